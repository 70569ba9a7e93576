// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/cross_moments.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Bartlett's test that all correlations are 0.
struct BartlettSphericity {
    double statistic = 0;
    double df = 0;
    Tail p;

    bool operator==(const BartlettSphericity&) const = default;
};

/// Do these items have enough in common for a factor analysis?
struct Factorability {
    std::int64_t n = 0;               ///< of the test: complete rows, or pairwise the smallest number of rows of a pair
    std::vector<double> eigenvalues;  ///< of the correlation matrix, descending
    int eigenvalues_above_1 = 0;      ///< Kaiser's rule of thumb for the number of factors
    bool singular = false;            ///< no inverse: an item follows from others, or n <= k
    /// Kaiser-Meyer-Olkin, 0 .. 1, usable from 0.6; undefined when singular, or when nothing correlates.
    std::optional<double> kmo;
    std::vector<std::optional<double>> msa;      ///< the same per item
    std::optional<double> log_det;               ///< of the correlation matrix; undefined when singular
    std::optional<BartlettSphericity> bartlett;  ///< undefined when singular or n is hardly above k

    bool operator==(const Factorability&) const = default;
};

/// KMO compares correlations with partial correlations (anti-image); Bartlett's chi-square is
/// -(n - 1 - (2k + 5) / 6) log |R|, with k (k - 1) / 2 degrees of freedom, for normal answers.
/// Problems: wrong-moments, too-few-items (2), too-few-answers, zero-variance (an item never varies).
/// Sources: Kaiser (1970), Psychometrika 35:401-415; Kaiser & Rice (1974), Educ. Psychol. Meas. 34:111-117;
/// Bartlett (1951), Biometrika 38:337-344. Equals SPSS FACTOR /PRINT=KMO, R psych::KMO, cortest.bartlett.
Result<Factorability> factorability(const CrossMoments& moments);

}  // namespace diaoyan
