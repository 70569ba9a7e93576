// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One question with those of its items that are meant.
struct Asked {
    const Question* question = nullptr;  ///< of the questionnaire that was asked
    std::vector<Item> items;
};

/// The questions that a request names by id (with or without the questionnaire's prefix): one, or one row of a
/// matrix; or, for an empty id, all that are about the subject and not about the respondent's school.
/// The questionnaire must outlive the result. Problem: unknown-item.
Result<std::vector<Asked>> askedFor(const Questionnaire& questionnaire, const std::string& wanted);

/// The items of askedFor, one after the other.
Result<std::vector<Item>> itemsAskedFor(const Questionnaire& questionnaire, const std::string& wanted);

/// Whether the answers can be split by this grouping: unknown-grouping, before the first table is made.
std::optional<Problem> groupingProblem(const Tabulator& tabulator, const std::vector<Asked>& asked,
                                       const std::string& by);

/// Whether one of the groupings joined in `by` is this item.
bool groupedByItself(const Questionnaire& questionnaire, const std::string& by, const Item& item);

/// Problem grouped-by-itself.
Problem groupedByItselfProblem(const Item& item);

/// Problem no-table: a text or a date.
Problem noTableProblem(const Item& item);

}  // namespace diaoyan
