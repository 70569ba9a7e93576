// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/statistics/satisfaction.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// A number per option of an item; undefined for options that are not on the scale (不了解).
using OptionPoints = std::vector<std::optional<double>>;

/// Points of a scale, the best option highest: k, ..., 2, 1 on k points. Problem: not-a-scale.
Result<OptionPoints> scalePoints(const Item& item);

/// What a definition makes of each option: 1 or 0 for a rate, the points for an index.
/// Problems: not-a-scale, definition-does-not-fit.
Result<OptionPoints> definitionPoints(const Item& item, const SatisfactionDefinition& definition);

/// Counts of options as a distribution of their points.
/// REQUIRES: as many points as options.
ValueCounts scoredCounts(const ItemCounts& counts, const OptionPoints& points);

/// Satisfaction by a definition, weighted where the counts are: percent, or points of an index. Undefined
/// without answers (or weight). Problems: those of definitionPoints.
Result<std::optional<double>> weightedSatisfaction(const Item& item, const ItemCounts& counts,
                                                   const SatisfactionDefinition& definition);

/// The answers to a scale (in points) or a number item by group. `missing` counts 不了解 as unanswered.
/// Problems: not-a-number (neither), and those of the engine.
Result<GroupedValues> scores(const Tabulator& tabulator, const CountRequest& request);

/// The item by its id, as the engine knows it. Problem: unknown-item.
Result<Item> itemOf(const Tabulator& tabulator, const std::string& id);

}  // namespace diaoyan
