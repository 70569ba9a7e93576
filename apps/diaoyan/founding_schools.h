// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/founding_draw.h"
#include "questionnaires/roster.h"

#include <string>
#include <vector>

namespace diaoyan {

/// The 25 schools of the founding survey: 2 完全中学, 1 初级中学, 22 小学. Names, sizes and numbers of forms handed out
/// are invented; `respondents` of a role sum up to `of_role`, and students answer in the secondary schools only.
struct FoundingSchools {
    Roster roster;
    std::vector<std::int64_t> quality;                   ///< -5 .. 5 per school: what its people lean to on scales
    std::vector<std::vector<std::int64_t>> respondents;  ///< per role of `roles`, per school
};
inline const std::vector<std::string> foundingRoles = {"teacher", "parent", "student"};

FoundingSchools foundingSchools(Dice& dice, const std::vector<std::int64_t>& of_role);

/// The roster as CSV with Chinese headings.
std::string rosterCsv(const Roster& roster);

/// First and last grade taught, 1 .. 12.
struct Grades {
    int first = 1;
    int last = 6;
};
Grades gradesOf(const School& school);

/// A CSV field, in double quotes where it must be.
std::string csvField(const std::string& text);

}  // namespace diaoyan
