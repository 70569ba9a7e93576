// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report_draft.h"
#include "charts/report/study.h"
#include "charts/tables/result_table.h"
#include "charts/template/build_report.h"

#include <vector>

namespace diaoyan {

/// Differences of satisfaction rates between every two roles, tested, a table per construct; empty where the roles
/// share none that may be compared (one role, scales that differ, no answers).
std::vector<ResultTable> testedGaps(const Study& study, const ReportOptions& options);

/// The section that shows them, and says how to read them.
void writeTestedGaps(ReportDraft& draft, std::vector<ResultTable> gaps);

}  // namespace diaoyan
