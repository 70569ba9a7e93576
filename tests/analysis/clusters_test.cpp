// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_chi_square.h"
#include "analysis/clusters/design_proportion.h"
#include "analysis/clusters/design_quantile.h"
#include "analysis/clusters/design_tests.h"
#include "analysis/clusters/linearized_variance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace diaoyan {
namespace {

/// Schools by answers, without weights.
ClusterSample schools(const std::vector<std::vector<std::int64_t>>& counts) {
    ClusterSample sample;
    for (const auto& school : counts) {
        SampledCluster& cluster = sample.clusters.emplace_back();
        for (std::size_t p = 0; p < school.size(); ++p)
            cluster.sums.push_back(
                {static_cast<int>(p), school[p], static_cast<double>(school[p]), static_cast<double>(school[p])});
        sample.profiles = std::max(sample.profiles, static_cast<int>(school.size()));
    }
    return sample;
}

const ClusterSample threeSchools = schools({{3, 5, 2}, {8, 1, 4}, {2, 2, 9}});
const ProfileValues scores{1.0, 2.0, 3.0};

void expectNear(const DesignEstimate& a, const DesignEstimate& b, double tolerance = 1e-12) {
    EXPECT_NEAR(a.estimate, b.estimate, tolerance * std::abs(b.estimate));
    EXPECT_NEAR(a.se, b.se, tolerance * b.se);
    EXPECT_EQ(a.df, b.df);
    EXPECT_EQ(a.interval.has_value(), b.interval.has_value());
}

TEST(DesignMean, IsTheBookFormula) {
    // Means 1.9, 22/13, 33/13 of 10, 13, 13; mean 74/36. U = n (mean - total mean) / 36.
    const DesignEstimate got = *designMean(threeSchools, scores);
    const double mean = 74.0 / 36;
    EXPECT_NEAR(got.estimate, mean, 1e-15);
    const double u1 = (19 - 10 * mean) / 36, u2 = (22 - 13 * mean) / 36, u3 = (33 - 13 * mean) / 36;
    EXPECT_NEAR(got.se, std::sqrt(1.5 * (u1 * u1 + u2 * u2 + u3 * u3)), 1e-15);
    EXPECT_EQ(got.df, 2);
    EXPECT_EQ(got.n, 36);
    EXPECT_EQ(got.clusters, 3);
    EXPECT_TRUE(got.fewClustersUsed());
}

TEST(DesignMean, RefusesWhatHasNoAnswer) {
    EXPECT_EQ(designMean(schools({{3, 5, 2}}), scores).problem().code, "too-few-clusters");
    EXPECT_EQ(designMean(schools({{3, 5, 2}, {0, 0, 0}}), scores).problem().code, "too-few-clusters");
    EXPECT_EQ(designMean(schools({}), {}).problem().code, "no-base");
    EXPECT_EQ(designMean(threeSchools, {std::nullopt, std::nullopt, std::nullopt}).problem().code, "no-base");
    EXPECT_EQ(designMean(threeSchools, {1.0, 2.0}).problem().code, "wrong-sample");
    EXPECT_EQ(designMean(threeSchools, {1.0, 2.0, NAN}).problem().code, "wrong-sample");
    EXPECT_EQ(designRatio(threeSchools, scores, {0.0, 0.0, 0.0}).problem().code, "no-base");
    // A subpopulation in one school has no degree of freedom, although three schools were sampled.
    EXPECT_EQ(designMean(schools({{3, 5, 0}, {8, 1, 0}, {2, 2, 9}}), {std::nullopt, std::nullopt, 1.0}).problem().code,
              "too-few-clusters");
    ClusterSample weightless = threeSchools;
    for (auto& cluster : weightless.clusters)
        for (auto& sum : cluster.sums) sum.weight = sum.weight_squared = 0;
    EXPECT_EQ(designMean(weightless, scores).problem().code, "no-base");
}

TEST(DesignMean, RefusesSumsThatContradictThemselves) {
    const auto broken = [](auto change) {
        ClusterSample sample = threeSchools;
        change(sample);
        return designMean(sample, scores).problem().code;
    };
    EXPECT_EQ(broken([](auto& sample) { sample.clusters[0].stratum = 1; }), "wrong-sample");
    EXPECT_EQ(broken([](auto& sample) { sample.clusters[0].sums[0].profile = 3; }), "wrong-sample");
    EXPECT_EQ(broken([](auto& sample) { sample.clusters[0].sums[0].n = -1; }), "wrong-sample");
    EXPECT_EQ(broken([](auto& sample) { sample.clusters[0].sums[0].n = 0; }), "wrong-sample");
    EXPECT_EQ(broken([](auto& sample) { sample.clusters[0].sums[0].weight = INFINITY; }), "wrong-sample");
    EXPECT_EQ(broken([](auto& sample) { sample.clusters[0].sums[0].weight_squared = 1; }), "wrong-sample");
    EXPECT_EQ(broken([](auto& sample) { sample.clusters[0].population = 9; }), "wrong-sample");
    EXPECT_EQ(broken([](auto& sample) { sample.strata[0].population = 2; }), "wrong-sample");
}

TEST(DesignMean, LonelyClustersAreNamed) {
    ClusterSample sample = threeSchools;
    sample.strata.resize(2);
    sample.clusters[2].stratum = 1;
    const auto lonely = designMean(sample, scores);
    ASSERT_FALSE(lonely.ok());
    EXPECT_EQ(lonely.problem().code, "lonely-cluster");
    EXPECT_NE(lonely.problem().message.in(Language::en).find("stratum 2"), std::string::npos);
    // The only school of its stratum, taken for certain: no error from there.
    sample.strata[1].population = 1;
    EXPECT_TRUE(designMean(sample, scores).ok());
    // One respondent of a hundred in a school, two stages.
    ClusterSample two_stage = schools({{1, 0, 0}, {8, 1, 4}, {2, 2, 9}});
    two_stage.strata[0].population = 10;
    two_stage.clusters[0].population = 100;
    EXPECT_EQ(designMean(two_stage, scores).problem().code, "lonely-respondent");
    two_stage.clusters[0].population = 1;
    EXPECT_TRUE(designMean(two_stage, scores).ok());
}

TEST(DesignMean, ACensusHasNoError) {
    ClusterSample sample = threeSchools;
    sample.strata[0].population = 3;
    EXPECT_EQ(designMean(sample, scores)->se, 0);
    sample.clusters[1].population = 20;  // but one school was sampled
    EXPECT_GT(designMean(sample, scores)->se, 0);
}

TEST(DesignMean, OrderBundlingAndScaleOfWeightsDoNotMatter) {
    const DesignEstimate whole = *designMean(threeSchools, scores);
    ClusterSample turned = threeSchools;
    std::reverse(turned.clusters.begin(), turned.clusters.end());
    for (auto& cluster : turned.clusters) std::reverse(cluster.sums.begin(), cluster.sums.end());
    expectNear(*designMean(turned, scores), whole);

    ClusterSample split;  // one respondent, one sum
    split.profiles = 3;
    for (const auto& school : threeSchools.clusters) {
        auto& cluster = split.clusters.emplace_back();
        for (const auto& sum : school.sums)
            for (std::int64_t i = 0; i < sum.n; ++i) cluster.sums.push_back({sum.profile, 1, 1, 1});
    }
    expectNear(*designMean(split, scores), whole);

    ClusterSample scaled = threeSchools;
    for (auto& cluster : scaled.clusters)
        for (auto& sum : cluster.sums) sum.weight *= 2.5, sum.weight_squared *= 6.25;
    expectNear(*designMean(scaled, scores), whole);
    expectNear(*designMean(scaled, {1e9 + 1, 1e9 + 2, 1e9 + 3}),
               *designMean(threeSchools, {1e9 + 1, 1e9 + 2, 1e9 + 3}));
    EXPECT_NEAR(designMean(threeSchools, {1e9 + 1, 1e9 + 2, 1e9 + 3})->se, whole.se, 1e-12);
}

TEST(DesignMean, SchoolsOfOneAreASimpleRandomSample) {
    ClusterSample ones;
    ones.profiles = 3;
    ClusterSample people;
    people.unit = SamplingUnit::respondent;
    people.profiles = 3;
    people.clusters = {{.stratum = 0, .sums = {{0, 4, 4, 4}, {1, 5, 5, 5}, {2, 1, 1, 1}}}};
    for (const auto& sum : people.clusters[0].sums)
        for (int i = 0; i < sum.n; ++i) ones.clusters.push_back({.stratum = 0, .sums = {{sum.profile, 1, 1, 1}}});
    const DesignEstimate one = *designMean(ones, scores), other = *designMean(people, scores);
    expectNear(one, other);
    EXPECT_NEAR(*other.deff, 1, 1e-12);
    EXPECT_FALSE(other.deff_without_replacement.has_value());
    // s^2 / n of 1111 22222 3
    EXPECT_NEAR(other.se, std::sqrt(4.1 / 9 / 10), 1e-15);
    people.strata[0].population = 20;
    EXPECT_NEAR(designMean(people, scores)->se, other.se * std::sqrt(0.5), 1e-15);
}

TEST(DesignMean, HugeCountsAreNoMatter) {
    const std::int64_t billion = 1'000'000'000;
    const DesignEstimate small = *designMean(threeSchools, scores);
    const DesignEstimate huge = *designMean(schools({{3 * billion, 5 * billion, 2 * billion},
                                                     {8 * billion, billion, 4 * billion},
                                                     {2 * billion, 2 * billion, 9 * billion}}),
                                            scores);
    expectNear(huge, small);
}

TEST(DesignMean, AbsurdNumbersAndConfidence) {
    EXPECT_EQ(designTotal(threeSchools, {1e300, 2e300, -3e300}).problem().code, "numbers-too-large");
    const Confidence nearly_all{std::nextafter(1.0, 0.0)};
    EXPECT_GT(designMean(threeSchools, scores, nearly_all)->interval->upper, 1e6);
    EXPECT_EQ(designQuantile(threeSchools, scores, 0.5, nearly_all)->lower, std::nullopt);
    using enum ProportionScale;
    for (const ProportionScale scale : {logit, arcsine, beta, likelihood}) {
        const Interval all = *designProportion(threeSchools, {0.0, 1.0, 1.0}, nearly_all, scale)->interval;
        EXPECT_GE(all.lower, 0);
        EXPECT_LT(all.lower, 0.01);
        EXPECT_GT(all.upper, 0.99);
        EXPECT_LE(all.upper, 1);
    }
}

TEST(DesignDifference, RolesOfTheSameSchoolsAreNotIndependent) {
    // Profiles: parents no/yes, teachers no/yes; both roles are content in the same schools.
    const ClusterSample sample = schools({{8, 2, 4, 1}, {5, 5, 3, 2}, {1, 9, 0, 5}, {6, 4, 3, 2}});
    const ProfileValues parents{0.0, 1.0, std::nullopt, std::nullopt}, teachers{std::nullopt, std::nullopt, 0.0, 1.0};
    const DesignDifference got = *designDifference(sample, parents, teachers);
    const double se1 = designMean(sample, parents)->se, se2 = designMean(sample, teachers)->se;
    EXPECT_LT(got.difference.se, std::hypot(se1, se2));
    EXPECT_EQ(got.mean1, 0.5);
    EXPECT_EQ(got.mean2, 0.5);
    EXPECT_EQ(got.t, 0.0);
    EXPECT_EQ(got.p->p, 1);
    EXPECT_EQ(got.difference.df, 3);
    const DesignDifference turned = *designDifference(sample, teachers, parents);
    EXPECT_NEAR(turned.difference.se, got.difference.se, 1e-15);
    EXPECT_EQ(designDifference(sample, parents, teachers, Confidence{}, 3).problem().code, "too-few-clusters");
    // The same people twice: no difference, no error, no test.
    const DesignDifference same = *designDifference(sample, parents, parents);
    EXPECT_EQ(same.difference.se, 0);
    EXPECT_FALSE(same.p.has_value());
}

TEST(DesignProportion, NobodyAndEverybody) {
    const DesignEstimate none = *designProportion(threeSchools, {0.0, 0.0, 0.0});
    EXPECT_EQ(none.estimate, 0);
    EXPECT_EQ(none.se, 0);
    EXPECT_FALSE(none.interval.has_value());
    EXPECT_FALSE(none.deff.has_value());
    EXPECT_FALSE(designProportion(threeSchools, {1.0, 1.0, 1.0})->interval.has_value());
    EXPECT_EQ(designProportion(threeSchools, {0.0, 2.0, 1.0}).problem().code, "not-an-event");
    // All schools alike: no spread between them.
    const DesignEstimate alike = *designProportion(schools({{1, 3}, {2, 6}, {5, 15}}), {0.0, 1.0});
    EXPECT_NEAR(alike.interval->lower, 0.75, 1e-12);
    EXPECT_NEAR(alike.interval->upper, 0.75, 1e-12);
}

TEST(DesignProportion, EveryScaleMirrors) {
    using enum ProportionScale;
    for (const ProportionScale scale : {logit, identity, arcsine, beta, likelihood}) {
        const Interval yes = *designProportion(threeSchools, {0.0, 1.0, 1.0}, Confidence{0.9}, scale)->interval;
        const Interval no = *designProportion(threeSchools, {1.0, 0.0, 0.0}, Confidence{0.9}, scale)->interval;
        EXPECT_NEAR(yes.lower, 1 - no.upper, 1e-12);
        EXPECT_NEAR(yes.upper, 1 - no.lower, 1e-12);
        EXPECT_LT(yes.lower, 23.0 / 36);
        EXPECT_GT(yes.upper, 23.0 / 36);
        if (scale == identity) continue;
        EXPECT_GE(yes.lower, 0);
        EXPECT_LE(yes.upper, 1);
    }
}

std::vector<std::optional<TablePlace>> grid(int rows, int columns) {
    std::vector<std::optional<TablePlace>> cells;
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < columns; ++c) cells.push_back(TablePlace{r, c});
    return cells;
}

