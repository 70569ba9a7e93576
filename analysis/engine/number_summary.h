// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"
#include "questionnaires/answer.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// What a group of numbers looks like. Everything is undefined for n = 0, `sd` also for n = 1.
struct NumberSummary {
    std::int64_t n = 0;                                  ///< finite numbers
    std::array<std::int64_t, missingReasons> missing{};  ///< by MissingReason
    double sum = 0;
    std::optional<double> mean;
    std::optional<double> sd;  ///< of the sample, divisor n - 1, by two passes; undefined where it overflows
    std::optional<double> min;
    std::optional<double> lower_quartile;
    std::optional<double> median;
    std::optional<double> upper_quartile;
    std::optional<double> max;

    std::int64_t asked() const;  ///< n and missing, without those routed past
    bool operator==(const NumberSummary&) const = default;
};

/// Summary of a distribution, without its weights. Quartiles: definition 7 of Hyndman & Fan (1996), The American
/// Statistician 50:361-365, as in R and Excel.
NumberSummary summarizeNumbers(const ValueCounts& values, std::array<std::int64_t, missingReasons> missing = {});

/// Quantile of definition 7: linear between the order statistics around (n - 1) * probability.
/// Undefined when empty or probability outside [0, 1].
std::optional<double> quantile(const ValueCounts& values, double probability);

}  // namespace diaoyan
