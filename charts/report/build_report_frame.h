// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/build_report.h"
#include "charts/report/report_draft.h"

#include <optional>

namespace diaoyan {

/// 调研概况: who was asked, what came back by role and by school, where the answers came from. Tables that
/// would be empty, or say in rows what one sentence says, are left out.
void writeOverview(ReportDraft& draft, const Study& study);

/// 各群体对比: scales that questionnaires of several roles share by construct; nothing where there are none.
std::optional<Problem> writeComparison(ReportDraft& draft, const Study& study, const ReportOptions& options);

/// 说明与方法: bases, missing, rounding, definitions and intervals, as far as the report uses them.
void writeMethod(ReportDraft& draft, const Study& study, const ReportOptions& options);

}  // namespace diaoyan
