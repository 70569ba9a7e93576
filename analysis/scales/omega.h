// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/cross_moments.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// McDonald's omega: reliability of the sum of k items that measure one factor, each in its own strength.
struct OmegaTotal {
    std::int64_t n = 0;
    double omega = 0;                  ///< (sum l)^2 / ((sum l)^2 + sum psi), in the units of the answers
    double omega_observed = 0;         ///< the same over the variance of the sum as it was observed
    double omega_standardized = 0;     ///< of the correlations
    std::vector<double> loadings;      ///< standardized, their sum not negative
    std::vector<double> uniquenesses;  ///< standardized
    double discrepancy = 0;            ///< minimum of the maximum likelihood function; 0: one factor fits exactly
    double df = 0;                     ///< k (k - 3) / 2; 0 for three items, which always fit
    /// Test that one factor is enough (Bartlett's factor n - 1 - (2k + 5) / 6 - 2 / 3); undefined with df 0.
    std::optional<double> statistic;
    Tail p;
    int iterations = 0;

    bool operator==(const OmegaTotal&) const = default;
};

/// From a one-factor model fitted by maximum likelihood. Says nothing when one factor does not fit (look at
/// `p` and at the size of the loadings). Problems: wrong-moments, too-few-items (3), too-few-answers,
/// zero-variance, needs-listwise (pairwise covariances have no likelihood), singular-correlations,
/// improper-solution (a uniqueness runs into 0: Heywood case), no-convergence (nothing in common, or only between two
/// items). Sources: McDonald (1999), Test Theory: A Unified Treatment, ch. 6; Lawley & Maxwell (1971), Factor Analysis
/// as a Statistical Method, ch. 4. Loadings and fit equal R factanal(factors = 1).
Result<OmegaTotal> omegaTotal(const CrossMoments& moments);

}  // namespace diaoyan
