// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scales/omega.h"

#include "analysis/scales/cronbach_alpha.h"
#include "analysis/scales/scale_items.h"
#include "tests/analysis/sample_moments.h"

#include <gtest/gtest.h>

#include <cmath>

namespace diaoyan {
namespace {

using namespace sample_moments;

std::string codeOfOmega(const CrossMoments& moments) {
    const auto omega = omegaTotal(moments);
    return omega.ok() ? "ok" : omega.problem().code;
}

TEST(OmegaTotalTest, EqualsFactanal) {
    // R 4.2.2, factanal(covmat = R, factors = 1, n.obs = 200)
    Matrix r = equicorrelated(6, 0.3);
    r[0][1] = r[1][0] = 0.6;
    r[2][3] = r[3][2] = 0.5;
    const OmegaTotal omega = *omegaTotal(ofCovariances(r));
    EXPECT_NEAR(omega.statistic.value(), 40.1215225815, 1e-8);
    EXPECT_EQ(omega.df, 9);
    const std::vector<double> loadings{0.689072265982, 0.689072265982, 0.546216051599,
                                       0.546216051599, 0.486896705821, 0.486896705821};
    for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(omega.loadings[i], loadings[i], 1e-7);
}

TEST(OmegaTotalTest, OfParallelItemsIsAlphaAndOneFactorFits) {
    const OmegaTotal omega = *omegaTotal(ofCovariances(equicorrelated(5, 0.49)));
    EXPECT_NEAR(omega.omega, cronbachAlpha(ofCovariances(equicorrelated(5, 0.49)))->alpha, 1e-12);
    EXPECT_NEAR(omega.discrepancy, 0, 1e-12);
    EXPECT_NEAR(omega.loadings[3], 0.7, 1e-10);
    EXPECT_NEAR(omega.p.p, 1, 1e-9);
}

TEST(OmegaTotalTest, OfThreeItemsIsExact) {
    // Loadings 0.9, 0.6, 0.5 in items of different spread.
    const std::vector<double> l{0.9, 0.6, 0.5}, sd{1, 2, 5};
    Matrix covariances(3, std::vector<double>(3));
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) covariances[i][j] = (i == j ? 1 : l[i] * l[j]) * sd[i] * sd[j];
    const OmegaTotal omega = *omegaTotal(ofCovariances(covariances));
    const double common = std::pow(0.9 + 1.2 + 2.5, 2), unique = 0.19 + 0.64 * 4 + 0.75 * 25;
    EXPECT_NEAR(omega.omega, common / (common + unique), 1e-11);
    EXPECT_NEAR(omega.omega_observed, omega.omega, 1e-11);
    EXPECT_EQ(omega.df, 0);
    EXPECT_FALSE(omega.statistic.has_value());
    for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(omega.loadings[i], l[i], 1e-10);
}

TEST(OmegaTotalTest, SaysWhereThereIsNoProperSolution) {
    // factanal stops at its bound of 0.005 here: the loading of item 2 would have to be above 1.
    EXPECT_EQ(codeOfOmega(ofCovariances({{1, 0.9, 0.1}, {0.9, 1, 0.5}, {0.1, 0.5, 1}})), "improper-solution");
    EXPECT_EQ(codeOfOmega(ofCovariances(equicorrelated(4, 0))), "no-convergence");
    // Two items that correlate and two strangers: two loadings cannot be told from one correlation.
    EXPECT_EQ(codeOfOmega(ofCovariances({{1, 0.5, 0, 0}, {0.5, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}})),
              "no-convergence");
    EXPECT_EQ(omegaTotal(ofCovariances({{1, 1, 0.4}, {1, 1, 0.4}, {0.4, 0.4, 1}})).problem().code,
              "singular-correlations");
}

TEST(OmegaTotalTest, DoesNotDependOnTheOrderOfItemsNorOnTheUnit) {
    const CrossMoments moments = someScale(7, 8);
    const OmegaTotal one = *omegaTotal(moments), other = *omegaTotal(permuted(moments, {6, 5, 0, 1, 4, 2, 3}));
    EXPECT_NEAR(one.omega, other.omega, 1e-12);
    EXPECT_NEAR(one.loadings[6], other.loadings[0], 1e-11);
    CrossMoments scaled = moments;
    for (double& covariance : scaled.covariances) covariance *= 1e-9;
    EXPECT_NEAR(omegaTotal(scaled)->omega, one.omega, 1e-12);
}

TEST(OmegaTotalTest, ReversedItemsLoadNegatively) {
    const CrossMoments moments = someScale(4, 9);
    const OmegaTotal one = *omegaTotal(moments), turned = *omegaTotal(*reverseKeyed(moments, {{"q2", 6}}));
    EXPECT_NEAR(turned.loadings[1], -one.loadings[1], 1e-10);
    EXPECT_NEAR(turned.loadings[0], one.loadings[0], 1e-10);
    EXPECT_LT(turned.omega, one.omega);
}

TEST(OmegaTotalTest, ManyItemsTakeABoundedTime) {
    const OmegaTotal omega = *omegaTotal(someScale(40, 10));
    EXPECT_LE(omega.iterations, 60);
    EXPECT_GT(omega.omega, 0.9);
}

}  // namespace
}  // namespace diaoyan
