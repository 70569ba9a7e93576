// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/statistics/satisfaction.h"
#include "questionnaires/question.h"
#include "questionnaires/result.h"

#include <string>

namespace diaoyan {

/// How a rate of this item is called: 满意率 where its words speak of 满意, 赞同率 where of 同意, else 正向评价率.
Text rateName(const Item& item);

/// 满意率（满意+比较满意）: the name with what counts; an index with its points. One line.
Text definitionInWords(const Satisfaction& satisfaction, const Item& item);

/// Satisfaction by a definition's id or labels; by the default where it is empty or does not fit the item.
/// Problems: not-a-scale, wrong-counts.
Result<Satisfaction> satisfactionOf(const Item& item, const ItemCounts& counts, const std::string& definition = {},
                                    Confidence confidence = Confidence());

}  // namespace diaoyan
