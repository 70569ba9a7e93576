// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/compare.h"

namespace diaoyan {

/// Groups (stage, area, sex, grade ...) compared by one item or by all scales, with tests. A scale: rates, means,
/// tests; a number: means, tests; one choice and multiple response: percentages with letters, tests; a ranking: mean
/// ranks without a test. Problems: see compareTables, and no-table (a text was asked for).
Result<std::vector<ResultTable>> compareGroupTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                    const CompareRequest& request);

}  // namespace diaoyan
