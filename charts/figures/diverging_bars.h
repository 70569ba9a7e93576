// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

namespace diaoyan {

/// Likert bars parted in the middle: the better half of the scale to the right, the worse to the left, the middle of an
/// odd scale across the line; where options.definition is a rate of the best options, these stand to the right and all
/// others to the left. A bar per item (of one scale), group or source; series run from the best option down.
/// Options off the scale (不了解) are left out and named. Parts with too few answers are left out.
/// Problems: nothing-to-draw, one-comparison-wanted, not-a-scale, scales-differ, too-few-answers.
/// Source: Robbins & Heiberger (2011), Plotting Likert and other rating scales, JSM Proceedings, 1058-1066.
Result<ChartSpec> divergingBars(const FigureRequest& request);

}  // namespace diaoyan
