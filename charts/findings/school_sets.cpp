// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/school_sets.h"

#include "analysis/clusters/design_proportion.h"
#include "analysis/proportions/proportion_interval.h"
#include "analysis/statistics/scale_scores.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace diaoyan {

namespace {

/// Distributions by group, of a number or of what a definition makes of a scale.
struct ValuesByGroup {
    std::vector<Group> groups;
    std::vector<ValueCounts> values;
    std::int64_t ungrouped = 0;
};

Result<ValuesByGroup> valuesByGroup(const Tabulator& tabulator, const ComparedItem& compared, const std::string& by) {
    if (!compared.definition) {
        auto numbers = tabulator.values({compared.item.id, by});
        if (!numbers) return numbers.problem();
        return ValuesByGroup{std::move(numbers->groups), std::move(numbers->per_group), numbers->ungrouped};
    }
    const auto counts = tabulator.count({compared.item.id, by});
    if (!counts) return counts.problem();
    const auto points = definitionPoints(counts->item, *compared.definition);
    if (!points) return points.problem();
    ValuesByGroup result{counts->groups, {}, counts->ungrouped};
    for (const ItemCounts& group : counts->per_group) result.values.push_back(scoredCounts(group, *points));
    return result;
}

/// Only where everybody could answer: of parents the roster knows how many were asked, which is everybody only
/// if there are as many as pupils.
std::optional<std::int64_t> populationOf(const School& school, const Role& role) {
    if (role.id == "teacher") return school.teachers;
    if (role.id == "student") return school.enrolment;
    const auto expected = school.expected.find(role.id);
    if (expected == school.expected.end() || !school.enrolment || expected->second < *school.enrolment)
        return std::nullopt;
    return expected->second;
}

/// A stage is part of the roster, so a school stays whole within it; within an item (sex) it does not.
bool schoolsStayWhole(const std::string& within) {
    for (std::size_t begin = 0; begin < within.size();) {
        if (within.compare(begin, 7, "school.") != 0) return false;
        begin = std::min(within.find('/', begin), within.size() - 1) + 1;
    }
    return true;
}

/// Where a group's schools go: the set, by the positions in the groupings before the school.
class SetsByGroup {
public:
    SetsByGroup(SchoolSets& sets, const std::vector<Group>& within) {
        for (std::size_t g = 0; g < within.size(); ++g) {
            std::vector<std::uint32_t> parts = within[g].parts;
            if (parts.empty()) parts.push_back(static_cast<std::uint32_t>(g));
            position_[parts] = sets.sets.size();
            sets.sets.push_back({within[g].code, within[g].label, {}, {}});
        }
    }

    std::optional<std::size_t> of(std::vector<std::uint32_t> parts) const {
        if (!parts.empty()) parts.pop_back();
        const auto found = position_.find(parts);
        return found == position_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::map<std::vector<std::uint32_t>, std::size_t> position_;
};

Problem noSchools() {
    return {"no-schools",
            {"没有可比较的学校：调查没有学校名册，答卷也没有所属学校",
             "no schools to compare: the survey has no roster and the answers name no school"},
            {}};
}

}  // namespace

bool SchoolSet::anySmall() const {
    return std::any_of(few.begin(), few.end(), [](const SchoolAnswers& school) { return school.n > 0; });
}

bool SchoolSet::safeTogether(std::int64_t minimum_n) const {
    std::int64_t small = 0, answers = 0;
    for (const SchoolAnswers& school : few) {
        small += school.n > 0;
        answers += school.n;
    }
    return small == 0 || (small > 1 && answers >= minimum_n);
}

Result<SchoolSets> schoolSets(const Tabulator& tabulator, const Roster& roster, const Role& role,
                              const ComparedItem& compared, const CompareRequest& request) {
    auto by_school = valuesByGroup(tabulator, compared, request.by);
    if (!by_school) return by_school.problem();
    SchoolSets result;
    result.ungrouped = by_school->ungrouped;
    const std::string within = request.by == "school" ? "" : request.by.substr(0, request.by.size() - 7);
    // The schools as they are called without the group they are in, and the groups without their schools.
    const auto schools = valuesByGroup(tabulator, compared, "school");
    if (!schools) return schools.problem();
    if (schools->groups.empty()) return noSchools();
    std::vector<Group> sets{{}};
    if (!within.empty()) {
        auto outer = valuesByGroup(tabulator, compared, within);
        if (!outer) return outer.problem();
        sets = std::move(outer->groups);
    }
    const SetsByGroup place(result, sets);
    std::unordered_map<std::string, std::size_t> on_roster;
    if (schoolsStayWhole(within))
        for (std::size_t s = 0; s < roster.schools.size(); ++s) on_roster.emplace(roster.schools[s].code, s);
    for (std::size_t g = 0; g < by_school->groups.size(); ++g) {
        const std::vector<std::uint32_t>& parts = by_school->groups[g].parts;
        const auto set = within.empty() ? std::optional<std::size_t>(0) : place.of(parts);
        if (!set) continue;
        const Group& school = schools->groups[parts.empty() ? g : parts.back()];
        SchoolAnswers answers{school.code, school.label, std::move(by_school->values[g]), 0, {}};
        answers.n = countOf(answers.values);
        if (const auto found = on_roster.find(school.code); found != on_roster.end())
            answers.population = populationOf(roster.schools[found->second], role);
        SchoolSet& target = result.sets[*set];
        (answers.n >= std::max<std::int64_t>(1, request.minimum_n) ? target.compared : target.few)
            .push_back(std::move(answers));
    }
    return result;
}

Text populationName(const Role& role) {
    if (role.id == "teacher") return {"在编教师", "teachers on the roster"};
    if (role.id == "student") return {"在校学生", "pupils enrolled"};
    return role.name.empty() ? Text{"应答对象", "people asked"} : role.name;
}

std::vector<SchoolCount> schoolCounts(const std::vector<SchoolAnswers>& schools) {
    std::vector<SchoolCount> counts;
    for (const SchoolAnswers& school : schools) {
        SchoolCount one{school.code, 0, school.n, school.population};
        for (const ValueCount& value : school.values)
            if (value.value == 1) one.count = value.count;
        counts.push_back(std::move(one));
    }
    return counts;
}

SchoolsTogether schoolsTogether(const std::vector<SchoolAnswers>& schools, bool rate, Confidence confidence) {
    SchoolsTogether all;
    std::vector<ValueCounts> values;
    for (const SchoolAnswers& school : schools) values.push_back(school.values);
    for (const SchoolCount& school : schoolCounts(schools)) {
        all.n += school.n;
        all.satisfied += school.count;
    }
    const ValuedSample sample = valuedSample(values);
    const auto design = rate ? designProportion(sample.sample, sample.values, confidence)
                             : designMean(sample.sample, sample.values, confidence);
    if (design.ok()) {
        all.value = design->estimate;
        all.interval = design->interval;
        all.clustered = design->interval.has_value();
    }
    // Everybody or nobody: no school differs from another.
    if (rate && !all.interval) {
        all.interval = wilsonInterval(all.satisfied, all.n, confidence);
        if (!all.value) all.value = Share{all.satisfied, all.n, BaseKind::valid}.proportion();
    }
    return all;
}

}  // namespace diaoyan
