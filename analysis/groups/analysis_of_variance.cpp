// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/analysis_of_variance.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaoyan {

namespace {

double count(const GroupMoments& group) {
    return static_cast<double>(group.n);
}

/// Weighted mean of the means, less the first group's mean: an offset of all numbers costs no digits.
template <class Weight>
double beyondFirst(const std::vector<GroupMoments>& groups, const Weight& weight) {
    NeumaierSum beyond;
    NeumaierSum weights;
    for (const GroupMoments& group : groups) {
        beyond += weight(group) * meanDifference(group, groups.front());
        weights += weight(group);
    }
    return beyond.value() / weights.value();
}

/// Weighted sum of squared deviations of the means from their weighted mean.
template <class Weight>
double squaresOfMeans(const std::vector<GroupMoments>& groups, const Weight& weight) {
    const double mean = beyondFirst(groups, weight);
    NeumaierSum squares;
    for (const GroupMoments& group : groups) {
        const double deviation = meanDifference(group, groups.front()) - mean;
        squares += weight(group) * deviation * deviation;
    }
    return squares.value();
}

std::optional<FTest> welchF(const std::vector<GroupMoments>& groups) {
    for (const GroupMoments& group : groups)
        if (group.n < 2 || !(group.squares > 0)) return std::nullopt;
    const auto weight = [](const GroupMoments& group) { return count(group) / *group.variance(); };
    const auto k = static_cast<double>(groups.size());
    NeumaierSum weights;
    for (const GroupMoments& group : groups) weights += weight(group);
    NeumaierSum spread;
    for (const GroupMoments& group : groups) {
        const double rest = 1 - weight(group) / weights.value();
        spread += rest * rest / (count(group) - 1);
    }
    const double lambda = spread.value() / (k * k - 1);
    return fTest(squaresOfMeans(groups, weight) / (k - 1), 1 + 2 * (k - 2) * lambda, k - 1, 1 / (3 * lambda));
}

std::optional<FTest> brownForsytheF(const std::vector<GroupMoments>& groups, const AnalysisOfVariance& all) {
    const auto n = static_cast<double>(all.n);
    NeumaierSum total;
    for (const GroupMoments& group : groups) {
        if (group.n < 2) return std::nullopt;
        total += (1 - count(group) / n) * *group.variance();
    }
    if (!(total.value() > 0)) return std::nullopt;
    NeumaierSum spread;
    for (const GroupMoments& group : groups) {
        const double share = (1 - count(group) / n) * *group.variance() / total.value();
        spread += share * share / (count(group) - 1);
    }
    return fTest(all.squares_between / all.df_between, total.value() / all.df_between, all.df_between,
                 1 / spread.value());
}

}  // namespace

std::optional<FTest> fTest(double mean_square, double mean_square_error, double df1, double df2) {
    if (!(df1 > 0 && df2 > 0) || !std::isfinite(mean_square)) return std::nullopt;
    if (!(mean_square_error > 0) && !(mean_square > 0)) return std::nullopt;
    const double statistic =
        mean_square_error > 0 ? mean_square / mean_square_error : std::numeric_limits<double>::infinity();
    return FTest{statistic, df1, df2, fUpperTail(statistic, df1, df2)};
}

Result<AnalysisOfVariance> analysisOfVariance(const std::vector<ValueCounts>& groups) {
    const auto moments = momentsOfGroups(groups);
    if (!moments) return moments.problem();
    AnalysisOfVariance result;
    result.per_group = *moments;
    std::vector<GroupMoments> used = *moments;
    std::erase_if(used, [](const GroupMoments& group) { return group.n == 0; });
    NeumaierSum within;
    for (const GroupMoments& group : used) {
        result.n += group.n;
        within += group.squares;
    }
    result.groups_used = static_cast<std::int64_t>(used.size());
    result.grand_mean = used.front().mean + (used.front().mean_rest + beyondFirst(used, count));
    result.squares_between = squaresOfMeans(used, count);
    result.squares_within = within.value();
    result.df_between = static_cast<double>(result.groups_used - 1);
    result.df_within = static_cast<double>(result.n - result.groups_used);
    const double total = result.squares_between + result.squares_within;
    if (!std::isfinite(total))
        return Problem{"numbers-too-large",
                       phrase("数值过大，平方和超出可计算范围", "the numbers are too large for sums of squares"),
                       {}};
    if (total > 0) result.eta2 = result.squares_between / total;
    if (result.df_within > 0) {
        const double error = result.squares_within / result.df_within;
        result.classical =
            fTest(result.squares_between / result.df_between, error, result.df_between, result.df_within);
        if (total > 0) {
            result.omega2 = (result.squares_between - result.df_between * error) / (total + error);
            result.epsilon2 = (result.squares_between - result.df_between * error) / total;
        }
    }
    result.welch = welchF(used);
    result.brown_forsythe = brownForsytheF(used, result);
    return result;
}

}  // namespace diaoyan
