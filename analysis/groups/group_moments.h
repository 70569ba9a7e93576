// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// What the comparisons of means need of a group. All counts, no weights.
struct GroupMoments {
    std::int64_t n = 0;
    double mean = 0;       ///< means nothing for n = 0
    double mean_rest = 0;  ///< what the mean has beyond the digits of a double: 10^9 + 2.4 keeps only seven
    double squares = 0;    ///< sum of squared deviations from the mean

    std::optional<double> variance() const;  ///< divisor n - 1; undefined for n < 2
    bool operator==(const GroupMoments&) const = default;
};

/// Passes about the mean: an offset of 10^9 costs no digits. The values need not be in order.
GroupMoments groupMoments(const ValueCounts& values);

/// Mean of one minus mean of other. REQUIRES: answers in both.
double meanDifference(const GroupMoments& one, const GroupMoments& other);

/// Moments of every group. Problems: too-few-groups (fewer than two have answers), numbers-too-large (sums of
/// squares overflow a double).
Result<std::vector<GroupMoments>> momentsOfGroups(const std::vector<ValueCounts>& groups);

}  // namespace diaoyan