TEST(DesignChiSquare, OfSchoolsOfOneIsPearson) {
    // A simple random sample: design effects n / (n - 1), so that F is Pearson's chi-square / df all but for that.
    ClusterSample people;
    people.unit = SamplingUnit::respondent;
    people.profiles = 6;
    people.clusters = {
        {.stratum = 0,
         .sums = {
             {0, 30, 30, 30}, {1, 20, 20, 20}, {2, 10, 10, 10}, {3, 12, 12, 12}, {4, 15, 15, 15}, {5, 33, 33, 33}}}};
    const DesignChiSquare got = *designChiSquare(people, grid(2, 3));
    EXPECT_NEAR(got.design_effect, 120.0 / 119, 0.2);
    EXPECT_NEAR(got.pearson, 60 * (9.0 * 9 / (21 * 60) + 2.5 * 2.5 / (17.5 * 60) + 11.5 * 11.5 / (21.5 * 60)) * 2,
                1e-12);
    EXPECT_EQ(got.df, 2);
    EXPECT_EQ(got.clusters, 120);
}

TEST(DesignChiSquare, EmptyRowsAndBadTables) {
    const ClusterSample sample =
        schools({{3, 0, 5, 2, 0, 4}, {6, 0, 2, 3, 0, 3}, {1, 0, 5, 5, 0, 2}, {2, 0, 2, 4, 0, 1}});
    const DesignChiSquare with = *designChiSquare(sample, grid(2, 3));
    EXPECT_EQ(with.columns_used, 2);
    const DesignChiSquare without =
        *designChiSquare(schools({{3, 5, 2, 4}, {6, 2, 3, 3}, {1, 5, 5, 2}, {2, 2, 4, 1}}), grid(2, 2));
    EXPECT_NEAR(with.f, without.f, 1e-12 * without.f);
    EXPECT_NEAR(with.p.p, without.p.p, 1e-12);
    // Rows and columns may change places.
    const DesignChiSquare turned =
        *designChiSquare(schools({{3, 5, 2, 4}, {6, 2, 3, 3}, {1, 5, 5, 2}, {2, 2, 4, 1}}),
                         {TablePlace{0, 0}, TablePlace{1, 0}, TablePlace{0, 1}, TablePlace{1, 1}});
    EXPECT_NEAR(turned.f, without.f, 1e-12 * without.f);
    EXPECT_NEAR(*turned.wald_f, *without.wald_f, 1e-10 * *without.wald_f);

    EXPECT_EQ(designChiSquare(schools({{3, 5}, {2, 2}}), grid(1, 2)).problem().code, "no-test");
    EXPECT_EQ(designChiSquare(schools({{3, 5, 1, 2}}), grid(2, 2)).problem().code, "no-test");
    EXPECT_EQ(designChiSquare(schools({{3, 5}, {2, 2}}), grid(2, 2)).problem().code, "wrong-sample");
    EXPECT_EQ(designChiSquare(schools({{3, 5, 1, 2}, {6, 10, 2, 4}}), grid(2, 2)).problem().code, "zero-variance");
    // Answers follow the group exactly: an empty triangle is no obstacle, a diagonal is all there is.
    EXPECT_TRUE(designChiSquare(schools({{3, 0, 0, 4}, {5, 0, 0, 2}, {2, 0, 0, 2}}), grid(2, 2)).ok());
    ClusterSample big;
    big.profiles = 144;
    for (int school = 0; school < 3; ++school) {
        auto& cluster = big.clusters.emplace_back();
        for (int p = 0; p < 144; ++p) cluster.sums.push_back({p, 1, 1, 1});
    }
    EXPECT_EQ(designChiSquare(big, grid(12, 12)).problem().code, "table-too-large");
}

