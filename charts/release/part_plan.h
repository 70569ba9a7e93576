// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/release/item_groups.h"
#include "charts/report/study.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What may be printed of one item, by school, by partition and in all.
struct ItemPlan {
    GroupsToRelease groups;   ///< the schools in the order of `by school`, then respondents of unknown school
    ReleasedGroups released;  ///< parallel

    bool withheld() const { return released.total != HidingReason::shown; }
    bool operator==(const ItemPlan&) const = default;
};

/// What may be printed of one questionnaire's answers, over all documents that are written together.
struct PartPlan {
    std::int64_t minimum = 10;
    std::vector<std::string> partitions;  ///< groupings of schools that documents print: school.stage
    std::vector<Group> schools;           ///< in the order of `by school`
    std::map<std::string, ItemPlan> items{};
    /// Items that may group others, in this order: an item is grouped by those before it only, so that no table is
    /// printed both ways.
    std::vector<std::string> grouping_items{};

    const ItemPlan* find(const std::string& item) const;
    /// Whether `item` may be printed by `by`, as far as the order of the questionnaire goes.
    bool mayGroup(const std::string& by, const std::string& item) const;
    bool operator==(const PartPlan&) const = default;
};

/// Why a school's results on an item are not printed; shown where they are. `school`: position in PartPlan::schools.
HidingReason schoolReason(const PartPlan& plan, const std::string& item, std::size_t school);

/// Plans one questionnaire. Texts and dates are planned by who wrote something, where the answers themselves are there.
/// An item that is shown by the answer to another one (skip rules) is hidden wherever the other is: how many were not
/// asked is how many gave that answer. Problems: those of the engine.
Result<PartPlan> planPart(const StudyPart& part, const Roster& roster, const std::vector<std::string>& partitions,
                          std::int64_t minimum);

}  // namespace diaoyan
