// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/schools/response_rate.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_options.h"
#include "questionnaires/result.h"

namespace diaoyan {

/// 回收率 of each school among the respondents of options.role, highest first: a horizontal bar of what came back out
/// of what was issued. Schools that nothing is known to have been issued to stand last, without a bar: their rate is
/// unknown, not 0. A rate above 100 % (an error of the data) lengthens the axis. Problem: nothing-to-draw (no school).
Result<ChartSpec> returnBars(const ResponseRates& rates, const FigureOptions& options);

}  // namespace diaoyan
