// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"

#include <optional>
#include <string>

namespace diaoyan {

/// The nine definitions of a sample quantile, numbered as in Hyndman & Fan (1996), The American Statistician
/// 50:361-365, and in R. They agree on large samples and differ on small ones, so the name is printed.
enum class QuantileDefinition {
    inverse_cdf = 1,           ///< SAS type 3
    averaged_inverse_cdf = 2,  ///< SAS default; SPSS EXAMINE AEMPIRICAL
    closest_observation = 3,   ///< SAS type 2
    interpolated_inverse_cdf = 4,
    hazen = 5,
    weibull = 6,          ///< SPSS HAVERAGE, Minitab
    linear = 7,           ///< R and Excel; the default of this project
    median_unbiased = 8,  ///< recommended by Hyndman & Fan
    normal_unbiased = 9
};

/// 1 to 9, and a stable id: inverse-cdf, averaged-inverse-cdf, closest-observation, interpolated-inverse-cdf,
/// hazen, weibull, linear, median-unbiased, normal-unbiased.
int quantileDefinitionNumber(QuantileDefinition definition);
std::string quantileDefinitionName(QuantileDefinition definition);
/// By id or by number.
std::optional<QuantileDefinition> quantileDefinitionNamed(const std::string& name);

/// Quantile of the answers of a distribution, by their counts (weights are not looked at; see
/// weightedQuantile). Undefined for no answer or a probability outside [0, 1]. Equals R's quantile(type = 1..9).
/// Without a definition quantile() is the engine's, number 7.
std::optional<double> quantile(const ValueCounts& values, double probability, QuantileDefinition definition);

/// The middle answer, or the mean of the two middle ones. Undefined for no answer.
std::optional<double> median(const ValueCounts& values);

/// The smallest value whose cumulated weight reaches that share of all weight (within 1e-12 of it): the inverse of
/// the weighted distribution function. Undefined without positive weight or outside [0, 1].
std::optional<double> weightedQuantile(const ValueCounts& values, double probability);

}  // namespace diaoyan
