// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/number_summary.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

std::int64_t NumberSummary::asked() const {
    return n + missing[static_cast<std::size_t>(MissingReason::unanswered)] +
           missing[static_cast<std::size_t>(MissingReason::invalid)];
}

namespace {

/// The value at a place of the sorted numbers, from 0.
double valueAt(const ValueCounts& values, std::int64_t place) {
    for (const ValueCount& one : values) {
        if (place < one.count) return one.value;
        place -= one.count;
    }
    return values.back().value;
}

double sumOf(const ValueCounts& values, double centre, double divisor) {
    double sum = 0;
    for (const ValueCount& one : values) sum += static_cast<double>(one.count) * ((one.value - centre) / divisor);
    return sum;
}

}  // namespace

std::optional<double> quantile(const ValueCounts& values, double probability) {
    if (values.empty() || !(probability >= 0 && probability <= 1)) return std::nullopt;
    const std::int64_t n = countOf(values);
    const double place = static_cast<double>(n - 1) * probability;
    const auto below = static_cast<std::int64_t>(std::floor(place));
    const double part = place - static_cast<double>(below);
    if (part == 0) return valueAt(values, below);
    // Weighted ends instead of a difference: -1e308 and 1e308 must not overflow.
    return (1 - part) * valueAt(values, below) + part * valueAt(values, std::min(below + 1, n - 1));
}

NumberSummary summarizeNumbers(const ValueCounts& values, std::array<std::int64_t, missingReasons> missing) {
    NumberSummary summary;
    summary.n = countOf(values);
    summary.missing = missing;
    if (values.empty()) return summary;
    const auto n = static_cast<double>(summary.n);
    summary.sum = sumOf(values, 0, 1);
    double mean = summary.sum / n;
    if (!std::isfinite(mean)) mean = sumOf(values, 0, n);
    mean = std::clamp(mean, values.front().value, values.back().value);
    // One correction: the sum of large values of one sign may have lost the last digits.
    const double residual = sumOf(values, mean, 1);
    if (std::isfinite(residual)) mean += residual / n;
    summary.mean = mean;
    if (summary.n > 1) {
        double squares = 0;
        for (const ValueCount& one : values)
            squares += static_cast<double>(one.count) * (one.value - mean) * (one.value - mean);
        if (std::isfinite(squares)) summary.sd = std::sqrt(squares / (n - 1));
    }
    summary.min = values.front().value;
    summary.lower_quartile = quantile(values, 0.25);
    summary.median = quantile(values, 0.5);
    summary.upper_quartile = quantile(values, 0.75);
    summary.max = values.back().value;
    return summary;
}

}  // namespace diaoyan
