// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/cell_residuals.h"
#include "analysis/crosstabs/chi_square.h"
#include "analysis/crosstabs/cochran_armitage.h"
#include "analysis/crosstabs/goodness_of_fit.h"
#include "analysis/crosstabs/mcnemar.h"
#include "analysis/crosstabs/nominal_association.h"
#include "analysis/crosstabs/ordinal_association.h"
#include "analysis/crosstabs/related_answers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

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

TEST(NominalAssociation, IsOneForADiagonalAndZeroForIndependence) {
    const NominalAssociation all = *nominalAssociation(crossTable({{5, 0, 0}, {0, 7, 0}, {0, 0, 9}}));
    for (const double one :
         {all.cramers_v, all.lambda_column, all.lambda_row, all.tau_column, all.tau_row, all.tschuprow_t})
        EXPECT_NEAR(one, 1, 1e-14);
    const NominalAssociation none = *nominalAssociation(crossTable({{10, 20}, {30, 60}}));
    EXPECT_EQ(none.cramers_v, 0);
    EXPECT_EQ(none.tau_column, 0);
    EXPECT_EQ(*none.cramers_v_corrected, 0);
    // Two people in a 2 x 2 table: nothing is left to correct.
    EXPECT_FALSE(nominalAssociation(crossTable({{1, 0}, {0, 1}}))->cramers_v_corrected.has_value());
}

TEST(NominalAssociation, TurnsWithTheTableAndIgnoresItsSize) {
    const NominalAssociation one = *nominalAssociation(crossTable(jobSatisfaction));
    const NominalAssociation other = *nominalAssociation(crossTable(turned(jobSatisfaction)));
    EXPECT_NEAR(one.tau_column, other.tau_row, 1e-15);
    EXPECT_NEAR(one.lambda_column, other.lambda_row, 1e-15);
    Rows doubled = jobSatisfaction;
    for (auto& row : doubled)
        for (auto& count : row) count *= 100'000'000;
    const NominalAssociation large = *nominalAssociation(crossTable(doubled));
    EXPECT_NEAR(large.cramers_v, one.cramers_v, 1e-14);
    EXPECT_NEAR(large.tau_row, one.tau_row, 1e-14);
    EXPECT_NEAR(*large.cramers_v_corrected, one.cramers_v, 1e-7);
}

TEST(OrdinalAssociation, IsOneWhenOrdersAgree) {
    const OrdinalAssociation up = *ordinalAssociation(crossTable({{5, 0, 0}, {0, 5, 0}, {0, 0, 5}}));
    for (const double one :
         {*up.gamma, up.tau_b, up.tau_c, up.somers_d_column, up.somers_d_row, up.spearman, up.pearson})
        EXPECT_NEAR(one, 1, 1e-14);
    const OrdinalAssociation down = *ordinalAssociation(crossTable({{0, 0, 5}, {0, 5, 0}, {5, 0, 0}}));
    EXPECT_NEAR(down.tau_b, -1, 1e-14);
    EXPECT_NEAR(down.spearman, -1, 1e-14);
    EXPECT_EQ(down.concordant, 0);
}

TEST(OrdinalAssociation, ReversingOneScaleChangesTheSign) {
    Rows reversed = jobSatisfaction;
    for (auto& row : reversed) std::reverse(row.begin(), row.end());
    const OrdinalAssociation one = *ordinalAssociation(crossTable(jobSatisfaction));
    const OrdinalAssociation other = *ordinalAssociation(crossTable(reversed));
    EXPECT_NEAR(*one.gamma, -*other.gamma, 1e-15);
    EXPECT_NEAR(one.tau_c, -other.tau_c, 1e-15);
    EXPECT_NEAR(one.spearman, -other.spearman, 1e-15);
    EXPECT_NEAR(one.p.p, other.p.p, 1e-14);
    const OrdinalAssociation sides = *ordinalAssociation(crossTable(turned(jobSatisfaction)));
    EXPECT_NEAR(one.somers_d_column, sides.somers_d_row, 1e-15);
    EXPECT_NEAR(one.tau_b, sides.tau_b, 1e-15);
}

