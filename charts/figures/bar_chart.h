// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_options.h"

namespace diaoyan {

/// Horizontal bars of one item with options, all groups together. One choice: shares of the valid
/// answers, where options that are not substantive (不了解) are left out and named in the caption;
/// multiple and ranking: shares of the cases. Most frequent first, except that a scale keeps its
/// order; 以上都不是 next to last, 其他 last. With options.intervals each bar has Wilson's interval. A base of 0 yields
/// a figure that says so. Problems: not-countable (no options), counts-do-not-fit (counts of another item).
Result<ChartSpec> barChart(const Counts& counts, const FigureOptions& options);

/// The same as upright columns. Problems besides: too-wide-for-columns (more than 10 bars, or labels
/// that would not be readable under them).
Result<ChartSpec> columnChart(const Counts& counts, const FigureOptions& options);

/// 频次项目柱形图: the same columns as counts, on an axis of people (or of ticks) whose maximum the caption names and
/// tells from the base: a reader once divided by it and found 158 %. No error bars. Problems: those of columnChart.
Result<ChartSpec> frequencyChart(const Counts& counts, const FigureOptions& options);

}  // namespace diaoyan
