// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/random.h"
#include "analysis/proportions/proportion_interval.h"
#include "analysis/schools/balance_standards.h"
#include "analysis/schools/binomial_tail.h"
#include "analysis/schools/funnel.h"
#include "analysis/schools/random_effects.h"
#include "analysis/schools/school_rates.h"
#include "analysis/schools/shrinkage.h"
#include "analysis/schools/variation.h"
#include "analysis/statistics/families.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace diaoyan {
namespace {

std::vector<SchoolCount> someSchools(std::size_t k, std::uint64_t seed = 1) {
    Random random(seed);
    std::vector<SchoolCount> schools;
    for (std::size_t i = 0; i < k; ++i) {
        const auto n = static_cast<std::int64_t>(1 + random.below(200));
        const auto count = static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(n) + 1));
        schools.push_back({std::to_string(i), count, n, {}});
    }
    return schools;
}

void expectNear(double expected, double got, const char* what) {
    EXPECT_NEAR(expected, got, 1e-12 * std::max(1.0, std::abs(expected))) << what;
}

TEST(BinomialTail, KeepsItsLogarithmWhereTheProbabilityVanishes) {
    // R pbinom(..., log.p = TRUE)
    EXPECT_EQ(binomialAtLeast(900, 1000, 0.1).p, 0);
    EXPECT_NEAR(binomialAtLeast(900, 1000, 0.1).log_p, -1760.9369409101027, 1e-8);
    EXPECT_NEAR(binomialAtMost(10, 100000, 0.5).log_p, -69214.693563919151, 1e-6);
    EXPECT_NEAR(binomialAtLeast(700, 1000, 0.5).log_p, -85.319757052829786, 1e-11);
    EXPECT_NEAR(binomialAtLeast(600'000'000, 1'000'000'000, 0.5).log_p, -20135523.019089878, 1e-3);
    EXPECT_EQ(binomialTwoSided(500, 1000, 0.5), Tail{});
}

TEST(BinomialTail, IsTheSumOfTheMasses) {
    for (const double probability : {0.02, 0.5, 0.83})
        for (std::int64_t n = 1; n <= 40; ++n) {
            double below = 0;
            for (std::int64_t r = 0; r <= n; ++r) {
                expectNear(1 - below, binomialAtLeast(r, n, probability).p, "at least");
                below += binomialMass(r, n, probability);
                expectNear(below, binomialAtMost(r, n, probability).p, "at most");
            }
        }
}

TEST(SchoolRates, AFewGoodAnswersAreNotTheBestSchool) {
    const std::vector<SchoolCount> schools{{"A", 3, 3, {}},  {"B", 0, 3, {}},     {"C", 30, 50, {}},
                                           {"D", 5, 60, {}}, {"E", 190, 200, {}}, {"F", 0, 0, {}}};
    const SchoolRates all = *schoolRates(schools, {.minimum_n = 1});
    EXPECT_EQ(all.schools[0].rank, 1);
    EXPECT_FALSE(all.schools[0].among_best);
    EXPECT_TRUE(all.schools[4].among_best);
    EXPECT_TRUE(all.schools[3].among_worst);
    EXPECT_EQ(funnelPlot(schools)->schools[0].position, FunnelPosition::inside);
    EXPECT_EQ(funnelPlot(schools)->schools[3].position, FunnelPosition::below_outer);

    const SchoolRates usual = *schoolRates(schools);
    EXPECT_EQ(usual.ranked, 3);
    EXPECT_NEAR(usual.joint_level, std::cbrt(0.95), 1e-15);
    EXPECT_EQ(usual.schools[4].rank, 1);
    EXPECT_FALSE(usual.schools[0].rank || usual.schools[0].joint_ranks || usual.schools[0].p);
    EXPECT_TRUE(usual.schools[0].interval);
    EXPECT_EQ(usual.overall, (Share{228, 316, BaseKind::valid}));  // small schools are part of the whole
    EXPECT_FALSE(usual.schools[5].interval || usual.schools[5].rank);
    EXPECT_EQ(funnelPlot(schools)->schools[5].position, FunnelPosition::no_answers);
}

TEST(SchoolRates, RankIntervalsAreThoseOfComparingEveryPair) {
    const auto schools = someSchools(200);
    const SchoolRates table = *schoolRates(schools, {.minimum_n = 30});
    int ranked = 0;
    for (const SchoolRate& one : table.schools) {
        if (!one.rank) continue;
        ++ranked;
        const Interval interval = *wilsonInterval(one.rate.count, one.rate.base);
        int first = 1, last = table.ranked, rank = 1;
        for (const SchoolRate& other : table.schools) {
            if (!other.rank) continue;
            const Interval its = *wilsonInterval(other.rate.count, other.rate.base);
            first += its.lower > interval.upper;
            last -= its.upper < interval.lower;
            rank += other.rate.count * one.rate.base > one.rate.count * other.rate.base;
        }
        EXPECT_EQ(*one.pointwise_ranks, (RankInterval{first, last}));
        EXPECT_EQ(*one.rank, rank);
        EXPECT_LE(one.joint_ranks->first, first);
        EXPECT_GE(one.joint_ranks->last, last);
    }
    EXPECT_EQ(ranked, table.ranked);
}

TEST(SchoolRates, TheLowestShareIsFirstWhereLowIsGood) {
    auto schools = someSchools(40);
    const SchoolRates high = *schoolRates(schools);
    for (SchoolCount& school : schools) school.count = school.n - school.count;
    const SchoolRates low = *schoolRates(schools, {.higher_is_better = false});
    for (std::size_t i = 0; i < schools.size(); ++i) {
        EXPECT_EQ(high.schools[i].rank, low.schools[i].rank);
        EXPECT_EQ(high.schools[i].tied, low.schools[i].tied);
        EXPECT_EQ(high.schools[i].joint_ranks, low.schools[i].joint_ranks);
        EXPECT_EQ(high.schools[i].among_best, low.schools[i].among_best);
    }
}

TEST(SchoolRates, EnrolmentNarrowsTheInterval) {
    const SchoolRates table =
        *schoolRates({{"A", 30, 50, 50}, {"B", 30, 50, 60}, {"C", 30, 50, {}}, {"D", 30, 50, 40}});
    EXPECT_EQ(*table.schools[0].interval, (Interval{0.6, 0.6}));
    EXPECT_EQ(table.schools[1].interval, finitePopulationInterval(30, 50, 60));
    EXPECT_EQ(table.schools[2].interval, wilsonInterval(30, 50));
    EXPECT_EQ(table.schools[3].interval, wilsonInterval(30, 50));
    ASSERT_EQ(table.problems.size(), 1u);
    EXPECT_EQ(table.problems[0].code, "more-answers-than-enrolled");
    for (const SchoolRate& school : table.schools) EXPECT_TRUE(school.tied && school.rank == 1);
    EXPECT_EQ(schoolRates({{"A", 30, 50, 50}}, {.finite_population = false})->schools[0].interval,
              wilsonInterval(30, 50));
}

TEST(SchoolRates, DegenerateTables) {
    EXPECT_EQ(schoolRates({}).problem().code, "no-schools");
    EXPECT_EQ(schoolRates({{"A", 0, 0, {}}}).problem().code, "no-schools");
    EXPECT_EQ(schoolRates({{"A", 4, 3, {}}}).problem().code, "wrong-counts");
    EXPECT_EQ(schoolRates({{"A", -1, 3, {}}}).problem().code, "wrong-counts");
    const SchoolRates full = *schoolRates({{"A", 20, 20, {}}, {"B", 30, 30, {}}});
    EXPECT_FALSE(full.schools[0].p);
    EXPECT_FALSE(full.schools[0].among_best || full.schools[0].among_worst);
    EXPECT_EQ(schoolRates({{"A", 1, 3, {}}})->joint_level, 0);
    const std::int64_t million = 1'000'000;
    const SchoolRates huge = *schoolRates(
        {{"A", 600'000 * million, million * million, {}}, {"B", 400'000 * million, million * million, {}}});
    EXPECT_EQ(huge.schools[0].p->p, 0);
    EXPECT_TRUE(std::isfinite(huge.schools[0].p->log_p));
    EXPECT_TRUE(huge.schools[0].among_best && huge.schools[1].among_worst);
}

TEST(SchoolRates, TheOrderOfTheSchoolsDoesNotMatter) {
    auto schools = someSchools(60);
    const SchoolRates rates = *schoolRates(schools);
    const Funnel funnel = *funnelPlot(schools);
    const ShrunkenRates shrunken = *shrunkenRates(schools);
    std::reverse(schools.begin(), schools.end());
    const Funnel turned = *funnelPlot(schools);
    const ShrunkenRates shrunken_turned = *shrunkenRates(schools);
    expectNear(funnel.over_dispersion->tau2, turned.over_dispersion->tau2, "tau2");
    expectNear(funnel.over_dispersion->phi, turned.over_dispersion->phi, "phi");
    expectNear(shrunken.rho, shrunken_turned.rho, "rho");
    for (std::size_t i = 0; i < schools.size(); ++i) {
        const std::size_t j = schools.size() - 1 - i;
        EXPECT_EQ(rates.schools[i], schoolRates(schools)->schools[j]);
        expectNear(*funnel.schools[i].z_additive, *turned.schools[j].z_additive, "z");
        expectNear(*shrunken.schools[i].shrunken, *shrunken_turned.schools[j].shrunken, "shrunken");
    }
}

TEST(SchoolRates, ManySchoolsTakeNoTime) {
    const auto schools = someSchools(20'000);
    EXPECT_EQ(schoolRates(schools)->schools.size(), schools.size());
    EXPECT_EQ(funnelPlot(schools)->schools.size(), schools.size());
}

TEST(FunnelPlot, LimitsInterpolateTheDistributionFunction) {
    for (const double centre : {0.01, 0.3, 0.5, 0.97})
        for (std::int64_t n = 1; n <= 60; ++n)
            for (const FunnelLimit& limit : funnelLimits(centre, n).value()) {
                double below = 0, mass = 0;
                std::int64_t r = -1;
                while (below < limit.probability && r < n) {
                    mass = binomialMass(++r, n, centre);
                    below += mass;
                }
                const double expected =
                    (static_cast<double>(r) - (below - limit.probability) / mass) / static_cast<double>(n);
                EXPECT_NEAR(*limit.exact, std::clamp(expected, 0.0, 1.0), 1e-10) << centre << ' ' << n;
            }
}

TEST(FunnelPlot, ManyAnswersNeedOnlyTheNormalLimit) {
    // R qbinom(0.001, 999999, 0.3) = 298584: the limit lies within one answer below it.
    const double lower = *(*funnelLimits(0.3, 999'999))[0].exact * 999'999;
    EXPECT_GT(lower, 298583);
    EXPECT_LE(lower, 298584);
    const FunnelLimit huge = (*funnelLimits(0.3, 1'000'000'000'000))[3];
    EXPECT_FALSE(huge.exact);
    EXPECT_EQ(huge.drawn(), huge.normal);
    EXPECT_EQ((*funnelLimits(0.99, 5))[3].drawn(), *(*funnelLimits(0.99, 5))[3].exact);
}

TEST(FunnelPlot, Refuses) {
    EXPECT_EQ(funnelLimits(0, 5).problem().code, "wrong-funnel");
    EXPECT_EQ(funnelLimits(0.5, 0).problem().code, "wrong-funnel");
    EXPECT_EQ(funnelLimits(0.5, 5, {1}).problem().code, "wrong-funnel");
    EXPECT_EQ(funnelLimits(std::nan(""), 5).problem().code, "wrong-funnel");
    EXPECT_EQ(funnelPlot({{"A", 0, 5, {}}, {"B", 0, 9, {}}}).problem().code, "zero-variance");
    EXPECT_EQ(funnelPlot({}).problem().code, "no-schools");
    EXPECT_EQ(overDispersion({{"A", 3, 5, {}}, {"B", 0, 0, {}}}).problem().code, "too-few-groups");
}

TEST(FunnelPlot, HundredPercentOfFewIsInside) {
    const Funnel funnel = *funnelPlot({{"A", 3, 3, {}}, {"B", 70, 100, {}}, {"C", 100, 100, {}}});
    EXPECT_EQ(funnel.schools[0].position, FunnelPosition::inside);
    EXPECT_LT(funnel.schools[0].limits[3].drawn(), 1);  // although the drawn curve is below
    EXPECT_EQ(funnel.schools[2].position, FunnelPosition::above_outer);
    EXPECT_EQ(funnel.schools[1].position, FunnelPosition::below_outer);
}

TEST(ShrunkenRates, LieBetweenTheSchoolAndTheWhole) {
    const auto schools = someSchools(50);
    const ShrunkenRates shrunken = *shrunkenRates(schools);
    ASSERT_TRUE(shrunken.prior_size);
    for (const ShrunkenRate& school : shrunken.schools) {
        const double p = *school.rate.proportion();
        EXPECT_LE(std::abs(*school.shrunken - shrunken.theta), std::abs(p - shrunken.theta) + 1e-15);
        EXPECT_GE((*school.shrunken - shrunken.theta) * (p - shrunken.theta), 0);
        EXPECT_LT(school.interval->lower, *school.shrunken);
        EXPECT_GT(school.interval->upper, *school.shrunken);
        EXPECT_EQ(*school.reliability, shrunken.tau2 / (shrunken.tau2 + shrunken.theta * (1 - shrunken.theta) /
                                                                            static_cast<double>(school.rate.base)));
    }
}

TEST(ShrunkenRates, DegenerateSchools) {
    const ShrunkenRates all_or_nothing = *shrunkenRates({{"A", 10, 10, {}}, {"B", 0, 10, {}}, {"C", 0, 0, {}}});
    EXPECT_DOUBLE_EQ(all_or_nothing.rho, 19.0 / 9);  // a moment estimate; taken as 1
    EXPECT_EQ(all_or_nothing.prior_size, 0);
    EXPECT_DOUBLE_EQ(*all_or_nothing.schools[0].shrunken, 1);
    EXPECT_DOUBLE_EQ(all_or_nothing.schools[0].interval->lower, 1);
    EXPECT_DOUBLE_EQ(all_or_nothing.schools[1].interval->upper, 0);
    EXPECT_FALSE(all_or_nothing.schools[2].shrunken || all_or_nothing.schools[2].rank);
    EXPECT_EQ(shrunkenRates({{"A", 1, 1, {}}, {"B", 0, 1, {}}}).problem().code, "too-few-answers");
    EXPECT_EQ(shrunkenRates({{"A", 1, 9, {}}}).problem().code, "too-few-groups");
    const ShrunkenRates huge = *shrunkenRates({{"A", 500'000'000, 1'000'000'000, {}}, {"B", 5, 1'000'000'000, {}}});
    EXPECT_NEAR(*huge.schools[0].shrunken, 0.5, 1e-8);
    EXPECT_LT(huge.schools[0].interval->lower, 0.5);
    EXPECT_GT(huge.schools[0].interval->upper, 0.5);
}

std::vector<SchoolMoments> someMoments() {
    Random random(7);
    std::vector<SchoolMoments> schools;
    for (int i = 0; i < 30; ++i) {
        const double effect = random.uniform();
        std::vector<double> values;
        for (int j = 0; j < 5 + i; ++j) values.push_back(effect + 2 * random.uniform());
        schools.push_back(schoolMoments(std::to_string(i), valueCounts(values)));
    }
    return schools;
}

TEST(RandomEffects, EqualSizesGiveTheVarianceComponentsOfTheAnalysisOfVariance) {
    const RandomEffects effects = *randomEffects({{"A", 10, 1, 9}, {"B", 10, 2, 11}, {"C", 10, 4.5, 10}});
    EXPECT_NEAR(effects.tau2, effects.tau2_anova, 1e-12);
    EXPECT_NEAR(effects.sigma2, effects.msw, 1e-12);
    EXPECT_NEAR(effects.mu, 2.5, 1e-12);
    EXPECT_NEAR(*effects.icc_anova, effects.icc, 1e-12);
}

TEST(RandomEffects, DoNotDependOnOriginUnitOrOrder) {
    auto schools = someMoments();
    const RandomEffects before = *randomEffects(schools);
    for (SchoolMoments& school : schools) {
        school.mean = 1000 + 4 * school.mean;
        school.within *= 16;
    }
    std::reverse(schools.begin(), schools.end());
    const RandomEffects after = *randomEffects(schools);
    EXPECT_NEAR(after.tau2, 16 * before.tau2, 1e-10);
    EXPECT_NEAR(after.sigma2, 16 * before.sigma2, 1e-10);
    EXPECT_NEAR(after.mu, 1000 + 4 * before.mu, 1e-10);
    for (std::size_t i = 0; i < schools.size(); ++i)
        EXPECT_NEAR(*after.schools[schools.size() - 1 - i].blup, 1000 + 4 * *before.schools[i].blup, 1e-10);
}

TEST(RandomEffects, EqualMeansHaveNoVarianceBetween) {
    const RandomEffects effects = *randomEffects({{"A", 10, 2, 9}, {"B", 20, 2, 21}, {"C", 0, 0, 0}});
    EXPECT_EQ(effects.tau2, 0);
    EXPECT_LT(effects.tau2_anova, 0);
    EXPECT_EQ(*effects.schools[0].blup, 2);
    EXPECT_EQ(*effects.schools[0].blup_sd, 0);
    EXPECT_FALSE(effects.schools[2].mean || effects.schools[2].blup || effects.schools[2].rank_blup);
    EXPECT_EQ(effects.schools_used, 2);
}

TEST(RandomEffects, Refuse) {
    EXPECT_EQ(randomEffects({}).problem().code, "too-few-groups");
    EXPECT_EQ(randomEffects({{"A", 10, 2, 9}, {"B", 0, 0, 0}}).problem().code, "too-few-groups");
    EXPECT_EQ(randomEffects({{"A", 1, 2, 0}, {"B", 1, 3, 0}}).problem().code, "too-few-answers");
    EXPECT_EQ(randomEffects({{"A", 5, 2, 0}, {"B", 5, 3, 0}}).problem().code, "zero-variance");
    EXPECT_EQ(randomEffects({{"A", 5, 2, -1}, {"B", 5, 3, 0}}).problem().code, "wrong-moments");
    EXPECT_EQ(randomEffects({{"A", 5, std::nan(""), 1}, {"B", 5, 3, 0}}).problem().code, "wrong-moments");
    const RandomEffects extreme = *randomEffects({{"A", 1'000'000'000, 2, 1e-20}, {"B", 1'000'000'000, 3, 1e-20}});
    EXPECT_NEAR(extreme.tau2, 0.5, 1e-9);
    EXPECT_TRUE(std::isfinite(extreme.sigma2) && extreme.sigma2 > 0);
}

TEST(VariationCoefficient, DoesNotDependOnTheUnit) {
    std::vector<SchoolTotal> schools{{"A", 279, 45}, {"B", 137, 37}, {"C", 935, 89}, {"D", {}, 50}, {"E", 9, 0}};
    const VariationCoefficient before = *variationCoefficient(schools);
    EXPECT_EQ(before.schools_used, 3);
    EXPECT_EQ(before.problems.size(), 2u);
    EXPECT_FALSE(before.schools[3].per_pupil || before.schools[4].contribution);
    for (SchoolTotal& school : schools) {
        if (school.total) *school.total *= 14;
        school.pupils *= 2;
    }
    std::reverse(schools.begin(), schools.end());
    EXPECT_NEAR(*variationCoefficient(schools)->cv, *before.cv, 1e-14);
    EXPECT_EQ(variationCoefficient({}).problem().code, "no-schools");
    EXPECT_EQ(variationCoefficient({{"A", 5, 0}}).problem().code, "no-schools");
    EXPECT_EQ(variationCoefficient({{"A", -5, 10}}).problem().code, "wrong-counts");
    EXPECT_EQ(variationCoefficient({{"A", INFINITY, 10}}).problem().code, "wrong-counts");
}

TEST(VariationCoefficient, CombinedSchoolsAreSplitByWeightedPupils) {
    const auto nine_years = *stageShares({100, 100, 0});
    EXPECT_DOUBLE_EQ(nine_years[1] / nine_years[0], 1.1);
    const auto secondary = *stageShares({0, 100, 100});
    EXPECT_DOUBLE_EQ(secondary[2] / secondary[1], 1.2);
    EXPECT_DOUBLE_EQ(secondary[1] + secondary[2], 1);
    EXPECT_EQ(stageShares({0, 0, 0}).problem().code, "wrong-counts");
    EXPECT_EQ(stageShares({5, -1, 0}).problem().code, "wrong-counts");
}

TEST(BalanceStandard, NoVerdictOnMissingIndicators) {
    const BalanceStandard& quality = *findBalanceStandard("quality-primary");
    std::vector<std::optional<double>> cv(7, 0.5);
    EXPECT_TRUE(judgeBalance(quality, cv)->pass);
    cv[3] = 0.5000001;
    EXPECT_FALSE(judgeBalance(quality, cv)->pass);
    EXPECT_TRUE(judgeBalance(quality, cv)->decisions[3].pass_rounded);
    cv[3].reset();
    EXPECT_EQ(judgeBalance(quality, cv).problem().code, "wrong-indicators");
    EXPECT_EQ(judgeBalance(quality, {0.1}).problem().code, "wrong-indicators");
    EXPECT_EQ(findBalanceStandard("best"), nullptr);
}

TEST(BalanceStandard, SixOfSevenAndTheLastNearly) {
    const BalanceStandard& quality = *findBalanceStandard("quality-junior");
    std::vector<std::optional<double>> values;
    for (const BalanceIndicator& indicator : quality.indicators) values.push_back(indicator.level);
    EXPECT_TRUE(checkSchoolLevels(quality, values)->pass);
    values[0] = 5.3 * 0.86;
    EXPECT_TRUE(checkSchoolLevels(quality, values)->pass);
    values[0] = 5.3 * 0.84;
    EXPECT_FALSE(checkSchoolLevels(quality, values)->pass);
    values[0] = 5.3 * 0.9;
    values[1] = 0.9;
    EXPECT_EQ(checkSchoolLevels(quality, values)->reached, 5);
    EXPECT_FALSE(checkSchoolLevels(quality, values)->pass);
    EXPECT_EQ(checkSchoolLevels(*findBalanceStandard("basic-junior"), std::vector<std::optional<double>>(8, 1))
                  .problem()
                  .code,
              "wrong-indicators");
}

TEST(SchoolStatistics, EveryRowIsComplete) {
    std::set<std::string> ids;
    for (const auto& family : {schoolStatistics(), weightStatistics()})
        for (const StatisticEntry& entry : family) {
            EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
            for (const Text& text : {entry.title, entry.description, entry.when, entry.assumptions})
                EXPECT_FALSE(text.zh.empty() || text.en.empty()) << entry.id;
            EXPECT_FALSE(entry.source.empty() || entry.reference.empty()) << entry.id;
        }
    EXPECT_EQ(ids.size(), 14u);
}

}  // namespace
}  // namespace diaoyan
