// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/multiple_testing.h"

#include "analysis/numeric/random.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace diaoyan {
namespace {

std::vector<double> adjustedBy(const std::string& method, const std::vector<double>& p) {
    std::vector<double> values;
    for (const auto& value : adjustedP({p.begin(), p.end()}, *adjustmentNamed(method))) values.push_back(value.value());
    return values;
}

/// The definition of a closed test, over all sets of hypotheses: Simes' test of every set that contains one.
std::vector<double> closedSimes(const std::vector<double>& p) {
    std::vector<double> adjusted(p.size(), 0);
    for (unsigned set = 1; set < 1u << p.size(); ++set) {
        std::vector<double> of_set;
        for (std::size_t i = 0; i < p.size(); ++i)
            if (set >> i & 1u) of_set.push_back(p[i]);
        std::sort(of_set.begin(), of_set.end());
        double simes = 1;
        for (std::size_t i = 0; i < of_set.size(); ++i)
            simes = std::min(simes, static_cast<double>(of_set.size()) * of_set[i] / static_cast<double>(i + 1));
        for (std::size_t i = 0; i < p.size(); ++i)
            if (set >> i & 1u) adjusted[i] = std::max(adjusted[i], simes);
    }
    return adjusted;
}

TEST(AdjustedP, HommelIsTheClosedSimesTest) {
    Random random(7);
    for (int trial = 0; trial < 60; ++trial) {
        std::vector<double> p(1 + random.below(9));
        for (double& value : p)
            value = trial % 3 == 0 ? static_cast<double>(random.below(6)) / 20 : random.uniform() / 9;
        const std::vector<double> expected = closedSimes(p), got = adjustedBy("hommel", p);
        for (std::size_t i = 0; i < p.size(); ++i) EXPECT_NEAR(got[i], expected[i], 1e-15);
    }
}

/// R 4.2.2: p.adjust(c(1:8, 3, 3, 60, 61, 700) / 1000, "hommel").
TEST(AdjustedP, HommelOfThirteen) {
    std::vector<double> p;
    for (const int thousandths : {1, 2, 3, 4, 5, 6, 7, 8, 3, 3, 60, 61, 700}) p.push_back(thousandths / 1000.0);
    const std::vector<double> expected{0.010999999999999999,
                                       0.014,
                                       0.016,
                                       0.02,
                                       0.02,
                                       0.024,
                                       0.028000000000000001,
                                       0.032000000000000001,
                                       0.016,
                                       0.016,
                                       0.12,
                                       0.122,
                                       0.69999999999999996};
    const std::vector<double> got = adjustedBy("hommel", p);
    for (std::size_t i = 0; i < p.size(); ++i) EXPECT_NEAR(got[i], expected[i], 1e-15);
}

TEST(AdjustedP, TakesAHundredThousandTests) {
    Random random(9);
    std::vector<double> p(100000);
    for (double& value : p) value = random.uniform();
    p[0] = 1e-9;
    const auto hommel = adjustedBy("hommel", p), hochberg = adjustedBy("hochberg", p), bh = adjustedBy("BH", p);
    EXPECT_NEAR(hommel[0], 1e-4, 1e-9);
    for (std::size_t i = 0; i < p.size(); ++i) {
        ASSERT_LE(hommel[i], hochberg[i] + 1e-15);
        ASSERT_LE(bh[i], hommel[i] + 1e-15);
    }
}

TEST(AdjustedP, KeepsTheOrderOfTheMethods) {
    Random random(8);
    for (int trial = 0; trial < 40; ++trial) {
        std::vector<double> p(2 + random.below(30));
        for (double& value : p) value = random.uniform() * random.uniform();
        const auto none = adjustedBy("none", p), bonferroni = adjustedBy("bonferroni", p), holm = adjustedBy("holm", p),
                   hochberg = adjustedBy("hochberg", p), hommel = adjustedBy("hommel", p), bh = adjustedBy("BH", p),
                   by = adjustedBy("BY", p);
        constexpr double room = 1e-15;
        for (std::size_t i = 0; i < p.size(); ++i) {
            EXPECT_EQ(none[i], p[i]);
            EXPECT_LE(bh[i], hommel[i] + room);
            EXPECT_LE(hommel[i], hochberg[i] + room);
            EXPECT_LE(hochberg[i], holm[i] + room);
            EXPECT_LE(holm[i], bonferroni[i] + room);
            EXPECT_LE(bh[i], by[i] + room);
            EXPECT_LE(bonferroni[i], 1);
        }
    }
}

TEST(AdjustedP, OfNoTestAndOfOne) {
    for (const char* method : {"none", "bonferroni", "holm", "hochberg", "hommel", "BH", "BY"}) {
        SCOPED_TRACE(method);
        const Adjustment adjustment = *adjustmentNamed(method);
        EXPECT_EQ(adjustmentName(adjustment), method);
        EXPECT_TRUE(adjustedP({}, adjustment).empty());
        EXPECT_EQ(adjustedP({std::nullopt}, adjustment), std::vector<std::optional<double>>{std::nullopt});
        EXPECT_EQ(adjustedBy(method, {0.03}), std::vector<double>{0.03});
        EXPECT_EQ(adjustedBy(method, {0, 0}), (std::vector<double>{0, 0}));
        EXPECT_EQ(adjustedBy(method, {1, 1}), (std::vector<double>{1, 1}));
    }
    EXPECT_FALSE(adjustmentNamed("fdr").has_value());
}

}  // namespace
}  // namespace diaoyan
