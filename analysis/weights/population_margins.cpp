// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/population_margins.h"

#include "analysis/engine/grouping.h"
#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace diaoyan {

namespace {

std::optional<std::int64_t> numberOf(const School& school, const Role& role, RosterNumber number) {
    if (number == RosterNumber::teachers) return school.teachers;
    if (number == RosterNumber::enrolment) return school.enrolment;
    const auto found = school.expected.find(role.id);
    return found == school.expected.end() ? std::nullopt : std::optional(found->second);
}

Text listOf(const std::vector<std::string>& names) {
    constexpr std::size_t most = 10;
    Text all;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        all = i == 0 ? untranslated(names[i]) : phrase("{0}、{1}", "{0}, {1}", {all, names[i]});
    return names.size() <= most ? all : phrase("{0}等", "{0} and others", {all});
}

std::string nameOf(const School& school) {
    return school.name.empty() ? school.code : school.name;
}

Problem populationMissing(const Roster& roster, const Role& role, RosterNumber number) {
    std::vector<std::string> without;
    for (const School& school : roster.schools)
        if (!numberOf(school, role, number)) without.push_back(nameOf(school));
    return {"population-missing",
            phrase("名册中{1}所学校没有{0}，不知道总体人数：{2}；请补全名册",
                   "the roster has no {0} for {1} schools: {2}",
                   {rosterNumberName(number), static_cast<std::uint64_t>(without.size()), listOf(without)}),
            {}};
}

/// The schools of a roster as if each had sent one answer: their groups are those of its rows.
Responses oneRowPerSchool(const Roster& roster, const Questionnaire& questionnaire) {
    Responses rows;
    rows.questionnaire = questionnaire;
    rows.rows = roster.schools.size();
    for (std::size_t i = 0; i < roster.schools.size(); ++i) {
        rows.schools.push_back(roster.schools[i].code);
        rows.school.push_back(static_cast<std::uint16_t>(i));
    }
    return rows;
}

std::vector<std::int64_t> respondentsPerGroup(const RowGroups& rows) {
    std::vector<std::int64_t> counts(rows.groups.size() + 1);
    for (const std::uint32_t group : rows.of_row) ++counts[group];
    return counts;
}

/// A margin with the levels that stay, rows renumbered; the others are in no level.
WeightingMargin withLevels(const RowGroups& rows, const std::string& by,
                           const std::vector<std::optional<double>>& populations) {
    WeightingMargin margin{.by = by, .title = rows.title, .levels = {}, .of_row = {}};
    constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> place(rows.groups.size() + 1, none);
    for (std::size_t group = 0; group < rows.groups.size(); ++group) {
        if (!populations[group]) continue;
        place[group] = static_cast<std::uint32_t>(margin.levels.size());
        margin.levels.push_back({rows.groups[group].code, rows.groups[group].label, *populations[group]});
    }
    const auto outside = static_cast<std::uint32_t>(margin.levels.size());
    for (const std::uint32_t group : rows.of_row)
        margin.of_row.push_back(place[group] == none ? outside : place[group]);
    return margin;
}

Problem unknownOption(const RowGroups& rows, const GivenLevel& level) {
    std::vector<std::string> names;
    for (const Group& group : rows.groups) names.push_back(group.label.zh);
    Problem problem{"unknown-option",
                    phrase("“{0}”没有“{1}”；有的是{2}", "\"{0}\" has no \"{1}\"; there are {2}",
                           {rows.title, level.option, listOf(names)}),
                    level.where};
    problem.where.text = level.option;
    return problem;
}

/// Shares that add up to 1, from fractions or percentages that do so but for their rounding.
std::optional<Problem> makeShares(WeightingMargin& margin) {
    NeumaierSum sum;
    for (const MarginLevel& level : margin.levels) sum += level.population;
    const double total = sum.value();
    if (std::abs(total - 1) > 0.01 && std::abs(total - 100) > 1)
        return Problem{"shares-do-not-add-up",
                       phrase("“{0}”各项比例合计应为1（或100%），现为{1}",
                              "the shares of \"{0}\" add up to {1} instead of 1 (or 100 percent)",
                              {margin.title, std::to_string(total)}),
                       {}};
    for (MarginLevel& level : margin.levels) level.population /= total;
    margin.shares = true;
    return std::nullopt;
}

/// Options that are an answer but no class of the variable: 不了解.
bool isSubstantive(const Responses& responses, const std::string& by, const std::string& code) {
    const auto index = itemIndex(responses, by);
    if (!index) return true;
    const std::vector<Option>& options = responses.items[*index].options;
    const auto option = optionIndex(options, code);
    return !option || options[*option].substantive;
}

}  // namespace

Text rosterNumberName(RosterNumber number) {
    switch (number) {
    case RosterNumber::teachers: return {"教师人数", "number of teachers"};
    case RosterNumber::expected: return {"发放数", "number handed out"};
    case RosterNumber::enrolment: return {"在校生数", "enrolment"};
    }
    return {};
}

