// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace diaoyan {

/// One value and how often it occurs.
struct ValueCount {
    double value = 0;
    std::int64_t count = 0;
    double weight = 0;          ///< sum of the weights; equals count where there are none
    double weight_squared = 0;  ///< sum of the squared weights; equals count where there are none

    bool operator==(const ValueCount&) const = default;
};

/// The distribution of a number or of the points of a scale: finite values, ascending, each once, every
/// count >= 1. All that moments, quantiles and ranks need; mergeable.
using ValueCounts = std::vector<ValueCount>;

/// Any numbers, unweighted, as a distribution. Values that are not finite are left out.
ValueCounts valueCounts(std::vector<double> values);
/// Both distributions together.
ValueCounts merged(const ValueCounts& one, const ValueCounts& other);
std::int64_t countOf(const ValueCounts& values);  ///< sum of the counts

}  // namespace diaoyan
