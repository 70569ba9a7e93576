// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/pooled_ranks.h"

#include "analysis/numeric/sums.h"

#include <algorithm>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

/// Answers below a value and at it, over all groups.
struct RankedValue {
    double value = 0;
    std::int64_t count = 0;
    std::int64_t below = 0;
};

std::vector<RankedValue> rankedValues(const std::vector<ValueCounts>& groups) {
    std::vector<RankedValue> all;
    for (const ValueCounts& group : groups)
        for (const ValueCount& one : group) all.push_back({one.value, one.count, 0});
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    std::vector<RankedValue> distinct;
    for (const RankedValue& one : all) {
        if (!distinct.empty() && distinct.back().value == one.value)
            distinct.back().count += one.count;
        else
            distinct.push_back(one);
    }
    std::int64_t below = 0;
    for (RankedValue& one : distinct) {
        one.below = below;
        below += one.count;
    }
    return distinct;
}

}  // namespace

double PooledRanks::rankSum(std::size_t group) const {
    const auto count = static_cast<double>(counts[group]);
    return (doubled_excess[group] + count * (static_cast<double>(n) + 1)) / 2;
}

double PooledRanks::meanRank(std::size_t group) const {
    const auto count = static_cast<double>(counts[group]);
    return (static_cast<double>(n) + 1 + doubled_excess[group] / count) / 2;
}

double PooledRanks::tieCorrection() const {
    const auto all = static_cast<double>(n);
    return n < 2 ? 1 : untied / (all * (all - 1) * (all + 1));
}

PooledRanks pooledRanks(const std::vector<ValueCounts>& groups) {
    PooledRanks ranks;
    const std::vector<RankedValue> values = rankedValues(groups);
    if (!values.empty()) ranks.n = values.back().below + values.back().count;
    const auto n = static_cast<double>(ranks.n);
    NeumaierSum untied;
    for (const RankedValue& one : values) {
        if (one.count > 1) ranks.ties = true;
        // n^3 - sum of t^3 as a sum of what is not negative: no cancellation when nearly all are tied.
        untied += static_cast<double>(one.count) * static_cast<double>(ranks.n - one.count) *
                  (n + static_cast<double>(one.count));
    }
    ranks.untied = untied.value();
    for (const ValueCounts& group : groups) {
        Wide excess = 0;
        auto from = values.begin();
        for (const ValueCount& one : group) {
            from = std::lower_bound(from, values.end(), one.value,
                                    [](const RankedValue& ranked, double value) { return ranked.value < value; });
            excess += Wide{one.count} * (Wide{from->below} * 2 + from->count - ranks.n);
        }
        ranks.counts.push_back(countOf(group));
        ranks.doubled_excess.push_back(static_cast<double>(excess));
    }
    return ranks;
}

}  // namespace diaoyan
