// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/cross_moments.h"
#include "questionnaires/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What every method of this room asks of its items. Problems: wrong-moments (sizes that do not fit, a
/// value that is not finite, a negative variance), too-few-items, too-few-answers (n < 2).
std::optional<Problem> faultOfItems(const CrossMoments& moments, std::size_t least_items);

/// Does the item never vary? True also where only rounding errors are left of its variance.
bool isConstant(const CrossMoments& moments, std::size_t item);

/// Variance of the sum of the items. Problems: zero-variance (everybody has the same sum; also where only
/// rounding errors are left), indefinite-covariances (pairwise deletion made it negative).
Result<double> varianceOfSum(const CrossMoments& moments);

/// An item worded against the others: its answer x counts as low_plus_high - x (7 on a scale of 1 to 6).
struct ReverseKey {
    std::string item;
    double low_plus_high = 0;

    bool operator==(const ReverseKey&) const = default;
};

/// The moments as if these items had been turned around before. Problem unknown-item.
Result<CrossMoments> reverseKeyed(CrossMoments moments, const std::vector<ReverseKey>& keys);

/// Correlations with what linear algebra makes of them.
struct CorrelationStructure {
    std::vector<double> correlations;  ///< k x k
    std::vector<double> eigenvalues;   ///< descending
    std::vector<double> inverse;       ///< k x k; empty where the matrix is singular or not positive definite
    std::optional<double> log_det;     ///< natural logarithm; undefined where there is no inverse

    bool operator==(const CorrelationStructure&) const = default;
};

/// Problems: those of faultOfItems (two items), zero-variance (an item that never varies).
Result<CorrelationStructure> correlationStructure(const CrossMoments& moments);

}  // namespace diaoyan
