// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/row_groups.h"
#include "analysis/weights/sample_weights.h"
#include "questionnaires/questionnaire.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// Which number of the roster says how many people a school has.
enum class RosterNumber { teachers, expected, enrolment };

/// What a number is called: 教师人数 / number of teachers.
Text rosterNumberName(RosterNumber number);

/// The people of a role by school.
struct RosterPopulation {
    RosterNumber number = RosterNumber::expected;
    std::vector<std::int64_t> of_school;  ///< parallel to the roster

    bool operator==(const RosterPopulation&) const = default;
};

/// teachers, else expected, for teachers; expected, else enrolment, for every other role: the first that the
/// roster gives for all schools, or the one that is `wanted`. Numbers are never mixed. Problems: no-schools,
/// population-missing (names the schools without it).
Result<RosterPopulation> rosterPopulation(const Roster& roster, const Role& role,
                                          std::optional<RosterNumber> wanted = std::nullopt);

/// A margin by "school", "school.<attribute>" or several of these joined by '/': the people of a group are
/// those of its schools. Rows of schools that the roster does not have are in no level. Problems: those of
/// groupOfRows, not-a-roster-grouping (an item, whose population the roster cannot know), and
/// roster-incomplete (schools without that attribute).
Result<WeightingMargin> rosterMargin(const Responses& responses, const Roster& roster, const RosterPopulation& people,
                                     const std::string& by);

/// What somebody wrote down about one level: 男 has 5210 people, or 51.2 percent.
struct GivenLevel {
    std::string option;  ///< code or label
    double amount = 0;
    Place where{};

    bool operator==(const GivenLevel&) const = default;
};

/// Amounts are people, or shares of them (0 to 1, or percent) where `shares`. Groups that are not named and have
/// no answers are left out; 不了解 and other options that are no part of the scale are in no level. Problems:
/// those of groupOfRows, unknown-option, duplicate-level, margin-incomplete (answers but no amount),
/// shares-do-not-add-up (neither about 1 nor about 100).
Result<WeightingMargin> givenMargin(const Responses& responses, const Roster& roster, const std::string& by,
                                    const std::vector<GivenLevel>& levels, bool shares);

/// The weights that a number question of the questionnaire holds. Problems: unknown-item, not-a-number,
/// weights-missing, weights-negative (both say how many).
Result<std::vector<double>> weightsInItem(const Responses& responses, const std::string& item);

}  // namespace diaoyan
