// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// Ranks of the answers of all groups together, equal answers sharing the mean rank (ties: equal stored values).
/// Worked out from the distributions; no respondent gets a rank of its own.
struct PooledRanks {
    std::int64_t n = 0;
    bool ties = false;                   ///< any two answers equal
    double untied = 0;                   ///< n^3 - sum of t^3 over the tied sets of t answers: 0 when all are equal
    std::vector<std::int64_t> counts;    ///< per group
    std::vector<double> doubled_excess;  ///< per group: 2 * (rank sum - count * (n + 1) / 2), exact below 2^53

    double rankSum(std::size_t group) const;
    double meanRank(std::size_t group) const;  ///< REQUIRES: an answer in the group
    double tieCorrection() const;              ///< 1 without ties, 0 when all are equal; 1 for n < 2
    bool operator==(const PooledRanks&) const = default;
};

/// O(d log d) in the number d of distinct values over the groups.
PooledRanks pooledRanks(const std::vector<ValueCounts>& groups);

}  // namespace diaoyan
