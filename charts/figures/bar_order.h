// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/item_counts.h"
#include "charts/figures/chart_spec.h"
#include "questionnaires/question.h"

#include <cstddef>
#include <vector>

namespace diaoyan {

/// The options that get a bar, in the order of the bars: a scale as it is; others most frequent first, then 不清楚,
/// 以上都不是 and 其他, or as they were asked. One choice: without options that are not substantive. REQUIRES:
/// countsFit.
std::vector<std::size_t> barOrder(const Item& item, const ItemCounts& counts, bool as_asked = false);

/// Whether the labels of the categories can be read below upright columns: at most ten, and short.
bool fitsUnderColumns(const ChartSpec& spec);

}  // namespace diaoyan
