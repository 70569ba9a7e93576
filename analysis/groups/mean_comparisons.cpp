// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/mean_comparisons.h"

#include "analysis/groups/comparable_groups.h"
#include "analysis/numeric/studentized_range.h"
#include "analysis/numeric/sums.h"

#include <cmath>
#include <map>

namespace diaoyan {

namespace {

constexpr double rootTwo = 1.41421356237309504880;

struct PooledError {
    double mean_square = 0;
    double df = 0;
};

PooledError pooledError(const std::vector<GroupMoments>& groups) {
    NeumaierSum squares;
    PooledError error;
    for (const GroupMoments& group : groups) {
        squares += group.squares;
        if (group.n > 0) error.df += static_cast<double>(group.n - 1);
    }
    if (error.df > 0) error.mean_square = squares.value() / error.df;
    return error;
}

/// Fills se and df by the variances of the two groups alone.
void addOwnError(const GroupMoments& one, const GroupMoments& other, MeanComparison& pair) {
    if (one.n < 2 || other.n < 2) return;
    const auto n1 = static_cast<double>(one.n);
    const auto n2 = static_cast<double>(other.n);
    const double squared_se = *one.variance() / n1 + *other.variance() / n2;
    if (!(squared_se > 0)) return;
    const double share1 = *one.variance() / n1 / squared_se;
    const double share2 = *other.variance() / n2 / squared_se;
    pair.se = std::sqrt(squared_se);
    pair.df = 1 / (share1 * share1 / (n1 - 1) + share2 * share2 / (n2 - 1));
}

void addPooledError(const PooledError& error, const GroupMoments& one, const GroupMoments& other,
                    MeanComparison& pair) {
    pair.se = std::sqrt(error.mean_square * (1 / static_cast<double>(one.n) + 1 / static_cast<double>(other.n)));
    pair.df = error.df;
}

/// Tests and intervals, once se and df are known.
class Comparer {
public:
    Comparer(const MeanComparisons& all) : all_(all), range_(all.groups_used) {}

    void complete(MeanComparison& pair) {
        if (!pair.se) return;
        pair.t = pair.difference / *pair.se;
        const bool range = all_.method != MeanComparisonMethod::lsd;
        pair.tail =
            range ? range_.upperTail(std::abs(*pair.t) * rootTwo, *pair.df) : studentTTwoSided(*pair.t, *pair.df);
        pair.adjusted_p = pair.tail->p;
        const auto [found, fresh] = critical_.try_emplace(*pair.df);
        if (fresh)
            found->second = range ? range_.criticalValue(all_.confidence.alpha(), *pair.df) / rootTwo
                                  : -studentTQuantile(all_.confidence.alpha() / 2, *pair.df);
        const double half = found->second * *pair.se;
        pair.interval = Interval{pair.difference - half, pair.difference + half};
    }

private:
    const MeanComparisons& all_;
    StudentizedRange range_;
    std::map<double, double> critical_;  ///< by df
};

void adjust(MeanComparisons& all) {
    std::vector<std::optional<double>> p;
    for (const MeanComparison& pair : all.pairs) p.push_back(pair.adjusted_p);
    p = adjustedP(p, all.adjustment);
    for (std::size_t i = 0; i < p.size(); ++i) all.pairs[i].adjusted_p = p[i];
}

}  // namespace

std::string meanComparisonMethodName(MeanComparisonMethod method) {
    switch (method) {
    case MeanComparisonMethod::games_howell: return "games-howell";
    case MeanComparisonMethod::tukey_kramer: return "tukey-kramer";
    case MeanComparisonMethod::lsd: break;
    }
    return "lsd";
}

Result<MeanComparisons> compareMeans(const std::vector<ValueCounts>& groups, MeanComparisonMethod method,
                                     Adjustment adjustment, Confidence confidence) {
    const auto moments = momentsOfGroups(groups);
    if (!moments) return moments.problem();
    if (auto problem = tooManyGroups(groups)) return *problem;
    const PooledError error = pooledError(*moments);
    if (!(error.mean_square > 0))
        return Problem{"zero-variance",
                       phrase("各组内部的答案没有差异，无法比较均值",
                              "nothing varies within the groups: the means cannot be compared"),
                       {}};
    MeanComparisons all;
    all.method = method;
    all.confidence = confidence;
    if (method == MeanComparisonMethod::lsd) all.adjustment = adjustment;
    for (const GroupMoments& group : *moments) all.groups_used += group.n > 0 ? 1 : 0;
    Comparer comparer(all);
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) {
            const GroupMoments& one = (*moments)[a];
            const GroupMoments& other = (*moments)[b];
            if (one.n == 0 || other.n == 0) continue;
            MeanComparison pair;
            pair.first = a;
            pair.second = b;
            pair.difference = meanDifference(one, other);
            if (method == MeanComparisonMethod::games_howell)
                addOwnError(one, other, pair);
            else
                addPooledError(error, one, other, pair);
            comparer.complete(pair);
            all.pairs.push_back(pair);
        }
    if (method == MeanComparisonMethod::lsd) adjust(all);
    return all;
}

}  // namespace diaoyan
