// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/cluster_sample.h"
#include "analysis/clusters/design_chi_square.h"
#include "analysis/clusters/design_mean.h"
#include "analysis/clusters/design_satisfaction.h"
#include "charts/findings/group_comparison.h"
#include "charts/findings/group_letters.h"

#include <map>
#include <optional>
#include <vector>

namespace diaoyan {

/// The answers of one group in one school.
struct GroupInSchool {
    std::size_t school = 0;  ///< numbered from 0
    ValueCounts values;

    bool operator==(const GroupInSchool&) const = default;
};

/// Answers by group and school: what comparisons need that take schools as clusters.
struct GroupClusters {
    /// cluster: schools; respondent: each on their own (weights, but no schools).
    SamplingUnit unit = SamplingUnit::cluster;
    std::size_t schools = 0;                           ///< with answers of a compared group
    std::vector<double> values;                        ///< that occur, ascending
    std::vector<std::vector<GroupInSchool>> by_group;  ///< only schools with answers

    /// Schools the answers of a group come from.
    std::size_t schoolsOf(std::size_t group) const { return by_group[group].size(); }
    std::int64_t answers() const;
    /// Whether the error between its schools can be seen: from `fewestSchools` on.
    bool comparable(std::size_t group) const;
    /// The groups of which it can.
    std::vector<std::size_t> comparableGroups() const;

    /// These groups as a sample; the other respondents are outside, their schools are not. Profile of a value:
    /// position of the group in `groups` * values.size() + position of the value.
    ClusterSample sampleOf(const std::vector<std::size_t>& groups) const;
    bool operator==(const GroupClusters&) const = default;
};

/// Counts or values by "<by>/school", brought to the groups that are compared.
/// `nested` and `answers` are parallel.
GroupClusters groupClusters(const std::vector<Group>& nested, const std::vector<ValueCounts>& answers,
                            const GroupChoice& choice);

/// Respondents as independent draws, for weights without schools.
GroupClusters groupDraws(const std::vector<ValueCounts>& per_group);

/// Clusters of a scale's points or of numbers. Absent where no group's answers come from enough schools and they
/// carry no weights. Problems: those of the engine (too-many-cells).
Result<std::optional<GroupClusters>> valueClusters(const GroupComparison& comparison, const ComparedValues& compared);

/// The same points, others in their place (1 and 0 for a rate).
GroupClusters revalued(const GroupClusters& clusters, const std::map<double, double>& new_values);

/// Mean of one group. Problems: too-few-clusters (it is not comparable), and those of designMean().
Result<DesignEstimate> clusterMean(const GroupClusters& clusters, std::size_t group, Confidence confidence);

/// Rao and Scott's test of the comparable groups against the values. Problems: too-few-groups, and those of
/// designChiSquare().
Result<DesignChiSquare> clusterIndependence(const GroupClusters& clusters);

/// Two groups with schools as clusters; p adjusted over all pairs.
struct ClusterPair {
    std::size_t first = 0;
    std::size_t second = 0;
    std::optional<DesignDifference> test;
    std::optional<double> adjusted_p;

    bool operator==(const ClusterPair&) const = default;
};

/// Every pair of comparable groups. Problem too-many-pairs: more than would take seconds; too-few-groups.
Result<std::vector<ClusterPair>> clusterPairs(const GroupClusters& clusters, const GroupTestOptions& options);

/// Per group the letters of those it exceeds; "—" for those that are not comparable.
std::vector<TableCell> clusterLetters(const GroupClusters& clusters, const std::vector<ClusterPair>& pairs,
                                      double alpha);

/// A和B组的作答来自不足5所学校 ...: their intervals take respondents as independent, unlike the others.
Text independentGroups(const std::vector<Text>& letters);

/// Whether any of the cells has letters.
bool anyLetters(const std::vector<TableCell>& cells);

}  // namespace diaoyan
