// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/groups/group_moments.h"
#include "analysis/numeric/tails.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// An F statistic; infinite with p = 0 where the groups differ and nothing varies within them.
struct FTest {
    double statistic = 0;
    double df1 = 0;
    double df2 = 0;
    Tail tail;

    bool operator==(const FTest&) const = default;
};

/// Means of several groups compared (单因素方差分析). Groups without answers take no part.
struct AnalysisOfVariance {
    std::vector<GroupMoments> per_group;  ///< as given, empty ones included
    std::int64_t n = 0;
    std::int64_t groups_used = 0;
    double grand_mean = 0;
    double squares_between = 0;
    double squares_within = 0;
    double df_between = 0;
    double df_within = 0;
    /// Fisher's F, assumes equal variances; undefined with one answer per group or nothing that varies at all.
    std::optional<FTest> classical;
    /// The default, without that assumption; undefined when a group has one answer or no variance.
    std::optional<FTest> welch;
    std::optional<FTest> brown_forsythe;  ///< of means; undefined when a group has one answer
    std::optional<double> eta2;           ///< share of the variance that lies between the groups
    std::optional<double> omega2;         ///< less biased; may be negative
    std::optional<double> epsilon2;       ///< less biased; may be negative

    bool operator==(const AnalysisOfVariance&) const = default;
};

/// Assumes independent respondents. Problems: too-few-groups, numbers-too-large.
/// Sources: Fisher (1925), Statistical Methods for Research Workers; Welch (1951), Biometrika 38:330-336; Brown &
/// Forsythe (1974), Technometrics 16:129-132; Olejnik & Algina (2003), Psychol. Methods 8:434-447 (effect sizes).
/// Equals R's aov and oneway.test.
Result<AnalysisOfVariance> analysisOfVariance(const std::vector<ValueCounts>& groups);

/// Undefined when F would be 0 / 0 or a df is not positive.
std::optional<FTest> fTest(double mean_square, double mean_square_error, double df1, double df2);

}  // namespace diaoyan
