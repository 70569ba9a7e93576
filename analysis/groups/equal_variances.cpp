// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/equal_variances.h"

#include "analysis/numeric/sums.h"
#include "analysis/statistics/quantiles.h"

#include <cmath>

namespace diaoyan {

namespace {

/// Analysis of variance of the distances from the centre of each group.
template <class Centre>
std::optional<FTest> levene(const std::vector<ValueCounts>& groups, const Centre& centre) {
    std::vector<ValueCounts> distances = groups;
    for (ValueCounts& group : distances) {
        if (group.empty()) continue;
        const double middle = centre(group);
        for (ValueCount& one : group) one.value = std::abs(one.value - middle);
    }
    const auto test = analysisOfVariance(distances);
    return test ? test->classical : std::nullopt;
}

std::optional<BartlettTest> bartlett(const std::vector<GroupMoments>& groups) {
    NeumaierSum squares;
    NeumaierSum inverse;
    double k = 0;
    double df = 0;
    for (const GroupMoments& group : groups) {
        if (group.n == 0) continue;
        if (group.n < 2 || !(group.squares > 0)) return std::nullopt;
        k += 1;
        df += static_cast<double>(group.n - 1);
        squares += group.squares;
        inverse += 1 / static_cast<double>(group.n - 1);
    }
    // Logarithms of the ratios to the pooled variance: those of the variances would cancel.
    const double pooled = squares.value() / df;
    NeumaierSum logs;
    for (const GroupMoments& group : groups)
        if (group.n > 0) logs += -static_cast<double>(group.n - 1) * std::log(*group.variance() / pooled);
    BartlettTest test;
    test.statistic = std::max(0.0, logs.value() / (1 + (inverse.value() - 1 / df) / (3 * (k - 1))));
    test.df = k - 1;
    if (!std::isfinite(test.statistic)) return std::nullopt;
    test.tail = chiSquareUpperTail(test.statistic, test.df);
    return test;
}

}  // namespace

Result<EqualVariances> equalVariances(const std::vector<ValueCounts>& groups) {
    const auto moments = momentsOfGroups(groups);
    if (!moments) return moments.problem();
    EqualVariances result;
    result.levene_mean = levene(groups, [](const ValueCounts& group) { return groupMoments(group).mean; });
    result.levene_median = levene(groups, [](const ValueCounts& group) { return *median(group); });
    result.bartlett = bartlett(*moments);
    return result;
}

}  // namespace diaoyan
