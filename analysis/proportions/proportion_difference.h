// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>

namespace diaoyan {

/// Two shares of independent groups, first minus second; all on the scale of proportions (0.05 = 5 points).
struct ProportionDifference {
    std::int64_t count1 = 0;
    std::int64_t base1 = 0;
    std::int64_t count2 = 0;
    std::int64_t base2 = 0;
    Confidence confidence{};
    double proportion1 = 0;
    double proportion2 = 0;
    double difference = 0;               ///< proportion1 - proportion2, exact until the last division
    Interval newcombe{};                 ///< hybrid score: the one to report, always within [-1, 1]
    Interval agresti_caffo{};            ///< one success and one failure added to each group; may leave [-1, 1]
    Interval wald{};                     ///< for teaching only: of no width at 0 % against 0 %
    std::optional<double> z{};           ///< pooled; undefined when all or none of both groups said yes
    std::optional<Tail> p{};             ///< two-sided, of z; its square is Pearson's chi-square of the 2 x 2 table
    double cohen_h = 0;                  ///< 2 asin(sqrt(p1)) - 2 asin(sqrt(p2)): 0.2 small, 0.5 medium, 0.8 large
    std::optional<double> odds_ratio{};  ///< may be infinite; undefined at 0 / 0
    std::optional<double> risk_ratio{};  ///< proportion1 / proportion2; may be infinite; undefined at 0 / 0

    bool operator==(const ProportionDifference&) const = default;
};

/// Assumes independent respondents in different groups; for the same respondents twice use mcnemar(), for
/// pupils clustered in schools the cluster-robust comparison. Missing answers belong to neither base.
/// Problems: no-base (a base of 0), impossible-count (a count not within 0..base).
/// Sources: Newcombe (1998), Statistics in Medicine 17:873-890, method 10; Agresti & Caffo (2000), The
/// American Statistician 54:280-288; Cohen (1988), Statistical Power Analysis, 6.2.
/// z squared and p equal R prop.test(c(x1, x2), c(n1, n2), correct = FALSE).
Result<ProportionDifference> proportionDifference(std::int64_t count1, std::int64_t base1, std::int64_t count2,
                                                  std::int64_t base2, Confidence confidence = Confidence{});

}  // namespace diaoyan
