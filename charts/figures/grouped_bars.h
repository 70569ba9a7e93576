// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

#include <cstddef>

namespace diaoyan {

/// More bars side by side than this nobody can tell apart.
inline constexpr std::size_t mostGroupedSeries = 6;

/// Bars side by side: for each option of one item a bar per group, source (wave, role, school beside its town) or item
/// with the same options. Each series says its n. Options in the order of barChart() over all that are shown.
/// Problems: nothing-to-draw, one-comparison-wanted, not-countable, scales-differ, too-few-answers, too-many-groups.
Result<ChartSpec> groupedBars(const FigureRequest& request);

/// The same as upright columns. Problem besides: too-wide-for-columns.
Result<ChartSpec> groupedColumns(const FigureRequest& request);

}  // namespace diaoyan
