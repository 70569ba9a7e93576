// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/icc.h"

#include "analysis/clusters/design_mean.h"
#include "analysis/numeric/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace diaoyan {
namespace {

TEST(IntraclassCorrelation, DegenerateSchools) {
    EXPECT_EQ(intraclassCorrelation({}).problem().code, "too-few-clusters");
    EXPECT_EQ(intraclassCorrelation({valueCounts({1, 2}), {}}).problem().code, "too-few-clusters");
    EXPECT_EQ(intraclassCorrelation({valueCounts({1}), valueCounts({2})}).problem().code, "no-replicates");
    EXPECT_EQ(intraclassCorrelation({valueCounts({2, 2}), valueCounts({2})}).problem().code, "zero-variance");
    const IntraclassCorrelation split = *intraclassCorrelation({valueCounts({1, 1}), valueCounts({2, 2})});
    EXPECT_EQ(split.icc1, 1);
    EXPECT_EQ(split.icc2, 1.0);
    EXPECT_FALSE(split.f.has_value());
    EXPECT_FALSE(split.icc1_interval.has_value());
    EXPECT_EQ(split.deff_kish, 2);
}

TEST(IntraclassCorrelation, OrderAndOriginDoNotMatter) {
    Random random(7);
    std::vector<ValueCounts> by_school, moved;
    for (int school = 0; school < 40; ++school) {
        std::vector<double> values, far;
        for (int i = 0; i < 5 + school; ++i) {
            values.push_back(static_cast<double>(random.below(5)) + school % 3);
            far.push_back(values.back() + 1e6);
        }
        by_school.push_back(valueCounts(values));
        moved.push_back(valueCounts(far));
    }
    const IntraclassCorrelation one = *intraclassCorrelation(by_school), far = *intraclassCorrelation(moved);
    std::reverse(by_school.begin(), by_school.end());
    const IntraclassCorrelation other = *intraclassCorrelation(by_school);
    EXPECT_NEAR(one.icc1, other.icc1, 1e-12 * one.icc1);
    EXPECT_NEAR(one.p->log_p, other.p->log_p, 1e-11 * std::abs(one.p->log_p));
    EXPECT_NEAR(one.icc1, far.icc1, 1e-10 * one.icc1);
    // The cluster standard error is the one of the design-based mean.
    const ValuedSample sample = valuedSample(by_school);
    const DesignEstimate mean = *designMean(sample.sample, sample.values);
    EXPECT_NEAR(mean.se, one.se_cluster, 1e-12);
    EXPECT_NEAR(*mean.deff, one.deff_empirical, 1e-10);
}

TEST(IntraclassCorrelation, AbsurdNumbersAndConfidence) {
    EXPECT_EQ(intraclassCorrelation({valueCounts({1e200, 0}), valueCounts({3, 4})}).problem().code,
              "numbers-too-large");
    const Confidence nearly_all{std::nextafter(1.0, 0.0)};
    const Interval icc =
        *intraclassCorrelation({valueCounts({1, 2, 2}), valueCounts({3, 4}), valueCounts({1, 5})}, nearly_all)
             ->icc1_interval;
    EXPECT_TRUE(icc.lower < 0 && icc.upper > 0.99 && icc.upper <= 1);
}

TEST(IntraclassCorrelation, NothingButRoundingIsNothing) {
    // Three means of 0.2 from different numbers.
    const IntraclassCorrelation alike = *intraclassCorrelation(
        {valueCounts({0.1, 0.2, 0.3}), valueCounts({0.2, 0.2, 0.2}), valueCounts({0.15, 0.25, 0.2})});
    EXPECT_EQ(alike.ms_between, 0);
    EXPECT_EQ(alike.se_cluster, 0);
    EXPECT_FALSE(alike.icc2.has_value());
    EXPECT_NEAR(alike.icc1, -0.5, 1e-12);
}

}  // namespace
}  // namespace diaoyan