TEST(OrdinalAssociation, EmptyCategoriesKeepTheirPlace) {
    const OrdinalAssociation gap = *ordinalAssociation(crossTable({{5, 3, 0, 2}, {1, 4, 0, 9}}));
    const OrdinalAssociation closed = *ordinalAssociation(crossTable({{5, 3, 2}, {1, 4, 9}}));
    EXPECT_EQ(gap.tau_c, closed.tau_c);
    EXPECT_EQ(gap.spearman, closed.spearman);
    EXPECT_NE(gap.pearson, closed.pearson);
}

TEST(OrdinalAssociation, BillionsDoNotOverflow) {
    Rows huge = jobSatisfaction;
    for (auto& row : huge)
        for (auto& count : row) count *= 100'000'000;
    const OrdinalAssociation one = *ordinalAssociation(crossTable(jobSatisfaction));
    const OrdinalAssociation many = *ordinalAssociation(crossTable(huge));
    EXPECT_NEAR(*many.gamma, *one.gamma, 1e-14);
    EXPECT_NEAR(many.spearman, one.spearman, 1e-14);
    EXPECT_NEAR(many.tau_c, one.tau_c, 1e-14);
    EXPECT_TRUE(std::isfinite(many.p.log_p));
}

TEST(CochranArmitage, IsTheLinearTestOfATable) {
    const std::vector<std::int64_t> counts{12, 18, 30, 41}, bases{50, 49, 61, 60};
    const CochranArmitage trend = *cochranArmitage(counts, bases);
    const OrdinalAssociation table = *ordinalAssociation(crossTable({{38, 31, 31, 19}, {12, 18, 30, 41}}));
    EXPECT_NEAR(trend.statistic, 220 * table.pearson * table.pearson, 1e-12 * trend.statistic);
    EXPECT_GT(trend.z, 0);
    EXPECT_GT(trend.slope, 0);
    // Any equally spaced scores give the same test; the slope is per unit of the score.
    const CochranArmitage years = *cochranArmitage(counts, bases, {2020, 2022, 2024, 2026});
    EXPECT_NEAR(years.z, trend.z, 1e-12);
    EXPECT_NEAR(years.slope, trend.slope / 2, 1e-14);
    EXPECT_NEAR(cochranArmitage(counts, bases, {4, 3, 2, 1})->z, -trend.z, 1e-13);
}

TEST(CochranArmitage, TwoGroupsAreTheComparisonOfTwoShares) {
    const CochranArmitage trend = *cochranArmitage({245, 211}, {507, 507});
    EXPECT_NEAR(trend.statistic, chiSquare(crossTable({{245, 262}, {211, 296}}))->statistic, 1e-12);
    EXPECT_NEAR(trend.slope, (211 - 245) / 507.0, 1e-15);
}

TEST(CochranArmitage, NoTrendToTest) {
    EXPECT_EQ(cochranArmitage({}, {}).problem().code, "zero-variance");
    EXPECT_EQ(cochranArmitage({0, 0}, {5, 5}).problem().code, "zero-variance");
    EXPECT_EQ(cochranArmitage({5, 5}, {5, 5}).problem().code, "zero-variance");
    EXPECT_EQ(cochranArmitage({3, 0}, {5, 0}).problem().code, "zero-variance");
    EXPECT_EQ(cochranArmitage({3, 2}, {5, 5}, {2024.1, 2024.1}).problem().code, "zero-variance");
    EXPECT_EQ(cochranArmitage({3, 2}, {5}).problem().code, "wrong-counts");
    EXPECT_EQ(cochranArmitage({3, 6}, {5, 5}).problem().code, "wrong-counts");
    EXPECT_EQ(cochranArmitage({3, 2}, {5, 5}, {1, infinity}).problem().code, "wrong-counts");
    EXPECT_EQ(cochranArmitage({1, 2, 3}, {10, 20, 30})->z, 0);
}

