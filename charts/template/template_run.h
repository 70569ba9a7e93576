// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report_draft.h"
#include "charts/template/build_report.h"
#include "charts/template/template.h"

#include <vector>

namespace diaoyan {

/// Writes the whole template into the draft. Goes on after a problem, so that all of them can be told at once;
/// afterwards the draft is of use only where there is none.
std::vector<Problem> runTemplate(const ReportTemplate& form, const Study& study, const ReportOptions& options,
                                 ReportDraft& draft);

}  // namespace diaoyan
