// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/results/comparison.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One line of a list that is chosen from.
struct OfferedChoice {
    std::string id{};
    Text words{};
    int depth = 0;  ///< rows of a matrix stand below it

    bool operator==(const OfferedChoice&) const = default;
};

/// Schools side by side: all of them, or within each stage, area or other attribute.
std::vector<OfferedChoice> offeredSchools(const Roster& roster);
/// Attributes by which at least one school belongs to a group.
std::vector<OfferedChoice> offeredSchoolGroups(const Roster& roster);
/// One-choice questions, each with at least two options.
std::vector<OfferedChoice> offeredAnswerGroups(const Questionnaire& questionnaire);

/// All scales together, then every question that has a figure or a table; rows of a matrix one by one, too.
std::vector<OfferedChoice> offeredQuestions(const Questionnaire& questionnaire);
/// What at least two roles were asked about, by construct. Empty: there is nothing.
std::vector<OfferedChoice> offeredConstructs(const Study& study);

/// What a rate or an index may count: the survey's own definition first (where it fits; its id may be empty), then
/// every common one; of questions without a scale their options. None for numbers.
std::vector<OfferedChoice> offeredMeasures(const std::vector<Item>& items, const std::string& own_definition);
/// The items that measures of a comparison are about.
std::vector<Item> itemsToMeasure(const Study& study, const ComparisonWish& wanted);

}  // namespace diaoyan
