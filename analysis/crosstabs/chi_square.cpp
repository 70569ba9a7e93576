// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/chi_square.h"

#include "analysis/numeric/tails.h"

#include <boost/math/special_functions/log1p.hpp>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// (1 + x) log(1 + x) - x, 1 for an empty cell (x = -1). Deviations sum to 0, so the likelihood ratio
/// is the sum of these terms, none negative, where the textbook's sum of o log(o / e) cancels: with
/// counts of 10^9 it has lost the sixth digit.
double entropyTerm(double x) {
    if (x <= -1) return 1;
    return boost::math::log1pmx(x) + x * std::log1p(x);
}

}  // namespace

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
    const Tail tail = chiSquareUpperTail(test.statistic, test.df);
    test.p = tail.p;
    test.log_p = tail.log_p;
    test.p_g2 = chiSquareUpperTail(test.g2, test.df).p;
    const double smaller = std::min(test.rows_used, test.columns_used);
    test.cramers_v = std::sqrt(test.statistic / (static_cast<double>(test.n) * (smaller - 1)));
    return test;
}

}  // namespace diaoyan
