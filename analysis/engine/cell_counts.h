// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/grouping.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace diaoyan {

/// Counts of a column by group, a line of `width` cells for each group and a last one for the rows in no group.
struct CellCounts {
    std::size_t width = 0;
    std::vector<std::uint32_t> cells;  ///< a column cannot have 2^32 rows: it would not fit into memory

    const std::uint32_t* line(std::size_t group) const { return cells.data() + group * width; }
    std::uint32_t* line(std::size_t group) { return cells.data() + group * width; }
};

CellCounts emptyCells(const Grouping& grouping, std::size_t width);  ///< all 0

/// Cells of a group: its rows by code, options + missingReasons of them. A code beyond can only be damage and
/// counts as the last, which is Missing{invalid}.
CellCounts codeCells(const CodeColumn& column, const Grouping& grouping, std::size_t rows);

/// Cells of a group: its rows by the value of a byte. A byte from `width` on counts as width - 1.
CellCounts byteCells(const std::vector<std::uint8_t>& bytes, std::size_t width, const Grouping& grouping,
                     std::size_t rows);

/// byteCells of this width count every byte apart: for ticks of up to 8 options, everything that can be answered.
inline constexpr std::size_t everyByte = 256;
/// Up to so many cells, a few megabytes, counting into them is quick.
inline constexpr std::size_t mostQuickCells = 1'000'000;

/// Where the cells of a group stand for ticks: first the rows that have each bit, then the rows that have 0, 1, ...
/// bits, then the rows without a bit by MissingReason.
struct TickCells {
    std::size_t bits = 8;  ///< per row, 8 to a byte

    std::size_t choices() const { return bits; }
    std::size_t reasons() const { return choices() + bits + 1; }
    std::size_t width() const { return reasons() + missingReasons; }
};

/// Cells of a group as TickCells{8 * bytes_per_row} says. A reason that cannot be counts as the last.
CellCounts tickCells(const TickColumn& column, const Grouping& grouping, std::size_t rows);

}  // namespace diaoyan
