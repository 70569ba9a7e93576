// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/freeman_halton.h"
#include "analysis/crosstabs/goodness_of_fit.h"
#include "analysis/crosstabs/independence.h"
#include "analysis/crosstabs/nominal_association.h"
#include "analysis/crosstabs/ordinal_association.h"
#include "analysis/crosstabs/two_by_two.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

namespace diaoyan {
namespace {

using Rows = std::vector<std::vector<std::int64_t>>;

constexpr double infinity = std::numeric_limits<double>::infinity();

Rows turned(const Rows& rows) {
    Rows columns(rows.front().size());
    for (const auto& row : rows)
        for (std::size_t c = 0; c < row.size(); ++c) columns[c].push_back(row[c]);
    return columns;
}

const Rows jobSatisfaction{{1, 2, 1, 0}, {3, 3, 6, 1}, {10, 10, 14, 9}, {6, 7, 12, 11}};
const Rows sparse{{2, 0, 1, 0, 3}, {1, 1, 0, 2, 0}, {0, 4, 1, 0, 1}, {1, 0, 0, 3, 1}};

TEST(CrosstabTests, NeedTwoRowsAndTwoColumns) {
    for (const Rows& rows :
         {Rows{{5, 3, 2}}, Rows{{7}}, Rows{{0, 0}, {0, 0}}, Rows{{5, 3}, {0, 0}}, Rows{{5, 0}, {3, 0}}}) {
        const CrossTable table = crossTable(rows);
        EXPECT_EQ(independenceTest(table).problem().code, "no-test");
        EXPECT_EQ(monteCarloIndependence(table).problem().code, "no-test");
        EXPECT_EQ(nominalAssociation(table).problem().code, "no-test");
        EXPECT_EQ(ordinalAssociation(table).problem().code, "no-test");
        EXPECT_FALSE(freemanHaltonP(table).has_value());
    }
    EXPECT_EQ(independenceTest(crossTable({})).problem().code, "no-test");
    EXPECT_EQ(fisherExact({5, 3, 0, 0}).problem().code, "no-test");
    EXPECT_EQ(fisherExact({5, 0, 3, 0}).problem().code, "no-test");
    EXPECT_EQ(fisherExact({5, -1, 3, 2}).problem().code, "negative-count");
    EXPECT_EQ(twoByTwo({0, 3, 0, 2}).problem().code, "no-test");
    EXPECT_EQ(twoByTwo({1, 3, -1, 2}).problem().code, "negative-count");
}

/// The definition: all tables one after the other.
double byListing(const Rows& rows) {
    const CrossTable table = crossTable(rows);
    const std::size_t columns = table.columns.size();
    const auto unlikeliness = [](const std::vector<std::int64_t>& counts) {
        double sum = 0;
        for (const std::int64_t count : counts) sum += std::lgamma(static_cast<double>(count) + 1);
        return sum;
    };
    const double seen = unlikeliness(table.counts);
    double all = 0, unlikely = 0;
    std::vector<std::int64_t> counts(table.counts.size(), 0);
    std::vector<std::int64_t> row_left = table.row_totals, column_left = table.column_totals;
    const std::function<void(std::size_t)> fill = [&](std::size_t cell) {
        if (cell == counts.size()) {
            for (const std::int64_t left : column_left)
                if (left != 0) return;
            const double here = unlikeliness(counts);
            all += std::exp(-here);
            if (here >= seen - 1e-7) unlikely += std::exp(-here);
            return;
        }
        const std::size_t r = cell / columns, c = cell % columns;
        const bool last = c + 1 == columns;
        const std::int64_t most = std::min(row_left[r], column_left[c]);
        for (std::int64_t count = last ? row_left[r] : 0; count <= most; ++count) {
            counts[cell] = count;
            row_left[r] -= count;
            column_left[c] -= count;
            fill(cell + 1);
            row_left[r] += count;
            column_left[c] += count;
        }
    };
    fill(0);
    return unlikely / all;
}

TEST(FreemanHalton, HalvesThatMeetGiveWhatListingGives) {
    for (const Rows& rows :
         {Rows{{3, 1}, {1, 3}}, Rows{{3, 1, 0}, {0, 4, 1}, {1, 0, 5}}, Rows{{4, 0, 2}, {1, 5, 1}},
          Rows{{2, 1}, {0, 3}, {4, 0}, {1, 1}}, Rows{{1, 0, 2, 1}, {2, 2, 0, 0}, {0, 1, 1, 3}},
          Rows{{1, 1, 1, 1, 0}, {1, 0, 2, 0, 3}}, Rows{{5, 0}, {0, 5}}, Rows{{2, 0, 0}, {0, 0, 3}}}) {
        const double wanted = byListing(rows);
        EXPECT_NEAR(freemanHaltonP(crossTable(rows))->p, wanted, 1e-12 * wanted);
    }
}

TEST(FreemanHalton, OrderAndOrientationDoNotMatter) {
    Rows mixed = sparse;
    const double wanted = freemanHaltonP(crossTable(sparse))->p;
    std::rotate(mixed.begin(), mixed.begin() + 1, mixed.end());
    for (auto& row : mixed) std::rotate(row.begin(), row.begin() + 2, row.end());
    EXPECT_NEAR(freemanHaltonP(crossTable(mixed))->p, wanted, 1e-13 * wanted);
    EXPECT_NEAR(freemanHaltonP(crossTable(turned(sparse)))->p, wanted, 1e-13 * wanted);
    mixed.push_back({0, 0, 0, 0, 0});
    EXPECT_NEAR(freemanHaltonP(crossTable(mixed))->p, wanted, 1e-13 * wanted);
}

TEST(FreemanHalton, GivesUpInBoundedTime) {
    Rows wide(40, std::vector<std::int64_t>(40, 0));
    for (std::size_t i = 0; i < 40; ++i) wide[i][i] = 1;
    EXPECT_FALSE(freemanHaltonP(crossTable(wide)).has_value());
    EXPECT_FALSE(freemanHaltonP(crossTable({{1'000'000'000, 2}, {3, 4}})).has_value());
    EXPECT_FALSE(freemanHaltonP(crossTable({{500, 600, 700, 800}, {510, 620, 730, 840}, {1, 2, 3, 400}})).has_value());
    EXPECT_FALSE(freemanHaltonP(crossTable(Rows(20'000, {1, 1}))).has_value());
}

TEST(FreemanHalton, KeepsALogarithmWhereTheProbabilityVanishes) {
    const auto exact = freemanHaltonP(crossTable({{2000, 0}, {0, 2000}}));
    ASSERT_TRUE(exact.has_value());
    EXPECT_EQ(exact->p, 0);
    // 2 / C(4000, 2000)
    const double wanted = std::log(2.0) - (std::lgamma(4001.0) - 2 * std::lgamma(2001.0));
    EXPECT_NEAR(exact->log_p, wanted, 1e-9 * -wanted);
    EXPECT_NEAR(fisherExact({2000, 0, 0, 2000})->two_sided.log_p, wanted, 1e-10 * -wanted);
}

TEST(FisherExact, SumsWhatListingSums) {
    for (const FourCounts counts : {FourCounts{3, 1, 1, 3}, FourCounts{0, 5, 7, 3}, FourCounts{12, 3, 5, 9},
                                    FourCounts{1, 0, 0, 1}, FourCounts{30, 2, 25, 9}, FourCounts{2, 8, 8, 2}}) {
        const FisherExact test = *fisherExact(counts);
        const double wanted = byListing({{counts.a, counts.b}, {counts.c, counts.d}});
        EXPECT_NEAR(test.two_sided.p, wanted, 1e-12 * wanted);
        EXPECT_GE(test.less.p + test.greater.p, 1);
        const FisherExact mirrored = *fisherExact({counts.b, counts.a, counts.d, counts.c});
        EXPECT_NEAR(test.less.p, mirrored.greater.p, 1e-13);
        EXPECT_NEAR(test.two_sided.p, mirrored.two_sided.p, 1e-13);
    }
    EXPECT_NEAR(fisherExact({3, 1, 1, 3})->two_sided.p, 34.0 / 70, 1e-14);
}

TEST(FisherExact, BillionsTakeNoTime) {
    const FourCounts counts{1'000'000'000, 2'000'000'000, 2'000'000'000, 4'000'100'000};
    const FisherExact test = *fisherExact(counts);
    // R: phyper of both tails, found by bisection.
    EXPECT_NEAR(test.two_sided.p, 0.598165112670887, 1e-11);
    EXPECT_EQ(conditionalOddsRatio(counts).problem().code, "too-many-tables");
    EXPECT_EQ(fisherExact({2'000'000'000'000, 1, 1, 1}).problem().code, "too-many-respondents");
    EXPECT_EQ(fisherExact({std::numeric_limits<std::int64_t>::max(), 1, 1, 1}).problem().code, "too-many-respondents");
}

TEST(ConditionalOddsRatio, ItsLimitsAreWhereTheTailsAreHalfOfAlpha) {
    const ConditionalOddsRatio all = *conditionalOddsRatio({10, 0, 0, 10});
    EXPECT_EQ(all.estimate, infinity);
    EXPECT_EQ(all.interval.upper, infinity);
    EXPECT_GT(all.interval.lower, 1);
    const ConditionalOddsRatio none = *conditionalOddsRatio({0, 10, 10, 0});
    EXPECT_EQ(none.estimate, 0);
    EXPECT_EQ(none.interval.lower, 0);
    EXPECT_NEAR(none.interval.upper * all.interval.lower, 1, 1e-12);
    // An odds ratio of 1 lies on the limit of the confidence at which the one-sided p is half of alpha.
    const FisherExact test = *fisherExact({12, 3, 5, 9});
    const ConditionalOddsRatio limit = *conditionalOddsRatio({12, 3, 5, 9}, Confidence(1 - 2 * test.greater.p));
    EXPECT_NEAR(limit.interval.lower, 1, 1e-10);
}

TEST(ConditionalOddsRatio, OnePossibleTableSaysNothing) {
    // A column of one person: both values of a are possible, but nothing lies in between.
    const ConditionalOddsRatio one = *conditionalOddsRatio({1, 5, 0, 6});
    EXPECT_EQ(one.estimate, infinity);
    EXPECT_EQ(one.interval.upper, infinity);
}

TEST(TwoByTwo, OddsRatioTurnsWithTheTable) {
    const TwoByTwo one = *twoByTwo({12, 3, 5, 9}), other = *twoByTwo({3, 12, 9, 5});
    EXPECT_NEAR(*one.odds_ratio * *other.odds_ratio, 1, 1e-15);
    EXPECT_NEAR(one.woolf->lower * other.woolf->upper, 1, 1e-14);
    EXPECT_NEAR(one.yates, other.yates, 1e-14);
    EXPECT_LT(one.yates, chiSquare(crossTable({{12, 3}, {5, 9}}))->statistic);
}

TEST(TwoByTwo, UndefinedIsNotZero) {
    EXPECT_FALSE(twoByTwo({0, 5, 7, 3})->woolf.has_value());
    EXPECT_EQ(*twoByTwo({0, 5, 7, 3})->odds_ratio, 0);
    EXPECT_EQ(*twoByTwo({10, 0, 0, 10})->odds_ratio, infinity);
    EXPECT_EQ(twoByTwo({10, 20, 30, 60})->yates, 0);
    EXPECT_EQ(twoByTwo({10, 20, 30, 60})->p_yates.p, 1);
}

TEST(MonteCarlo, TheSeedDecidesAndTheOrderDoesNot) {
    const CrossTable table = crossTable(sparse);
    const MonteCarloIndependence one = *monteCarloIndependence(table, 2000, 7);
    EXPECT_EQ(one, *monteCarloIndependence(table, 2000, 7));
    EXPECT_EQ(one.seed, 7u);
    EXPECT_EQ(one.replications, 2000);
    EXPECT_NE(one.freeman_halton.as_extreme, monteCarloIndependence(table, 2000, 8)->freeman_halton.as_extreme);
    Rows mixed = sparse;
    std::reverse(mixed.begin(), mixed.end());
    for (auto& row : mixed) std::rotate(row.begin(), row.begin() + 1, row.end());
    mixed.insert(mixed.begin(), std::vector<std::int64_t>(5, 0));
    EXPECT_EQ(one, *monteCarloIndependence(crossTable(mixed), 2000, 7));
}

TEST(MonteCarlo, CountsItselfAmongTheTables) {
    // Only two tables are possible, and both are as likely.
    const MonteCarloIndependence test = *monteCarloIndependence(crossTable({{1, 0}, {0, 1}}), 100);
    EXPECT_EQ(test.freeman_halton.p, 1);
    EXPECT_EQ(test.chi_square.p, 1);
    const MonteCarloIndependence far = *monteCarloIndependence(crossTable({{50, 0}, {0, 50}}), 999);
    EXPECT_EQ(far.freeman_halton.as_extreme, 0);
    EXPECT_NEAR(far.freeman_halton.p, 0.001, 1e-15);
    EXPECT_EQ(far.freeman_halton.interval.lower, 0);
}

TEST(MonteCarlo, SimulatesLargeTablesWithOneRareGroup) {
    const auto test = monteCarloIndependence(crossTable({{400'000'000, 500'000'000}, {0, 7}}), 5000);
    ASSERT_TRUE(test.ok());
    const double exact = fisherExact({400'000'000, 500'000'000, 0, 7})->two_sided.p;
    EXPECT_NEAR(test->freeman_halton.p, exact, 4 * test->freeman_halton.standard_error);
}

TEST(MonteCarlo, RefusesWhatWouldTakeForever) {
    EXPECT_EQ(monteCarloIndependence(crossTable(sparse), 0).problem().code, "no-replications");
    EXPECT_EQ(monteCarloIndependence(crossTable(sparse), 1'000'000'000'000).problem().code, "too-large-to-simulate");
    EXPECT_EQ(monteCarloIndependence(crossTable(Rows(5000, {1, 2, 3}))).problem().code, "too-large-to-simulate");
}

TEST(IndependenceTest, QuickWorkIsPearsonBeyondFourCells) {
    const CrossTable large = crossTable({{3, 1, 0}, {0, 2, 4}, {1, 1, 1}});
    const IndependenceTest quick = *independenceTest(large, defaultSeed, ExactWork::two_by_two);
    EXPECT_EQ(quick.method, IndependenceMethod::pearson);
    EXPECT_TRUE(quick.doubtful);
    EXPECT_EQ(quick.p.p, quick.chi_square.p);
    EXPECT_EQ(independenceTest(large)->method, IndependenceMethod::freeman_halton);
    const CrossTable four = crossTable({{3, 1}, {1, 3}});
    EXPECT_EQ(*independenceTest(four, defaultSeed, ExactWork::two_by_two), *independenceTest(four));
}

TEST(IndependenceTest, ChoosesByTheExpectedCounts) {
    const IndependenceTest large = *independenceTest(crossTable({{20, 30}, {30, 20}}));
    EXPECT_EQ(large.method, IndependenceMethod::pearson);
    EXPECT_EQ(large.p.p, large.chi_square.p);
    EXPECT_FALSE(large.doubtful);
    const IndependenceTest four = *independenceTest(crossTable({{3, 1}, {1, 3}}));
    EXPECT_EQ(four.method, IndependenceMethod::fisher);
    EXPECT_NEAR(four.p.p, 34.0 / 70, 1e-14);
    EXPECT_EQ(four.p, four.fisher->two_sided);
    // An empty row does not make a 2 x 2 table anything else.
    EXPECT_EQ(independenceTest(crossTable({{3, 0, 1}, {0, 0, 0}, {1, 0, 3}}))->p, four.p);
    const IndependenceTest more = *independenceTest(crossTable(jobSatisfaction));
    EXPECT_EQ(more.method, IndependenceMethod::freeman_halton);
    EXPECT_NEAR(more.p.p, 0.7827, 5e-5);
    const IndependenceTest many = *independenceTest(
        crossTable({{500, 600, 700, 800}, {510, 620, 730, 840}, {1, 2, 3, 4}, {2, 0, 0, 1}, {0, 0, 0, 3}}), 42);
    EXPECT_EQ(many.method, IndependenceMethod::monte_carlo);
    EXPECT_EQ(many.simulation->seed, 42u);
    EXPECT_EQ(many.p.p, many.simulation->freeman_halton.p);
    for (const IndependenceTest& test : {large, four, more, many}) {
        EXPECT_EQ(test.cramers_v, test.chi_square.cramers_v);
        EXPECT_FALSE(test.reason.zh.empty() || test.reason.en.empty());
    }
    EXPECT_NE(four.reason.zh.find("4 格中有 4 格期望频数低于 5，最小 2.0"), std::string::npos) << four.reason.zh;
}

TEST(IndependenceTest, ManyGroupsThatAnswerAlikeAreNoError) {
    const ChiSquare test = *chiSquare(crossTable(Rows(6000, {7, 9, 11})));
    EXPECT_EQ(test.statistic, 0);
    EXPECT_EQ(test.p, 1);
    EXPECT_EQ(test.log_p, 0);
    EXPECT_EQ(goodnessOfFit(std::vector<std::int64_t>(100'000, 6))->p.p, 1);
    EXPECT_LT(chiSquare(crossTable({{7, 9}, {9, 7}}))->p, 1);
}

TEST(IndependenceTest, SaysSoWhenNothingBetterCanBeComputed) {
    const IndependenceTest test = *independenceTest(crossTable(Rows(6000, {1, 0, 2})));
    EXPECT_EQ(test.method, IndependenceMethod::pearson);
    EXPECT_TRUE(test.doubtful);
    EXPECT_EQ(independenceMethodName(test.method), "pearson");
    EXPECT_EQ(independenceMethodName(IndependenceMethod::monte_carlo), "monte-carlo");
}

}  // namespace
}  // namespace diaoyan
