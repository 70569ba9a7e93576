// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/cross_moments.h"

#include <cmath>

namespace diaoyan {

std::vector<std::optional<double>> correlations(const CrossMoments& moments) {
    const std::size_t k = moments.items.size();
    std::vector<std::optional<double>> all(k * k);
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t j = 0; j < k; ++j) {
            const double own = moments.covariances[i * k + i], other = moments.covariances[j * k + j];
            if (!(own > 0) || !(other > 0)) continue;
            all[i * k + j] = i == j ? 1 : moments.covariances[i * k + j] / (std::sqrt(own) * std::sqrt(other));
        }
    return all;
}

}  // namespace diaoyan
