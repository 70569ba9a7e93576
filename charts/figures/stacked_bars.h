// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_options.h"

#include <vector>

namespace diaoyan {

/// 100 % stacked bars of one-choice items that share one scale: a bar per item, a series per
/// substantive option, in the scale's order. The base of each bar (valid answers) stands in its
/// label; pieces below 6 % carry no number.
/// Problems: nothing-to-draw (no items), not-one-choice, scales-differ, counts-do-not-fit.
Result<ChartSpec> stackedBars(const std::vector<Counts>& items, const FigureOptions& options);

/// The same for one item: a bar per group (25 schools), in the order of the groups. Groups with fewer valid answers
/// than options.minimum_n are withheld and look like groups without any. Respondents in no group are named in the
/// caption.
Result<ChartSpec> stackedByGroup(const Counts& counts, const FigureOptions& options);

}  // namespace diaoyan
