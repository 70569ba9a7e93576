// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/share.h"

#include "analysis/statistics/option_ranks.h"
#include "analysis/statistics/rounding.h"

#include <gtest/gtest.h>

#include <numeric>

namespace diaoyan {
namespace {

TEST(Share, IsUndefinedOnAnEmptyBase) {
    const Share none{0, 0, BaseKind::valid};
    EXPECT_FALSE(none.proportion());
    EXPECT_FALSE(none.percent());
    EXPECT_EQ(percentText(none), "");
}

TEST(Share, RoundsHalfUpOnTheIntegers) {
    EXPECT_EQ(percentText({551, 1241}), "44.4");
    EXPECT_EQ(percentText({1, 8}, 0), "13");
    EXPECT_EQ(percentText({1, 8}, 1), "12.5");
    EXPECT_EQ(percentText({1, 3}, 4), "33.3333");
    EXPECT_EQ(percentText({2, 3}, 0), "67");
    EXPECT_EQ(percentText({0, 7}), "0.0");
    EXPECT_EQ(percentText({7, 7}), "100.0");
    EXPECT_EQ(percentText({1, 2000}, 1), "0.1");
    EXPECT_EQ(percentText({1, 2001}, 1), "0.0");
    EXPECT_EQ(percentText({140, 132}, 1), "106.1");
    // 1.005 % is 1.00499... as a double, and printf would print 1.00.
    EXPECT_EQ(percentText({201, 20000}, 2), "1.01");
}

TEST(Share, RoundsNegativeCountsTowardsTheUpperNeighbourOfAHalf) {
    EXPECT_EQ(percentText({-1, 8}, 0), "-12");
    EXPECT_EQ(percentText({-1, 200}, 1), "-0.5");
    EXPECT_EQ(percentText({-1, 200}, 0), "0");
}

TEST(Share, DoesNotOverflowOnHugeCounts) {
    const std::int64_t huge = 1'000'000'000'000'000;
    EXPECT_EQ(percentText({huge, huge}, 9), "100.000000000");
    EXPECT_EQ(percentText({huge - 1, huge}, 9), "100.000000000");
    EXPECT_EQ(percentText({huge / 3, huge}, 9), "33.333333333");
    EXPECT_EQ(percentText({huge / 3, huge}, 99), "33.333333333");
}

TEST(Rounding, HamiltonAddsUpToAHundred) {
    EXPECT_TRUE(percentUnitsAddingTo100({}, 1).empty());
    EXPECT_TRUE(percentUnitsAddingTo100({0, 0}, 1).empty());
    EXPECT_EQ(percentUnitsAddingTo100({1, 1, 1}, 0), (std::vector<std::int64_t>{34, 33, 33}));
    EXPECT_EQ(percentUnitsAddingTo100({5, 0}, 1), (std::vector<std::int64_t>{1000, 0}));
    for (std::int64_t a = 0; a < 20; ++a)
        for (std::int64_t b = 1; b < 20; ++b) {
            const auto units = percentUnitsAddingTo100({a, b, a * b, 7}, 1);
            EXPECT_EQ(std::accumulate(units.begin(), units.end(), std::int64_t{0}), 1000);
        }
}

TEST(OptionRanks, ShareTheBestPlaceOnTies) {
    EXPECT_TRUE(optionRanks({}).empty());
    EXPECT_EQ(optionRanks({4}), (std::vector<OptionRank>{{1, 1, false}}));
    EXPECT_EQ(optionRanks({0, 0}), (std::vector<OptionRank>{{1, 2, true}, {1, 2, true}}));
    EXPECT_EQ(optionRanks({5, 9, 5, 1}),
              (std::vector<OptionRank>{{2, 4, true}, {1, 4, false}, {2, 4, true}, {4, 4, false}}));
}

}  // namespace
}  // namespace diaoyan
