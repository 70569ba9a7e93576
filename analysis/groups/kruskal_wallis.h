// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/groups/pooled_ranks.h"
#include "analysis/numeric/multiple_testing.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Several groups compared by ranks (克鲁斯卡尔-沃利斯检验). Groups without answers take no part.
struct KruskalWallis {
    std::int64_t n = 0;
    std::int64_t groups_used = 0;
    std::vector<std::int64_t> counts;               ///< per group, as given
    std::vector<std::optional<double>> mean_ranks;  ///< per group, undefined for an empty one
    double tie_correction = 1;
    double h = 0;  ///< corrected for ties
    double h_uncorrected = 0;
    double df = 0;
    Tail tail;                     ///< chi-square approximation
    double epsilon2 = 0;           ///< H / (n - 1), 0 to 1
    std::optional<double> eta2_h;  ///< (H - k + 1) / (n - k); undefined with one answer per group

    bool operator==(const KruskalWallis&) const = default;
};

/// Assumes independent respondents. Problems: too-few-groups, all-tied (every answer equal).
/// Sources: Kruskal & Wallis (1952), JASA 47:583-621; Tomczak & Tomczak (2014), Trends in Sport Sciences 1:19-25
/// (effect sizes). Equals R's kruskal.test.
Result<KruskalWallis> kruskalWallis(const std::vector<ValueCounts>& groups);

/// Two groups of a Kruskal-Wallis test compared.
struct RankComparison {
    std::size_t first = 0;  ///< position among the groups as given
    std::size_t second = 0;
    double difference = 0;  ///< of the mean ranks, first minus second
    double z = 0;
    Tail tail;              ///< two-sided
    double adjusted_p = 1;  ///< over all pairs

    bool operator==(const RankComparison&) const = default;
};

struct DunnTest {
    Adjustment adjustment = Adjustment::holm;
    std::vector<RankComparison> pairs;  ///< of the groups with answers, in order

    bool operator==(const DunnTest&) const = default;
};

/// Every pair of groups by the mean ranks among all groups, after Kruskal-Wallis.
/// Problems: those of kruskalWallis and too-many-groups (more than 1000: half a million pairs).
/// Source: Dunn (1964), Technometrics 6:241-252.
Result<DunnTest> dunnTest(const std::vector<ValueCounts>& groups, Adjustment adjustment = Adjustment::holm);

}  // namespace diaoyan