TEST(CochranQ, OfTwoItemsIsMcNemar) {
    const McNemar pairs = *mcnemar(7, 20, 9, 4);
    const CochranQ test = *cochranQ({{{1, 1}, 7}, {{1, 0}, 20}, {{0, 1}, 9}, {{0, 0}, 4}});
    EXPECT_NEAR(test.statistic, *pairs.statistic, 1e-13);
    EXPECT_EQ(test.informative, 29);
    EXPECT_EQ(test.yes, (std::vector<std::int64_t>{27, 16}));
    EXPECT_EQ(test.df, 1);
}

TEST(CochranQ, OrderOfPatternsAndItemsDoesNotMatter) {
    const std::vector<AnswerPattern> patterns{{{1, 0, 0}, 5}, {{1, 1, 0}, 8}, {{0, 0, 1}, 3}, {{0, 1, 1}, 2}};
    const CochranQ test = *cochranQ(patterns);
    // Split, reversed, and with the items turned; whoever ticked all or none adds to n only.
    const CochranQ other =
        *cochranQ({{{1, 1, 0}, 2}, {{1, 0, 0}, 3}, {{0, 1, 1}, 8}, {{0, 0, 1}, 5}, {{1, 1, 1}, 90}, {{0, 0, 0}, 8}});
    EXPECT_EQ(test.statistic, other.statistic);
    EXPECT_EQ(test.p, other.p);
    EXPECT_EQ(other.n, test.n + 98);
    EXPECT_LT(other.eta_squared, test.eta_squared);
    EXPECT_EQ(cochranQ({{{1, 0}, 5}})->eta_squared, 1);
}

TEST(RelatedAnswers, RefuseWhatCannotBeCompared) {
    EXPECT_EQ(cochranQ({}).problem().code, "no-test");
    EXPECT_EQ(cochranQ({{{1}, 5}}).problem().code, "no-test");
    EXPECT_EQ(cochranQ({{{1, 0}, 0}}).problem().code, "no-test");
    EXPECT_EQ(cochranQ({{{1, 2}, 5}}).problem().code, "wrong-patterns");
    EXPECT_EQ(cochranQ({{{1, 0}, -5}}).problem().code, "wrong-patterns");
    EXPECT_EQ(cochranQ({{{1, 0}, 5}, {{1}, 5}}).problem().code, "wrong-patterns");
    EXPECT_EQ(cochranQ({{{1, 1}, 5}, {{0, 0}, 5}}).problem().code, "zero-variance");
    EXPECT_EQ(friedman({}).problem().code, "no-test");
    EXPECT_EQ(friedman({{{3, 3, 3}, 5}, {{4, 4, 4}, 2}}).problem().code, "zero-variance");
    EXPECT_EQ(friedman({{{3, 3, 3}, 5}, {{4, 4}, 2}}).problem().code, "wrong-patterns");
}

TEST(Friedman, OfTicksIsCochranQ) {
    const std::vector<AnswerPattern> patterns{{{1, 0, 0}, 5}, {{1, 1, 0}, 8}, {{0, 0, 1}, 3}, {{1, 1, 1}, 2}};
    EXPECT_NEAR(friedman(patterns)->statistic, cochranQ(patterns)->statistic, 1e-13);
}

