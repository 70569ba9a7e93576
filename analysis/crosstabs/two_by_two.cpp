// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/two_by_two.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

__extension__ using WideProduct = __int128;

void addOddsRatio(TwoByTwo& table) {
    const auto a = static_cast<double>(table.counts.a), b = static_cast<double>(table.counts.b);
    const auto c = static_cast<double>(table.counts.c), d = static_cast<double>(table.counts.d);
    if (a * d == 0 && b * c == 0) return;
    // Equal products are a ratio of 1 to the last digit.
    table.odds_ratio = WideProduct{table.counts.a} * table.counts.d == WideProduct{table.counts.b} * table.counts.c
                           ? 1.0
                           : a * d / (b * c);
    if (a * d == 0 || b * c == 0) return;
    table.log_odds_se = std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    const double factor = std::exp(-normalQuantile(table.confidence.alpha() / 2) * *table.log_odds_se);
    table.woolf = Interval{*table.odds_ratio / factor, *table.odds_ratio * factor};
}

}  // namespace

Result<TwoByTwo> twoByTwo(const FourCounts& counts, Confidence confidence) {
    const auto [a, b, c, d] = counts;
    if (std::min({a, b, c, d}) < 0)
        return Problem{"negative-count", phrase("频数不能是负数", "a count is negative"), {}};
    const double margins[] = {
        static_cast<double>(a) + static_cast<double>(b), static_cast<double>(c) + static_cast<double>(d),
        static_cast<double>(a) + static_cast<double>(c), static_cast<double>(b) + static_cast<double>(d)};
    if (*std::min_element(std::begin(margins), std::end(margins)) == 0)
        return Problem{"no-test", phrase("有一行或一列没有人，无法检验", "a row or column is empty: no test"), {}};
    TwoByTwo table;
    table.counts = counts;
    table.confidence = confidence;
    const double n = margins[0] + margins[1];
    // |o - e| is the same in all four cells.
    const double deviation = std::abs(static_cast<double>(WideProduct{a} * d - WideProduct{b} * c)) / n;
    const double corrected = std::max(0.0, deviation - 0.5);
    // Sum of 1 / e over the four cells is n^3 / (product of the margins).
    table.yates = corrected * corrected * (n / margins[0]) * (n / margins[1]) * (n / margins[2]) / margins[3];
    table.p_yates = chiSquareUpperTail(table.yates, 1);
    addOddsRatio(table);
    return table;
}

}  // namespace diaoyan
