// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_options.h"
#include "charts/report/study.h"
#include "charts/tables/result_table.h"
#include "charts/template/build_report.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// One school's results with those of all schools beside them. No other school is named, counted or shown.

/// 全镇合计的满意率为76.5%；本校高于全镇……, with the word significant only where a test says so; empty where the town
/// has no rate to print.
Text besideTownSentence(const SchoolView& view, const StudyPart& town, const Item& item, const ReportOptions& options);

/// The same for the rows of a matrix in one sentence: which are above, which below, how many cannot be told apart.
Text besideTownSentence(const SchoolView& view, const StudyPart& town, const Question& matrix,
                        const std::vector<Item>& rows, const ReportOptions& options);

/// Grouped bars of the school and the town; nothing where they cannot be drawn.
std::optional<ChartSpec> besideTownFigure(const Study& study, const StudyPart& part, const StudyPart& town,
                                          const Item& item, const FigureOptions& options);

/// The table with a column of the town's shares of the same base; as it is where it has no such column.
ResultTable withTownColumn(ResultTable table, const Counts& town);

}  // namespace diaoyan
