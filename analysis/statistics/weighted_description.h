// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// A number and the weight of who gave it; either may be missing.
struct WeightedNumber {
    std::optional<double> value;
    std::optional<double> weight;

    bool operator==(const WeightedNumber&) const = default;
};

/// The rows as a distribution, in any order: `count` rows, their weights and squared weights summed. Rows with
/// weight 0, without weight or without a (finite) value are left out. Problem wrong-weight: a negative or infinite
/// weight.
Result<ValueCounts> weightedValueCounts(const std::vector<WeightedNumber>& rows);

/// Description of weighted numbers. The variances answer different questions, and all are in use.
/// Undefined: everything for n = 0; a variance whose divisor is not positive (a single row; weights that sum to
/// 1 or less as frequencies); what overflows a double. Standard errors of sampling weights come from the
/// design-based estimates, never from these variances.
/// Source: Kish (1965), Survey Sampling, 11.7, for the effective number; Galassi et al., GSL reference manual,
/// "Weighted samples", for the reliability weights. Equals R's weighted.mean, cov.wt(method = "ML") and
/// cov.wt(method = "unbiased") for population and reliability.
struct WeightedDescription {
    std::int64_t n = 0;  ///< rows with positive weight
    double sum_of_weights = 0;
    std::optional<double> mean;
    std::optional<double> variance_population;   ///< over the sum of weights
    std::optional<double> variance_frequency;    ///< over the sum of weights - 1: SPSS WEIGHT BY
    std::optional<double> variance_reliability;  ///< unbiased for weights that measure precision
    std::optional<double> variance_sample;       ///< population variance times n / (n - 1)
    std::optional<double> sd;                    ///< square root of variance_sample: as printed
    std::optional<double> effective_n;           ///< Kish: squared sum of weights over sum of squares
    std::optional<double> design_effect;         ///< of the weights alone: n over the effective n
    std::optional<double> min;
    std::optional<double> max;
    std::optional<double> lower_quartile;  ///< weightedQuantile
    std::optional<double> median;
    std::optional<double> upper_quartile;

    bool operator==(const WeightedDescription&) const = default;
};

/// Takes weight and weight_squared of every value; with weights of 1 mean and variance_frequency are those of
/// describeNumbers.
WeightedDescription describeWeighted(const ValueCounts& values);

}  // namespace diaoyan
