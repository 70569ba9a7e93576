// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/number_scale.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

std::string wordsOf(const ChartAxis& axis, int most = 10, bool magnitudes = false) {
    std::string words;
    for (const AxisTick& tick : axisTicks(axis, most, magnitudes)) {
        words += (words.empty() ? "" : " ") + tick.words.toStdString();
    }
    return words;
}

TEST(NumberScale, TicksAreRoundNumbersWithTheirUnit) {
    EXPECT_EQ(wordsOf({}), "0% 20% 40% 60% 80% 100%");
    EXPECT_EQ(wordsOf({.maximum = 5}), "0% 1% 2% 3% 4% 5%");
    EXPECT_EQ(wordsOf({.minimum = 1, .maximum = 5, .step = 1, .decimals = 1, .unit = ""}), "1.0 2.0 3.0 4.0 5.0");
    EXPECT_EQ(wordsOf({.minimum = 0, .maximum = 1, .step = 0.25, .unit = ""}), "0.00 0.25 0.50 0.75 1.00");
    EXPECT_EQ(wordsOf({.minimum = 30, .maximum = 100}), "30% 40% 60% 80% 100%");
}

TEST(NumberScale, TheMaximumIsPrintedAsSuch) {
    EXPECT_EQ(wordsOf({.minimum = 0, .maximum = 551, .step = 100, .unit = ""}), "0 100 200 300 400 551");
    EXPECT_EQ(wordsOf({.minimum = 0, .maximum = 580, .step = 100, .unit = "人"}),
              "0人 100人 200人 300人 400人 500人 580人");
}

TEST(NumberScale, BelowZeroTheSignIsAMinusAndZeroHasNone) {
    EXPECT_EQ(wordsOf({.minimum = -20, .maximum = 20, .step = 10, .unit = ""}), "−20 −10 0 10 20");
    EXPECT_EQ(wordsOf({.minimum = -0.2, .maximum = 0.2, .step = 0.1, .unit = ""}), "−0.2 −0.1 0.0 0.1 0.2");
    EXPECT_EQ(wordsOf({.minimum = -100, .maximum = 100, .step = 50}, 10, true), "100% 50% 0% 50% 100%");
}

TEST(NumberScale, TooManyTicksAreThinnedToMultiples) {
    EXPECT_EQ(wordsOf({.minimum = 0, .maximum = 100, .step = 5, .unit = ""}, 5), "0 20 40 60 80 100");
    EXPECT_LE(axisTicks({.minimum = 0, .maximum = 1e12, .step = 1e-3}, 10).size(), 12U);
    EXPECT_LE(axisTicks({.minimum = 0, .maximum = 1}, 1).size(), 3U);
    EXPECT_GE(axisTicks({.minimum = 1e-6, .maximum = 3e-6}, 5).size(), 2U);
}

TEST(NumberScale, PlacesAreLinearAndEndWithTheAxis) {
    const NumberScale up({.minimum = 1, .maximum = 5}, 500, 100);
    EXPECT_DOUBLE_EQ(up.at(1), 500);
    EXPECT_DOUBLE_EQ(up.at(3), 300);
    EXPECT_DOUBLE_EQ(up.at(9), 100);
    EXPECT_DOUBLE_EQ(up.beyond(6), 0);
    EXPECT_TRUE(up.reaches(5));
    EXPECT_FALSE(up.reaches(5.01));
}

}  // namespace
}  // namespace diaoyan
