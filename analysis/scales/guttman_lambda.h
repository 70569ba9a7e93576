// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/cross_moments.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Other lower bounds of the reliability of a sum of k items.
struct GuttmanLambda {
    std::int64_t n = 0;
    MissingDeletion deletion = MissingDeletion::listwise;
    double lambda2 = 0;  ///< never below alpha
    /// Of the correlations, from what the other items explain of each; undefined where the correlation matrix
    /// has no inverse (an item follows from others) or an item does not vary.
    std::optional<double> lambda6;
    /// R squared of each item on the others; empty where lambda6 is undefined.
    std::vector<double> squared_multiple_correlations;
    /// Items 1, 3, 5 .. against 2, 4, 6 .., stepped up to the full length by Spearman-Brown; undefined where a
    /// half does not vary or the halves run exactly against each other.
    std::optional<double> split_half;

    bool operator==(const GuttmanLambda&) const = default;
};

/// Problems: wrong-moments, too-few-items (2), too-few-answers, zero-variance, indefinite-covariances.
/// Sources: Guttman (1945), Psychometrika 10:255-282; Brown (1910), British J. Psychol. 3:296-322.
/// Equals R psych::splitHalf (lambda6 as psych::alpha's G6).
Result<GuttmanLambda> guttmanLambda(const CrossMoments& moments);

}  // namespace diaoyan