TEST(Friedman, SeesOnlyTheOrderWithinARespondent) {
    const Friedman test = *friedman({{{1, 2, 5}, 10}, {{2, 2, 4}, 7}, {{5, 4, 1}, 3}});
    const Friedman same = *friedman({{{-7, 0, 900}, 4}, {{1, 2, 5}, 6}, {{1, 1, 3}, 7}, {{50, 40, 10}, 3}});
    EXPECT_EQ(test, same);
    EXPECT_NEAR(std::accumulate(test.mean_ranks.begin(), test.mean_ranks.end(), 0.0), 6, 1e-14);
    const Friedman agreed = *friedman({{{1, 2, 3}, 1'000'000'000}});
    EXPECT_NEAR(agreed.kendall_w, 1, 1e-15);
    EXPECT_EQ(agreed.mean_ranks, (std::vector<double>{1, 2, 3}));
    EXPECT_TRUE(std::isfinite(agreed.p.log_p));
}

TEST(GoodnessOfFit, FitsItsOwnShares) {
    const GoodnessOfFit exact = *goodnessOfFit({100, 200, 700}, {1, 2, 7});
    EXPECT_EQ(exact.statistic, 0);
    EXPECT_EQ(exact.p.p, 1);
    EXPECT_EQ(exact.expected, (std::vector<double>{100, 200, 700}));
    const GoodnessOfFit one = *goodnessOfFit({12, 30, 8}, {0.3, 0.5, 0.2}),
                        other = *goodnessOfFit({12, 30, 8}, {3, 5, 2});
    EXPECT_NEAR(one.statistic, other.statistic, 1e-13);
}

TEST(GoodnessOfFit, OfTwoCategoriesIsTheTestOfAShare) {
    const GoodnessOfFit test = *goodnessOfFit({60, 40});
    EXPECT_NEAR(test.statistic, 4, 1e-14);
    EXPECT_NEAR(test.standardized[0], 2, 1e-14);
    EXPECT_NEAR(test.standardized[1], -2, 1e-14);
    EXPECT_NEAR(test.cohen_w, 0.2, 1e-15);
    EXPECT_FALSE(test.doubtful());
    EXPECT_TRUE(goodnessOfFit({6, 2})->doubtful());
}

TEST(GoodnessOfFit, CategoriesThatCannotOccurTakeNoPart) {
    const GoodnessOfFit test = *goodnessOfFit({60, 0, 40}, {1, 0, 1});
    EXPECT_EQ(test.df, 1);
    EXPECT_NEAR(test.statistic, 4, 1e-14);
    EXPECT_EQ(test.min_expected, 50);
    EXPECT_EQ(goodnessOfFit({60, 1, 40}, {1, 0, 1}).problem().code, "impossible-category");
    EXPECT_EQ(goodnessOfFit({60, 1}, {1, 0, 1}).problem().code, "wrong-counts");
    EXPECT_EQ(goodnessOfFit({60, -1}).problem().code, "wrong-counts");
    EXPECT_EQ(goodnessOfFit({60, 1}, {1, std::nan("")}).problem().code, "wrong-counts");
    EXPECT_EQ(goodnessOfFit({60, 1}, {1, infinity}).problem().code, "wrong-counts");
    EXPECT_EQ(goodnessOfFit({60}).problem().code, "no-test");
    EXPECT_EQ(goodnessOfFit({0, 0}).problem().code, "no-test");
    EXPECT_EQ(goodnessOfFit({0, 0}, {0, 0}).problem().code, "no-test");
    EXPECT_EQ(goodnessOfFit({}).problem().code, "no-test");
}

TEST(CellResiduals, OfATwoByTwoTableAreRootsOfItsChiSquare) {
    const CrossTable table = crossTable({{12, 3}, {5, 9}});
    const CellResiduals residuals = cellResiduals(table);
    const double root = std::sqrt(chiSquare(table)->statistic);
    EXPECT_NEAR(*residuals.cell(0, 0).adjusted, root, 1e-14);
    EXPECT_NEAR(*residuals.cell(0, 1).adjusted, -root, 1e-14);
    double sum = 0;
    for (const CellResidual& cell : residuals.cells) sum += *cell.pearson * *cell.pearson;
    EXPECT_NEAR(sum, root * root, 1e-13);
    EXPECT_NEAR(*residuals.cell(0, 0).p_adjusted, 4 * residuals.cell(0, 0).p->p, 1e-15);
}

TEST(CellResiduals, AreUndefinedInEmptyRows) {
    const CellResiduals residuals = cellResiduals(crossTable({{5, 0}, {0, 0}}));
    EXPECT_EQ(*residuals.cell(0, 0).pearson, 0);
    EXPECT_FALSE(residuals.cell(0, 0).adjusted.has_value());
    EXPECT_FALSE(residuals.cell(1, 1).pearson.has_value());
    EXPECT_FALSE(residuals.cell(0, 1).p_adjusted.has_value());
    EXPECT_TRUE(cellResiduals(crossTable({})).cells.empty());
}

}  // namespace
}  // namespace diaoyan
