// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/group_comparison.h"
#include "charts/tables/from_statistics.h"

#include <vector>

namespace diaoyan {

/// The tables by group of tablesOf(), with letters and with the tests of each; of a number the means. Rankings have
/// no test. Problems: those of tablesOf(), and no-grouping (request.by is empty).
Result<std::vector<ResultTable>> testedTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                              const TableRequest& request, const GroupTestOptions& options);

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
