// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/question.h"
#include "questionnaires/text.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What a statistic needs of a grouping.
enum class GroupingNeed { none, optional, required };

/// One statistic that this project computes. Menus, help and the method page are made from these rows.
struct StatisticEntry {
    std::string id;
    Text title;
    Text description;
    std::vector<QuestionKind> kinds;  ///< items it applies to; empty: needs no item
    GroupingNeed grouping = GroupingNeed::none;
    std::string source;  ///< where the definition stands

    bool operator==(const StatisticEntry&) const = default;
};

/// THE LIST: one row per statistic.
const std::vector<StatisticEntry>& statistics();

const StatisticEntry* findStatistic(const std::string& id);

}  // namespace diaoyan
