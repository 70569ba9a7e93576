// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

namespace diaoyan {

/// Where the whiskers of a box end.
enum class Whiskers {
    tukey,   ///< at the last value within 1.5 quartile ranges of the box; what lies beyond is drawn on its own
    deciles  ///< at the 10th and the 90th percentile; nothing is drawn on its own
};

/// The box of a distribution: quartiles of definition 7 as in R, Tukey's whiskers. n = 0 for no values.
/// Sources: Tukey (1977), Exploratory Data Analysis; Hyndman & Fan (1996), The American Statistician 50:361-365.
ChartBox boxOf(const ValueCounts& values, Whiskers whiskers);

/// A box per group, item or source of number items. Parts with fewer than options.minimum_n values are left out. The
/// end of a whisker and an outlier are the answer of one person, who is known in a small group: where a part has fewer
/// than three times options.minimum_n values all whiskers end at the deciles, and the caption says so.
/// Problems: nothing-to-draw, one-comparison-wanted, not-a-number, too-few-answers, numbers-too-large.
Result<ChartSpec> boxPlot(const FigureRequest& request);

}  // namespace diaoyan
