// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/statistics/scale_scores.h"
#include "charts/findings/group_tables.h"

#include <optional>

namespace diaoyan {

/// Everything that comparisons of means are made from.
struct MeanComparisonInput {
    const GroupComparison& comparison;
    const ComparedValues& compared;
    std::optional<GroupClusters> clusters{};
    std::optional<Problem> no_clusters{};
    std::optional<Result<std::vector<ClusterPair>>> pairs{};  ///< where there are clusters

    bool bySchools() const { return clusters && clusters->unit == SamplingUnit::cluster; }
};

/// Tests of the means and of the ranks, the ones to trust first; of a scale also of its rate and its trend.
/// Problems: those of the engine.
Result<ResultTable> meanTests(const MeanComparisonInput& input,
                              const std::optional<SatisfactionDefinition>& definition);

/// Options on the scale.
std::int64_t scaleLength(const OptionPoints& points);

}  // namespace diaoyan
