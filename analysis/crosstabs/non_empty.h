// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/crosstab.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// A contingency table without its empty rows and columns: what every test of it sees. Positions are those
/// in the full table.
struct NonEmptyTable {
    std::vector<std::size_t> rows;
    std::vector<std::size_t> columns;
    std::vector<std::int64_t> row_totals;
    std::vector<std::int64_t> column_totals;
    std::vector<std::int64_t> counts;  ///< row by row
    std::int64_t total = 0;

    std::int64_t count(std::size_t row, std::size_t column) const { return counts[row * columns.size() + column]; }
    double expected(std::size_t row, std::size_t column) const;
};

NonEmptyTable nonEmpty(const CrossTable& table);

/// Problem no-test when fewer than two rows or columns are left.
std::optional<Problem> nothingToTest(const NonEmptyTable& table);

}  // namespace diaoyan
