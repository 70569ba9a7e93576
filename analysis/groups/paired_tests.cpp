// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/paired_tests.h"

#include "analysis/groups/group_moments.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

/// Differences of one size.
struct SignedDistance {
    double distance = 0;
    std::int64_t up = 0;
    std::int64_t down = 0;
};

std::vector<SignedDistance> signedDistances(const ValueCounts& differences) {
    std::vector<SignedDistance> all;
    for (const ValueCount& one : differences) {
        if (one.value == 0) continue;
        all.push_back({std::abs(one.value), one.value > 0 ? one.count : 0, one.value < 0 ? one.count : 0});
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.distance < b.distance; });
    std::vector<SignedDistance> distinct;
    for (const SignedDistance& one : all) {
        if (!distinct.empty() && distinct.back().distance == one.distance) {
            distinct.back().up += one.up;
            distinct.back().down += one.down;
        } else {
            distinct.push_back(one);
        }
    }
    return distinct;
}

Problem noDifference() {
    return {"too-few-answers", phrase("没有不为零的差值，无法检验", "no difference other than 0: nothing to test"), {}};
}

/// P(W <= w) of n distances all different: each rank counts or not, with probability 1/2.
double exactSignedRank(std::int64_t n, double w) {
    const auto highest = static_cast<std::size_t>(w);
    std::vector<double> chances(highest + 1, 0);
    chances[0] = 1;
    for (std::size_t rank = 1; rank <= static_cast<std::size_t>(n); ++rank)
        for (std::size_t sum = highest + 1; sum-- > 0;)
            chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
    double total = 0;
    for (const double chance : chances) total += chance;
    return total;
}

double signOf(double value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

}  // namespace

Result<PairedT> pairedT(const ValueCounts& differences, Confidence confidence) {
    const GroupMoments moments = groupMoments(differences);
    if (moments.n < 2)
        return Problem{"too-few-answers",
                       phrase("有效配对不足两个（{0}），无法做配对 t 检验",
                              "fewer than two pairs ({0}): no paired t test", {moments.n}),
                       {}};
    if (!std::isfinite(moments.squares))
        return Problem{"numbers-too-large",
                       phrase("数值过大，平方和超出可计算范围", "the numbers are too large for sums of squares"),
                       {}};
    if (!(moments.squares > 0))
        return Problem{"zero-variance",
                       phrase("所有差值都相同，无法做配对 t 检验", "all differences are equal: no paired t test"),
                       {}};
    PairedT test;
    const auto n = static_cast<double>(moments.n);
    test.n = moments.n;
    test.mean = moments.mean;
    test.sd = std::sqrt(*moments.variance());
    test.confidence = confidence;
    test.cohens_dz = test.mean / test.sd;
    const double se = test.sd / std::sqrt(n);
    test.t = test.mean / se;
    test.df = n - 1;
    test.tail = studentTTwoSided(test.t, test.df);
    const double half = -studentTQuantile(confidence.alpha() / 2, test.df) * se;
    test.interval = {test.mean - half, test.mean + half};
    return test;
}

Result<WilcoxonSignedRank> wilcoxonSignedRank(const ValueCounts& differences) {
    const std::vector<SignedDistance> distances = signedDistances(differences);
    if (distances.empty()) return noDifference();
    WilcoxonSignedRank test;
    test.n = countOf(differences);
    Wide difference = 0;  // 2 (W+ - W-)
    std::int64_t below = 0;
    double tied = 0;
    bool ties = false;
    for (const SignedDistance& one : distances) {
        const std::int64_t count = one.up + one.down;
        difference += (Wide{below} * 2 + count + 1) * (one.up - one.down);
        below += count;
        const auto t = static_cast<double>(count);
        tied += t * (t - 1) * (t + 1);
        ties = ties || count > 1;
    }
    test.n_nonzero = below;
    const auto n = static_cast<double>(below);
    const double total = n * (n + 1) / 2;
    const auto excess = static_cast<double>(difference);
    test.w_plus = (total + excess / 2) / 2;
    test.w_minus = (total - excess / 2) / 2;
    const double sd = std::sqrt(n * (n + 1) * (2 * n + 1) / 24 - tied / 48);  // never below n / 2
    test.z = excess / 4 / sd;
    test.tail = normalTwoSided(test.z);
    test.z_continuity = (excess / 4 - signOf(excess) / 2) / sd;
    test.tail_continuity = normalTwoSided(test.z_continuity);
    if (!ties && test.n == test.n_nonzero && test.n < 50)
        test.p_exact = std::min(1.0, 2 * exactSignedRank(test.n, std::min(test.w_plus, test.w_minus)));
    return test;
}

Result<SignTest> signTest(const ValueCounts& differences) {
    SignTest test;
    for (const ValueCount& one : differences)
        (one.value > 0 ? test.up : one.value < 0 ? test.down : test.same) += one.count;
    if (test.up == 0 && test.down == 0) return noDifference();
    if (test.up == test.down) return test;
    // P(X <= x) of n fair coins is I_1/2(n - x, x + 1), which is a tail of F.
    const auto fewer = static_cast<double>(std::min(test.up, test.down));
    const auto more = static_cast<double>(std::max(test.up, test.down));
    test.tail = fUpperTail(more / (fewer + 1), 2 * (fewer + 1), 2 * more);
    test.tail.p = std::min(1.0, 2 * test.tail.p);
    test.tail.log_p = std::min(0.0, test.tail.log_p + std::log(2.0));
    return test;
}

}  // namespace diaoyan
