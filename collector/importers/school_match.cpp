// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/school_match.h"

#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

using Characters = std::vector<std::string_view>;

Characters charactersOf(std::string_view text) {
    Characters characters;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
        characters.push_back(text.substr(at, end - at));
        at = end;
    }
    return characters;
}

bool isPunctuation(std::string_view character) {
    constexpr std::array<std::string_view, 25> marks = {" ",  "(",  ")",  "[",  "]", "【", "】", "「", "」",
                                                        "《", "》", "·",  "•",  "-", "—",  "_",  ".",  ",",
                                                        "，", "。", "、", "\"", "'", "“",  "”"};
    return std::find(marks.begin(), marks.end(), character) != marks.end();
}

/// 一 .. 九; 0 for anything else.
int digitOf(std::string_view character) {
    constexpr std::array<std::string_view, 9> digits = {"一", "二", "三", "四", "五", "六", "七", "八", "九"};
    const auto found = std::find(digits.begin(), digits.end(), character);
    return found == digits.end() ? 0 : static_cast<int>(found - digits.begin()) + 1;
}

/// 二十三 -> 23, from `at` on; how many characters it took, 0 where there is no numeral.
std::size_t numeralAt(const Characters& characters, std::size_t at, int& value) {
    const std::size_t begin = at;
    const auto here = [&] { return at < characters.size() ? characters[at] : std::string_view{}; };
    value = digitOf(here());
    if (value > 0) ++at;
    if (here() == "十") {
        value = std::max(value, 1) * 10;
        ++at;
        if (const int ones = digitOf(here()); ones > 0) {
            value += ones;
            ++at;
        }
    }
    return at - begin;
}

bool endsWith(const std::string& text, std::string_view end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Pairs of neighbouring characters; a single character is a pair of its own.
std::vector<std::string> pairsOf(const std::string& text) {
    const Characters characters = charactersOf(text);
    std::vector<std::string> pairs;
    for (std::size_t i = 0; i + 1 < characters.size(); ++i)
        pairs.push_back(std::string(characters[i]) + std::string(characters[i + 1]));
    if (pairs.empty() && !text.empty()) pairs.push_back(text);
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

/// Dice's coefficient of the pairs, at least 0.6 where one name holds the other.
double likeness(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return 0;
    const std::vector<std::string> left = pairsOf(a);
    const std::vector<std::string> right = pairsOf(b);
    std::vector<std::string> both;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
    const double dice = 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
    const bool holds = a.find(b) != std::string::npos || b.find(a) != std::string::npos;
    return holds ? std::max(dice, 0.6) : dice;
}

}  // namespace

std::string normalisedSchool(std::string_view name) {
    const std::string folded = foldForMatching(name);
    const Characters characters = charactersOf(folded);
    std::string form;
    for (std::size_t at = 0; at < characters.size();) {
        int value = 0;
        if (const std::size_t taken = numeralAt(characters, at, value); taken > 0) {
            form += std::to_string(value);
            at += taken;
            continue;
        }
        if (!isPunctuation(characters[at]) && characters[at] != "第") form += characters[at];
        ++at;
    }
    // 小学校 is 小学, 3小学 is 3小.
    for (const std::string_view kind : {"小学", "中学"})
        if (endsWith(form, std::string(kind) + "校")) form.resize(form.size() - std::string_view("校").size());
    for (const std::string_view kind : {"小学", "中学"}) {
        const std::size_t at = form.size() - std::min(form.size(), kind.size());
        if (endsWith(form, kind) && at > 0 && isDigit(form[at - 1]))
            form.resize(form.size() - std::string_view("学").size());
    }
    return form;
}

SchoolMatcher::SchoolMatcher(const Roster& roster, const SchoolDecisions& decisions) {
    for (std::size_t i = 0; i < roster.schools.size(); ++i) exact_.emplace(foldForMatching(roster.schools[i].code), i);
    for (std::size_t i = 0; i < roster.schools.size(); ++i) exact_.emplace(foldForMatching(roster.schools[i].name), i);
    for (std::size_t i = 0; i < roster.schools.size(); ++i) {
        names_.push_back(normalisedSchool(roster.schools[i].name));
        const auto [known, fresh] = normalised_.emplace(names_.back(), i);
        if (!fresh) known->second.reset();
    }
    normalised_.erase(std::string{});
    for (const auto& [text, code] : decisions) {
        const auto school = exact_.find(foldForMatching(code));
        decided_[foldForMatching(text)] =
            school == exact_.end() || code.empty() ? std::nullopt : std::optional(school->second);
    }
}

SchoolMatch SchoolMatcher::match(std::string_view text) const {
    const std::string folded = foldForMatching(text);
    if (const auto found = decided_.find(folded); found != decided_.end())
        return {SchoolMatchKind::decided, found->second};
    if (const auto found = exact_.find(folded); found != exact_.end()) return {SchoolMatchKind::exact, found->second};
    const auto found = normalised_.find(normalisedSchool(text));
    if (found != normalised_.end() && found->second) return {SchoolMatchKind::normalised, found->second};
    return {};
}

std::vector<std::size_t> SchoolMatcher::similar(std::string_view text, std::size_t most) const {
    constexpr double least = 0.4;
    const std::string wanted = normalisedSchool(text);
    std::vector<std::pair<double, std::size_t>> found;
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (const double how = likeness(wanted, names_[i]); how >= least) found.emplace_back(-how, i);
    std::sort(found.begin(), found.end());
    if (found.size() > most) found.resize(most);
    std::vector<std::size_t> schools;
    for (const auto& [how, school] : found) schools.push_back(school);
    return schools;
}

}  // namespace diaoyan
