// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/statistics/satisfaction.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// What becomes of a satisfaction figure, and of the order of the schools, under one definition.
struct DefinitionEffect {
    SatisfactionDefinition definition;
    Satisfaction overall;            ///< all schools together
    int schools = 0;                 ///< schools compared: enough valid answers
    int changed = 0;                 ///< those with another rank than under the printed definition
    int largest_change = 0;          ///< in places
    std::optional<int> top_quarter;  ///< how many of the best quarter stay there; undefined below 4 schools

    bool operator==(const DefinitionEffect&) const = default;
};

/// One entry per listed definition that fits the item, the printed one first; definitions that count the same
/// options are one. `by_school` holds the counts by school; schools with fewer than `minimum_n` valid answers
/// are not compared. Ranks are bare ones, by the unweighted value, ties sharing the best rank: the point is how
/// little they bear. Problems: not-a-scale, definition-does-not-fit, wrong-counts.
Result<std::vector<DefinitionEffect>>
definitionSensitivity(const Counts& by_school, const SatisfactionDefinition& printed, std::int64_t minimum_n);

}  // namespace diaoyan
