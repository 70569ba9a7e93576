// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_mean.h"
#include "analysis/gaps/profile_agreement.h"
#include "analysis/gaps/scale_answers.h"
#include "analysis/groups/two_sample_t.h"
#include "analysis/numeric/multiple_testing.h"
#include "analysis/proportions/proportion_difference.h"
#include "analysis/share.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One item (construct) as every group answered it.
struct GapItem {
    std::string item;
    int scale_points = 5;                ///< points of the common scale, one apart; from 2
    std::vector<ScaleAnswers> groups{};  ///< parallel to the groups
    /// Where the groups come from the same schools: the sample, and per group the points of its profiles. The
    /// test is then the cluster-robust one.
    std::optional<ClusterSample> clusters{};
    std::vector<ProfileValues> cluster_values{};

    bool operator==(const GapItem&) const = default;
};

/// One item in one group.
struct GapCell {
    std::int64_t n = 0;
    std::optional<double> mean{};  ///< from one answer
    std::optional<double> sd{};    ///< from two answers
    Share satisfied{};

    bool operator==(const GapCell&) const = default;
};

/// Two groups on one item, first minus second. Undefined parts: nobody answered in one of them, or all
/// answers within both are equal (no test).
struct ItemGap {
    std::size_t item = 0;
    std::size_t group1 = 0;
    std::size_t group2 = 0;
    std::optional<double> gap{};           ///< of the means, in points
    std::optional<double> index_gap{};     ///< of the indices that run from 0 to 100: 25 per point of five
    std::optional<double> index_gap_20{};  ///< of the indices 100, 80, 60, 40, 20: 20 per point of five
    std::optional<StudentTest> welch{};
    std::optional<double> cohens_d{};                 ///< over the pooled standard deviation
    std::optional<ProportionDifference> satisfied{};  ///< of the rates; Newcombe's interval
    std::optional<DesignDifference> clustered{};
    std::optional<double> p{};  ///< of the cluster-robust test where there is one, else of Welch's
    std::optional<double> adjusted_p{};

    bool operator==(const ItemGap&) const = default;
};

struct GapAnalysis {
    std::vector<std::string> groups{};
    std::vector<std::string> items{};
    std::vector<std::vector<GapCell>> cells{};  ///< items x groups
    std::vector<ItemGap> gaps{};                ///< item by item, every pair of groups
    ProfileAgreement agreement{};               ///< of the means
    Adjustment adjustment = Adjustment::holm;   ///< over all items and pairs together
    Confidence confidence{};

    bool operator==(const GapAnalysis&) const = default;
};

/// The same items answered by several groups (teachers, parents, pupils).
/// Problems: too-few-groups (fewer than two), too-many-groups (more than 100), no-items, wrong-groups (an item
/// with another number of groups, more satisfied than answered, fewer than two points); those of
/// designDifference() but no-base and too-few-clusters, which leave that one comparison undefined.
/// Sources: see twoSampleT(), proportionDifference(), profileAgreement(); Holm (1979), Scand. J. Statist. 6:65-70.
/// Equals R t.test, prop.test intervals combined by Newcombe's method, p.adjust.
Result<GapAnalysis> gapAnalysis(const std::vector<std::string>& groups, const std::vector<GapItem>& items,
                                Adjustment adjustment = Adjustment::holm, Confidence confidence = Confidence{});

}  // namespace diaoyan
