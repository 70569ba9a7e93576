// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

namespace diaoyan {

/// A coloured cell for each item in each group (school) or source: its rate, index or mean. Whatever there are more of
/// stands in the rows. Cells with fewer than options.minimum_n valid answers are withheld and look like cells without
/// any. Problems: nothing-to-draw, two-things-wanted (items, and groups or sources), one-comparison-wanted (all three),
/// groups-differ, measures-differ, too-few-answers, and those of measureOf().
Result<ChartSpec> heatMap(const FigureRequest& request);

}  // namespace diaoyan
