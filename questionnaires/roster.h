// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One school of the study.
struct School {
    std::string code{};  ///< stable, unique
    std::string name{};
    std::string stage{};  ///< 学段: 小学, 初中, 完全中学 ...
    std::string area{};   ///< 城乡
    std::optional<std::int64_t> enrolment{};
    std::optional<std::int64_t> teachers{};
    std::map<std::string, std::int64_t> expected{};   ///< role id -> respondents expected (发放)
    std::map<std::string, std::string> attributes{};  ///< any further column of the roster, by heading

    bool operator==(const School&) const = default;
};

struct Roster {
    std::vector<School> schools{};
    std::vector<std::string> attribute_names{};  ///< in the order of the file

    bool operator==(const Roster&) const = default;
};

/// Position of a school by code or exact name.
std::optional<std::size_t> findSchool(const Roster& roster, const std::string& code_or_name);

/// The value of stage, area or any attribute; empty when the school has none.
std::string attributeOf(const School& school, const std::string& name);

}  // namespace diaoyan
