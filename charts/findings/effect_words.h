// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

namespace diaoyan {

/// The effect sizes that stand beside tests.
enum class EffectMeasure {
    standardized_difference,  ///< Hedges's g: 0.2, 0.5, 0.8
    cliffs_delta,             ///< 0.147, 0.33, 0.474
    explained_variance,       ///< omega squared, epsilon squared: 0.01, 0.06, 0.14
    cohen_w,                  ///< sqrt(chi-square / n): 0.1, 0.3, 0.5
    correlation               ///< tau-b, gamma: 0.1, 0.3, 0.5
};

/// 可忽略, 小, 中等 or 大, whatever the sign. Conventions, not tests.
/// Sources: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences; Romano, Kromrey, Coraggio &
/// Skowronek (2006), Florida Association of Institutional Research, for Cliff's delta.
Text effectWords(EffectMeasure measure, double value);

/// The same for Cramer's V of a table with these rows and columns: by Cohen's w, of which V is the share possible.
Text cramersVWords(double cramers_v, int rows, int columns);

}  // namespace diaoyan
