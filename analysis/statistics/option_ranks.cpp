// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/option_ranks.h"

#include <algorithm>
#include <functional>

namespace diaoyan {

std::vector<OptionRank> optionRanks(const std::vector<std::int64_t>& counts) {
    std::vector<std::int64_t> descending = counts;
    std::sort(descending.begin(), descending.end(), std::greater<>());
    std::vector<OptionRank> ranks;
    ranks.reserve(counts.size());
    for (const std::int64_t count : counts) {
        const auto [first, last] = std::equal_range(descending.begin(), descending.end(), count, std::greater<>());
        ranks.push_back({.rank = static_cast<int>(first - descending.begin()) + 1,
                         .of = static_cast<int>(counts.size()),
                         .tied = last - first > 1});
    }
    return ranks;
}

}  // namespace diaoyan
