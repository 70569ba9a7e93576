// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/value_counts.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

ValueCounts valueCounts(std::vector<double> values) {
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    std::sort(values.begin(), values.end());
    ValueCounts counts;
    for (const double value : values) {
        if (counts.empty() || counts.back().value != value) counts.push_back({.value = value});
        ++counts.back().count;
    }
    for (ValueCount& one : counts) one.weight = one.weight_squared = static_cast<double>(one.count);
    return counts;
}

ValueCounts merged(const ValueCounts& one, const ValueCounts& other) {
    ValueCounts both;
    both.reserve(one.size() + other.size());
    auto left = one.begin();
    auto right = other.begin();
    while (left != one.end() || right != other.end()) {
        const bool take_left = right == other.end() || (left != one.end() && left->value <= right->value);
        const ValueCount& next = take_left ? *left++ : *right++;
        if (both.empty() || both.back().value != next.value) {
            both.push_back(next);
        } else {
            both.back().count += next.count;
            both.back().weight += next.weight;
            both.back().weight_squared += next.weight_squared;
        }
    }
    return both;
}

std::int64_t countOf(const ValueCounts& values) {
    std::int64_t count = 0;
    for (const ValueCount& one : values) count += one.count;
    return count;
}

}  // namespace diaoyan
