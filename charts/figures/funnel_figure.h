// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

namespace diaoyan {

/// Rates of the groups (schools) by their number of valid answers, with the 95 % and 99.8 % limits of what chance alone
/// makes of the common rate. Groups outside the 95 % limits, by the exact binomial test, are marked and labelled; the
/// others are labelled where there are at most twelve. Groups with fewer than options.minimum_n valid answers are left
/// out of everything. Problems: groups-wanted, not-a-rate, too-few-answers, those of measureOf() and funnelPlot().
/// Source: Spiegelhalter (2005), Statistics in Medicine 24:1185-1202.
Result<ChartSpec> funnelFigure(const FigureRequest& request);

}  // namespace diaoyan
