// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/from_statistics.h"

#include <optional>

namespace diaoyan {

/// The tables of weighted statistics, for the other files of this folder: unweighted counts of people first, then
/// weighted counts and percentages under headings that say so. REQUIRES: the statistic is weighted.
ResultTable weightedTableOf(const FrequencyTable& frequencies, const TableWording& options);
ResultTable weightedTableOf(const MultipleResponseTable& multiple, const TableWording& options);

/// 加权百分比的单元格: a figure with one decimal; undefined without a base.
TableCell weightedPercent(const std::optional<WeightedShare>& share);

/// How the answers were weighted and what the figures mean. Empty where nothing is said about weights.
Text weightingNote(const Text& weighting, std::optional<double> effective_n = std::nullopt);

/// Under a table without weighted figures although the answers are weighted.
Text notWeightedNote(const Text& weighting);

}  // namespace diaoyan
