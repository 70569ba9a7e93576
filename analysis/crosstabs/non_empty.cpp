// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/non_empty.h"

namespace diaoyan {

double NonEmptyTable::expected(std::size_t row, std::size_t column) const {
    return static_cast<double>(row_totals[row]) * static_cast<double>(column_totals[column]) /
           static_cast<double>(total);
}

NonEmptyTable nonEmpty(const CrossTable& table) {
    NonEmptyTable filled;
    filled.total = table.total;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (table.row_totals[r] > 0) {
            filled.rows.push_back(r);
            filled.row_totals.push_back(table.row_totals[r]);
        }
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.column_totals[c] > 0) {
            filled.columns.push_back(c);
            filled.column_totals.push_back(table.column_totals[c]);
        }
    filled.counts.reserve(filled.rows.size() * filled.columns.size());
    for (const std::size_t r : filled.rows)
        for (const std::size_t c : filled.columns) filled.counts.push_back(table.count(r, c));
    return filled;
}

std::optional<Problem> nothingToTest(const NonEmptyTable& table) {
    if (table.rows.size() >= 2 && table.columns.size() >= 2) return std::nullopt;
    return Problem{
        "no-test",
        phrase("有数据的行或列不足两个（{0} 行 {1} 列），无法检验",
               "fewer than two rows or columns have answers ({0} x {1}): no test",
               {static_cast<std::uint64_t>(table.rows.size()), static_cast<std::uint64_t>(table.columns.size())}),
        {}};
}

}  // namespace diaoyan
