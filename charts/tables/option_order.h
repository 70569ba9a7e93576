// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/from_statistics.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// The options in the order of a table. by_count: most frequent first, ties in the questionnaire's order;
/// then 不了解, 以上都不是 and 其他, as in the figures. What has an order keeps it.
std::vector<std::size_t> optionOrder(const Item& item, const std::vector<std::int64_t>& counts, TableOrder order);

/// parent.hope; hope where the questionnaire has no id.
std::string tableId(const TableWording& options, const std::string& item);

/// What the item of a matrix question is called beside its neighbours: the row's label alone.
Text rowLabel(const Question& question, const Item& item);

/// NoValue with its reason.
TableCell notInBase();

}  // namespace diaoyan
