// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/compare.h"

namespace diaoyan {

/// Satisfaction by group (stage, area, sex ...), with intervals that take schools as clusters. No test is made.
/// Problems: see compareTables.
Result<std::vector<ResultTable>> compareGroupTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                    const CompareRequest& request);

}  // namespace diaoyan
