// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/effect_words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaoyan {

namespace {

/// Where small, medium and large begin.
std::array<double, 3> limits(EffectMeasure measure) {
    switch (measure) {
    case EffectMeasure::standardized_difference: return {0.2, 0.5, 0.8};
    case EffectMeasure::cliffs_delta: return {0.147, 0.33, 0.474};
    case EffectMeasure::explained_variance: return {0.01, 0.06, 0.14};
    case EffectMeasure::cohen_w:
    case EffectMeasure::correlation: break;
    }
    return {0.1, 0.3, 0.5};
}

}  // namespace

Text effectWords(EffectMeasure measure, double value) {
    static const std::array<Text, 4> words{Text{"可忽略", "negligible"}, Text{"小", "small"}, Text{"中等", "medium"},
                                           Text{"大", "large"}};
    // Less than nothing is explained where an unbiased estimate turns out negative.
    const double size = measure == EffectMeasure::explained_variance ? value : std::fabs(value);
    const auto from = limits(measure);
    return words[static_cast<std::size_t>(std::upper_bound(from.begin(), from.end(), size) - from.begin())];
}

Text cramersVWords(double cramers_v, int rows, int columns) {
    return effectWords(EffectMeasure::cohen_w, cramers_v * std::sqrt(std::max(1, std::min(rows, columns) - 1)));
}

}  // namespace diaoyan
