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
    Text description;                 ///< what it gives
    std::vector<QuestionKind> kinds;  ///< items it applies to; empty: needs no single item
    GroupingNeed grouping = GroupingNeed::none;
    std::string source{};     ///< where the definition stands
    Text when{};              ///< when to use it, and when not
    Text assumptions{};       ///< what must hold; when the result is undefined
    std::string reference{};  ///< what the numbers were compared with: "R chisq.test"

    bool operator==(const StatisticEntry&) const = default;
};

/// THE LIST: one row per statistic. Each room of analysis/ contributes its own (families.h).
const std::vector<StatisticEntry>& statistics();

const StatisticEntry* findStatistic(const std::string& id);

}  // namespace diaoyan
