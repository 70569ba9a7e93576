// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

#include <cstddef>

namespace diaoyan {

/// More lines than this nobody can follow.
inline constexpr std::size_t mostSlopes = 12;

/// What became of rates, indices or means from wave to wave: a category per source (wave, in order; or role), a line
/// per group, or per item, known again by its id in every wave. A line that lacks a wave, or has fewer than
/// options.minimum_n valid answers in one, is left out. Problems: two-waves-wanted, one-comparison-wanted,
/// no-common-questions, scales-differ, too-few-answers, too-many-groups, measures-differ, and those of measureOf().
/// Source: Tufte (1983), The Visual Display of Quantitative Information, 158.
Result<ChartSpec> slopes(const FigureRequest& request);

}  // namespace diaoyan
