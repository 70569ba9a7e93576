// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/survey/exclusion_ledger.h"
#include "charts/tables/result_table.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// How many sheets each rule flagged, against which limit, and how many no other rule did.
ResultTable ledgerRuleTable(const ExclusionLedger& ledger);

/// The same by school.
ResultTable ledgerSchoolTable(const ExclusionLedger& ledger, const Roster& roster);

/// Headline figures with all valid sheets, without the flagged ones, and the difference.
ResultTable ledgerEffectTable(const ExclusionLedger& ledger);
/// The same of any sheets that are left out: `left_out` says in words which.
ResultTable effectTable(const Questionnaire& questionnaire, const std::vector<HeadlineEffect>& effects,
                        const Text& left_out);

/// The flagged sheets, by number, with everything that speaks against them.
ResultTable flaggedSheetTable(const ExclusionLedger& ledger, const Roster& roster);

/// Sheets that do not count already, and why; nothing where there are none.
std::optional<ResultTable> excludedTable(const ExclusionLedger& ledger);

/// Before and after as two bars for each headline figure. Nothing where there is no figure.
std::optional<ChartSpec> effectFigure(const Questionnaire& questionnaire, const std::vector<HeadlineEffect>& effects,
                                      Language language);

}  // namespace diaoyan
