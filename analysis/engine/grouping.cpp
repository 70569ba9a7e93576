// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/grouping.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace diaoyan {

namespace {

constexpr std::size_t everyKey = std::numeric_limits<std::uint16_t>::max() + std::size_t{1};
constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

/// Rows whose key has no entry belong to no group.
void closeTable(Grouping& grouping) {
    grouping.table.resize(everyKey, nowhere);
    std::replace(grouping.table.begin(), grouping.table.end(), nowhere,
                 static_cast<std::uint32_t>(grouping.groups.size()));
}

Grouping bySchool(const Responses& responses, const Roster& roster) {
    Grouping grouping{.title = {"学校", "school"}, .groups = {}, .table = {}, .school = &responses.school};
    std::unordered_map<std::string, std::uint32_t> position;
    const auto add = [&](const std::string& code, const std::string& name) {
        if (position.emplace(code, static_cast<std::uint32_t>(grouping.groups.size())).second)
            grouping.groups.push_back({code, untranslated(name.empty() ? code : name)});
    };
    for (const School& school : roster.schools) add(school.code, school.name);
    for (const std::string& code : responses.schools) add(code, code);
    for (const std::string& code : responses.schools) grouping.table.push_back(position.at(code));
    closeTable(grouping);
    return grouping;
}

Grouping byAttribute(const Responses& responses, const Roster& roster, const std::string& name) {
    Grouping grouping{.title = untranslated(name), .groups = {}, .table = {}, .school = &responses.school};
    if (name == "stage") grouping.title = {"学段", "stage"};
    if (name == "area") grouping.title = {"城乡", "area"};
    std::unordered_map<std::string, std::uint32_t> value_position, of_school;
    for (const School& school : roster.schools) {
        const std::string value = attributeOf(school, name);
        if (value.empty()) continue;
        const auto [found, added] = value_position.emplace(value, static_cast<std::uint32_t>(grouping.groups.size()));
        if (added) grouping.groups.push_back({value, untranslated(value)});
        of_school.emplace(school.code, found->second);
    }
    for (const std::string& code : responses.schools) {
        const auto found = of_school.find(code);
        grouping.table.push_back(found == of_school.end() ? nowhere : found->second);
    }
    closeTable(grouping);
    return grouping;
}

Grouping byItem(const Item& item, const CodeColumn& column) {
    Grouping grouping{.title = item.title, .groups = {}, .table = {}, .school = nullptr, .column = &column};
    for (const Option& option : item.options) {
        grouping.table.push_back(static_cast<std::uint32_t>(grouping.groups.size()));
        grouping.groups.push_back({option.code, option.label});
    }
    closeTable(grouping);
    return grouping;
}

bool isAttribute(const Roster& roster, const std::string& name) {
    return name == "stage" || name == "area" ||
           std::find(roster.attribute_names.begin(), roster.attribute_names.end(), name) !=
               roster.attribute_names.end();
}

}  // namespace

std::optional<std::size_t> itemIndex(const Responses& responses, const std::string& id) {
    const std::string prefix = responses.questionnaire.id + ".";
    const auto found = std::find_if(responses.items.begin(), responses.items.end(),
                                    [&](const Item& item) { return item.id == id || prefix + item.id == id; });
    if (found == responses.items.end()) return std::nullopt;
    return static_cast<std::size_t>(found - responses.items.begin());
}

Result<Grouping> groupingBy(const Responses& responses, const Roster& roster, const std::string& by) {
    if (by.empty()) {
        Grouping everybody{.title = {"全体", "everybody"}, .groups = {}, .table = {}};
        everybody.groups.push_back({"", {"全体", "everybody"}});
        return everybody;
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

}  // namespace diaoyan
