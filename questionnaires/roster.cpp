// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/roster.h"

#include <algorithm>

namespace diaoyan {

std::optional<std::size_t> findSchool(const Roster& roster, const std::string& code_or_name) {
    const auto position = [&](auto same) -> std::optional<std::size_t> {
        const auto found = std::find_if(roster.schools.begin(), roster.schools.end(), same);
        if (found == roster.schools.end()) return std::nullopt;
        return static_cast<std::size_t>(found - roster.schools.begin());
    };
    if (const auto by_code = position([&](const School& school) { return school.code == code_or_name; }))
        return by_code;
    return position([&](const School& school) { return school.name == code_or_name; });
}

std::string attributeOf(const School& school, const std::string& name) {
    if (name == "stage") return school.stage;
    if (name == "area") return school.area;
    const auto found = school.attributes.find(name);
    return found == school.attributes.end() ? std::string{} : found->second;
}

}  // namespace diaoyan
