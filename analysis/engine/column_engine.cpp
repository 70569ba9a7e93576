// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/column_engine.h"

#include "analysis/engine/column_counter.h"
#include "analysis/engine/grouping.h"
#include "analysis/engine/pair_counts.h"

#include <utility>

namespace diaoyan {

namespace {

// Groups times codes; only a question with tens of thousands of options by another one gets there.
constexpr std::size_t mostCells = 40'000'000;

Problem tooManyCells(std::size_t groups, std::size_t options) {
    return {"too-many-cells",
            phrase("{0} 组乘 {1} 个选项，表太大", "{0} groups by {1} options: too large a table",
                   {static_cast<std::uint64_t>(groups), static_cast<std::uint64_t>(options)}),
            {}};
}

}  // namespace

ColumnEngine::ColumnEngine(std::shared_ptr<const Responses> responses, Roster roster)
    : responses_(std::move(responses)),
      groupings_(std::make_shared<const KnownGroupings>(responses_, std::move(roster))),
      numbers_(std::make_shared<const KnownWholeNumbers>(responses_)) {}

Result<Counts> ColumnEngine::count(const CountRequest& request) const {
    const auto index = itemIndex(*responses_, request.item);
    if (!index) return unknownItem(request.item);
    const Item& item = responses_->items[*index];
    if (!hasOptions(item.kind))
        return Problem{
            "not-countable", phrase("“{0}”没有选项，不能计数", "\"{0}\" has no options to count", {item.title}), {}};
    const auto found = groupings_->by(request.by);
    if (!found) return found.problem();
    const Grouping& grouping = **found;
    if ((grouping.groups.size() + 1) * (item.options.size() + 16) > mostCells)
        return tooManyCells(grouping.groups.size(), item.options.size());

    Counts counts{.item = item,
                  .by = request.by,
                  .by_title = grouping.title,
                  .groups = grouping.groups,
                  .per_group =
                      countColumn(responses_->columns[*index], grouping, responses_->rows, responses_->weights)};
    counts.ungrouped = counts.per_group.back().respondents();
    counts.per_group.pop_back();
    return counts;
}

Result<CoOccurrence> ColumnEngine::coOccurrence(const CountRequest& request) const {
    const auto index = itemIndex(*responses_, request.item);
    if (!index) return unknownItem(request.item);
    const Item& item = responses_->items[*index];
    const auto* column = std::get_if<TickColumn>(&responses_->columns[*index]);
    if (column == nullptr)
        return Problem{
            "not-multiple", phrase("“{0}”不是多选题", "\"{0}\" is not a multiple-choice question", {item.title}), {}};
    const auto found = groupings_->by(request.by);
    if (!found) return found.problem();
    const Grouping& grouping = **found;
    const std::size_t options = item.options.size();
    if ((grouping.groups.size() + 1) * options * options > mostCells)
        return tooManyCells(grouping.groups.size(), options * options);
    CoOccurrence pairs{
        .item = item, .groups = grouping.groups, .per_group = pairCounts(*column, grouping, responses_->rows)};
    pairs.per_group.pop_back();
    return pairs;
}

}  // namespace diaoyan
