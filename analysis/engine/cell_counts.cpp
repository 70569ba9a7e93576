// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/cell_counts.h"

#include "analysis/engine/run_counts.h"

#include <algorithm>

namespace diaoyan {

namespace {

/// Tables up to this size are counted in several copies; together they must leave room in the first-level cache.
constexpr std::size_t mostCellsInCopies = 1024;
constexpr std::size_t copies = 4;

/// ++cells[cellOf(row)] for all rows. Neighbouring rows often meet in a cell of a small table, and an addition has
/// to wait for the one before in the same cell; so they take turns in several copies of it.
template <class CellOf>
void countRows(std::size_t rows, std::vector<std::uint32_t>& cells, const CellOf& cellOf) {
    std::size_t row = 0;
    if (cells.size() <= mostCellsInCopies) {
        std::vector<std::uint32_t> table(copies * cells.size(), 0);
        std::uint32_t* const first = table.data();
        std::uint32_t* const second = first + cells.size();
        std::uint32_t* const third = second + cells.size();
        std::uint32_t* const fourth = third + cells.size();
        for (; row + copies <= rows; row += copies) {
            ++first[cellOf(row)];
            ++second[cellOf(row + 1)];
            ++third[cellOf(row + 2)];
            ++fourth[cellOf(row + 3)];
        }
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            cells[cell] += first[cell] + second[cell] + third[cell] + fourth[cell];
    }
    std::uint32_t* const table = cells.data();
    for (; row < rows; ++row) ++table[cellOf(row)];
}

template <class Code>
CellCounts countedOneByOne(const std::vector<Code>& codes, std::size_t width, const Grouping& grouping,
                           std::size_t rows) {
    CellCounts counts = emptyCells(grouping, width);
    if (!grouping.runs.empty()) {
        for (const RowRun& run : grouping.runs) {
            std::uint32_t* const line = counts.cells.data() + run.group * width;
            for (std::size_t row = run.begin; row < run.end; ++row)
                ++line[std::min<std::size_t>(codes[row], width - 1)];
        }
        return counts;
    }
    withGroupOf(grouping, [&](auto groupOf) {
        countRows(rows, counts.cells, [groupOf, width, codes = codes.data()](std::size_t row) {
            return groupOf(row) * width + std::min<std::size_t>(codes[row], width - 1);
        });
    });
    return counts;
}

}  // namespace

CellCounts emptyCells(const Grouping& grouping, std::size_t width) {
    return {width, std::vector<std::uint32_t>((grouping.groups.size() + 1) * width, 0)};
}

CellCounts byteCells(const std::vector<std::uint8_t>& bytes, std::size_t width, const Grouping& grouping,
                     std::size_t rows) {
    if (grouping.runs.empty() || width > mostComparedCodes) return countedOneByOne(bytes, width, grouping, rows);
    CellCounts counts = emptyCells(grouping, width);
    countCodes(bytes, grouping.runs, width, counts.cells.data());
    return counts;
}

CellCounts codeCells(const CodeColumn& column, const Grouping& grouping, std::size_t rows) {
    const std::size_t width = column.options + missingReasons;
    if (const auto* bytes = std::get_if<std::vector<std::uint8_t>>(&column.codes))
        return byteCells(*bytes, width, grouping, rows);
    return countedOneByOne(std::get<std::vector<std::uint16_t>>(column.codes), width, grouping, rows);
}

}  // namespace diaoyan
