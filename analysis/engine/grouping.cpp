// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/grouping.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace diaoyan {

namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

/// How many values a key can have.
template <class Key>
constexpr std::size_t everyKey = std::numeric_limits<Key>::max() + std::size_t{1};
constexpr std::size_t everySchool = everyKey<std::uint16_t>;

/// Rows whose key has no entry belong to no group.
void closeTable(Grouping& grouping, std::size_t keys) {
    grouping.table.resize(keys, nowhere);
    std::replace(grouping.table.begin(), grouping.table.end(), nowhere,
                 static_cast<std::uint32_t>(grouping.groups.size()));
}

Grouping bySchool(const Responses& responses, const Roster& roster) {
    Grouping grouping{.title = {"学校", "school"}, .groups = {}, .table = {}, .school = &responses.school};
    std::vector<Group> groups;
    std::unordered_map<std::string, std::uint32_t> position;
    const auto add = [&](const std::string& code, const std::string& name) {
        if (position.emplace(code, static_cast<std::uint32_t>(groups.size())).second)
            groups.push_back({code, untranslated(name.empty() ? code : name)});
    };
    for (const School& school : roster.schools) add(school.code, school.name);
    for (const std::string& code : responses.schools) add(code, code);
    for (const std::string& code : responses.schools) grouping.table.push_back(position.at(code));
    grouping.groups = std::move(groups);
    closeTable(grouping, everySchool);
    return grouping;
}

Grouping byAttribute(const Responses& responses, const Roster& roster, const std::string& name) {
    Grouping grouping{.title = untranslated(name), .groups = {}, .table = {}, .school = &responses.school};
    if (name == "stage") grouping.title = {"学段", "stage"};
    if (name == "area") grouping.title = {"城乡", "area"};
    std::vector<Group> groups;
    std::unordered_map<std::string, std::uint32_t> value_position, of_school;
    for (const School& school : roster.schools) {
        const std::string value = attributeOf(school, name);
        if (value.empty()) continue;
        const auto [found, added] = value_position.emplace(value, static_cast<std::uint32_t>(groups.size()));
        if (added) groups.push_back({value, untranslated(value)});
        of_school.emplace(school.code, found->second);
    }
    for (const std::string& code : responses.schools) {
        const auto found = of_school.find(code);
        grouping.table.push_back(found == of_school.end() ? nowhere : found->second);
    }
    grouping.groups = std::move(groups);
    closeTable(grouping, everySchool);
    return grouping;
}

Grouping byItem(const Item& item, const CodeColumn& column) {
    Grouping grouping{.title = item.title, .groups = {}, .table = {}, .school = nullptr, .column = &column};
    std::vector<Group> groups;
    for (const Option& option : item.options) {
        grouping.table.push_back(static_cast<std::uint32_t>(groups.size()));
        groups.push_back({option.code, option.label});
    }
    grouping.groups = std::move(groups);
    std::visit([&]<class Code>(const std::vector<Code>&) { closeTable(grouping, everyKey<Code>); }, column.codes);
    return grouping;
}

// Combinations of joined groupings; beyond them a table is of no use to anybody.
constexpr std::size_t mostCombinations = 4'000'000;

/// Number of the combination of `parts` that a row's groups make; nothing where one part is "none".
std::optional<std::size_t> combination(const std::vector<Grouping>& parts, const std::vector<std::uint32_t>& groups) {
    std::size_t number = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (groups[p] >= parts[p].groups.size()) return std::nullopt;
        number = number * parts[p].groups.size() + groups[p];
    }
    return number;
}

/// Groups per part of a combination's number.
std::vector<std::uint32_t> groupsOf(const std::vector<Grouping>& parts, std::size_t number) {
    std::vector<std::uint32_t> groups(parts.size());
    for (std::size_t p = parts.size(); p-- > 0;) {
        groups[p] = static_cast<std::uint32_t>(number % parts[p].groups.size());
        number /= parts[p].groups.size();
    }
    return groups;
}

/// Whether some school lies in these groups; groupings by an item always do.
std::vector<bool> possible(const std::vector<Grouping>& parts, std::size_t combinations, std::size_t schools) {
    std::vector<Grouping> of_schools;
    for (const Grouping& part : parts)
        if (part.school != nullptr) of_schools.push_back(part);
    if (of_schools.empty()) return std::vector<bool>(combinations, true);
    std::unordered_set<std::size_t> met;
    std::vector<std::uint32_t> groups(of_schools.size());
    for (std::size_t school = 0; school < schools; ++school) {
        for (std::size_t p = 0; p < of_schools.size(); ++p) groups[p] = of_schools[p].table[school];
        if (const auto number = combination(of_schools, groups)) met.insert(*number);
    }
    std::vector<bool> exists(combinations);
    for (std::size_t number = 0; number < combinations; ++number) {
        const std::vector<std::uint32_t> all = groupsOf(parts, number);
        groups.clear();
        for (std::size_t p = 0; p < parts.size(); ++p)
            if (parts[p].school != nullptr) groups.push_back(all[p]);
        exists[number] = met.contains(*combination(of_schools, groups));
    }
    return exists;
}

