// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/share.h"
#include "analysis/statistics/weighted_share.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// The weighted side of a contingency table.
struct WeightedCells {
    std::vector<double> cells;  ///< rows x columns, row by row
    std::vector<double> row_totals;
    std::vector<double> column_totals;
    double total = 0;

    bool operator==(const WeightedCells&) const = default;
};

/// Contingency table: rows are the groups, columns the options of the item.
struct CrossTable {
    GroupList rows;
    GroupList columns;
    std::vector<std::int64_t> counts;  ///< rows x columns, row by row
    std::vector<std::int64_t> row_totals;
    std::vector<std::int64_t> column_totals;
    std::int64_t total = 0;
    BaseKind kind = BaseKind::valid;
    std::int64_t left_out = 0;                ///< asked and in a group, but without an answer that has a column
    std::int64_t ungrouped = 0;               ///< in no group
    std::optional<WeightedCells> weighted{};  ///< where respondents carry weights

    std::int64_t count(std::size_t row, std::size_t column) const { return counts[row * columns.size() + column]; }
    Share ofRow(std::size_t row, std::size_t column) const;
    Share ofColumn(std::size_t row, std::size_t column) const;
    Share ofTotal(std::size_t row, std::size_t column) const;

    /// Share of the row's weights. REQUIRES: weighted.
    WeightedShare weightedOfRow(std::size_t row, std::size_t column) const;

    /// Count expected under independence; undefined when the table is empty.
    std::optional<double> expected(std::size_t row, std::size_t column) const;

    /// Count minus expected count, exact until the last division; undefined when the table is empty.
    std::optional<double> deviation(std::size_t row, std::size_t column) const;

    /// Adjusted standardized residual (Haberman 1973, Biometrics 29:205-220), about N(0, 1) under
    /// independence; undefined when the row or column is empty or holds everybody.
    std::optional<double> adjustedResidual(std::size_t row, std::size_t column) const;

    bool operator==(const CrossTable&) const = default;
};

/// Which answers get a column.
enum class CrossColumns {
    substantive,  ///< base kind valid
    all,          ///< 不了解 as well; base kind answered
};

/// Problems: not-one-choice (percent of cases by group is multipleResponseTable per group).
Result<CrossTable> crossTabulate(const Counts& counts, CrossColumns which = CrossColumns::substantive);

/// A table of bare counts. REQUIRES: rows of equal length, no negative count.
CrossTable crossTable(const std::vector<std::vector<std::int64_t>>& counts);

}  // namespace diaoyan
