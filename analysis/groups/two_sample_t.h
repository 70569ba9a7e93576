// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/groups/group_moments.h"
#include "analysis/numeric/tails.h"

#include <optional>

namespace diaoyan {

/// A t statistic with its degrees of freedom, two-sided p and the interval of the difference.
struct StudentTest {
    double t = 0;
    double df = 0;
    Tail tail;
    Interval interval;

    bool operator==(const StudentTest&) const = default;
};

/// Two means compared (独立样本 t 检验), first minus second, in the units of the numbers.
struct TwoSampleT {
    GroupMoments first;
    GroupMoments second;
    double difference = 0;
    Confidence confidence;
    std::optional<StudentTest> welch;    ///< the default; from two answers in either group
    std::optional<StudentTest> student;  ///< assumes equal variances
    std::optional<double> cohens_d;      ///< difference over the pooled standard deviation
    std::optional<double> hedges_g;      ///< d corrected for bias, exactly; from three answers
    /// d corrected by Hedges's approximation 1 - 3 / (4 df - 1).
    std::optional<double> hedges_g_approximate;
    std::optional<double> glass_delta;  ///< difference over the standard deviation of the second group

    bool operator==(const TwoSampleT&) const = default;
};

/// Assumes independent respondents (pupils within schools are not: see the cluster-robust estimates) and means
/// that are about normal. Problems: too-few-answers (a group without any, or two answers in all), zero-variance
/// (all answers within the groups equal), numbers-too-large.
/// Sources: Student (1908), Biometrika 6:1-25; Welch (1947), Biometrika 34:28-35; Cohen (1988), Statistical Power
/// Analysis; Hedges (1981), J. Educ. Stat. 6:107-128. Equals R's t.test, var.equal = FALSE and TRUE.
Result<TwoSampleT> twoSampleT(const ValueCounts& first, const ValueCounts& second,
                              Confidence confidence = Confidence{});

}  // namespace diaoyan
