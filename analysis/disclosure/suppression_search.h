// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/disclosure/table_network.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// Hides the primary cells and what it takes so that the range of each spans at least `width`; for this
/// room only. True when the pattern is proved to be the best (see TableSuppression::fewest).
/// REQUIRES: nothing of the table is hidden; width >= 1.
bool hideComplementaryCells(TableNetwork& table, std::vector<TableNetwork::Cell> primary, std::int64_t width);

}  // namespace diaoyan
