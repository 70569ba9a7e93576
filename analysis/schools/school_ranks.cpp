// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/school_ranks.h"

#include <algorithm>

namespace diaoyan {

std::vector<std::optional<int>> descendingRanks(const std::vector<std::optional<double>>& values) {
    std::vector<double> sorted;
    for (const auto& value : values)
        if (value) sorted.push_back(*value);
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::optional<int>> ranks(values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i])
            ranks[i] = 1 + static_cast<int>(sorted.end() - std::upper_bound(sorted.begin(), sorted.end(), *values[i]));
    return ranks;
}

std::vector<std::optional<RankInterval>> rankIntervals(const std::vector<std::optional<Interval>>& intervals) {
    std::vector<double> lower, upper;
    for (const auto& interval : intervals)
        if (interval) {
            lower.push_back(interval->lower);
            upper.push_back(interval->upper);
        }
    std::sort(lower.begin(), lower.end());
    std::sort(upper.begin(), upper.end());
    std::vector<std::optional<RankInterval>> ranks(intervals.size());
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        if (!intervals[i]) continue;
        const auto surely_above = lower.end() - std::upper_bound(lower.begin(), lower.end(), intervals[i]->upper);
        const auto surely_below = std::lower_bound(upper.begin(), upper.end(), intervals[i]->lower) - upper.begin();
        ranks[i] = RankInterval{1 + static_cast<int>(surely_above),
                                static_cast<int>(lower.size()) - static_cast<int>(surely_below)};
    }
    return ranks;
}

}  // namespace diaoyan
