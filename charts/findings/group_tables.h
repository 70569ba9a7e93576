// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/crosstab.h"
#include "analysis/statistics/satisfaction.h"
#include "charts/findings/group_clusters.h"
#include "charts/tables/from_statistics.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

// The tables that compareGroupTables and testedTables are made of, each of one item by one grouping.

/// A scale: rate (or index) of satisfaction, group by group. Problems: those of the engine and of satisfaction().
Result<ResultTable> groupRateTable(const GroupComparison& comparison, const SatisfactionDefinition& definition);

/// A scale or a number: means of the groups with letters, and the tests. `definition`: the rate that a scale is
/// tested by as well.
Result<std::vector<ResultTable>> groupMeanTables(const GroupComparison& comparison,
                                                 const std::optional<SatisfactionDefinition>& definition);

/// One choice: percentages of the groups with letters, and the tests.
Result<std::vector<ResultTable>> groupShareTables(const GroupComparison& comparison, const TableWording& wording);

/// A multiple response: percent of cases with letters, a test per option and one for all.
Result<std::vector<ResultTable>> groupTickTables(const GroupComparison& comparison, const TableWording& wording);

/// A ranking: mean ranks of the groups. There is no test.
Result<ResultTable> groupRankTable(const GroupComparison& comparison);

// What they share.

/// Clusters of a cross table's columns, which are its values 0, 1, 2 ... Absent and Problems as valueClusters().
Result<std::optional<GroupClusters>> optionClusters(const GroupComparison& comparison, const ComparedCounts& compared);

/// Rao and Scott's test with schools as clusters: the groups against the values. `what`, if any, stands before the
/// name of the test (满意率).
void addClusterIndependence(ResultTable& tests, const GroupClusters& clusters, const Text& what);
/// Pearson, Fisher or a simulation, with Cramer's V.
void addIndependence(ResultTable& tests, const CrossTable& cross, const GroupTestOptions& options, const Text& what);
/// Whether higher groups have higher values; only where `by` is an item of the questionnaire.
void addTrend(ResultTable& tests, const CrossTable& cross, const GroupComparison& comparison);

/// Which of the results to trust, how many schools there are, and weights.
void noteTrust(ResultTable& tests, const GroupComparison& comparison, const std::optional<GroupClusters>& clusters);
/// Why the clusters could not be had.
void noteNoClusters(ResultTable& tests, const Problem& problem);

/// The legend of letters beside percentages.
Text shareLegend(const ColumnProportions& letters);

/// The points of a scale as 1 (counts as satisfied) and 0. Problems: not-a-scale, definition-does-not-fit.
Result<GroupClusters> rateClusters(const GroupClusters& points, const Item& item,
                                   const SatisfactionDefinition& definition);

/// Rate of satisfaction as a cross table: a row per group, columns: satisfied, not.
CrossTable satisfiedTable(const std::vector<Satisfaction>& rates);

/// The rows of a definition's rate among the tests of a scale.
void addRateTests(ResultTable& tests, const GroupComparison& comparison, const ComparedCounts& compared,
                  const SatisfactionDefinition& definition, const std::optional<GroupClusters>& clusters);

}  // namespace diaoyan
