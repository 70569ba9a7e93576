// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/kish.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

Result<WeightEffect> weightEffect(const std::vector<WeightCount>& weights) {
    WeightEffect effect;
    NeumaierSum sum;
    bool possible = true;
    for (const WeightCount& one : weights) {
        if (one.count == 0) continue;
        possible = possible && one.count > 0 && std::isfinite(one.weight);
        effect.minimum = effect.n == 0 ? one.weight : std::min(effect.minimum, one.weight);
        effect.maximum = effect.n == 0 ? one.weight : std::max(effect.maximum, one.weight);
        effect.n += one.count;
        if (one.weight < 0) effect.negative += one.count;
        sum += one.weight * static_cast<double>(one.count);
    }
    effect.sum = sum.value();
    if (!possible || effect.n <= 0 || !(effect.sum > 0) || !std::isfinite(effect.sum))
        return Problem{"wrong-weights",
                       phrase("权重必须是有限的数，合计大于 0", "weights must be finite numbers with a positive sum"),
                       {}};
    const auto n = static_cast<double>(effect.n);
    const double mean = effect.sum / n;
    NeumaierSum squares;  // of the weights relative to their mean: no overflow, no cancellation
    for (const WeightCount& one : weights) {
        const double deviation = one.weight / mean - 1;
        squares += deviation * deviation * static_cast<double>(one.count);
    }
    const double variance = squares.value() / n;
    effect.cv = std::sqrt(variance);
    effect.design_effect = 1 + variance;
    effect.effective_n = n / effect.design_effect;
    return effect;
}

Result<WeightEffect> weightEffect(const std::vector<double>& weights) {
    std::vector<WeightCount> counts;
    counts.reserve(weights.size());
    for (const double weight : weights) counts.push_back({weight, 1});
    return weightEffect(counts);
}

}  // namespace diaoyan
