// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scales/cronbach_alpha.h"
#include "analysis/scales/factorability.h"
#include "analysis/scales/guttman_lambda.h"
#include "analysis/scales/omega.h"
#include "analysis/scales/scale_items.h"
#include "analysis/scales/shrout_fleiss.h"
#include "analysis/statistics/families.h"
#include "tests/analysis/sample_moments.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace diaoyan {
namespace {

using namespace sample_moments;

// ---- what cannot be computed ----

template <class Statistic>
std::string codeOf(const Statistic& statistic, const CrossMoments& moments) {
    const auto result = statistic(moments);
    return result.ok() ? "ok" : result.problem().code;
}

std::vector<std::string> codes(const CrossMoments& moments) {
    return {codeOf([](const CrossMoments& m) { return cronbachAlpha(m); }, moments), codeOf(guttmanLambda, moments),
            codeOf(factorability, moments), codeOf(omegaTotal, moments),
            codeOf([](const CrossMoments& m) { return raterAgreement(m); }, moments)};
}

using Codes = std::vector<std::string>;

TEST(Scales, SayWhatIsMissing) {
    EXPECT_EQ(codes({}), (Codes{"too-few-items", "too-few-items", "too-few-items", "too-few-items", "too-few-items"}));
    EXPECT_EQ(codes(ofCovariances({{2}})),
              (Codes{"too-few-items", "too-few-items", "too-few-items", "too-few-items", "too-few-items"}));
    EXPECT_EQ(codes(ofCovariances(equicorrelated(2, 0.4))), (Codes{"ok", "ok", "ok", "too-few-items", "ok"}));
    EXPECT_EQ(codes(ofCovariances(equicorrelated(3, 0.4), 1)), Codes(5, "too-few-answers"));
    EXPECT_EQ(codes(ofCovariances({{0, 0, 0}, {0, 0, 0}, {0, 0, 0}})), Codes(5, "zero-variance"));
    CrossMoments wrong = ofCovariances(equicorrelated(3, 0.4));
    wrong.covariances.pop_back();
    EXPECT_EQ(codes(wrong), Codes(5, "wrong-moments"));
    EXPECT_EQ(codes(ofCovariances({{1, 0.2}, {0.2, -1}})), Codes(5, "wrong-moments"));
    EXPECT_EQ(codes(ofCovariances({{1, std::nan("")}, {0.2, 1}})), Codes(5, "wrong-moments"));
    // One item constant: no correlations, but alpha.
    EXPECT_EQ(codes(ofCovariances({{1, 0.5, 0}, {0.5, 1, 0}, {0, 0, 0}})),
              (Codes{"ok", "ok", "zero-variance", "zero-variance", "ok"}));
    // The items add up to the same for everybody.
    EXPECT_EQ(codes(ofCovariances({{1, -0.5, -0.5}, {-0.5, 1, -0.5}, {-0.5, -0.5, 1}})),
              (Codes{"zero-variance", "zero-variance", "ok", "singular-correlations", "zero-variance"}));
}

TEST(Scales, PairwiseMomentsHaveNoLikelihoodAndMayContradictEachOther) {
    CrossMoments moments = ofCovariances(equicorrelated(4, 0.4));
    moments.deletion = MissingDeletion::pairwise;
    moments.n_pairs.assign(16, 190);
    moments.n_pairs[3] = moments.n_pairs[12] = 80;
    EXPECT_EQ(codes(moments), (Codes{"ok", "ok", "ok", "needs-listwise", "needs-listwise"}));
    EXPECT_FALSE(cronbachAlpha(moments)->interval.has_value());
    EXPECT_EQ(factorability(moments)->n, 80);
    for (std::size_t i = 0; i < 16; ++i) moments.covariances[i] = i % 5 == 0 ? 1 : -0.9;
    EXPECT_EQ(codes(moments),
              (Codes{"indefinite-covariances", "indefinite-covariances", "ok", "needs-listwise", "needs-listwise"}));
    EXPECT_TRUE(factorability(moments)->singular);
}

TEST(Correlations, AreUndefinedForAConstantItem) {
    const auto r = correlations(ofCovariances({{4, 3, 0}, {3, 9, 0}, {0, 0, 0}}));
    EXPECT_EQ(r[0], 1);
    EXPECT_EQ(r[1], 0.5);
    EXPECT_EQ(r[3], 0.5);
    for (const std::size_t i : {2u, 5u, 6u, 7u, 8u}) EXPECT_FALSE(r[i].has_value());
}

// ---- alpha ----

TEST(CronbachAlphaTest, IsTheIntervalOfFeldt) {
    // R 4.2.2: 1 - (1 - a) * c(qf(.975, n - 1, (n - 1) * 4), 1 / qf(.975, (n - 1) * 4, n - 1)), a and n of
    // rel_bfi_A. Five items with alpha a: equicorrelated with a / (5 - 4 a).
    const double a = 0.703755894374836;
    const CronbachAlpha scale = *cronbachAlpha(ofCovariances(equicorrelated(5, a / (5 - 4 * a)), 2709));
    EXPECT_NEAR(scale.alpha, a, 1e-14);
    EXPECT_NEAR(scale.interval.value().lower, 0.685744635050, 1e-12);
    EXPECT_NEAR(scale.interval->upper, 0.721035962796, 1e-12);
    const Interval wider = *cronbachAlpha(ofCovariances(equicorrelated(5, 0.3), 50), Confidence(0.99))->interval;
    const Interval narrower = *cronbachAlpha(ofCovariances(equicorrelated(5, 0.3), 50), Confidence(0.9))->interval;
    EXPECT_LT(wider.lower, narrower.lower);
    EXPECT_GT(wider.upper, narrower.upper);
}

TEST(CronbachAlphaTest, OfItemsThatAreAllTheSame) {
    const CronbachAlpha scale = *cronbachAlpha(ofCovariances(Matrix(4, std::vector<double>(4, 2.0)), 10));
    EXPECT_NEAR(scale.alpha, 1, 1e-15);
    EXPECT_NEAR(scale.interval->upper, 1, 1e-14);
    EXPECT_NEAR(*scale.items[2].item_total_corrected, 1, 1e-15);
}

TEST(CronbachAlphaTest, UnrelatedItemsGiveZeroAndTwoAnswersAnInterval) {
    const CronbachAlpha scale = *cronbachAlpha(ofCovariances(equicorrelated(4, 0), 2));
    EXPECT_NEAR(scale.alpha, 0, 1e-15);
    EXPECT_FALSE(scale.negative);
    EXPECT_LT(scale.interval->lower, -5);
    EXPECT_NEAR(*scale.items[0].item_total_corrected, 0, 1e-15);
}

TEST(CronbachAlphaTest, DoesNotDependOnTheOrderOfItemsNorOnTheUnit) {
    const CrossMoments moments = someScale(5, 3);
    const CronbachAlpha scale = *cronbachAlpha(moments), other = *cronbachAlpha(permuted(moments, {3, 1, 4, 0, 2}));
    EXPECT_NEAR(scale.alpha, other.alpha, 1e-13);
    EXPECT_NEAR(*scale.standardized, *other.standardized, 1e-13);
    EXPECT_NEAR(*scale.items[3].alpha_if_deleted, *other.items[0].alpha_if_deleted, 1e-13);
    CrossMoments scaled = moments;
    for (double& covariance : scaled.covariances) covariance *= 1e12;
    EXPECT_NEAR(cronbachAlpha(scaled)->alpha, scale.alpha, 1e-13);
}

TEST(CronbachAlphaTest, IfDeletedIsTheAlphaOfTheRest) {
    const CrossMoments moments = someScale(4, 4);
    const CronbachAlpha scale = *cronbachAlpha(moments);
    Matrix rest(3, std::vector<double>(3));
    for (std::size_t i = 0; i < 3; ++i)
        for (std::size_t j = 0; j < 3; ++j) rest[i][j] = moments.covariances[i * 4 + j];
    const CronbachAlpha without = *cronbachAlpha(ofCovariances(rest));
    EXPECT_NEAR(*scale.items[3].alpha_if_deleted, without.alpha, 1e-13);
    EXPECT_NEAR(scale.items[3].scale_variance_if_deleted, without.scale_variance, 1e-10);
}

TEST(CronbachAlphaTest, StandardizedIsAlphaOfTheCorrelations) {
    const CrossMoments moments = someScale(6, 5);
    Matrix r(6, std::vector<double>(6));
    for (std::size_t i = 0; i < 36; ++i) r[i / 6][i % 6] = *correlations(moments)[i];
    EXPECT_NEAR(*cronbachAlpha(moments)->standardized, cronbachAlpha(ofCovariances(r))->alpha, 1e-13);
}

// ---- reversing ----

TEST(ReverseKeyed, TurnsAnItemAround) {
    const CrossMoments moments = ofRows({{1, 5, 2}, {2, 4, 2}, {3, 3, 4}, {5, 1, 4}, {4, 1, 5}});
    const CrossMoments expected = ofRows({{1, 1, 2}, {2, 2, 2}, {3, 3, 4}, {5, 5, 4}, {4, 5, 5}});
    const CrossMoments turned = *reverseKeyed(moments, {{"q2", 6}});
    for (std::size_t i = 0; i < 9; ++i) EXPECT_NEAR(turned.covariances[i], expected.covariances[i], 1e-14);
    EXPECT_NEAR(turned.means[1], expected.means[1], 1e-14);
    const std::vector<std::string> against = cronbachAlpha(moments)->against;
    EXPECT_NE(std::find(against.begin(), against.end(), "q2"), against.end());
    EXPECT_TRUE(cronbachAlpha(moments)->negative);
    EXPECT_FALSE(cronbachAlpha(turned)->negative);
    EXPECT_TRUE(cronbachAlpha(turned)->against.empty());
}

TEST(ReverseKeyed, TwiceIsNothingAndAllOfThemChangeNoAlpha) {
    const CrossMoments moments = someScale(4, 6);
    const CrossMoments twice = *reverseKeyed(*reverseKeyed(moments, {{"q2", 6}}), {{"q2", 6}});
    EXPECT_EQ(twice.covariances, moments.covariances);
    EXPECT_NEAR(twice.means[1], moments.means[1], 1e-13);
    const CrossMoments all = *reverseKeyed(moments, {{"q1", 6}, {"q2", 6}, {"q3", 6}, {"q4", 6}});
    EXPECT_EQ(cronbachAlpha(all)->alpha, cronbachAlpha(moments)->alpha);
    EXPECT_EQ(reverseKeyed(moments, {{"q9", 6}}).problem().code, "unknown-item");
}

// ---- lambda, KMO, Bartlett ----

TEST(GuttmanLambdaTest, IsAtLeastAlpha) {
    for (std::uint64_t seed = 1; seed < 9; ++seed) {
        const CrossMoments moments = someScale(5, seed);
        EXPECT_GE(guttmanLambda(moments)->lambda2, cronbachAlpha(moments)->alpha);
    }
    const GuttmanLambda same = *guttmanLambda(ofCovariances(equicorrelated(4, 0.5)));
    EXPECT_NEAR(same.lambda2, 0.8, 1e-15);
    EXPECT_NEAR(same.split_half.value(), 0.8, 1e-15);
    EXPECT_NEAR(same.lambda6.value(), 1 - (1 - 0.375) * 4 / 10, 1e-14);
}

TEST(GuttmanLambdaTest, OneItemTwiceHasNoLambda6) {
    const GuttmanLambda twice = *guttmanLambda(ofCovariances({{1, 1, 0.4}, {1, 1, 0.4}, {0.4, 0.4, 1}}));
    EXPECT_FALSE(twice.lambda6.has_value());
    EXPECT_TRUE(twice.squared_multiple_correlations.empty());
    EXPECT_FALSE(guttmanLambda(ofCovariances({{1, 0}, {0, 0}}))->split_half.has_value());
}

TEST(FactorabilityTest, OfTwoItemsAndOfUnrelatedOnes) {
    EXPECT_NEAR(factorability(ofCovariances(equicorrelated(2, 0.6)))->kmo.value(), 0.5, 1e-15);
    const Factorability none = *factorability(ofCovariances(equicorrelated(4, 0)));
    EXPECT_FALSE(none.kmo.has_value());
    EXPECT_FALSE(none.msa[1].has_value());
    EXPECT_EQ(none.bartlett.value().statistic, 0);
    EXPECT_EQ(none.bartlett->p.p, 1);
    EXPECT_EQ(none.eigenvalues_above_1, 0);
}

TEST(FactorabilityTest, OneItemTwiceIsSingular) {
    const Factorability twice = *factorability(ofCovariances({{1, 1, 0.4}, {1, 1, 0.4}, {0.4, 0.4, 1}}));
    EXPECT_TRUE(twice.singular);
    EXPECT_FALSE(twice.kmo.has_value());
    EXPECT_FALSE(twice.bartlett.has_value());
    EXPECT_EQ(twice.msa.size(), 3u);
    EXPECT_NEAR(twice.eigenvalues[2], 0, 1e-14);
}

TEST(FactorabilityTest, TooFewAnswersForBartlett) {
    EXPECT_FALSE(factorability(ofCovariances(equicorrelated(5, 0.3), 3))->bartlett.has_value());
    EXPECT_TRUE(factorability(ofCovariances(equicorrelated(5, 0.3), 4))->bartlett.has_value());
}

TEST(FactorabilityTest, DoesNotDependOnTheOrderOfItems) {
    const CrossMoments moments = someScale(6, 7);
    const Factorability one = *factorability(moments), other = *factorability(permuted(moments, {5, 3, 1, 0, 2, 4}));
    EXPECT_NEAR(*one.kmo, *other.kmo, 1e-12);
    EXPECT_NEAR(*one.msa[5], *other.msa[0], 1e-12);
    EXPECT_NEAR(one.bartlett->statistic, other.bartlett->statistic, 1e-10);
}

// ---- raters ----

TEST(RaterAgreementTest, EqualsTheExampleOfShroutAndFleiss) {
    const CrossMoments moments =
        ofRows({{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}});
    const RaterAgreement raters = *raterAgreement(moments);
    // Their table 4, two digits.
    const std::vector<double> published{0.17, 0.29, 0.71, 0.44, 0.62, 0.91};
    for (std::size_t i = 0; i < 6; ++i) EXPECT_NEAR(raters.models[i].icc, published[i], 0.005);
    // Their table 2.
    EXPECT_NEAR(raters.ms_targets, 11.24, 0.005);
    EXPECT_NEAR(raters.ms_within, 6.26, 0.005);
    EXPECT_NEAR(raters.ms_raters, 32.49, 0.005);
    EXPECT_NEAR(raters.ms_error, 1.02, 0.005);
}

TEST(RaterAgreementTest, ConsistencyOfTheMeanIsAlpha) {
    const CrossMoments moments = someScale(5, 11);
    const RaterCorrelation mean = raterAgreement(moments)->models[5];
    const CronbachAlpha scale = *cronbachAlpha(moments);
    EXPECT_NEAR(mean.icc, scale.alpha, 1e-12);
    EXPECT_NEAR(mean.interval->lower, scale.interval->lower, 1e-12);
    EXPECT_NEAR(mean.interval->upper, scale.interval->upper, 1e-12);
}

TEST(RaterAgreementTest, CompleteAgreementHasNoInterval) {
    CrossMoments moments = ofCovariances(Matrix(3, std::vector<double>(3, 2.0)), 10);
    const RaterAgreement same = *raterAgreement(moments);
    for (const RaterCorrelation& model : same.models) {
        EXPECT_EQ(model.icc, 1);
        EXPECT_FALSE(model.f.has_value());
        EXPECT_FALSE(model.p.has_value());
        EXPECT_FALSE(model.interval.has_value());
    }
    // One rater a point stricter: consistent, but no agreement.
    moments.means[1] = 2;
    const RaterAgreement stricter = *raterAgreement(moments);
    EXPECT_EQ(stricter.models[2].icc, 1);
    EXPECT_LT(stricter.models[1].icc, 0.9);
    EXPECT_TRUE(stricter.models[0].interval.has_value());
}

// ---- the list ----

TEST(ScaleStatistics, AreCompleteEntries) {
    std::set<std::string> ids;
    for (const StatisticEntry& entry : scaleStatistics()) {
        SCOPED_TRACE(entry.id);
        EXPECT_TRUE(ids.insert(entry.id).second);
        for (const Text* text : {&entry.title, &entry.description, &entry.when, &entry.assumptions}) {
            EXPECT_FALSE(text->zh.empty());
            EXPECT_FALSE(text->en.empty());
        }
        EXPECT_FALSE(entry.source.empty());
        EXPECT_FALSE(entry.reference.empty());
    }
    EXPECT_EQ(ids,
              (std::set<std::string>{"cronbach-alpha", "factorability", "guttman-lambda", "omega", "rater-agreement"}));
}

}  // namespace
}  // namespace diaoyan
