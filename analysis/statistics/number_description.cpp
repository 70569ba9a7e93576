// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/number_description.h"

#include "analysis/numeric/sums.h"
#include "analysis/numeric/tails.h"

#include <boost/accumulators/accumulators.hpp>
#include <boost/accumulators/statistics/max.hpp>
#include <boost/accumulators/statistics/min.hpp>
#include <boost/accumulators/statistics/stats.hpp>
#include <boost/accumulators/statistics/sum_kahan.hpp>
#include <boost/accumulators/statistics/weighted_mean.hpp>
#include <boost/accumulators/statistics/weighted_sum_kahan.hpp>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

std::optional<double> finite(double value) {
    return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

/// The first pass: sum, mean, extremes.
void addFirstPass(const ValueCounts& values, NumberDescription& description) {
    namespace ba = boost::accumulators;
    using Features = ba::stats<ba::tag::min, ba::tag::max, ba::tag::sum_kahan, ba::tag::immediate_mean>;
    ba::accumulator_set<double, Features, double> pass;
    for (const ValueCount& one : values) pass(one.value, ba::weight = static_cast<double>(one.count));
    description.min = ba::min(pass);
    description.max = ba::max(pass);
    description.range = finite(*description.max - *description.min);
    description.sum = finite(ba::sum_kahan(pass));
    description.mean = finite(ba::mean(pass));
    if (!description.mean) return;
    const double mean = std::clamp(*description.mean, *description.min, *description.max);
    NeumaierSum residual;
    for (const ValueCount& one : values) residual += static_cast<double>(one.count) * (one.value - mean);
    const double correction = residual.value() / static_cast<double>(description.n);
    description.mean =
        std::isfinite(correction) ? std::clamp(mean + correction, *description.min, *description.max) : mean;
}

void addShape(double g1, double g2, NumberDescription& description) {
    const auto n = static_cast<double>(description.n);
    description.skewness_population = finite(g1);
    description.kurtosis_population = finite(g2);
    if (description.n < 3) return;
    description.skewness = finite(g1 * std::sqrt(n * (n - 1)) / (n - 2));
    description.skewness_se = std::sqrt(6 * n * (n - 1) / ((n - 2) * (n + 1) * (n + 3)));
    if (description.n < 4) return;
    description.kurtosis = finite(((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3)));
    description.kurtosis_se = 2 * *description.skewness_se * std::sqrt((n * n - 1) / ((n - 3) * (n + 5)));
}

/// The second pass: moments about the mean.
void addSpread(const ValueCounts& values, NumberDescription& description) {
    const auto n = static_cast<double>(description.n);
    // What the mean has beyond the digits of a double: at offset 10^9 it would show in the skewness.
    NeumaierSum residual;
    for (const ValueCount& one : values) residual += static_cast<double>(one.count) * (one.value - *description.mean);
    const double rest = residual.value() / n;
    NeumaierSum squares;
    for (const ValueCount& one : values) {
        const double deviation = one.value - *description.mean - rest;
        squares += static_cast<double>(one.count) * deviation * deviation;
    }
    if (!std::isfinite(squares.value())) return;
    description.variance_population = squares.value() / n;
    if (description.n > 1) {
        description.variance = squares.value() / (n - 1);
        description.sd = std::sqrt(*description.variance);
        description.se = *description.sd / std::sqrt(n);
        const double half = -studentTQuantile(description.confidence.alpha() / 2, n - 1) * *description.se;
        description.interval = Interval{*description.mean - half, *description.mean + half};
        if (*description.mean != 0) description.cv = finite(*description.sd / *description.mean);
    }
    const double scale = std::sqrt(*description.variance_population);
    if (!(scale > 0)) return;
    NeumaierSum third;
    NeumaierSum fourth;
    for (const ValueCount& one : values) {
        const double z = (one.value - *description.mean - rest) / scale;  // in units of sd: powers do not overflow
        third += static_cast<double>(one.count) * z * z * z;
        fourth += static_cast<double>(one.count) * z * z * z * z;
    }
    addShape(third.value() / n, fourth.value() / n - 3, description);
}

std::optional<double> medianDistance(const ValueCounts& values, double centre) {
    ValueCounts distances;
    distances.reserve(values.size());
    for (const ValueCount& one : values)
        distances.push_back({.value = std::abs(one.value - centre), .count = one.count});
    std::sort(distances.begin(), distances.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    const auto found = median(distances);
    return found ? finite(*found) : std::nullopt;
}

std::optional<double> geometricMean(const ValueCounts& values) {
    if (values.front().value <= 0) return std::nullopt;
    NeumaierSum logs;
    for (const ValueCount& one : values) logs += static_cast<double>(one.count) * std::log(one.value);
    return std::exp(logs.value() / static_cast<double>(countOf(values)));
}

}  // namespace

NumberDescription describeNumbers(const ValueCounts& values, std::int64_t missing, Confidence confidence,
                                  QuantileDefinition quartiles) {
    NumberDescription description;
    description.n = countOf(values);
    description.missing = missing;
    description.confidence = confidence;
    description.quartiles = quartiles;
    if (description.n == 0) return description;
    addFirstPass(values, description);
    if (description.mean) addSpread(values, description);
    description.lower_quartile = quantile(values, 0.25, quartiles);
    description.median = median(values);
    description.upper_quartile = quantile(values, 0.75, quartiles);
    description.interquartile_range = finite(*description.upper_quartile - *description.lower_quartile);
    description.mad = medianDistance(values, *description.median);
    std::int64_t most = 0;
    for (const ValueCount& one : values) most = std::max(most, one.count);
    for (const ValueCount& one : values)
        if (one.count == most) description.modes.push_back(one.value);
    description.trimmed_mean = trimmedMean(values, 0.05);
    description.geometric_mean = geometricMean(values);
    return description;
}

std::optional<double> trimmedMean(const ValueCounts& values, double trim) {
    if (values.empty() || !(trim >= 0)) return std::nullopt;
    if (trim >= 0.5) return median(values);
    const std::int64_t n = countOf(values);
    const auto cut = static_cast<std::int64_t>(std::floor(static_cast<double>(n) * trim));
    ValueCounts kept;
    std::int64_t before = 0;
    for (const ValueCount& one : values) {
        // Those of this value at places cut + 1 .. n - cut.
        const std::int64_t within = std::min(before + one.count, n - cut) - std::max(before, cut);
        if (within > 0) kept.push_back({.value = one.value, .count = within});
        before += one.count;
    }
    NumberDescription rest;
    rest.n = countOf(kept);
    addFirstPass(kept, rest);
    return rest.mean;
}

}  // namespace diaoyan
