// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/release/item_groups.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr std::size_t mostClasses = 64;

}  // namespace

Result<ItemReader> ItemReader::of(const Tabulator& engine, const std::string& item) {
    ItemReader reader(engine, item);
    const Result<Counts> counts = engine.count({item, {}});
    if (counts.ok()) {
        reader.item_ = counts->item;
        reader.everybody_ = reader.read(counts->total());
        return reader;
    }
    if (counts.problem().code != "not-countable") return counts.problem();
    const Result<GroupedValues> values = engine.values({item, {}});
    if (!values.ok()) return values.problem().code == "not-a-number" ? counts.problem() : values.problem();
    reader.item_ = values->item;
    reader.makeClasses(values->per_group.front());
    reader.everybody_ = reader.read(values->per_group.front());
    return reader;
}

std::size_t ItemReader::unanimousCounts() const {
    return isNumber() ? classes_.size() : item_.options.size();
}

void ItemReader::makeClasses(const ValueCounts& values) {
    const auto wanted = static_cast<double>(countOf(values)) / static_cast<double>(mostClasses);
    const bool each = values.size() <= mostClasses;
    std::int64_t so_far = 0;
    for (const ValueCount& one : values) {
        so_far += one.count;
        const bool full = static_cast<double>(so_far) >= wanted * static_cast<double>(classes_.size() + 1);
        if (each || full || &one == &values.back()) classes_.push_back(one.value);
    }
}

AnsweringGroup ItemReader::read(const ItemCounts& counts) const {
    AnsweringGroup group{.n = counts.answered, .counts = counts.options};
    group.counts.resize(item_.options.size(), 0);
    if (item_.kind == QuestionKind::ranking) {
        group.counts.insert(group.counts.end(), counts.ranked.begin(), counts.ranked.end());
        group.counts.resize(2 * item_.options.size(), 0);
    }
    return group;
}

AnsweringGroup ItemReader::read(const ValueCounts& values) const {
    AnsweringGroup group{.n = countOf(values), .counts = std::vector<std::int64_t>(classes_.size(), 0)};
    for (const ValueCount& one : values) {
        const auto place = std::lower_bound(classes_.begin(), classes_.end(), one.value) - classes_.begin();
        group.counts[static_cast<std::size_t>(place)] += one.count;
    }
    return group;
}

/// Who is in no group: everybody without the groups.
void ItemReader::addOthers(ItemGroups& made) const {
    made.others = everybody_;
    made.others.listed = false;
    for (const AnsweringGroup& group : made.answers) {
        made.others.n -= group.n;
        for (std::size_t c = 0; c < group.counts.size(); ++c) made.others.counts[c] -= group.counts[c];
    }
}

Result<ItemGroups> ItemReader::groups(const std::string& by) const {
    ItemGroups made;
    if (isNumber()) {
        const Result<GroupedValues> values = engine_->values({id_, by});
        if (!values.ok()) return values.problem();
        made.groups = values->groups;
        for (const ValueCounts& group : values->per_group) made.answers.push_back(read(group));
    } else {
        const Result<Counts> counts = engine_->count({id_, by});
        if (!counts.ok()) return counts.problem();
        made.groups = counts->groups;
        for (const ItemCounts& group : counts->per_group) made.answers.push_back(read(group));
    }
    addOthers(made);
    return made;
}

}  // namespace diaoyan
