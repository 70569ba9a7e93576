// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

namespace diaoyan {

/// A dot with its interval per group (roster order), item or source: the satisfaction rate or index of a scale, the
/// mean of a number, the share of the option that options.definition names. Of groups a dashed line stands at all that
/// are listed together. Parts with fewer than options.minimum_n valid answers are left out and not told from those
/// without any; the line leaves them out too, so that it gives nothing away about them.
/// Problems: nothing-to-draw, one-comparison-wanted, too-few-answers, measures-differ, and those of measureOf().
Result<ChartSpec> intervalDots(const FigureRequest& request);

}  // namespace diaoyan
