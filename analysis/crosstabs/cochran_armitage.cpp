// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/cochran_armitage.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

__extension__ using WideCount = __int128;

bool consistent(const std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& bases,
                const std::vector<double>& scores) {
    if (counts.size() != bases.size() || counts.size() != scores.size()) return false;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts[i] < 0 || counts[i] > bases[i] || !std::isfinite(scores[i])) return false;
    return true;
}

Problem noVariance() {
    return {"zero-variance",
            phrase("全都选、全都不选，或只有一组有人，谈不上趋势",
                   "all or none said yes, or only one group has respondents: no trend to test"),
            {}};
}

}  // namespace

Result<CochranArmitage> cochranArmitage(const std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& bases,
                                        std::vector<double> scores) {
    if (scores.empty())
        for (std::size_t i = 0; i < counts.size(); ++i) scores.push_back(static_cast<double>(i + 1));
    if (!consistent(counts, bases, scores))
        return Problem{
            "wrong-counts", phrase("各组的人数、基数与分值对不上", "counts, bases and scores do not fit together"), {}};
    WideCount yes = 0, all = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        yes += counts[i];
        all += bases[i];
    }
    if (yes == 0 || yes == all) return noVariance();
    const auto n = static_cast<double>(all);
    NeumaierSum score_sum;
    for (std::size_t i = 0; i < scores.size(); ++i) score_sum += static_cast<double>(bases[i]) * scores[i];
    const double mean = score_sum.value() / n;
    NeumaierSum covariance, spread;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const double centred = scores[i] - mean;
        // Exact before the division: equal shares have no trend, not a rounding error.
        const double deviation = static_cast<double>(WideCount{counts[i]} * all - WideCount{bases[i]} * yes) / n;
        covariance += centred * deviation;
        spread += static_cast<double>(bases[i]) * centred * centred;
    }
    double largest = 0;
    for (const double score : scores) largest = std::max(largest, std::abs(score));
    if (!(spread.value() > 1e-24 * largest * largest * n)) return noVariance();
    CochranArmitage test;
    test.n = static_cast<std::int64_t>(all);
    test.slope = covariance.value() / spread.value();
    const double variance = static_cast<double>(yes) / n * (static_cast<double>(all - yes) / n) * spread.value();
    test.z = covariance.value() / std::sqrt(variance);
    test.statistic = test.z * test.z;
    test.p = normalTwoSided(test.z);
    return test;
}

}  // namespace diaoyan
