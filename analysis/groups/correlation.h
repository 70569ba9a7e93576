// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// How many gave x to one question and y to the other; pairs with a missing answer are left out before.
struct JointValueCount {
    double x = 0;
    double y = 0;
    std::int64_t count = 0;

    bool operator==(const JointValueCount&) const = default;
};

/// A correlation with its two-sided test of no association and an interval.
struct Correlation {
    std::int64_t n = 0;
    double r = 0;
    std::optional<double> statistic;   ///< t (Pearson, Spearman) or z (Kendall); infinite for r = +-1 by t
    std::optional<double> df;          ///< of t
    std::optional<Tail> tail;          ///< undefined for n = 2
    std::optional<Interval> interval;  ///< by Fisher's transformation; from n = 4, Kendall from n = 5
    Confidence confidence;

    bool operator==(const Correlation&) const = default;
};

// Rows in any order, also several of the same pair; counts below 1 and values that are not finite are left out.
// Problems of all three: too-few-answers (n < 2), zero-variance (all x or all y equal), numbers-too-large.
// Assume independent respondents.

/// Linear association (皮尔逊相关). Source: Fisher (1915), Biometrika 10:507-521, for the interval. Equals R's
/// cor.test(x, y).
Result<Correlation> pearsonCorrelation(const std::vector<JointValueCount>& pairs, Confidence confidence = Confidence{});

/// Association of ranks (斯皮尔曼相关); t approximation as R's cor.test(method = "spearman", exact = FALSE).
/// Interval: Bonett & Wright (2000), Psychometrika 65:23-28. Source: Spearman (1904), Am. J. Psychol. 15:72-101.
Result<Correlation> spearmanCorrelation(const std::vector<JointValueCount>& pairs,
                                        Confidence confidence = Confidence{});

/// Kendall's tau-b (肯德尔 τ-b), corrected for ties: R's cor.test(method = "kendall", exact = FALSE). O(d log d) in
/// the number d of different pairs. Source: Kendall (1945), Biometrika 33:239-251. Interval: Fieller, Hartley &
/// Pearson (1957), Biometrika 44:470-481.
Result<Correlation> kendallTauB(const std::vector<JointValueCount>& pairs, Confidence confidence = Confidence{});

}  // namespace diaoyan
