// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/random_tables.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace diaoyan {
namespace {

NonEmptyTable tableOf(const std::vector<std::vector<std::int64_t>>& counts) {
    return nonEmpty(crossTable(counts));
}

/// Mean and variance of every cell against the formulas for fixed margins, r c / n and
/// r (n - r) c (n - c) / (n^2 (n - 1)).
void expectMoments(const std::vector<std::int64_t>& rows, const std::vector<std::int64_t>& columns,
                   const NonEmptyTable& table) {
    constexpr int draws = 20'000;
    RandomTables tables(table);
    Random random(defaultSeed);
    std::vector<double> sums(tables.counts().size()), squares(sums.size());
    for (int i = 0; i < draws; ++i) {
        tables.draw(random);
        for (std::size_t cell = 0; cell < sums.size(); ++cell) {
            const auto count = static_cast<double>(tables.counts()[cell]);
            sums[cell] += count;
            squares[cell] += count * count;
        }
    }
    const auto n = static_cast<double>(std::accumulate(rows.begin(), rows.end(), std::int64_t{0}));
    for (std::size_t cell = 0; cell < sums.size(); ++cell) {
        const auto r = static_cast<double>(rows[cell / columns.size()]);
        const auto c = static_cast<double>(columns[cell % columns.size()]);
        const double mean = r * c / n, variance = r * (n - r) * c * (n - c) / (n * n * (n - 1));
        const double found = sums[cell] / draws;
        EXPECT_NEAR(found, mean, 5 * std::sqrt(variance / draws)) << "cell " << cell;
        EXPECT_NEAR((squares[cell] / draws - found * found) / variance, 1, 0.07) << "cell " << cell;
    }
}

TEST(RandomTables, HaveTheMomentsOfFixedMargins) {
    expectMoments({3, 9, 14}, {4, 5, 6, 11}, tableOf({{1, 1, 0, 1}, {2, 2, 2, 3}, {1, 2, 4, 7}}));
    expectMoments({30, 970}, {400, 600}, tableOf({{10, 20}, {390, 580}}));
}

TEST(RandomTables, HaveTheMomentsOfFixedMarginsInLargeTables) {
    expectMoments({40'000, 60'001}, {30'000, 70'001}, tableOf({{12'000, 28'000}, {18'000, 42'001}}));
}

TEST(RandomTables, KeepTheMarginsAndFollowTheSeed) {
    const NonEmptyTable table = tableOf({{0, 2, 1}, {5, 1, 1}, {2, 2, 6}});
    RandomTables one(table), other(table);
    Random random(5), same(5);
    for (int i = 0; i < 1000; ++i) {
        one.draw(random);
        other.draw(same);
        const std::vector<std::int64_t>& counts = one.counts();
        ASSERT_EQ(counts, other.counts());
        for (std::size_t r = 0; r < 3; ++r)
            ASSERT_EQ(counts[3 * r] + counts[3 * r + 1] + counts[3 * r + 2], (std::array{3, 7, 10}[r]));
        for (std::size_t c = 0; c < 3; ++c)
            ASSERT_EQ(counts[c] + counts[3 + c] + counts[6 + c], (std::array{5, 7, 8}[c]));
    }
}

TEST(RandomTables, AreDrawnAsOftenAsTheyAreLikely) {
    // Margins 2, 3 and 2, 3: the first cell is 0, 1 or 2 with 3, 6 and 1 tenths.
    RandomTables tables(tableOf({{1, 1}, {1, 2}}));
    Random random(9);
    std::map<std::int64_t, int> seen;
    std::map<std::int64_t, double> unlikeliness;
    for (int i = 0; i < 40'000; ++i) {
        tables.draw(random);
        ++seen[tables.counts()[0]];
        unlikeliness[tables.counts()[0]] = tables.unlikeliness();
    }
    EXPECT_NEAR(seen[0], 12'000, 400);
    EXPECT_NEAR(seen[1], 24'000, 400);
    EXPECT_NEAR(seen[2], 4'000, 300);
    EXPECT_NEAR(unlikeliness[0] - unlikeliness[1], std::log(2), 1e-12);
    EXPECT_NEAR(unlikeliness[2] - unlikeliness[0], std::log(3), 1e-12);
}

}  // namespace
}  // namespace diaoyan
