// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/grouping.h"
#include "analysis/engine/tabulator.h"

#include <vector>

namespace diaoyan {

/// Counts one column by group; for the column engine only. The result has one entry more than there are
/// groups, for the rows in none of them. Columns of numbers and texts count nothing.
std::vector<ItemCounts> countColumn(const Column& column, const Grouping& grouping, std::size_t rows,
                                    const std::vector<double>& weights);

}  // namespace diaoyan
