// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// Ranks that cannot be excluded, 1 the best.
struct RankInterval {
    int first = 0;
    int last = 0;

    bool operator==(const RankInterval&) const = default;
};

/// Rank of every value, the largest first, equal values sharing the best rank (1, 2, 2, 4); undefined
/// values have none. Equals R rank(-x, ties.method = "min").
std::vector<std::optional<int>> descendingRanks(const std::vector<std::optional<double>>& values);

/// Rank i runs from 1 + #{j: lower_j > upper_i} to k - #{j: upper_j < lower_i}; undefined intervals take no
/// part. With intervals of simultaneous coverage the ranks are covered jointly.
/// Source: Klein, Wright & Wieczorek (2020), JRSS A 183:589-606.
std::vector<std::optional<RankInterval>> rankIntervals(const std::vector<std::optional<Interval>>& intervals);

}  // namespace diaoyan
