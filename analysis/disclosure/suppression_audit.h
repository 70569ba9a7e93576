// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Counts of a table, row by row. Rows and columns must be parts of a whole (one choice by school): the
/// ticks of a multiple response do not add up to its respondents and are no such table.
using CellCounts = std::vector<std::vector<std::int64_t>>;

/// What is not printed of a table with its totals.
struct HiddenCells {
    std::vector<std::vector<std::uint8_t>> cells;  ///< 1: hidden; of the table's shape
    std::vector<std::uint8_t> row_totals;          ///< empty: all are printed
    std::vector<std::uint8_t> column_totals;       ///< empty: all are printed
    bool total = false;

    bool operator==(const HiddenCells&) const = default;
};

/// What a reader who knows everything printed, and that counts are not negative, can work out about a hidden
/// cell. Exact.
struct CellBound {
    int row = 0;     ///< from 0
    int column = 0;  ///< from 0
    std::int64_t count = 0;
    std::int64_t lower = 0;
    std::optional<std::int64_t> upper;  ///< none: totals are hidden and nothing limits it

    /// Range of the possible values; none where it has no end.
    std::optional<std::int64_t> width() const;
    bool operator==(const CellBound&) const = default;
};

/// Bounds of every hidden cell (not of hidden totals), row by row. Maximum flows in whole numbers; equals
/// minimum and maximum by linear programming (R lpSolve).
/// Problems: wrong-counts (no cells, rows of unequal length, a negative count, more than 10^15 together, or
/// the hidden cells are not of this shape), table-too-large (more than 20 000 cells with the totals).
/// Source: Gusfield (1988), SIAM J. Comput. 17:552-571.
Result<std::vector<CellBound>> suppressionAudit(const CellCounts& counts, const HiddenCells& hidden);

/// The problem of a table that cannot be taken, as above.
std::optional<Problem> unfitTable(const CellCounts& counts);

}  // namespace diaoyan
