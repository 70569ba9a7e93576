// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// Distribution of the studentized range: the largest minus the smallest of `groups` independent normal
/// means, over an estimate of their standard error with df degrees of freedom. Behind Tukey's and Games
/// and Howell's comparisons. Relative error below 1e-11, also far out in the tail, where R's ptukey (absolute
/// error 1e-9) has no digit left.
/// Method: both integrals of Lund & Lund (1983), JRSS C 32:204-210, in the upper-tail form, by the
/// trapezoidal rule, which converges exponentially here.
///
/// Cost: what depends on `groups` alone is worked out once, where first needed, and kept (about 10 ms for 200
/// groups). A tail then takes 5 microseconds for df in the thousands, 35 for df = 10, 200 for df = 1: Tukey's
/// 19,900 pairs of 200 schools take 0.1 s. Keep one object for all pairs. Not to be shared between threads.
class StudentizedRange {
public:
    /// Beyond 10^6 groups, and below 2, everything is NaN.
    explicit StudentizedRange(std::int64_t groups);

    /// P(Q > q). df from 1 to infinity; NaN for less or for NaN. 1 for q <= 0. `log_p` close to 0 (p close to 1) has
    /// absolute, not relative precision.
    Tail upperTail(double q, double df);

    /// The q with P(Q > q) = alpha. REQUIRES: 0 < alpha < 1 and df >= 1, else NaN. R: qtukey(1 - alpha, groups, df).
    double criticalValue(double alpha, double df);

private:
    double logKnownScaleTail(double w);  ///< log P(range > w) of normals with known standard deviation
    double integrateKnownScale(double w) const;
    const std::vector<double>& panel(std::size_t index);

    double groups_;
    bool valid_;
    double sharpness_;  ///< expected maximum of the normals: what narrows the integrands
    double step_ = 0;   ///< of the inner rule
    double panel_width_ = 0;
    std::vector<double> weights_;  ///< groups * density * cdf^(groups - 1) on the nodes
    std::vector<double> cdf_;
    std::vector<std::vector<double>> panels_;  ///< Chebyshev coefficients of logKnownScaleTail; empty: not needed yet
};

/// P(Q > q) of a single range; many of the same number of groups are cheaper with the class.
Tail studentizedRangeUpperTail(double q, std::int64_t groups, double df);
/// REQUIRES: 0 < probability < 1. R: qtukey(probability, groups, df).
double studentizedRangeQuantile(double probability, std::int64_t groups, double df);

}  // namespace diaoyan
