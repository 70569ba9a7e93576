// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/chi_square.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/log1p.hpp>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// log Q(a, x) for x well beyond a, by the continued fraction of the incomplete gamma function
/// (DLMF 8.9.2), evaluated with Lentz's method. Used only where Q itself is near or below the
/// smallest double.
double logUpperGamma(double a, double x) {
    constexpr double tiny = 1e-300;
    double b = x + 1 - a;
    double c = 1 / tiny;
    double d = 1 / b;
    double fraction = d;
    for (int i = 1; i < 10000; ++i) {
        const double step = -i * (i - a);
        b += 2;
        d = step * d + b;
        if (std::abs(d) < tiny) d = tiny;
        c = b + step / c;
        if (std::abs(c) < tiny) c = tiny;
        d = 1 / d;
        fraction *= d * c;
        if (std::abs(d * c - 1) < 1e-15) break;
    }
    return -x + a * std::log(x) - boost::math::lgamma(a) + std::log(fraction);
}

/// (1 + x) log(1 + x) - x, 1 for an empty cell (x = -1). Deviations sum to 0, so the likelihood ratio
/// is the sum of these terms, none negative, where the textbook's sum of o log(o / e) cancels: with
/// counts of 10^9 it has lost the sixth digit.
double entropyTerm(double x) {
    if (x <= -1) return 1;
    return boost::math::log1pmx(x) + x * std::log1p(x);
}

}  // namespace

UpperTail chiSquareUpperTail(double statistic, double df) {
    const boost::math::chi_squared distribution(df);
    UpperTail tail;
    tail.p = boost::math::cdf(boost::math::complement(distribution, statistic));
    if (tail.p < 1e-290)
        tail.log_p = logUpperGamma(df / 2, statistic / 2);
    else if (tail.p > 0.5)
        tail.log_p = std::log1p(-boost::math::cdf(distribution, statistic));
    else
        tail.log_p = std::log(tail.p);
    return tail;
}

Result<ChiSquare> chiSquare(const CrossTable& table) {
    const auto filled = [](const std::vector<std::int64_t>& totals) {
        return static_cast<int>(std::count_if(totals.begin(), totals.end(), [](auto total) { return total > 0; }));
    };
    ChiSquare test;
    test.n = table.total;
    test.rows_used = filled(table.row_totals);
    test.columns_used = filled(table.column_totals);
    if (test.rows_used < 2 || test.columns_used < 2)
        return Problem{"no-test",
                       phrase("有数据的行或列不足两个（{0} 行 {1} 列），无法做卡方检验",
                              "fewer than two rows or columns have answers ({0} x {1}): no chi-square test",
                              {test.rows_used, test.columns_used}),
                       {}};

    bool first = true;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (table.row_totals[r] == 0) continue;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.column_totals[c] == 0) continue;
            const double expected = *table.expected(r, c);
            const double deviation = *table.deviation(r, c);
            test.statistic += deviation * deviation / expected;
            test.g2 += 2 * expected * entropyTerm(deviation / expected);
            ++test.cells;
            if (expected < 5) ++test.cells_expected_below_5;
            test.min_expected = first ? expected : std::min(test.min_expected, expected);
            first = false;
        }
    }
    test.df = static_cast<double>(test.rows_used - 1) * static_cast<double>(test.columns_used - 1);
    const UpperTail tail = chiSquareUpperTail(test.statistic, test.df);
    test.p = tail.p;
    test.log_p = tail.log_p;
    test.p_g2 = chiSquareUpperTail(test.g2, test.df).p;
    const double smaller = std::min(test.rows_used, test.columns_used);
    test.cramers_v = std::sqrt(test.statistic / (static_cast<double>(test.n) * (smaller - 1)));
    return test;
}

}  // namespace diaoyan
