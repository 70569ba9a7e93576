// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/value_counts.h"
#include "analysis/statistics/quantiles.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Description of the numbers of a group (描述统计), in the units of the numbers. What is not defined is absent:
/// everything for n = 0; sd, se and interval for n = 1; skewness and kurtosis for numbers that are all equal;
/// whatever overflows a double.
struct NumberDescription {
    std::int64_t n = 0;
    std::int64_t missing = 0;  ///< as told by the caller
    std::optional<double> sum;
    std::optional<double> mean;
    std::optional<double> variance;             ///< of the sample, divisor n - 1
    std::optional<double> variance_population;  ///< divisor n
    std::optional<double> sd;
    std::optional<double> se;          ///< of the mean: sd / sqrt(n)
    std::optional<Interval> interval;  ///< of the mean, by Student's t; takes respondents as independent
    Confidence confidence;
    std::optional<double> cv;  ///< sd / mean; undefined for mean 0, of little use where numbers may be negative

    std::optional<double> min;
    std::optional<double> max;
    std::optional<double> range;
    QuantileDefinition quartiles = QuantileDefinition::linear;  ///< how the two quartiles are defined
    std::optional<double> lower_quartile;
    std::optional<double> median;
    std::optional<double> upper_quartile;
    std::optional<double> interquartile_range;
    std::optional<double> mad;  ///< median of the distances from the median, without the factor 1.4826
    std::vector<double> modes;  ///< all values of the largest count, ascending

    std::optional<double> trimmed_mean;    ///< without the lowest and highest 5 % (whole answers), as R
    std::optional<double> geometric_mean;  ///< of positive numbers only

    std::optional<double> skewness;             ///< G1 of SPSS and Excel, corrected for bias; from n = 3
    std::optional<double> skewness_se;          ///< from n = 3
    std::optional<double> kurtosis;             ///< G2 of SPSS and Excel: excess, corrected for bias; from n = 4
    std::optional<double> kurtosis_se;          ///< from n = 4
    std::optional<double> skewness_population;  ///< g1 = m3 / m2^1.5
    std::optional<double> kurtosis_population;  ///< g2 = m4 / m2^2 - 3

    bool operator==(const NumberDescription&) const = default;
};

/// By counts; weights are not looked at (see weightedDescription). Two passes over the distribution, so that
/// numbers with a large offset (10^9 + 4) keep their digits. Describing merged(a, b) is describing everybody.
///
/// Of Boost.Accumulators it takes what is defined as here: count, compensated weighted sum, immediate weighted
/// mean (then corrected by a second pass), minimum and maximum. Not its variance (divisor n), lazy_variance
/// (sum of squares minus squared sum: -171 for a true 30 at offset 10^9), median and p_square_quantile
/// (approximations: 2.66 for a true 3), skewness and kurtosis (not corrected for bias).
///
/// Sources: Joanes & Gill (1998), The Statistician 47:183-189, for G1 and G2; Hyndman & Fan (1996) for quantiles.
/// Equals R's mean, var, sd, t.test, median, mad(constant = 1), IQR, mean(trim = 0.05).
NumberDescription describeNumbers(const ValueCounts& values, std::int64_t missing = 0,
                                  Confidence confidence = Confidence{},
                                  QuantileDefinition quartiles = QuantileDefinition::linear);

/// Mean without the share `trim` of the answers at either end (rounded down to whole answers); the median from
/// 0.5 up. Undefined for no answer or a negative share. Equals R's mean(trim).
std::optional<double> trimmedMean(const ValueCounts& values, double trim);

}  // namespace diaoyan
