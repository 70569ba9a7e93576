// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/weighted_description.h"

#include "analysis/numeric/sums.h"
#include "analysis/statistics/quantiles.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

std::optional<double> ratio(double numerator, double denominator) {
    const double value = numerator / denominator;
    return denominator > 0 && std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
}

void addVariances(const ValueCounts& used, double squared_weights, WeightedDescription& description) {
    const double weights = description.sum_of_weights;
    const auto n = static_cast<double>(description.n);
    NeumaierSum squares;
    for (const ValueCount& one : used) {
        const double deviation = one.value - *description.mean;
        squares += one.weight * deviation * deviation;
    }
    description.variance_population = ratio(squares.value(), weights);
    description.variance_frequency = ratio(squares.value(), weights - 1);
    if (description.n < 2) return;
    description.variance_reliability = ratio(squares.value(), weights - squared_weights / weights);
    description.variance_sample = ratio(squares.value() / weights * n, n - 1);
    if (description.variance_sample) description.sd = std::sqrt(*description.variance_sample);
}

}  // namespace

Result<ValueCounts> weightedValueCounts(const std::vector<WeightedNumber>& rows) {
    std::vector<std::pair<double, double>> used;
    for (const WeightedNumber& row : rows) {
        if (!row.weight || std::isnan(*row.weight)) continue;
        if (*row.weight < 0 || std::isinf(*row.weight))
            return Problem{
                "wrong-weight", phrase("权重不能是负数或无穷大", "a weight must be neither negative nor infinite"), {}};
        if (*row.weight > 0 && row.value && std::isfinite(*row.value)) used.emplace_back(*row.value, *row.weight);
    }
    std::sort(used.begin(), used.end());
    ValueCounts counts;
    for (auto row = used.begin(); row != used.end();) {
        ValueCount one{.value = row->first};
        NeumaierSum weight;
        NeumaierSum squared;
        for (; row != used.end() && row->first == one.value; ++row) {
            ++one.count;
            weight += row->second;
            squared += row->second * row->second;
        }
        one.weight = weight.value();
        one.weight_squared = squared.value();
        counts.push_back(one);
    }
    return counts;
}

WeightedDescription describeWeighted(const ValueCounts& values) {
    WeightedDescription description;
    ValueCounts used;
    for (const ValueCount& one : values)
        if (one.weight > 0) used.push_back(one);
    if (used.empty()) return description;
    description.n = countOf(used);
    NeumaierSum weights;
    NeumaierSum squared;
    for (const ValueCount& one : used) {
        weights += one.weight;
        squared += one.weight_squared;
    }
    description.sum_of_weights = weights.value();
    description.effective_n = ratio(weights.value() * weights.value(), squared.value());
    if (description.effective_n)
        description.design_effect = static_cast<double>(description.n) / *description.effective_n;
    description.min = used.front().value;
    description.max = used.back().value;

    // The mean of what is beyond the first value: an offset of 10^9 costs no digits.
    const double origin = used.front().value;
    NeumaierSum beyond;
    for (const ValueCount& one : used) beyond += one.weight * (one.value - origin);
    const double mean = origin + beyond.value() / weights.value();
    if (std::isfinite(mean)) {
        description.mean = std::clamp(mean, *description.min, *description.max);
        addVariances(used, squared.value(), description);
    }
    description.lower_quartile = weightedQuantile(used, 0.25);
    description.median = weightedQuantile(used, 0.5);
    description.upper_quartile = weightedQuantile(used, 0.75);
    return description;
}

}  // namespace diaoyan
