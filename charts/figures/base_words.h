// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/tabulator.h"
#include "analysis/share.h"
#include "charts/figures/figure_options.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// The words around a figure: its base, who is not in it, what stands on a bar. One language.

/// 1241名家长 / 1241 parents; 1241人 where the role has no name.
std::string respondentsInWords(std::int64_t number, const FigureOptions& options);

/// 基数：有效作答的1241名家长 (one choice), with what was left out; 基数：作答的… for multiple and ranking.
std::string baseCaption(const Item& item, const ItemCounts& counts, const FigureOptions& options);

/// ；另有23名选“不了解”，未计入 — empty when nobody did. Over several items one person counts several
/// times: 23人次.
std::string leftOutInWords(const std::vector<Option>& options, const ItemCounts& counts, const FigureOptions& figure,
                           bool several_items = false);

/// 551人（44.4%） / 551 (44.4%); 0人 with a base of 0 has no percentage.
std::string countAndPercent(const Share& share, Language language);

/// Wilson's interval of a share in percent, for an error bar; undefined for a base of 0.
std::optional<Interval> percentInterval(const Share& share, Confidence confidence);

/// One choice: the substantive answers. Multiple, ranking: the respondents who answered.
std::int64_t figureBase(const Item& item, const ItemCounts& counts);

/// The counts of all groups together; zeros where there is no group. REQUIRES: countsFit for each.
ItemCounts everybody(const Counts& counts);

/// A scale, or one choice whose substantive options all carry points or are classes of a number in their
/// order (不足20岁, 20~24岁 ...): its order means something.
bool hasOrder(const Item& item);

/// Whether the counts can be those of the item: one per option, none negative.
bool countsFit(const Item& item, const ItemCounts& counts);

/// The problem when they cannot.
Problem countsDoNotFit(const Item& item);

}  // namespace diaoyan
