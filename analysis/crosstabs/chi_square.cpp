// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/chi_square.h"

#include "analysis/numeric/tails.h"

#include "analysis/proportions/hypergeometric.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

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
            // Deviations sum to 0, so this sum of terms, none negative, is the likelihood ratio; the textbook's
            // sum of o log(o / e) cancels and has lost the sixth digit with counts of 10^9.
            test.g2 += 2 * expected * relativeEntropyTerm(deviation / expected);
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
