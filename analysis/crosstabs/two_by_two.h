// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/crosstabs/fisher_exact.h"
#include "analysis/numeric/tails.h"

#include <optional>

namespace diaoyan {

/// What only a 2 x 2 table has, beside Pearson's chi-square.
struct TwoByTwo {
    FourCounts counts{};
    Confidence confidence{};
    double yates = 0;                     ///< chi-square with continuity correction, 1 degree of freedom
    Tail p_yates{};                       ///< close to the exact p, conservative
    std::optional<double> odds_ratio{};   ///< a d / (b c); may be infinite; undefined at 0 / 0
    std::optional<double> log_odds_se{};  ///< sqrt(1/a + 1/b + 1/c + 1/d); undefined with an empty cell
    std::optional<Interval> woolf{};      ///< of the odds ratio; undefined with an empty cell

    bool operator==(const TwoByTwo&) const = default;
};

/// Problems: negative-count, no-test (an empty row or column).
/// Sources: Yates (1934), Suppl. JRSS 1:217-235; Woolf (1955), Ann. Hum. Genet. 19:251-253.
/// Equals R chisq.test(correct = TRUE): the correction never exceeds the deviation.
Result<TwoByTwo> twoByTwo(const FourCounts& counts, Confidence confidence = Confidence{});

}  // namespace diaoyan
