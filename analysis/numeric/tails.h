// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace diaoyan {

/// A probability of a tail and its natural logarithm, which stays finite where the probability is too
/// small for a double (below 1e-300).
struct Tail {
    double p = 1;
    double log_p = 0;

    bool operator==(const Tail&) const = default;
};

// Tails by complement, never 1 - cdf. An infinite statistic has p = 0 and log_p = -infinity; a NaN
// anywhere gives NaN. REQUIRES: degrees of freedom > 0 (infinity allowed for t and for df2 of F).

/// P(chi-square with df > statistic). REQUIRES: statistic >= 0.
Tail chiSquareUpperTail(double statistic, double df);
/// P(|T| > |t|).
Tail studentTTwoSided(double t, double df);
/// P(F > statistic). REQUIRES: statistic >= 0.
Tail fUpperTail(double statistic, double df1, double df2);
/// P(|Z| > |z|).
Tail normalTwoSided(double z);
/// P(Z > z).
Tail normalUpperTail(double z);

/// Quantiles. REQUIRES: 0 < probability < 1.
double normalQuantile(double probability);
double studentTQuantile(double probability, double df);
double chiSquareQuantile(double probability, double df);
double fQuantile(double probability, double df1, double df2);

}  // namespace diaoyan
