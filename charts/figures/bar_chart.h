// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_options.h"

namespace diaoyan {

/// Horizontal bars of one item with options, all groups together. One choice: shares of the valid
/// answers, where options that are not substantive (不了解) are left out and named in the caption;
/// multiple and ranking: shares of the cases. Most frequent first, except that a scale keeps its
/// order; 以上都不是 next to last, 其他 last. A base of 0 yields a figure that says so.
/// Problems: not-countable (no options), counts-do-not-fit (counts of another item).
Result<ChartSpec> barChart(const Counts& counts, const FigureOptions& options);

/// The same as upright columns. Problems besides: too-wide-for-columns (more than 10 bars, or labels
/// that would not be readable under them).
Result<ChartSpec> columnChart(const Counts& counts, const FigureOptions& options);

}  // namespace diaoyan
