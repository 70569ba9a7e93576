// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/group_moments.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// Mean of the values, less origin.
double meanBeyond(const ValueCounts& values, double origin, double n) {
    NeumaierSum beyond;
    for (const ValueCount& one : values) beyond += static_cast<double>(one.count) * (one.value - origin);
    return beyond.value() / n;
}

}  // namespace

std::optional<double> GroupMoments::variance() const {
    if (n < 2) return std::nullopt;
    return squares / static_cast<double>(n - 1);
}

GroupMoments groupMoments(const ValueCounts& values) {
    GroupMoments moments;
    moments.n = countOf(values);
    if (moments.n == 0) return moments;
    const auto n = static_cast<double>(moments.n);
    // Three passes: the first origin may be an outlier, the second is not yet the nearest double to the mean.
    moments.mean = values.front().value;
    for (int pass = 0; pass < 2; ++pass) moments.mean += meanBeyond(values, moments.mean, n);
    moments.mean_rest = meanBeyond(values, moments.mean, n);
    NeumaierSum squares;
    for (const ValueCount& one : values) {
        const double deviation = one.value - moments.mean - moments.mean_rest;
        squares += static_cast<double>(one.count) * deviation * deviation;
    }
    moments.squares = squares.value();
    return moments;
}

double meanDifference(const GroupMoments& one, const GroupMoments& other) {
    return (one.mean - other.mean) + (one.mean_rest - other.mean_rest);
}

Result<std::vector<GroupMoments>> momentsOfGroups(const std::vector<ValueCounts>& groups) {
    std::vector<GroupMoments> all;
    all.reserve(groups.size());
    for (const ValueCounts& group : groups) all.push_back(groupMoments(group));
    const auto filled = std::count_if(all.begin(), all.end(), [](const auto& one) { return one.n > 0; });
    if (filled < 2)
        return Problem{"too-few-groups",
                       phrase("有数据的组不足两个，无法比较", "fewer than two groups have answers: nothing to compare"),
                       {}};
    if (!std::all_of(all.begin(), all.end(), [](const auto& one) { return std::isfinite(one.squares); }))
        return Problem{"numbers-too-large",
                       phrase("数值过大，平方和超出可计算范围", "the numbers are too large for sums of squares"),
                       {}};
    return all;
}

}  // namespace diaoyan