Result<RosterPopulation> rosterPopulation(const Roster& roster, const Role& role, std::optional<RosterNumber> wanted) {
    if (roster.schools.empty())
        return Problem{
            "no-schools",
            phrase("没有学校名册，不知道总体人数", "there is no roster of schools to take a population from"),
            {}};
    std::vector<RosterNumber> numbers{RosterNumber::expected, RosterNumber::enrolment};
    if (role.id == "teacher") numbers = {RosterNumber::teachers, RosterNumber::expected};
    if (wanted) numbers = {*wanted};
    // Where none is complete, the one that most schools have is the one to complete.
    RosterNumber best = numbers.front();
    std::int64_t fewest_missing = std::numeric_limits<std::int64_t>::max();
    for (const RosterNumber number : numbers) {
        const std::int64_t missing =
            std::count_if(roster.schools.begin(), roster.schools.end(),
                          [&](const School& school) { return !numberOf(school, role, number); });
        if (missing >= fewest_missing) continue;
        best = number;
        fewest_missing = missing;
    }
    if (fewest_missing > 0) return populationMissing(roster, role, best);
    RosterPopulation people{.number = best, .of_school = {}};
    for (const School& school : roster.schools) people.of_school.push_back(*numberOf(school, role, best));
    return people;
}

Result<WeightingMargin> rosterMargin(const Responses& responses, const Roster& roster, const RosterPopulation& people,
                                     const std::string& by) {
    const Result<RowGroups> rows = groupOfRows(responses, roster, by);
    if (!rows) return rows.problem();
    const Result<RowGroups> schools = groupOfRows(oneRowPerSchool(roster, responses.questionnaire), roster, by);
    if (!schools || by.empty())
        return Problem{"not-a-roster-grouping",
                       phrase("名册不知道“{0}”的总体人数；请用总体数据文件给出",
                              "the roster does not know the population by \"{0}\"; give it in a file of margins", {by}),
                       {}};
    std::map<std::string, double> population;
    std::vector<std::string> without;
    for (std::size_t i = 0; i < roster.schools.size(); ++i) {
        const std::uint32_t group = schools->of_row[i];
        if (group < schools->groups.size())
            population[schools->groups[group].code] += static_cast<double>(people.of_school[i]);
        else
            without.push_back(nameOf(roster.schools[i]));
    }
    if (!without.empty())
        return Problem{"roster-incomplete",
                       phrase("名册中{1}所学校没有填写“{0}”：{2}；请补全名册",
                              "the roster does not say \"{0}\" for {1} schools: {2}",
                              {rows->title, static_cast<std::uint64_t>(without.size()), listOf(without)}),
                       {}};
    std::vector<std::optional<double>> populations;
    for (const Group& group : rows->groups) {
        const auto found = population.find(group.code);
        populations.push_back(found == population.end() ? std::nullopt : std::optional(found->second));
    }
    return withLevels(*rows, by, populations);
}

Result<WeightingMargin> givenMargin(const Responses& responses, const Roster& roster, const std::string& by,
                                    const std::vector<GivenLevel>& levels, bool shares) {
    const Result<RowGroups> rows = groupOfRows(responses, roster, by);
    if (!rows) return rows.problem();
    std::vector<std::optional<double>> populations(rows->groups.size());
    for (const GivenLevel& level : levels) {
        const auto found = std::find_if(rows->groups.begin(), rows->groups.end(), [&](const Group& group) {
            return group.code == level.option || group.label.zh == level.option || group.label.en == level.option;
        });
        if (found == rows->groups.end()) return unknownOption(*rows, level);
        std::optional<double>& population = populations[static_cast<std::size_t>(found - rows->groups.begin())];
        if (population)
            return Problem{
                "duplicate-level",
                phrase("“{0}”的“{1}”写了两次", "\"{1}\" of \"{0}\" is given twice", {rows->title, level.option}),
                level.where};
        population = level.amount;
    }
    const std::vector<std::int64_t> counts = respondentsPerGroup(*rows);
    std::vector<std::string> without;
    for (std::size_t group = 0; group < rows->groups.size(); ++group)
        if (!populations[group] && counts[group] > 0 && isSubstantive(responses, by, rows->groups[group].code))
            without.push_back(rows->groups[group].label.zh);
    if (!without.empty())
        return Problem{"margin-incomplete",
                       phrase("总体数据中没有“{0}”的{1}，而有人这样作答",
                              "no population is given for {1} of \"{0}\", "
                              "which some respondents chose",
                              {rows->title, listOf(without)}),
                       levels.empty() ? Place{} : Place{.file = levels.front().where.file}};
    WeightingMargin margin = withLevels(*rows, by, populations);
    if (shares)
        if (auto problem = makeShares(margin)) return *problem;
    return margin;
}

Result<std::vector<double>> weightsInItem(const Responses& responses, const std::string& item) {
    const auto index = itemIndex(responses, item);
    if (!index)
        return Problem{
            "unknown-item", phrase("本问卷没有题目“{0}”", "this questionnaire has no item \"{0}\"", {item}), {}};
    const auto* numbers = std::get_if<NumberColumn>(&responses.columns[*index]);
    const Text& title = responses.items[*index].title;
    if (numbers == nullptr)
        return Problem{"not-a-number", phrase("“{0}”不是数字题", "\"{0}\" is not a number question", {title}), {}};
    std::int64_t missing = 0, negative = 0;
    for (std::size_t row = 0; row < responses.rows; ++row) {
        if (numbers->present[row] == 0 || !std::isfinite(numbers->values[row]))
            ++missing;
        else if (numbers->values[row] < 0)
            ++negative;
    }
    if (missing > 0)
        return Problem{
            "weights-missing",
            phrase("有{1}份答卷在“{0}”中没有权重", "{1} respondents have no weight in \"{0}\"", {title, missing}),
            {}};
    if (negative > 0)
        return Problem{"weights-negative",
                       phrase("有{1}份答卷在“{0}”中的权重是负数", "{1} respondents have a negative weight in \"{0}\"",
                              {title, negative}),
                       {}};
    return numbers->values;
}

}  // namespace diaoyan
