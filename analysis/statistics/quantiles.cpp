// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/quantiles.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace diaoyan {

namespace {

constexpr std::array<const char*, 9> names{
    "inverse-cdf", "averaged-inverse-cdf", "closest-observation", "interpolated-inverse-cdf", "hazen", "weibull",
    "linear",      "median-unbiased",      "normal-unbiased"};

/// Where a quantile lies: `part` of the way from the order statistic `below` (1-based) to the next.
struct QuantilePlace {
    double below = 0;
    double part = 0;
};

QuantilePlace interpolatedPlace(double n, double probability, double a, double b) {
    // A place that misses a whole number by rounding alone is that number, as in R.
    const double fuzz = 4 * std::numeric_limits<double>::epsilon();
    const double place = a + probability * (n + 1 - a - b);
    const double below = std::floor(place + fuzz);
    const double part = place - below;
    return {below, std::abs(part) < fuzz ? 0 : part};
}

QuantilePlace placeOf(double n, double probability, QuantileDefinition definition) {
    using enum QuantileDefinition;
    const double place = n * probability;
    const double whole = std::floor(place);
    switch (definition) {
    case inverse_cdf: return {whole, place > whole ? 1.0 : 0.0};
    case averaged_inverse_cdf: return {whole, place > whole ? 1.0 : 0.5};
    case closest_observation: {
        const double below = std::floor(place - 0.5);
        const bool to_next = place - 0.5 != below || std::fmod(below, 2) != 0;
        return {below, to_next ? 1.0 : 0.0};
    }
    case interpolated_inverse_cdf: return interpolatedPlace(n, probability, 0, 1);
    case hazen: return interpolatedPlace(n, probability, 0.5, 0.5);
    case weibull: return interpolatedPlace(n, probability, 0, 0);
    case linear: {
        const double at = 1 + (n - 1) * probability;
        return {std::floor(at), at - std::floor(at)};
    }
    case median_unbiased: return interpolatedPlace(n, probability, 1.0 / 3, 1.0 / 3);
    case normal_unbiased: break;
    }
    return interpolatedPlace(n, probability, 0.375, 0.375);
}

/// The order statistic `place` (1-based); places outside mean the nearest end.
double orderStatistic(const ValueCounts& values, double place) {
    std::int64_t seen = 0;
    for (const ValueCount& one : values) {
        seen += one.count;
        if (static_cast<double>(seen) >= place) return one.value;
    }
    return values.back().value;
}

/// `part` of the way. Weighted ends instead of a difference: -1e308 and 1e308 must not overflow.
double between(double low, double high, double part) {
    if (part == 0 || low == high) return low;
    if (part == 1) return high;
    return (1 - part) * low + part * high;
}

}  // namespace

int quantileDefinitionNumber(QuantileDefinition definition) {
    return static_cast<int>(definition);
}

std::string quantileDefinitionName(QuantileDefinition definition) {
    return names[static_cast<std::size_t>(definition) - 1];
}

std::optional<QuantileDefinition> quantileDefinitionNamed(const std::string& name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == names[i] || name == std::to_string(i + 1)) return static_cast<QuantileDefinition>(i + 1);
    return std::nullopt;
}

std::optional<double> quantile(const ValueCounts& values, double probability, QuantileDefinition definition) {
    if (values.empty() || !(probability >= 0 && probability <= 1)) return std::nullopt;
    const QuantilePlace place = placeOf(static_cast<double>(countOf(values)), probability, definition);
    return between(orderStatistic(values, place.below), orderStatistic(values, place.below + 1), place.part);
}

std::optional<double> median(const ValueCounts& values) {
    if (values.empty()) return std::nullopt;
    const std::int64_t n = countOf(values);
    const double low = orderStatistic(values, static_cast<double>(n / 2 + n % 2));
    return between(low, orderStatistic(values, static_cast<double>(n / 2 + 1)), 0.5);
}

std::optional<double> weightedQuantile(const ValueCounts& values, double probability) {
    if (!(probability >= 0 && probability <= 1)) return std::nullopt;
    NeumaierSum total;
    for (const ValueCount& one : values) total += std::max(one.weight, 0.0);
    const double all = total.value();
    if (!(all > 0) || std::isinf(all)) return std::nullopt;
    NeumaierSum reached;
    std::optional<double> last;
    for (const ValueCount& one : values) {
        if (!(one.weight > 0)) continue;
        reached += one.weight;
        last = one.value;
        if (reached.value() >= probability * all - 1e-12 * all) break;
    }
    return last;
}

}  // namespace diaoyan
