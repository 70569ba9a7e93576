// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/mann_whitney.h"

#include "analysis/groups/pooled_ranks.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace diaoyan {

namespace {

constexpr std::int64_t exactBelow = 50;  // as R

/// P(U <= u) without ties. The highest answer belongs to the first group with probability m / (m + n) and
/// then beats all n of the second: a recursion of sums of positive terms.
double exactLowerTail(int m, int n, int u) {
    const auto width = static_cast<std::size_t>(u) + 1;
    using Row = std::vector<double>;  // probabilities of U = 0 .. u
    Row certain(width, 0);
    certain[0] = 1;
    std::vector<Row> before(static_cast<std::size_t>(n) + 1, certain);  // of 0 answers against j
    for (int i = 1; i <= m; ++i) {
        std::vector<Row> current{certain};
        for (int j = 1; j <= n; ++j) {
            const double share = static_cast<double>(i) / (i + j);
            const Row& fewer = before[static_cast<std::size_t>(j)];
            Row next(width, 0);
            for (std::size_t k = 0; k < width; ++k) {
                next[k] = (1 - share) * current.back()[k];
                if (k >= static_cast<std::size_t>(j)) next[k] += share * fewer[k - static_cast<std::size_t>(j)];
            }
            current.push_back(std::move(next));
        }
        before = std::move(current);
    }
    double sum = 0;
    for (const double p : before.back()) sum += p;
    return sum;
}

double sign(double value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

}  // namespace

Result<MannWhitney> mannWhitney(const ValueCounts& first, const ValueCounts& second) {
    const PooledRanks ranks = pooledRanks({first, second});
    MannWhitney test;
    test.n1 = ranks.counts[0];
    test.n2 = ranks.counts[1];
    if (test.n1 == 0 || test.n2 == 0)
        return Problem{"too-few-answers",
                       phrase("有一组没有有效答案（{0} 与 {1}），无法比较",
                              "a group has no answers ({0} and {1}): nothing to compare", {test.n1, test.n2}),
                       {}};
    const auto n1 = static_cast<double>(test.n1);
    const auto n2 = static_cast<double>(test.n2);
    const auto n = static_cast<double>(ranks.n);
    const double excess = ranks.doubled_excess[0];  // 2 U1 - n1 n2
    test.rank_sum_1 = ranks.rankSum(0);
    test.mean_rank_1 = ranks.meanRank(0);
    test.mean_rank_2 = ranks.meanRank(1);
    test.u1 = (n1 * n2 + excess) / 2;
    test.u2 = (n1 * n2 - excess) / 2;
    test.cliffs_delta = excess / n1 / n2;
    test.superiority = test.u1 / n1 / n2;
    test.sd = std::sqrt(n1 * n2 / 12 * (ranks.untied / (n * (n - 1))));
    if (test.sd > 0) {
        test.z = excess / 2 / test.sd;
        test.tail = normalTwoSided(*test.z);
        test.z_continuity = (excess - sign(excess)) / 2 / test.sd;
        test.tail_continuity = normalTwoSided(*test.z_continuity);
        test.r = std::abs(*test.z) / std::sqrt(n);
    }
    if (!ranks.ties && test.n1 < exactBelow && test.n2 < exactBelow)
        test.p_exact = std::min(1.0, 2 * exactLowerTail(static_cast<int>(test.n1), static_cast<int>(test.n2),
                                                        static_cast<int>(std::min(test.u1, test.u2))));
    return test;
}

}  // namespace diaoyan
