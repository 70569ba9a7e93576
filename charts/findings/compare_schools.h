// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/compare.h"

namespace diaoyan {

/// Schools side by side, two tables per item (and stage, where schools are compared within stages): rates with the
/// ranks that cannot be excluded, shrunken rates and places in the funnel, or means with their shrunken means; and
/// how much schools vary. No school is ranked bare. Problems: see compareTables.
Result<std::vector<ResultTable>> compareSchoolTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                     const Roster& roster, const CompareRequest& request);

}  // namespace diaoyan