TEST(DesignRankTest, OnlyTheOrderCounts) {
    const ClusterSample sample =
        schools({{3, 5, 2, 1, 4, 4}, {8, 1, 4, 2, 2, 7}, {2, 2, 9, 0, 5, 5}, {1, 3, 3, 4, 0, 1}});
    const ProfileGroups groups{1, 1, 1, 2, 2, 2};
    const DesignDifference linear = *designRankTest(sample, {1.0, 2.0, 3.0, 1.0, 2.0, 3.0}, groups);
    const DesignDifference bent = *designRankTest(sample, {-5.0, 2.0, 1e6, -5.0, 2.0, 1e6}, groups);
    EXPECT_EQ(linear.t, bent.t);
    EXPECT_EQ(linear.difference.df, 2);
    const DesignDifference turned = *designRankTest(sample, {3.0, 2.0, 1.0, 3.0, 2.0, 1.0}, groups);
    EXPECT_NEAR(*turned.t, -*linear.t, 1e-12);
    EXPECT_EQ(designRankTest(sample, {1.0, 2.0, 3.0, 1.0, 2.0, 3.0}, {1, 1, 1, 1, 1, 1}).problem().code, "no-base");
}

TEST(DesignQuantile, StepsAndLimits) {
    const DesignQuantile median = *designQuantile(threeSchools, scores, 0.5);
    EXPECT_EQ(median.quantile, 2);
    // 13, 21, 36 of 36 at or below: 13/36 is met exactly.
    EXPECT_EQ(designQuantile(threeSchools, scores, 13.0 / 36)->quantile, 1);
    const DesignQuantile top = *designQuantile(threeSchools, scores, 0.999);
    EXPECT_EQ(top.quantile, 3);
    EXPECT_FALSE(top.upper.has_value());
    EXPECT_FALSE(top.se.has_value());
    EXPECT_EQ(designQuantile(threeSchools, scores, 0).problem().code, "wrong-probability");
    EXPECT_EQ(designQuantile(threeSchools, {std::nullopt, std::nullopt, std::nullopt}, 0.5).problem().code, "no-base");
}

