// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// The items that a question id names: one, the rows of a matrix, or (empty) all but the roster fields.
/// `parent.hope` is accepted for `hope` of the questionnaire `parent`. Problem: unknown-item.
Result<std::vector<Item>> itemsAskedFor(const Questionnaire& questionnaire, const std::string& question);

/// Whether one of the groupings joined in `by` is this item.
bool groupedByItself(const Questionnaire& questionnaire, const std::string& by, const Item& item);

/// Problem grouped-by-itself.
Problem groupedByItselfProblem(const Item& item);

/// Problem no-table: a text or a date.
Problem noTableProblem(const Item& item);

}  // namespace diaoyan
