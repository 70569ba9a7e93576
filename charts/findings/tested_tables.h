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

/// The same as jobs, one per item.
Result<std::vector<TableJob>> testedTableJobs(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                              const TableRequest& request, const GroupTestOptions& options);

}  // namespace diaoyan
