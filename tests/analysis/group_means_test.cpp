// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/analysis_of_variance.h"
#include "analysis/groups/comparable_groups.h"
#include "analysis/groups/equal_variances.h"
#include "analysis/groups/mean_comparisons.h"
#include "analysis/groups/two_sample_t.h"
#include "analysis/numeric/random.h"
#include "analysis/statistics/families.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace diaoyan {
namespace {

using Groups = std::vector<ValueCounts>;

const ValueCounts low = valueCounts({1, 2, 2, 3, 4});
const ValueCounts middle = valueCounts({2, 3, 3, 5, 5, 4});
const ValueCounts high = valueCounts({4, 5, 5, 3, 5, 5, 4});

ValueCounts changed(ValueCounts values, double factor, double offset, std::int64_t times = 1) {
    for (ValueCount& one : values) {
        one.value = one.value * factor + offset;
        one.count *= times;
    }
    return values;
}

template <class Value>
std::string codeOf(const Result<Value>& result) {
    return result.ok() ? "ok" : result.problem().code;
}

TEST(TwoSampleT, WhatCannotBeTestedHasAReason) {
    EXPECT_EQ(codeOf(twoSampleT({}, high)), "too-few-answers");
    EXPECT_EQ(codeOf(twoSampleT(valueCounts({1}), valueCounts({2}))), "too-few-answers");
    EXPECT_EQ(codeOf(twoSampleT(valueCounts({1, 1}), valueCounts({2, 2}))), "zero-variance");
    EXPECT_EQ(codeOf(twoSampleT(valueCounts({-1e200, 1e200}), low)), "numbers-too-large");
    const auto single = twoSampleT(valueCounts({9}), low);
    ASSERT_TRUE(single.ok());
    EXPECT_TRUE(single->student && !single->welch && single->hedges_g);
    const auto one_constant = twoSampleT(low, valueCounts({2, 2, 2}));
    ASSERT_TRUE(one_constant.ok());
    EXPECT_TRUE(one_constant->welch && !one_constant->glass_delta);
    EXPECT_DOUBLE_EQ(one_constant->welch->df, 4);
    EXPECT_FALSE(twoSampleT(valueCounts({1, 2}), valueCounts({5}))->hedges_g.has_value());
}

TEST(TwoSampleT, SwappedMovedAndRepeated) {
    const TwoSampleT test = *twoSampleT(low, high);
    const TwoSampleT swapped = *twoSampleT(high, low);
    EXPECT_EQ(swapped.welch->t, -test.welch->t);
    EXPECT_EQ(swapped.welch->tail, test.welch->tail);
    EXPECT_EQ(swapped.welch->interval.lower, -test.welch->interval.upper);
    const TwoSampleT moved = *twoSampleT(changed(low, 1, 1e9), changed(high, 1, 1e9));
    EXPECT_NEAR(moved.welch->t, test.welch->t, 1e-12);
    EXPECT_NEAR(*moved.cohens_d, *test.cohens_d, 1e-12);
    const TwoSampleT same = *twoSampleT(low, low);
    EXPECT_EQ(same.student->tail, Tail{});
    // Everybody a billion times: the difference stays, p vanishes and its logarithm does not.
    const TwoSampleT many = *twoSampleT(changed(low, 1, 0, 1'000'000'000), changed(high, 1, 0, 1'000'000'000));
    EXPECT_DOUBLE_EQ(many.difference, test.difference);
    EXPECT_EQ(many.welch->tail.p, 0);
    EXPECT_LT(many.welch->tail.log_p, -1e8);
    EXPECT_TRUE(std::isfinite(many.welch->tail.log_p));
}

TEST(TwoSampleT, HedgessFactorKeepsItsDigits) {
    // Gamma(m / 2) / (sqrt(m / 2) Gamma((m - 1) / 2)) = 1 - 3/4m - 7/32m^2 - 9/128m^3 ...
    for (const std::int64_t times : {1000, 1'000'000, 1'000'000'000}) {
        const TwoSampleT test = *twoSampleT(changed(low, 1, 0, times), changed(high, 1, 0, times));
        const double m = test.student->df;
        EXPECT_NEAR(*test.hedges_g / *test.cohens_d, 1 - 3 / (4 * m) - 7 / (32 * m * m) - 9 / (128 * m * m * m), 1e-14);
    }
}

TEST(AnalysisOfVariance, WhatCannotBeTestedHasAReason) {
    EXPECT_EQ(codeOf(analysisOfVariance({})), "too-few-groups");
    EXPECT_EQ(codeOf(analysisOfVariance({low, {}, {}})), "too-few-groups");
    EXPECT_EQ(codeOf(analysisOfVariance({low, valueCounts({1e200, -1e200})})), "numbers-too-large");
    EXPECT_EQ(codeOf(analysisOfVariance({valueCounts({1e200}), valueCounts({-1e200})})), "numbers-too-large");
    const auto equal = *analysisOfVariance({valueCounts({3, 3}), valueCounts({3, 3, 3})});
    EXPECT_FALSE(equal.classical || equal.welch || equal.brown_forsythe || equal.eta2 || equal.omega2);
    const auto singles = *analysisOfVariance({valueCounts({1}), valueCounts({2})});
    EXPECT_FALSE(singles.classical || singles.omega2);
    EXPECT_EQ(singles.eta2, 1);
    EXPECT_EQ(codeOf(equalVariances({low})), "too-few-groups");
}

TEST(AnalysisOfVariance, TwoGroupsAreTTests) {
    const AnalysisOfVariance test = *analysisOfVariance({low, high});
    const TwoSampleT t = *twoSampleT(low, high);
    EXPECT_NEAR(test.classical->statistic, t.student->t * t.student->t, 1e-12);
    EXPECT_NEAR(test.classical->tail.p, t.student->tail.p, 1e-14);
    EXPECT_NEAR(test.welch->statistic, t.welch->t * t.welch->t, 1e-12);
    EXPECT_NEAR(test.welch->df2, t.welch->df, 1e-11);
    EXPECT_NEAR(test.brown_forsythe->statistic, t.welch->t * t.welch->t, 1e-12);
    EXPECT_NEAR(test.brown_forsythe->df2, t.welch->df, 1e-11);
}

TEST(AnalysisOfVariance, OrderEmptyGroupsUnitAndOffsetDoNotMatter) {
    const AnalysisOfVariance test = *analysisOfVariance({low, middle, high});
    const AnalysisOfVariance permuted = *analysisOfVariance({high, {}, low, middle});
    const AnalysisOfVariance moved =
        *analysisOfVariance({changed(low, 3, 1e9), changed(middle, 3, 1e9), changed(high, 3, 1e9)});
    EXPECT_EQ(permuted.groups_used, 3);
    EXPECT_EQ(permuted.per_group.size(), 4U);
    for (const AnalysisOfVariance* other : {&permuted, &moved}) {
        EXPECT_NEAR(other->classical->statistic, test.classical->statistic, 1e-12);
        EXPECT_NEAR(other->welch->statistic, test.welch->statistic, 1e-12);
        EXPECT_NEAR(other->welch->df2, test.welch->df2, 1e-11);
        EXPECT_NEAR(other->brown_forsythe->tail.p, test.brown_forsythe->tail.p, 1e-12);
        EXPECT_NEAR(*other->omega2, *test.omega2, 1e-12);
    }
    const EqualVariances variances = *equalVariances({low, middle, high});
    const EqualVariances reordered = *equalVariances({{}, high, middle, low});
    EXPECT_NEAR(variances.levene_median->statistic, reordered.levene_median->statistic, 1e-12);
    EXPECT_NEAR(variances.bartlett->statistic, reordered.bartlett->statistic, 1e-12);
    EXPECT_FALSE(equalVariances({low, valueCounts({1, 1})})->bartlett.has_value());
}

TEST(AnalysisOfVariance, ManyGroupsAndManyAnswers) {
    Random random(3);
    Groups groups;
    for (int g = 0; g < 100'000; ++g)
        groups.push_back({{.value = 1, .count = 1 + static_cast<std::int64_t>(random.below(9))},
                          {.value = 2, .count = 1'000'000'000}});
    const AnalysisOfVariance test = *analysisOfVariance(groups);
    EXPECT_EQ(test.groups_used, 100'000);
    ASSERT_TRUE(test.classical && test.welch);
    EXPECT_TRUE(std::isfinite(test.classical->tail.log_p) && std::isfinite(test.welch->tail.log_p));
    EXPECT_EQ(codeOf(compareMeans(groups)), "too-many-groups");
}

TEST(MeanComparisons, WhatCannotBeComparedHasAReason) {
    for (const auto method :
         {MeanComparisonMethod::games_howell, MeanComparisonMethod::tukey_kramer, MeanComparisonMethod::lsd}) {
        EXPECT_EQ(codeOf(compareMeans({low}, method)), "too-few-groups");
        EXPECT_EQ(codeOf(compareMeans({valueCounts({1, 1}), valueCounts({2, 2})}, method)), "zero-variance");
        EXPECT_EQ(codeOf(compareMeans({valueCounts({1}), valueCounts({2})}, method)), "zero-variance");
    }
    const MeanComparisons own = *compareMeans({low, valueCounts({7}), {}, high});
    ASSERT_EQ(own.pairs.size(), 3U);  // with the single answer undefined but not left out
    EXPECT_FALSE(own.pairs[0].se || own.pairs[0].tail || own.pairs[0].adjusted_p || own.pairs[0].interval);
    EXPECT_NEAR(own.pairs[0].difference, 2.4 - 7, 1e-14);
    EXPECT_EQ(own.pairs[1].second, 3U);
    EXPECT_TRUE(own.pairs[1].tail.has_value());
    EXPECT_TRUE(compareMeans({low, valueCounts({7}), high}, MeanComparisonMethod::tukey_kramer)->pairs[0].tail);
}

TEST(MeanComparisons, TwoGroupsAreTTests) {
    const TwoSampleT t = *twoSampleT(low, high);
    const auto agrees = [](const MeanComparison& pair, const StudentTest& test) {
        EXPECT_NEAR(*pair.t, test.t, 1e-12);
        EXPECT_NEAR(*pair.df, test.df, 1e-12);
        EXPECT_NEAR(*pair.adjusted_p / test.tail.p, 1, 1e-11);
        EXPECT_NEAR(pair.interval->lower, test.interval.lower, 1e-10);
        EXPECT_NEAR(pair.interval->upper, test.interval.upper, 1e-10);
    };
    agrees(compareMeans({low, high})->pairs[0], *t.welch);
    agrees(compareMeans({low, high}, MeanComparisonMethod::tukey_kramer)->pairs[0], *t.student);
    agrees(compareMeans({low, high}, MeanComparisonMethod::lsd)->pairs[0], *t.student);
}

TEST(MeanComparisons, AnIntervalAtLevelOneMinusPEndsAtZero) {
    for (const auto method : {MeanComparisonMethod::games_howell, MeanComparisonMethod::tukey_kramer}) {
        const MeanComparison pair = compareMeans({low, middle, high}, method)->pairs[1];
        ASSERT_LT(*pair.adjusted_p, 0.2);
        const MeanComparison same =
            compareMeans({low, middle, high}, method, Adjustment::none, Confidence(1 - *pair.adjusted_p))->pairs[1];
        EXPECT_NEAR(same.interval->upper, 0, 1e-9);
        EXPECT_LT(same.interval->lower, -1);
    }
}

TEST(MeanComparisons, NearlyCertainIntervalsAreWideNotAFailure) {
    const Confidence nearly(1 - 1e-16);
    ASSERT_LT(nearly.alpha(), 1e-15);
    const Interval usual = twoSampleT(low, high)->welch->interval;
    const Interval wide = twoSampleT(low, high, nearly)->welch->interval;
    EXPECT_LT(wide.lower, usual.lower - 10);
    EXPECT_TRUE(std::isfinite(wide.lower));
    for (const auto method :
         {MeanComparisonMethod::games_howell, MeanComparisonMethod::tukey_kramer, MeanComparisonMethod::lsd})
        EXPECT_LT(compareMeans({low, middle, high}, method, Adjustment::holm, nearly)->pairs[1].interval->lower,
                  usual.lower - 5);
}

TEST(MeanComparisons, TwoHundredSchools) {
    Random random(5);
    Groups groups;
    for (int g = 0; g < 200; ++g) {
        ValueCounts group;
        for (int value = 1; value <= 5; ++value)
            group.push_back(
                {.value = static_cast<double>(value), .count = 20 + static_cast<std::int64_t>(random.below(40))});
        groups.push_back(group);
    }
    const MeanComparisons all = *compareMeans(groups, MeanComparisonMethod::tukey_kramer);
    EXPECT_EQ(all.pairs.size(), 19'900U);
    EXPECT_TRUE(std::all_of(all.pairs.begin(), all.pairs.end(),
                            [](const MeanComparison& pair) { return *pair.adjusted_p > 0 && *pair.adjusted_p <= 1; }));
    EXPECT_EQ(*tooManyGroups(Groups(1001, low)), *tooManyGroups(Groups(1001, high)));
    EXPECT_FALSE(tooManyGroups(Groups(1000, low)).has_value());
}

TEST(GroupStatistics, EveryRowSaysWhatAPersonNeeds) {
    std::set<std::string> ids;
    for (const StatisticEntry& entry : groupStatistics()) {
        EXPECT_TRUE(ids.insert(entry.id).second) << entry.id;
        for (const Text* text : {&entry.title, &entry.description, &entry.when, &entry.assumptions})
            EXPECT_TRUE(!text->zh.empty() && !text->en.empty()) << entry.id;
        EXPECT_FALSE(entry.source.empty() || entry.reference.empty() || entry.kinds.empty()) << entry.id;
    }
    for (const auto method :
         {MeanComparisonMethod::games_howell, MeanComparisonMethod::tukey_kramer, MeanComparisonMethod::lsd})
        EXPECT_TRUE(ids.contains(meanComparisonMethodName(method)));
}

}  // namespace
}  // namespace diaoyan
