// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/roster_columns.h"

#include "collector/tabular/matching.h"
#include "questionnaires/questionnaire.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diaoyan {

namespace {

using Meaning = RosterColumn::Meaning;

struct KnownHeading {
    std::string_view words;
    Meaning meaning;
};

constexpr std::array knownHeadings{
    KnownHeading{"学校代码", Meaning::code},
    KnownHeading{"学校编码", Meaning::code},
    KnownHeading{"学校编号", Meaning::code},
    KnownHeading{"学校标识码", Meaning::code},
    KnownHeading{"代码", Meaning::code},
    KnownHeading{"编码", Meaning::code},
    KnownHeading{"编号", Meaning::code},
    KnownHeading{"code", Meaning::code},
    KnownHeading{"schoolcode", Meaning::code},
    KnownHeading{"schoolid", Meaning::code},
    KnownHeading{"id", Meaning::code},
    KnownHeading{"学校名称", Meaning::name},
    KnownHeading{"学校全称", Meaning::name},
    KnownHeading{"学校", Meaning::name},
    KnownHeading{"校名", Meaning::name},
    KnownHeading{"名称", Meaning::name},
    KnownHeading{"单位名称", Meaning::name},
    KnownHeading{"school", Meaning::name},
    KnownHeading{"schoolname", Meaning::name},
    KnownHeading{"name", Meaning::name},
    KnownHeading{"学段", Meaning::stage},
    KnownHeading{"办学层次", Meaning::stage},
    KnownHeading{"stage", Meaning::stage},
    KnownHeading{"城乡", Meaning::area},
    KnownHeading{"城乡类型", Meaning::area},
    KnownHeading{"城乡分类", Meaning::area},
    KnownHeading{"area", Meaning::area},
    KnownHeading{"在校生数", Meaning::enrolment},
    KnownHeading{"在校学生数", Meaning::enrolment},
    KnownHeading{"在校生", Meaning::enrolment},
    KnownHeading{"学生数", Meaning::enrolment},
    KnownHeading{"学生人数", Meaning::enrolment},
    KnownHeading{"在校生人数", Meaning::enrolment},
    KnownHeading{"enrolment", Meaning::enrolment},
    KnownHeading{"enrollment", Meaning::enrolment},
    KnownHeading{"students", Meaning::enrolment},
    KnownHeading{"教师数", Meaning::teachers},
    KnownHeading{"教师人数", Meaning::teachers},
    KnownHeading{"专任教师数", Meaning::teachers},
    KnownHeading{"专任教师", Meaning::teachers},
    KnownHeading{"teachers", Meaning::teachers},
};

constexpr std::array roleIds{"teacher", "parent", "student", "principal", "npc_deputy", "cppcc_member", "community"};

/// Removes every `word`; true when there was one.
bool take(std::string& from, std::string_view word) {
    bool taken = false;
    for (std::size_t at; (at = from.find(word)) != from.npos; taken = true) from.erase(at, word.size());
    return taken;
}

/// 教师 -> teacher, parent -> parent; empty when no such role is known.
std::string roleOf(const std::string& words) {
    if (words == "老师") return "teacher";
    if (words == "社区") return "community";
    for (const char* id : roleIds)
        if (words == id || words == roleNamed(id).name.zh) return id;
    return {};
}

/// expected_parent, 发放:校长, 发放教师, 家长应答数, 教师问卷发放数.
std::string expectedRole(std::string key) {
    for (const std::string_view prefix : {"expected_", "expected:", "发放:", "应答:"}) {
        if (!key.starts_with(prefix)) continue;
        const std::string words = key.substr(prefix.size());
        const std::string known = roleOf(words);
        return known.empty() ? words : known;
    }
    const bool expected = take(key, "发放") | take(key, "应答");
    if (!expected) return {};
    for (const std::string_view filler : {"问卷", "份数", "人数", "数量", "数"}) take(key, filler);
    return roleOf(key);
}

/// The form in which headings compare: folded, without blanks and a unit in brackets at the end.
std::string keyOf(std::string_view heading) {
    std::string key = foldForMatching(heading);
    std::erase_if(key, [](char c) { return c == ' '; });
    const std::size_t open = key.rfind('(');
    if (key.ends_with(')') && open != key.npos && open > 0) key.erase(open);
    return key;
}

}  // namespace

RosterColumn rosterColumn(std::string_view heading) {
    RosterColumn column;
    column.heading = withoutOuterBlanks(heading);
    const std::string key = keyOf(heading);
    if (key.empty()) return column;
    column.meaning = Meaning::attribute;
    column.role = expectedRole(key);
    if (!column.role.empty()) column.meaning = Meaning::expected;
    std::string plain = key;
    take(plain, "_");
    for (const KnownHeading& known : knownHeadings)
        if (plain == known.words) column.meaning = known.meaning;
    return column;
}

std::optional<long long> countOfPeople(std::string_view text) {
    std::string digits = foldForMatching(text);
    for (const std::string_view unit : {"人", "名", "份"})
        if (digits.ends_with(unit)) digits.erase(digits.size() - unit.size());
    if (digits.find(',') != digits.npos) {
        // Separators of thousands only where they belong: 1,200 but not 12,00.
        for (std::size_t i = 0; i < digits.size(); ++i)
            if ((digits[i] == ',') != ((digits.size() - i) % 4 == 0) || digits[0] == ',') return std::nullopt;
        std::erase(digits, ',');
    }
    const bool all_digits = digits.find_first_not_of("0123456789") == digits.npos;
    if (digits.empty() || digits.size() > 12 || !all_digits) return std::nullopt;
    return std::stoll(digits);
}

}  // namespace diaoyan
