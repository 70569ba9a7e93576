// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/trim.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

Result<TrimmedWeights> trimWeights(const std::vector<double>& weights, double lower, double upper) {
    if (!(lower <= upper) || weights.empty() ||
        !std::all_of(weights.begin(), weights.end(), [](double weight) { return std::isfinite(weight); }))
        return Problem{"wrong-weights",
                       phrase("权重必须是有限的数，下限不得高于上限",
                              "weights must be finite numbers, and the lower limit not above the upper"),
                       {}};
    TrimmedWeights result;
    result.weights = weights;
    NeumaierSum excess;
    std::vector<std::size_t> free;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        result.weights[i] = std::clamp(weights[i], lower, upper);
        if (weights[i] < lower || weights[i] > upper)
            ++result.cut;
        else
            free.push_back(i);
        excess += weights[i] - result.weights[i];
    }
    result.shared = excess.value();
    if (result.cut == 0) return result;
    // A positive excess can push only upwards and the largest first, a negative one only downwards.
    const bool up = excess.value() > 0;
    const double limit = up ? upper : lower;
    std::stable_sort(free.begin(), free.end(), [&](std::size_t a, std::size_t b) {
        return up ? weights[a] > weights[b] : weights[a] < weights[b];
    });
    std::size_t first = 0;
    double share = 0;
    for (; first < free.size(); ++first) {
        share = excess.value() / static_cast<double>(free.size() - first);
        const double raised = weights[free[first]] + share;
        if (up ? raised <= limit : raised >= limit) break;
        excess += -(limit - weights[free[first]]);
        result.weights[free[first]] = limit;
        ++result.cut;
    }
    NeumaierSum size;
    for (const double weight : weights) size += std::abs(weight);
    if (first == free.size() && std::abs(excess.value()) > 1e-12 * size.value())
        return Problem{"cannot-trim",
                       phrase("上下限太窄：全部权重都到了界限，合计仍不能保持不变",
                              "the limits are too narrow: with every weight at one the sum still changes"),
                       {}};
    for (std::size_t i = first; i < free.size(); ++i) result.weights[free[i]] = weights[free[i]] + share;
    return result;
}

}  // namespace diaoyan
