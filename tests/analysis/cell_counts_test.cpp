// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/cell_counts.h"
#include "analysis/engine/run_counts.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <random>

namespace diaoyan {
namespace {

using Random = std::mt19937;

std::vector<std::uint8_t> randomBytes(Random& random, std::size_t size, unsigned below) {
    std::vector<std::uint8_t> bytes(size);
    for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random() % below);
    return bytes;
}

/// Calls `test` once for each instruction set that this processor has.
template <class Test>
void onEveryInstructionSet(const Test& test) {
    for (const RunCounter& counter : runCounters()) {
        SCOPED_TRACE(counter.instructions);
        test(counter);
    }
}

std::vector<std::uint32_t> countedCodes(const std::vector<std::uint8_t>& codes, const RowRun& run, std::size_t width) {
    std::vector<std::uint32_t> cells(width, 0);
    for (std::size_t row = run.begin; row < run.end; ++row) ++cells[std::min<std::size_t>(codes[row], width - 1)];
    return cells;
}

TEST(CountCodes, CountsRunsOfEveryLengthWhereverTheyBegin) {
    onEveryInstructionSet([](const RunCounter& counter) {
        Random random(1);
        for (std::size_t length = 0; length <= 200; ++length) {
            const std::size_t width = 1 + length % mostComparedCodes;
            const std::size_t begin = random() % 70, after = random() % 70;
            const auto codes = randomBytes(random, begin + length + after, static_cast<unsigned>(width) + 2);
            const RowRun run{begin, begin + length, 0};
            std::vector<std::uint32_t> cells(width, 0);
            counter.codes(codes, {run}, width, cells.data());
            ASSERT_EQ(cells, countedCodes(codes, run, width)) << length << " rows from " << begin;
        }
    });
}

TEST(CountCodes, CountersDoNotOverflowInLongRuns) {
    onEveryInstructionSet([](const RunCounter& counter) {
        for (const std::size_t length : {4'080u, 16'320u, 16'321u, 16'384u, 50'001u}) {
            const std::vector<std::uint8_t> codes(length, 3);
            std::vector<std::uint32_t> cells(8, 0);
            counter.codes(codes, {{0, length, 0}}, 8, cells.data());
            ASSERT_THAT(cells, testing::ElementsAre(0, 0, 0, length, 0, 0, 0, 0));
        }
    });
}

TEST(CountCodes, AddsTheRunsOfAGroupTogether) {
    onEveryInstructionSet([](const RunCounter& counter) {
        Random random(2);
        const auto codes = randomBytes(random, 1000, 256);  // mostly damage
        const std::vector<RowRun> runs{{0, 300, 2}, {300, 301, 0}, {301, 640, 1}, {640, 1000, 2}};
        std::vector<std::uint32_t> cells(3 * 9, 0), expected = cells;
        counter.codes(codes, runs, 9, cells.data());
        for (const RowRun& run : runs)
            for (std::size_t code = 0; const std::uint32_t count : countedCodes(codes, run, 9))
                expected[run.group * 9 + code++] += count;
        EXPECT_EQ(cells, expected);
    });
}

std::vector<std::uint32_t> countedTicks(const TickColumn& column, std::size_t begin, std::size_t end) {
    const std::size_t bytes = column.bytes_per_row;
    const TickCells places{bytes * 8};
    std::vector<std::uint32_t> cells(places.width(), 0);
    for (std::size_t row = begin; row < end; ++row) {
        std::size_t choices = 0;
        for (std::size_t bit = 0; bit < places.bits; ++bit)
            if ((column.bits[row * bytes + bit / 8] >> (bit % 8)) & 1u) {
                ++cells[bit];
                ++choices;
            }
        ++cells[places.choices() + choices];
        const std::size_t reason = row < column.reasons.size() ? column.reasons[row] : 0;
        if (choices == 0) ++cells[places.reasons() + std::min<std::size_t>(reason, missingReasons - 1)];
    }
    return cells;
}

TickColumn randomTicks(Random& random, std::uint32_t bytes_per_row, std::size_t rows, bool reasons) {
    TickColumn column{.options = bytes_per_row * 8, .bytes_per_row = bytes_per_row, .bits = {}, .reasons = {}};
    column.bits = randomBytes(random, bytes_per_row * rows, 256);
    for (std::size_t row = 0; row < rows; ++row)
        if (random() % 3 == 0) std::fill_n(column.bits.data() + row * bytes_per_row, bytes_per_row, std::uint8_t{0});
    // The builder of columns stops at the last reason that is not plain unanswered.
    if (reasons) column.reasons = randomBytes(random, rows - random() % (rows + 1), missingReasons + 2);
    return column;
}

TEST(CountTicks, CountsRunsOfEveryLengthWhereverTheyBegin) {
    onEveryInstructionSet([](const RunCounter& counter) {
        Random random(3);
        for (std::size_t length = 0; length <= 200; ++length) {
            const std::size_t begin = random() % 70, after = random() % 70;
            const TickColumn column = randomTicks(random, 1, begin + length + after, length % 2 == 0);
            std::vector<std::uint32_t> cells(TickCells{}.width(), 0);
            counter.ticks(column.bits, column.reasons, {{begin, begin + length, 0}}, cells.data());
            ASSERT_EQ(cells, countedTicks(column, begin, begin + length)) << length << " rows from " << begin;
        }
    });
}

/// Rows in runs of 1 to 80, of four groups (the last one is "none"); by of_row, or by runs as well.
Grouping someRuns(Random& random, std::size_t rows, bool with_runs) {
    Grouping grouping;
    grouping.groups = {Group{"a", {}}, Group{"b", {}}, Group{"c", {}}};
    for (std::size_t row = 0; row < rows;) {
        const std::size_t end = std::min(rows, row + 1 + random() % 80);
        const std::uint32_t group = random() % 4;
        if (with_runs) grouping.runs.push_back({row, end, group});
        for (; row < end; ++row) grouping.of_row.push_back(group);
    }
    return grouping;
}

/// The rows of one group as a naive count finds them.
template <class Counted>
std::vector<std::uint32_t> ofGroup(const Grouping& grouping, std::uint32_t group, std::size_t width,
                                   const Counted& counted) {
    std::vector<std::uint32_t> cells(width, 0);
    for (std::size_t row = 0; row < grouping.of_row.size(); ++row)
        if (grouping.of_row[row] == group)
            for (std::size_t cell = 0; const std::uint32_t count : counted(row)) cells[cell++] += count;
    return cells;
}

template <class Counted>
void expectCells(const CellCounts& cells, const Grouping& grouping, const Counted& counted) {
    for (std::uint32_t group = 0; group <= grouping.groups.size(); ++group)
        ASSERT_EQ(std::vector<std::uint32_t>(cells.line(group), cells.line(group) + cells.width),
                  ofGroup(grouping, group, cells.width, counted))
            << "group " << group;
}

TEST(CodeCells, AgreeWithANaiveCountInRunsAndRowByRow) {
    Random random(4);
    constexpr std::size_t rows = 2000;
    for (const bool runs : {false, true})
        for (const std::uint32_t options : {1u, 2u, 5u, 8u, 20u, 29u, 30u, 100u}) {
            const Grouping grouping = someRuns(random, rows, runs);
            const auto codes = randomBytes(random, rows, std::min(256u, options + missingReasons + 2));
            const std::size_t width = options + missingReasons;
            const auto naive = [&](std::size_t row) { return countedCodes(codes, {row, row + 1, 0}, width); };
            expectCells(codeCells({.options = options, .codes = codes}, grouping, rows), grouping, naive);
            const std::vector<std::uint16_t> wide(codes.begin(), codes.end());
            expectCells(codeCells({.options = options, .codes = wide}, grouping, rows), grouping, naive);
        }
}

TEST(CodeCells, TakeCodesOfManyOptionsInRunsAndRowByRow) {
    Random random(5);
    constexpr std::size_t rows = 3000;
    for (const bool runs : {false, true}) {
        const Grouping grouping = someRuns(random, rows, runs);
        std::vector<std::uint16_t> codes(rows);
        for (std::uint16_t& code : codes) code = static_cast<std::uint16_t>(random() % 70'000);
        const CellCounts cells = codeCells({.options = 1000, .codes = codes}, grouping, rows);
        expectCells(cells, grouping, [&](std::size_t row) {
            std::vector<std::uint32_t> one(1003, 0);
            ++one[std::min<std::size_t>(codes[row], 1002)];
            return one;
        });
    }
}

TEST(TickCells, AgreeWithANaiveCountInRunsAndRowByRow) {
    Random random(6);
    constexpr std::size_t rows = 2000;
    for (const bool runs : {false, true})
        for (const bool reasons : {false, true})
            for (const std::uint32_t bytes : {1u, 2u, 3u, 5u}) {
                const Grouping grouping = someRuns(random, rows, runs);
                const TickColumn column = randomTicks(random, bytes, rows, reasons);
                expectCells(tickCells(column, grouping, rows), grouping,
                            [&](std::size_t row) { return countedTicks(column, row, row + 1); });
            }
}

TEST(RowRuns, AreFoundWhereTheyAreLong) {
    std::vector<std::uint16_t> keys(100, 7);
    keys.insert(keys.end(), 50, 3);
    keys.insert(keys.end(), 1, 7);
    const std::vector<RowRun> runs = runsOf(keys);
    EXPECT_THAT(runs, testing::ElementsAre(RowRun{0, 100, 7}, RowRun{100, 150, 3}, RowRun{150, 151, 7}));
    std::vector<std::uint32_t> groups(8, 9);
    groups[3] = 1;
    EXPECT_THAT(regrouped(runs, groups),
                testing::ElementsAre(RowRun{0, 100, 9}, RowRun{100, 150, 1}, RowRun{150, 151, 9}));
    groups[3] = 9;
    EXPECT_THAT(regrouped(runs, groups), testing::ElementsAre(RowRun{0, 151, 9}));
}

TEST(RowRuns, AreNotWorthWhileWhereTheyAreShort) {
    std::vector<std::uint16_t> keys;
    for (int row = 0; row < 1000; ++row) keys.push_back(static_cast<std::uint16_t>(row / 3));
    EXPECT_THAT(runsOf(keys), testing::IsEmpty());
    EXPECT_THAT(runsOf({}), testing::IsEmpty());
}

}  // namespace
}  // namespace diaoyan
