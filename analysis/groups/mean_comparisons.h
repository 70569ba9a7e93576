// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/groups/group_moments.h"
#include "analysis/numeric/multiple_testing.h"
#include "analysis/numeric/tails.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// How the means of every pair of groups are compared (多重比较).
enum class MeanComparisonMethod {
    games_howell,  ///< the default: unequal variances and sizes; studentized range, Welch's df
    tukey_kramer,  ///< equal variances; studentized range (Tukey's HSD, Kramer's for unequal sizes)
    lsd            ///< equal variances; t of each pair, to be adjusted over the pairs (Fisher's LSD)
};

/// Stable id: games-howell, tukey-kramer, lsd.
std::string meanComparisonMethodName(MeanComparisonMethod method);

/// Two groups compared. Games-Howell: all but the difference is undefined when a group of the pair has a single
/// answer or neither varies.
struct MeanComparison {
    std::size_t first = 0;  ///< position among the groups as given
    std::size_t second = 0;
    double difference = 0;  ///< first minus second
    std::optional<double> se;
    std::optional<double> t;  ///< difference / se; times sqrt 2 it is the studentized range
    std::optional<double> df;
    std::optional<Tail> tail;          ///< two-sided; by the studentized range it holds for all pairs together
    std::optional<double> adjusted_p;  ///< what to print: for lsd adjusted over the pairs, else the p of the tail
    std::optional<Interval> interval;  ///< of the difference, for all pairs together; for lsd of the pair alone

    bool operator==(const MeanComparison&) const = default;
};

struct MeanComparisons {
    MeanComparisonMethod method = MeanComparisonMethod::games_howell;
    Adjustment adjustment = Adjustment::none;  ///< used by lsd only
    Confidence confidence;
    std::int64_t groups_used = 0;
    std::vector<MeanComparison> pairs;  ///< of the groups with answers, in order

    bool operator==(const MeanComparisons&) const = default;
};

/// Assumes independent respondents. 200 groups of different sizes (19,900 pairs) take a few seconds by Games-Howell,
/// a tenth of one by Tukey-Kramer.
/// Problems: too-few-groups, too-many-groups (more than 1000), zero-variance (nothing varies within the groups),
/// numbers-too-large.
/// Sources: Games & Howell (1976), J. Educ. Stat. 1:113-125; Kramer (1956), Biometrics 12:307-310; Fisher (1935),
/// The Design of Experiments. Equals R's TukeyHSD and pairwise.t.test(pool.sd = TRUE).
Result<MeanComparisons> compareMeans(const std::vector<ValueCounts>& groups,
                                     MeanComparisonMethod method = MeanComparisonMethod::games_howell,
                                     Adjustment adjustment = Adjustment::holm, Confidence confidence = Confidence{});

}  // namespace diaoyan