TEST(ClusterSample, FromCountsAndFromDistributions) {
    const ValuedSample valued =
        valuedSample({valueCounts({1, 1, 1, 2, 2, 2, 2, 2, 3, 3}), valueCounts({1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 3, 3, 3}),
                      valueCounts({1, 1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3})});
    EXPECT_EQ(valued.sample, threeSchools);
    EXPECT_EQ(valued.values, scores);

    Counts counts;
    counts.item.options.resize(2);
    counts.groups = std::vector<Group>(2);
    counts.per_group.resize(2);
    counts.per_group[0].options = {3, 0};
    counts.per_group[0].answered = 3;
    counts.per_group[0].missing[static_cast<std::size_t>(MissingReason::not_asked)] = 7;
    counts.per_group[1].options = {1, 2};
    counts.per_group[1].answered = 3;
    counts.per_group[1].missing[static_cast<std::size_t>(MissingReason::unanswered)] = 4;
    const ClusterSample sample = clusterSample(counts);
    EXPECT_EQ(sample.profiles, 3);
    EXPECT_EQ(sample.clusters[0].n(), 3);
    EXPECT_EQ(sample.clusters[1].n(), 7);
    EXPECT_EQ(sample.clusters[1].sums.back(), (ProfileSum{2, 4, 4, 4}));

    // Two groups in one school, with weights.
    counts.groups = {Group{.parts = {0, 5}}, Group{.parts = {3, 5}}};
    counts.per_group[1].weighted = WeightSums{.options = {0.5, 3}, .option_squares = {0.25, 5}, .answered = 3.5};
    counts.per_group[1].weighted->missing[static_cast<std::size_t>(MissingReason::unanswered)] = 8;
    const ClusterSample joined = clusterSample(counts);
    ASSERT_EQ(joined.clusters.size(), 1u);
    EXPECT_EQ(joined.profiles, 6);
    EXPECT_EQ(joined.clusters[0].sums,
              (std::vector<ProfileSum>{{0, 3, 3, 3}, {3, 1, 0.5, 0.25}, {4, 2, 3, 5}, {5, 4, 8, 16}}));
}

TEST(LinearizedCovariance, OfSeveralEstimates) {
    const std::vector<std::vector<double>> influences{{1, 0, 0}, {0, 1, 0}, {1, 1, 0}};
    const auto v = *linearizedCovariance(threeSchools, influences);
    ASSERT_EQ(v.size(), 9u);
    EXPECT_NEAR(v[8], v[0] + v[4] + 2 * v[1], 1e-12 * v[8]);
    EXPECT_EQ(v[1], v[3]);
    EXPECT_EQ(linearizedCovariance(threeSchools, {{1, 0}}).problem().code, "wrong-sample");
    EXPECT_EQ(linearizedCovariance(threeSchools, {{1, 0, NAN}}).problem().code, "wrong-sample");
}

}  // namespace
}  // namespace diaoyan
