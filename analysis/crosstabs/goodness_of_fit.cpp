// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/goodness_of_fit.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace diaoyan {

namespace {

/// Numbers of counts and shares fit, none is negative, the sum of the shares is finite.
bool possible(const std::vector<std::int64_t>& counts, const std::vector<double>& shares, double sum) {
    return counts.size() == shares.size() && std::isfinite(sum) &&
           std::all_of(counts.begin(), counts.end(), [](std::int64_t count) { return count >= 0; }) &&
           std::all_of(shares.begin(), shares.end(), [](double share) { return share >= 0; });
}

std::optional<Problem> notTestable(const std::vector<std::int64_t>& counts, const std::vector<double>& shares,
                                   double sum) {
    if (!possible(counts, shares, sum))
        return Problem{
            "wrong-counts",
            phrase("人数与预期比例的个数不一致，或出现负数", "counts and shares do not fit, or are negative"),
            {}};
    std::int64_t n = 0, categories = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        n += counts[i];
        if (shares[i] > 0) ++categories;
        if (shares[i] == 0 && counts[i] > 0)
            return Problem{"impossible-category",
                           phrase("第 {0} 类预期比例为 0，却有 {1} 人", "category {0} has a share of 0 but {1} answers",
                                  {static_cast<std::uint64_t>(i + 1), counts[i]}),
                           {}};
    }
    if (n == 0 || categories < 2)
        return Problem{"no-test",
                       phrase("没有人作答，或可比较的类别不足两个", "nobody answered, or fewer than two categories"),
                       {}};
    return std::nullopt;
}

}  // namespace

Result<GoodnessOfFit> goodnessOfFit(const std::vector<std::int64_t>& counts, const std::vector<double>& shares) {
    const std::vector<double> wanted = shares.empty() ? std::vector<double>(counts.size(), 1.0) : shares;
    NeumaierSum sum;
    for (const double share : wanted) sum += share;
    const double all = sum.value();
    if (auto problem = notTestable(counts, wanted, all)) return *problem;
    GoodnessOfFit test;
    for (const std::int64_t count : counts) test.n += count;
    const auto n = static_cast<double>(test.n);
    NeumaierSum statistic;
    int categories = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double share = wanted[i] / all;
        const double expected = n * wanted[i] / all;
        test.expected.push_back(expected);
        test.standardized.push_back(0);
        if (wanted[i] == 0) continue;
        const double deviation = (static_cast<double>(counts[i]) * all - n * wanted[i]) / all;
        statistic += deviation * deviation / expected;
        if (share < 1) test.standardized.back() = deviation / std::sqrt(expected * (1 - share));
        if (expected < 5) ++test.cells_expected_below_5;
        test.min_expected = categories == 0 ? expected : std::min(test.min_expected, expected);
        ++categories;
    }
    test.statistic = statistic.value();
    test.df = categories - 1;
    test.p = chiSquareUpperTail(test.statistic, test.df);
    test.cohen_w = std::sqrt(test.statistic / n);
    return test;
}

}  // namespace diaoyan
