// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/two_row_exact.h"

#include "analysis/crosstabs/marginal_independence.h"

#include <gtest/gtest.h>

#include <cmath>

namespace diaoyan {
namespace {

TEST(TwoRowExact, EqualsFisherTestOfR) {
    // fisher.test(rbind(c(3, 1, 4, 0), c(2, 7, 1, 5)))$p.value and so on, R 4.2.2
    EXPECT_NEAR(twoRowExactP({5, 8, 5, 5}, {3, 1, 4, 0})->p, 0.017201222074017534, 1e-12);
    EXPECT_NEAR(twoRowExactP({4, 4}, {3, 1})->p, 34.0 / 70, 1e-15);
    EXPECT_NEAR(twoRowExactP({30, 500, 7}, {28, 450, 4})->p, 0.034670926984801828, 1e-12);
    EXPECT_NEAR(twoRowExactP({1000000, 3000000}, {12, 9})->p / 0.001687031744569584, 1, 1e-9);
    EXPECT_EQ(twoRowExactP({4, 4}, {0, 0}), (Tail{1, 0}));
    EXPECT_EQ(twoRowExactP({4, 4}, {4, 4}), (Tail{1, 0}));
    EXPECT_FALSE(twoRowExactP({}, {}).has_value());
    EXPECT_FALSE(twoRowExactP({4}, {5}).has_value());
    EXPECT_FALSE(twoRowExactP(std::vector<std::int64_t>(200, 100), std::vector<std::int64_t>(200, 50)).has_value());
    // 2 / C(20000, 10000)
    const Tail tiny = *twoRowExactP({10000, 10000}, {10000, 0});
    EXPECT_EQ(tiny.p, 0);
    EXPECT_NEAR(tiny.log_p, std::log(2.0) - std::lgamma(20001) + 2 * std::lgamma(10001), 1e-6);
}

TEST(MarginalIndependence, SmallTablesCanBeExact) {
    const std::vector<GroupCoOccurrence> groups{GroupCoOccurrence{4, {3, 1, 1, 2}},
                                                GroupCoOccurrence{400, {1, 0, 0, 200}}};
    const MarginalIndependence rough = *marginalIndependence(groups);
    const MarginalIndependence exact = *marginalIndependence(groups, {Adjustment::holm, SmallTables::exact});
    EXPECT_TRUE(rough.options[0].doubtful);
    EXPECT_FALSE(rough.options[0].exact);
    EXPECT_TRUE(exact.options[0].exact);
    EXPECT_EQ(exact.options[0].p, *twoRowExactP({4, 400}, {3, 1}));
    EXPECT_EQ(exact.options[0].statistic, rough.options[0].statistic);
    EXPECT_EQ(exact.options[0].p_adjusted, 2 * exact.options[0].p.p);
    EXPECT_EQ(exact.bonferroni.p, 2 * exact.options[0].p.p);
    EXPECT_EQ(exact.second_order, rough.second_order);
    const std::vector<GroupCoOccurrence> large{GroupCoOccurrence{400, {300}}, GroupCoOccurrence{400, {200}}};
    EXPECT_FALSE(marginalIndependence(large, {Adjustment::holm, SmallTables::exact})->options[0].exact);
    EXPECT_FALSE(marginalIndependence(large)->options[0].doubtful);
}

}  // namespace
}  // namespace diaoyan
