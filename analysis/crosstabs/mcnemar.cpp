// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/mcnemar.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

constexpr std::int64_t fewDiscordant = 25;
constexpr std::int64_t mostDiscordant = 10'000'000'000;

/// min(1, 2 P(X <= smaller)) with X binomial(b + c, 1/2).
Tail exactTwoSided(std::int64_t b, std::int64_t c) {
    // Equal counts are the middle of the distribution, and there is no lower tail of all.
    if (b == c) return {};
    const auto smaller = static_cast<double>(std::min(b, c));
    const auto larger = static_cast<double>(std::max(b, c));
    // P(X <= k) = I_1/2(n - k, k + 1), written as a tail of F for the sake of its logarithm.
    Tail tail = fUpperTail(larger / (smaller + 1), 2 * (smaller + 1), 2 * larger);
    if (tail.p >= 0.5) return {};
    return {2 * tail.p, tail.log_p + std::log(2.0)};
}

void testDiscordant(McNemar& test) {
    const auto b = static_cast<double>(test.only_first);
    const auto c = static_cast<double>(test.only_second);
    if (test.only_first > 0 || test.only_second > 0) {
        test.odds_ratio = b / c;
        const double gap = std::abs(static_cast<double>(test.only_first - test.only_second));
        const double corrected = std::max(gap - 1, 0.0);
        test.statistic = gap * gap / (b + c);
        test.statistic_corrected = corrected * corrected / (b + c);
        test.p_chi_square = chiSquareUpperTail(*test.statistic, 1);
        test.p_corrected = chiSquareUpperTail(*test.statistic_corrected, 1);
    }
    if (test.discordant <= mostDiscordant) test.p_exact = exactTwoSided(test.only_first, test.only_second);
    test.exact = test.discordant < fewDiscordant;
    test.p = test.exact ? *test.p_exact : *test.p_chi_square;
}

}  // namespace

Result<McNemar> mcnemar(std::int64_t both, std::int64_t only_first, std::int64_t only_second, std::int64_t neither) {
    if (std::min({both, only_first, only_second, neither}) < 0)
        return Problem{"negative-count", phrase("频数不能是负数", "a count is negative"), {}};
    McNemar test;
    test.both = both;
    test.only_first = only_first;
    test.only_second = only_second;
    test.neither = neither;
    test.discordant = only_first + only_second;
    test.n = both + neither + test.discordant;
    if (test.n == 0)
        return Problem{
            "no-test", phrase("没有两次都作答的对象，无法做配对检验", "nobody gave both answers: no paired test"), {}};
    const auto n = static_cast<double>(test.n);
    test.share_first = static_cast<double>(both + only_first) / n;
    test.share_second = static_cast<double>(both + only_second) / n;
    const auto gap = static_cast<double>(only_first - only_second);
    test.difference = gap / n;
    test.difference_se = std::sqrt(std::max(0.0, static_cast<double>(test.discordant) - gap * test.difference)) / n;
    testDiscordant(test);
    return test;
}

}  // namespace diaoyan
