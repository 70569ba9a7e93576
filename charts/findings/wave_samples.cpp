// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/wave_samples.h"

#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

struct SchoolTurnout {
    Group school;
    std::int64_t respondents = 0;
};

/// Respondents by school, the same whatever item they are counted by.
Result<std::vector<SchoolTurnout>> turnout(const Tabulator& wave) {
    std::vector<SchoolTurnout> schools;
    for (const Item& item : wave.items()) {
        if (hasOptions(item.kind)) {
            const auto counts = wave.count({item.id, "school"});
            if (!counts.ok()) return counts.problem();
            for (std::size_t g = 0; g < counts->groups.size(); ++g)
                schools.push_back({counts->groups[g], counts->per_group[g].respondents()});
            return schools;
        }
        if (item.kind != QuestionKind::number) continue;
        const auto values = wave.values({item.id, "school"});
        if (!values.ok()) return values.problem();
        for (std::size_t g = 0; g < values->groups.size(); ++g)
            schools.push_back({values->groups[g], std::accumulate(values->missing[g].begin(), values->missing[g].end(),
                                                                  countOf(values->per_group[g]))});
        return schools;
    }
    return schools;
}

Text namesOf(const std::vector<const SchoolInWaves*>& schools) {
    constexpr std::size_t most = 10;
    std::vector<Text> names;
    for (const SchoolInWaves* school : schools)
        if (names.size() < most) names.push_back(school->label);
    const Text some = joined(names, "、", ", ");
    return schools.size() > most ? phrase("{0}等", "{0} and others", {some}) : some;
}

}  // namespace

std::vector<Text> schoolListNotes(const std::vector<SchoolInWaves>& schools) {
    std::vector<const SchoolInWaves*> gone, fresh, off_roster, on_roster, renamed;
    std::int64_t answers_gone = 0, answers_fresh = 0;
    for (const SchoolInWaves& school : schools) {
        if (school.respondents1 > 0 && school.respondents2 == 0) {
            gone.push_back(&school);
            answers_gone += school.respondents1;
        }
        if (school.respondents2 > 0 && school.respondents1 == 0) {
            fresh.push_back(&school);
            answers_fresh += school.respondents2;
        }
        if (school.listed1 && !school.listed2) off_roster.push_back(&school);
        if (school.listed2 && !school.listed1) on_roster.push_back(&school);
        if (school.listed1 && school.listed2 && school.earlier_label != school.label) renamed.push_back(&school);
    }
    std::vector<Text> notes;
    const auto say = [&](const auto& which, const char* zh, const char* en, std::int64_t answers) {
        if (!which.empty())
            notes.push_back(phrase(zh, en, {static_cast<std::int64_t>(which.size()), namesOf(which), answers}));
    };
    say(gone, "有{0}所学校只在前一期有答卷（{1}，共{2}份）。",
        "Schools that answered in the earlier wave only: {0} ({1}; sheets: {2}).", answers_gone);
    say(fresh, "有{0}所学校只在后一期有答卷（{1}，共{2}份）。",
        "Schools that answered in the later wave only: {0} ({1}; sheets: {2}).", answers_fresh);
    say(off_roster, "学校名册变了：{0}所只在前一期的名册中（{1}）。",
        "The roster changed; on the earlier one only: {0} ({1}).", 0);
    say(on_roster, "学校名册变了：{0}所只在后一期的名册中（{1}）。",
        "The roster changed; on the later one only: {0} ({1}).", 0);
    for (const SchoolInWaves* school : renamed)
        notes.push_back(phrase("代码{0}在前一期名为“{1}”，后一期名为“{2}”，按同一所学校处理，请核对。",
                               "Code {0} was \"{1}\" in the earlier wave and is \"{2}\" in the later one; taken as the "
                               "same school, please check.",
                               {school->code, school->earlier_label, school->label}));
    return notes;
}

Result<std::vector<SchoolInWaves>> schoolsInWaves(const Tabulator& earlier, const Tabulator& later) {
    const auto before = turnout(earlier), after = turnout(later);
    if (!before.ok()) return before.problem();
    if (!after.ok()) return after.problem();
    std::vector<SchoolInWaves> schools;
    for (const SchoolTurnout& one : *after)
        schools.push_back(
            {.code = one.school.code, .label = one.school.label, .respondents2 = one.respondents, .listed2 = true});
    for (const SchoolTurnout& one : *before) {
        auto at = std::find_if(schools.begin(), schools.end(),
                               [&](const SchoolInWaves& known) { return known.code == one.school.code; });
        if (at == schools.end())
            at = schools.insert(schools.end(), {.code = one.school.code, .label = one.school.label});
        at->respondents1 = one.respondents;
        at->listed1 = true;
        at->earlier_label = one.school.label;
    }
    return schools;
}

PlacedSide inBothWaves(const PlacedSide& side, const std::vector<SchoolInWaves>& schools) {
    PlacedSide made;
    made.everybody.options.assign(side.everybody.options.size(), 0);
    for (const SideSchool& school : side.schools) {
        const bool kept = std::any_of(schools.begin(), schools.end(),
                                      [&](const SchoolInWaves& one) { return one.code == school.code && one.both(); });
        if (!kept) continue;
        made.schools.push_back(school);
        made.everybody += school.counts;
    }
    return made;
}

}  // namespace diaoyan
