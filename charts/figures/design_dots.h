// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

namespace diaoyan {

/// A dot with the interval that is reported, per scale or per group of one scale: schools as clusters wherever there
/// are enough of them, weighted where respondents are, as the tables of satisfaction have it (intervalDots() takes
/// respondents as independent). Scales that options.definition does not fit are left out, and so are groups with fewer
/// than options.minimum_n valid answers.
/// Problems: one-comparison-wanted (several sources; groups of several scales), no-scales (the definition fits none),
/// measures-differ, too-few-answers, unknown-definition, and those of the engine.
Result<ChartSpec> designDots(const FigureRequest& request);

/// The same of one scale under options.definition (first) and every other common definition: rates and indices of
/// which 100 is the best on one axis; other indices are left out. Problems: one-question-wanted, not-a-scale, those of
/// satisfactionDefinition() and the engine.
Result<ChartSpec> definitionDots(const FigureRequest& request);

}  // namespace diaoyan
