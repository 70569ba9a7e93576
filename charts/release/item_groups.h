// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/disclosure/group_release.h"
#include "analysis/engine/tabulator.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Groups of a grouping with what they answered; `others` are the respondents in none of them, not listed.
struct ItemGroups {
    GroupList groups;
    std::vector<AnsweringGroup> answers;  ///< parallel to groups
    AnsweringGroup others;

    bool operator==(const ItemGroups&) const = default;
};

/// Counts an item in the form that disclosure control looks at: respondents per option (ticks, first places and places
/// of a ranking), a number by classes of its values: each value, or where there are more than 64 classes of about as
/// many answers.
class ItemReader {
public:
    /// Problems: those of the engine; not-countable (texts, dates).
    static Result<ItemReader> of(const Tabulator& engine, const std::string& item);

    /// `by` as in CountRequest. Problems: those of the engine.
    Result<ItemGroups> groups(const std::string& by) const;

    const Item& item() const { return item_; }
    const AnsweringGroup& everybody() const { return everybody_; }
    bool isNumber() const { return item_.kind == QuestionKind::number; }
    /// How many counts tell everybody's answer when all are counted: GroupsToRelease::unanimous_counts.
    std::size_t unanimousCounts() const;

private:
    ItemReader(const Tabulator& engine, std::string id) : engine_(&engine), id_(std::move(id)) {}
    AnsweringGroup read(const ItemCounts& counts) const;
    AnsweringGroup read(const ValueCounts& values) const;
    void makeClasses(const ValueCounts& values);
    void addOthers(ItemGroups& made) const;

    const Tabulator* engine_;
    std::string id_;
    Item item_;
    std::vector<double> classes_;  ///< of a number: the largest value of each class, ascending
    AnsweringGroup everybody_;
};

}  // namespace diaoyan
