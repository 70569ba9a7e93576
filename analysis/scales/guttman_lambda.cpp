// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scales/guttman_lambda.h"

#include "analysis/scales/scale_items.h"

#include <cmath>
#include <numeric>

namespace diaoyan {

namespace {

std::optional<double> oddEvenReliability(const CrossMoments& moments) {
    const std::size_t k = moments.items.size();
    double odd = 0, even = 0, both = 0, size = 0;
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j) {
            const double covariance = moments.covariances[i * k + j];
            size += std::abs(covariance);
            if (i % 2 != j % 2)
                both += covariance / 2;
            else
                (i % 2 == 0 ? odd : even) += covariance;
        }
    if (!(odd > 1e-12 * size) || !(even > 1e-12 * size)) return std::nullopt;
    const double r = both / std::sqrt(odd) / std::sqrt(even);
    if (1 + r < 1e-12) return std::nullopt;
    return 2 * r / (1 + r);
}

void addLambda6(const CrossMoments& moments, GuttmanLambda& result) {
    const auto structure = correlationStructure(moments);
    if (!structure.ok() || structure->inverse.empty()) return;
    const std::size_t k = moments.items.size();
    double unexplained = 0;
    for (std::size_t i = 0; i < k; ++i) {
        const double unique = 1 / structure->inverse[i * k + i];
        unexplained += unique;
        result.squared_multiple_correlations.push_back(1 - unique);
    }
    // The sum is positive: a matrix with an inverse is positive definite.
    const double sum = std::accumulate(structure->correlations.begin(), structure->correlations.end(), 0.0);
    result.lambda6 = 1 - unexplained / sum;
}

}  // namespace

Result<GuttmanLambda> guttmanLambda(const CrossMoments& moments) {
    if (auto fault = faultOfItems(moments, 2)) return *fault;
    const auto variance = varianceOfSum(moments);
    if (!variance) return variance.problem();
    const std::size_t k = moments.items.size();
    double trace = 0, squares = 0;
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j) {
            const double covariance = moments.covariances[i * k + j];
            if (i == j)
                trace += covariance;
            else
                squares += covariance * covariance;
        }
    GuttmanLambda result;
    result.n = moments.n;
    result.deletion = moments.deletion;
    const auto items = static_cast<double>(k);
    result.lambda2 = 1 - trace / *variance + std::sqrt(items / (items - 1) * squares) / *variance;
    addLambda6(moments, result);
    result.split_half = oddEvenReliability(moments);
    return result;
}

}  // namespace diaoyan
