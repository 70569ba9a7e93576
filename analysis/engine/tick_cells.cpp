// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/cell_counts.h"
#include "analysis/engine/run_counts.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

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

TickCells placesOf(const TickColumn& column) {
    return {column.bytes_per_row * std::size_t{8}};
}

/// Ticks in a byte per row: counts each of the 256 answers first, one addition per row.
void countAnswers(const TickColumn& column, const Grouping& grouping, std::size_t rows, CellCounts& counts) {
    const TickCells places = placesOf(column);
    const CellCounts answers = byteCells(column.bits, everyByte, grouping, rows);
    for (std::size_t group = 0; group <= grouping.groups.size(); ++group) {
        std::uint32_t* const line = counts.line(group);
        const std::uint32_t* const respondents = answers.line(group);
        for (std::size_t answer = 0; answer < everyByte; ++answer) {
            for (std::size_t bit = 0; bit < 8; ++bit) line[bit] += bitsOfBytes[answer][bit] * respondents[answer];
            line[places.choices() + bitsInByte[answer]] += respondents[answer];
        }
        line[places.reasons()] += respondents[0];
    }
    // So far all without a tick are unanswered, the first reason; where it is another one they move there.
    withGroupOf(grouping, [&](auto groupOf) {
        for (std::size_t row = 0; row < std::min(rows, column.reasons.size()); ++row) {
            if (column.bits[row] != 0 || column.reasons[row] == 0) continue;
            std::uint32_t* const reasons = counts.line(groupOf(row)) + places.reasons();
            --reasons[0];
            ++reasons[std::min<std::size_t>(column.reasons[row], missingReasons - 1)];
        }
    });
}

/// Any number of options, row by row.
void countTickRows(const TickColumn& column, const Grouping& grouping, std::size_t rows, CellCounts& counts) {
    const TickCells places = placesOf(column);
    withGroupOf(grouping, [&](auto groupOf) {
        const std::uint8_t* bytes = column.bits.data();
        for (std::size_t row = 0; row < rows; ++row) {
            std::uint32_t* const line = counts.line(groupOf(row));
            for (std::size_t byte = 0; byte < column.bytes_per_row; ++byte) {
                const BitsOfByte& bits = bitsOfBytes[*bytes++];
                for (std::size_t bit = 0; bit < 8; ++bit) line[byte * 8 + bit] += bits[bit];
            }
            noteChoices(column, row, places, line);
        }
    });
}

/// Any number of options, run by run.
void countTickRuns(const TickColumn& column, const std::vector<RowRun>& runs, CellCounts& counts) {
    const TickCells places = placesOf(column);
    for (const RowRun& run : runs) {
        std::uint32_t* const line = counts.line(run.group);
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

CellCounts tickCells(const TickColumn& column, const Grouping& grouping, std::size_t rows) {
    CellCounts counts = emptyCells(grouping, placesOf(column).width());
    const bool one_byte = column.bytes_per_row == 1;
    if (!grouping.runs.empty() && one_byte)
        countTicks(column.bits, column.reasons, grouping.runs, counts.cells.data());
    else if (!grouping.runs.empty())
        countTickRuns(column, grouping.runs, counts);
    else if (one_byte && (grouping.groups.size() + 1) * everyByte <= std::min(mostQuickCells, everyByte + 16 * rows))
        countAnswers(column, grouping, rows, counts);
    else
        countTickRows(column, grouping, rows, counts);
    return counts;
}

}  // namespace diaoyan