/// Gives the rows of a joined grouping their groups; `position` is the group of every combination.
void placeRows(Grouping& whole, const std::vector<Grouping>& parts, const std::vector<std::uint32_t>& position,
               const Responses& responses) {
    std::vector<std::uint32_t> groups(parts.size());
    const auto positionOf = [&] {
        const auto number = combination(parts, groups);
        return number ? position[*number] : nowhere;
    };
    if (std::all_of(parts.begin(), parts.end(), [](const Grouping& part) { return part.school != nullptr; })) {
        // The school alone decides.
        whole.school = &responses.school;
        for (std::size_t school = 0; school < responses.schools.size(); ++school) {
            for (std::size_t p = 0; p < parts.size(); ++p) groups[p] = parts[p].table[school];
            whole.table.push_back(positionOf());
        }
        closeTable(whole, everySchool);
        return;
    }
    std::vector<std::vector<std::uint32_t>> columns(parts.size());
    for (std::size_t p = 0; p < parts.size(); ++p) {
        columns[p].resize(responses.rows);
        withGroupOf(parts[p], [&](auto groupOf) {
            for (std::size_t row = 0; row < responses.rows; ++row) columns[p][row] = groupOf(row);
        });
    }
    const auto none = static_cast<std::uint32_t>(whole.groups.size());
    whole.of_row.resize(responses.rows);
    for (std::size_t row = 0; row < responses.rows; ++row) {
        for (std::size_t p = 0; p < parts.size(); ++p) groups[p] = columns[p][row];
        whole.of_row[row] = std::min(positionOf(), none);
    }
}

/// Groupings each within the one before: their combinations, without those that no school can have.
Grouping joined(const std::vector<Grouping>& parts, std::size_t combinations, const Responses& responses) {
    Grouping whole;
    std::vector<Group> groups;
    const std::vector<bool> exists = possible(parts, combinations, responses.schools.size());
    std::vector<std::uint32_t> position(combinations, nowhere);
    for (std::size_t number = 0; number < combinations; ++number) {
        if (!exists[number]) continue;
        position[number] = static_cast<std::uint32_t>(groups.size());
        Group group{.parts = groupsOf(parts, number)};
        for (std::size_t p = 0; p < parts.size(); ++p) {
            const Group& part = parts[p].groups[group.parts[p]];
            group.code += (p == 0 ? "" : "/") + part.code;
            group.label = p == 0 ? part.label : phrase("{0} · {1}", "{0} · {1}", {group.label, part.label});
        }
        groups.push_back(std::move(group));
    }
    whole.groups = std::move(groups);
    for (const Grouping& part : parts)
        whole.title =
            &part == &parts.front() ? part.title : phrase("{0} · {1}", "{0} · {1}", {whole.title, part.title});
    placeRows(whole, parts, position, responses);
    return whole;
}

bool isAttribute(const Roster& roster, const std::string& name) {
    return name == "stage" || name == "area" ||
           std::find(roster.attribute_names.begin(), roster.attribute_names.end(), name) !=
               roster.attribute_names.end();
}

}  // namespace

Problem unknownItem(const std::string& id) {
    return {"unknown-item", phrase("本问卷没有题目“{0}”", "this questionnaire has no item \"{0}\"", {id}), {}};
}

std::optional<std::size_t> itemIndex(const Responses& responses, const std::string& id) {
    const std::string prefix = responses.questionnaire.id + ".";
    const auto found = std::find_if(responses.items.begin(), responses.items.end(),
                                    [&](const Item& item) { return item.id == id || prefix + item.id == id; });
    if (found == responses.items.end()) return std::nullopt;
    return static_cast<std::size_t>(found - responses.items.begin());
}

namespace {

Result<Grouping> groupingByOne(const Responses& responses, const Roster& roster, const std::string& by) {
    if (by.empty()) {
        const Text everybody{"全体", "everybody"};
        return Grouping{.title = everybody, .groups = {Group{"", everybody}}, .table = {}};
    }
    if (by == "school") return bySchool(responses, roster);
    constexpr std::string_view schools = "school.";
    if (by.rfind(schools, 0) == 0 && isAttribute(roster, by.substr(schools.size())))
        return byAttribute(responses, roster, by.substr(schools.size()));
    if (const auto index = itemIndex(responses, by)) {
        if (const auto* column = std::get_if<CodeColumn>(&responses.columns[*index]))
            return byItem(responses.items[*index], *column);
        return Problem{"unknown-grouping",
                       phrase("只能按单选题或量表题分组，“{0}”不是",
                              "only a one-choice question can group; \"{0}\" is none", {responses.items[*index].title}),
                       {}};
    }
    return Problem{"unknown-grouping",
                   phrase("不能按“{0}”分组：不是学校、学校名册中的一列，也不是本问卷的题目",
                          "cannot group by \"{0}\": neither school, a column of the roster, nor an item of this "
                          "questionnaire",
                          {by}),
                   {}};
}

}  // namespace

Result<Grouping> groupingBy(const Responses& responses, const Roster& roster, const std::string& by) {
    // A roster's heading may itself contain the mark that joins groupings.
    Result<Grouping> whole = groupingByOne(responses, roster, by);
    if (whole.ok() || by.find('/') == std::string::npos) return whole;
    std::vector<Grouping> parts;
    std::size_t combinations = 1;
    for (std::size_t begin = 0; begin <= by.size();) {
        const std::size_t end = std::min(by.find('/', begin), by.size());
        Result<Grouping> part = groupingByOne(responses, roster, by.substr(begin, end - begin));
        if (!part) return part;
        combinations *= std::max<std::size_t>(part->groups.size(), 1);
        if (combinations > mostCombinations)
            return Problem{"too-many-cells", phrase("“{0}”的组合太多", "\"{0}\": too many combinations", {by}), {}};
        parts.push_back(std::move(part).value());
        begin = end + 1;
    }
    // A part without groups (a roster without that attribute) leaves everybody outside.
    for (const Grouping& part : parts)
        if (part.groups.empty()) combinations = 0;
    return joined(parts, combinations, responses);
}

}  // namespace diaoyan
