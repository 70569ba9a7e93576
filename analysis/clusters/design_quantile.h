// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_mean.h"

namespace diaoyan {

/// A quantile from a cluster sample.
struct DesignQuantile {
    double probability = 0;
    double quantile = 0;  ///< the smallest value with at least this share of the weight at or below it
    /// Woodruff's limits; a limit is undefined where the share's interval leaves [0, 1].
    std::optional<double> lower{};
    std::optional<double> upper{};
    std::optional<double> se{};  ///< (upper - lower) / (2 t)
    double df = 0;
    Confidence confidence{};
    std::int64_t n = 0;
    std::int64_t clusters = 0;

    bool operator==(const DesignQuantile&) const = default;
};

/// Problems: those of designMean(); wrong-probability (not strictly between 0 and 1).
/// Source: Woodruff (1952), JASA 47:635-646. Equals R svyquantile (qrule "math", interval.type "mean").
Result<DesignQuantile> designQuantile(const ClusterSample& sample, const ProfileValues& values, double probability,
                                      Confidence confidence = Confidence{});

}  // namespace diaoyan
