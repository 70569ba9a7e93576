// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/kruskal_wallis.h"

#include "analysis/groups/comparable_groups.h"
#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

std::optional<Problem> noRankTest(const PooledRanks& ranks) {
    const auto filled = std::count_if(ranks.counts.begin(), ranks.counts.end(), [](auto count) { return count > 0; });
    if (filled < 2)
        return Problem{"too-few-groups",
                       phrase("有数据的组不足两个，无法比较", "fewer than two groups have answers: nothing to compare"),
                       {}};
    if (!(ranks.untied > 0))
        return Problem{"all-tied", phrase("所有答案都相同，无法做秩检验", "all answers are equal: no rank test"), {}};
    return std::nullopt;
}

}  // namespace

Result<KruskalWallis> kruskalWallis(const std::vector<ValueCounts>& groups) {
    const PooledRanks ranks = pooledRanks(groups);
    if (auto problem = noRankTest(ranks)) return *problem;
    KruskalWallis test;
    test.n = ranks.n;
    test.counts = ranks.counts;
    NeumaierSum spread;  // of the mean ranks about (n + 1) / 2, times 4
    for (std::size_t g = 0; g < groups.size(); ++g) {
        test.mean_ranks.emplace_back();
        if (ranks.counts[g] == 0) continue;
        ++test.groups_used;
        test.mean_ranks.back() = ranks.meanRank(g);
        spread += ranks.doubled_excess[g] / static_cast<double>(ranks.counts[g]) * ranks.doubled_excess[g];
    }
    const auto n = static_cast<double>(ranks.n);
    const auto k = static_cast<double>(test.groups_used);
    test.tie_correction = ranks.tieCorrection();
    test.h_uncorrected = 3 * (spread.value() / n) / (n + 1);
    test.h = 3 * spread.value() / ranks.untied * (n - 1);
    test.df = k - 1;
    test.tail = chiSquareUpperTail(test.h, test.df);
    test.epsilon2 = test.h / (n - 1);
    if (n > k) test.eta2_h = (test.h - k + 1) / (n - k);
    return test;
}

Result<DunnTest> dunnTest(const std::vector<ValueCounts>& groups, Adjustment adjustment) {
    const PooledRanks ranks = pooledRanks(groups);
    if (auto problem = noRankTest(ranks)) return *problem;
    if (auto problem = tooManyGroups(groups)) return *problem;
    DunnTest test;
    test.adjustment = adjustment;
    const double variance = ranks.untied / (12 * (static_cast<double>(ranks.n) - 1));
    std::vector<std::optional<double>> p;
    for (std::size_t a = 0; a < groups.size(); ++a)
        for (std::size_t b = a + 1; b < groups.size(); ++b) {
            if (ranks.counts[a] == 0 || ranks.counts[b] == 0) continue;
            const auto n1 = static_cast<double>(ranks.counts[a]);
            const auto n2 = static_cast<double>(ranks.counts[b]);
            RankComparison pair;
            pair.first = a;
            pair.second = b;
            pair.difference = (ranks.doubled_excess[a] / n1 - ranks.doubled_excess[b] / n2) / 2;
            pair.z = pair.difference / std::sqrt(variance * (1 / n1 + 1 / n2));
            pair.tail = normalTwoSided(pair.z);
            p.emplace_back(pair.tail.p);
            test.pairs.push_back(pair);
        }
    p = adjustedP(p, adjustment);
    for (std::size_t i = 0; i < p.size(); ++i) test.pairs[i].adjusted_p = *p[i];
    return test;
}

}  // namespace diaoyan
