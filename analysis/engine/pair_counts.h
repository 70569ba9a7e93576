// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/grouping.h"
#include "analysis/engine/tabulator.h"

#include <cstddef>
#include <vector>

namespace diaoyan {

/// Counts pairs of ticks by group; for the column engine only. The result has one entry more than there are groups,
/// for the rows in none of them.
std::vector<PairCounts> pairCounts(const TickColumn& column, const Grouping& grouping, std::size_t rows);

}  // namespace diaoyan
