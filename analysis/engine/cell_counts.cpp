// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/cell_counts.h"

#include "analysis/engine/run_counts.h"

#include <algorithm>
#include <array>

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

CellCounts emptyCells(const Grouping& grouping, std::size_t width) {
    return {width, std::vector<std::uint32_t>((grouping.groups.size() + 1) * width, 0)};
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

/// What a byte of ticks adds to the cells of its bits.
using BitsOfByte = std::array<std::uint32_t, 8>;

constexpr std::array<BitsOfByte, 256> bitsOfBytes = [] {
    std::array<BitsOfByte, 256> all{};
    for (std::size_t byte = 0; byte < all.size(); ++byte)
        for (std::size_t bit = 0; bit < 8; ++bit) all[byte][bit] = (byte >> bit) & 1u;
    return all;
}();

/// The same with a byte for each bit, side by side in one number: up to 255 of them add up in one addition each.
constexpr std::array<std::uint64_t, 256> spreadBytes = [] {
    std::array<std::uint64_t, 256> all{};
    for (std::size_t byte = 0; byte < all.size(); ++byte)
        for (std::size_t bit = 0; bit < 8; ++bit) all[byte] |= std::uint64_t{(byte >> bit) & 1u} << (8 * bit);
    return all;
}();

constexpr std::array<std::uint8_t, 256> bitsInByte = [] {
    std::array<std::uint8_t, 256> all{};
    for (std::size_t byte = 0; byte < all.size(); ++byte)
        for (std::size_t bit = 0; bit < 8; ++bit) all[byte] += static_cast<std::uint8_t>((byte >> bit) & 1u);
    return all;
}();

/// Counts the number of ticks of a row, and why there is none, in the line of its group.
void noteChoices(const TickColumn& column, std::size_t row, const TickCells& places, std::uint32_t* line) {
    const std::uint8_t* const bytes = column.bits.data() + row * column.bytes_per_row;
    std::size_t choices = 0;
    for (std::size_t byte = 0; byte < column.bytes_per_row; ++byte) choices += bitsInByte[bytes[byte]];
    ++line[places.choices() + choices];
    if (choices != 0) return;
    const auto reason = static_cast<std::size_t>(reasonAt(column.reasons, row));
    ++line[places.reasons() + std::min<std::size_t>(reason, missingReasons - 1)];
}

void countTickRows(const TickColumn& column, const Grouping& grouping, std::size_t rows, CellCounts& counts) {
    const TickCells places{column.bytes_per_row * std::size_t{8}};
    withGroupOf(grouping, [&](auto groupOf) {
        const std::uint8_t* bytes = column.bits.data();
        for (std::size_t row = 0; row < rows; ++row) {
            std::uint32_t* const line = counts.cells.data() + groupOf(row) * counts.width;
            for (std::size_t byte = 0; byte < column.bytes_per_row; ++byte) {
                const BitsOfByte& bits = bitsOfBytes[*bytes++];
                for (std::size_t bit = 0; bit < 8; ++bit) line[byte * 8 + bit] += bits[bit];
            }
            noteChoices(column, row, places, line);
        }
    });
}

void countTickRuns(const TickColumn& column, const std::vector<RowRun>& runs, CellCounts& counts) {
    const TickCells places{column.bytes_per_row * std::size_t{8}};
    for (const RowRun& run : runs) {
        std::uint32_t* const line = counts.cells.data() + run.group * counts.width;
        for (std::size_t byte = 0; byte < column.bytes_per_row; ++byte)
            for (std::size_t piece = run.begin; piece < run.end; piece += 255) {
                const std::size_t end = std::min(run.end, piece + 255);
                std::uint64_t sums = 0;
                for (std::size_t row = piece; row < end; ++row)
                    sums += spreadBytes[column.bits[row * column.bytes_per_row + byte]];
                for (std::size_t bit = 0; bit < 8; ++bit) line[byte * 8 + bit] += (sums >> (8 * bit)) & 0xFF;
            }
        for (std::size_t row = run.begin; row < run.end; ++row) noteChoices(column, row, places, line);
    }
}

}  // namespace

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

CellCounts tickCells(const TickColumn& column, const Grouping& grouping, std::size_t rows) {
    CellCounts counts = emptyCells(grouping, TickCells{column.bytes_per_row * std::size_t{8}}.width());
    if (grouping.runs.empty())
        countTickRows(column, grouping, rows, counts);
    else if (column.bytes_per_row == 1)
        countTicks(column.bits, column.reasons, grouping.runs, counts.cells.data());
    else
        countTickRuns(column, grouping.runs, counts);
    return counts;
}

}  // namespace diaoyan
