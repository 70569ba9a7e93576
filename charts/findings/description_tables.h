// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_scores.h"
#include "analysis/statistics/number_description.h"
#include "analysis/statistics/weighted_description.h"
#include "charts/findings/score_items.h"
#include "charts/tables/result_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One row of a description: an item, or a group that answered one.
struct DescribedGroup {
    RowRole role = RowRole::option;
    std::string code;
    Text label;
    Text scoring;
    std::int64_t unanswered = 0;
    std::int64_t unsure = 0;  ///< answered off the scale: 不了解
    std::int64_t invalid = 0;
    std::int64_t not_asked = 0;
    NumberDescription numbers;
    DesignScore score;
    std::optional<WeightedDescription> weighted;  ///< where the answers carry weights

    bool operator==(const DescribedGroup&) const = default;
};

/// The rows with what the tables say around them.
struct DescribedSet {
    std::string id;
    Text title;
    Text first;  ///< heading of the first column
    Role role;
    std::vector<LabelledItem> items;
    std::vector<DescribedGroup> rows;
    QuantileDefinition quartiles = QuantileDefinition::linear;
    Confidence confidence;
    Text weighting;              ///< Tabulator::weighting
    std::int64_t ungrouped = 0;  ///< respondents in none of the groups

    bool operator==(const DescribedSet&) const = default;
};

/// Means with their intervals and who is missing; then the distribution.
std::vector<ResultTable> descriptionTables(const DescribedSet& set);

}  // namespace diaoyan
