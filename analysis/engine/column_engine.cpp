// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/column_engine.h"

#include "analysis/engine/column_counter.h"
#include "analysis/engine/grouping.h"

#include <algorithm>
#include <cmath>
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

std::size_t reasonNumber(const NumberColumn& column, std::size_t row) {
    const auto invalid = static_cast<std::size_t>(missingReasons - 1);
    if (column.present[row] != 0) return static_cast<std::size_t>(MissingReason::invalid);
    return std::min(static_cast<std::size_t>(reasonAt(column.reasons, row)), invalid);
}

using MissingCounts = std::array<std::int64_t, missingReasons>;

/// One number with the weight of its respondent.
struct Weighed {
    double value;
    double weight;
};

ValueCounts reduced(std::vector<Weighed>& numbers) {
    std::sort(numbers.begin(), numbers.end(), [](const Weighed& a, const Weighed& b) {
        return a.value != b.value ? a.value < b.value : a.weight < b.weight;
    });
    ValueCounts counts;
    for (const Weighed& number : numbers) {
        if (counts.empty() || counts.back().value != number.value) counts.push_back({.value = number.value});
        ++counts.back().count;
        counts.back().weight += number.weight;
        counts.back().weight_squared += number.weight * number.weight;
    }
    return counts;
}

}  // namespace

ColumnEngine::ColumnEngine(std::shared_ptr<const Responses> responses, Roster roster)
    : responses_(std::move(responses)), roster_(std::move(roster)) {}

Result<Counts> ColumnEngine::count(const CountRequest& request) const {
    const auto index = itemIndex(*responses_, request.item);
    if (!index) return unknownItem(request.item);
    const Item& item = responses_->items[*index];
    if (!hasOptions(item.kind))
        return Problem{
            "not-countable", phrase("“{0}”没有选项，不能计数", "\"{0}\" has no options to count", {item.title}), {}};
    auto grouping = groupingBy(*responses_, roster_, request.by);
    if (!grouping) return grouping.problem();
    if ((grouping->groups.size() + 1) * (item.options.size() + 16) > mostCells)
        return tooManyCells(grouping->groups.size(), item.options.size());

    Counts counts{.item = item,
                  .by = request.by,
                  .by_title = grouping->title,
                  .groups = grouping->groups,
                  .per_group =
                      countColumn(responses_->columns[*index], *grouping, responses_->rows, responses_->weights)};
    counts.ungrouped = counts.per_group.back().respondents();
    counts.per_group.pop_back();
    return counts;
}

Result<GroupedValues> ColumnEngine::values(const CountRequest& request) const {
    const auto index = itemIndex(*responses_, request.item);
    if (!index) return unknownItem(request.item);
    const Item& item = responses_->items[*index];
    const auto* column = std::get_if<NumberColumn>(&responses_->columns[*index]);
    if (column == nullptr)
        return Problem{"not-a-number", phrase("“{0}”不是数字题", "\"{0}\" is not a number question", {item.title}), {}};
    auto grouping = groupingBy(*responses_, roster_, request.by);
    if (!grouping) return grouping.problem();

    const std::size_t groups = grouping->groups.size();
    std::vector<std::vector<Weighed>> numbers(groups + 1);
    std::vector<MissingCounts> missing(groups + 1);
    withGroupOf(*grouping, [&](auto groupOf) {
        for (std::size_t row = 0; row < responses_->rows; ++row) {
            const std::size_t group = groupOf(row);
            if (column->present[row] != 0 && std::isfinite(column->values[row]))
                numbers[group].push_back(
                    {column->values[row], responses_->weights.empty() ? 1 : responses_->weights[row]});
            else
                ++missing[group][reasonNumber(*column, row)];
        }
    });
    GroupedValues values{
        .item = item, .by = request.by, .by_title = grouping->title, .groups = grouping->groups, .missing = missing};
    for (std::size_t g = 0; g < groups; ++g) values.per_group.push_back(reduced(numbers[g]));
    values.missing.pop_back();
    values.ungrouped = static_cast<std::int64_t>(numbers[groups].size());
    for (const std::int64_t count : missing[groups]) values.ungrouped += count;
    return values;
}

Result<CoOccurrence> ColumnEngine::coOccurrence(const CountRequest& request) const {
    const auto index = itemIndex(*responses_, request.item);
    if (!index) return unknownItem(request.item);
    const Item& item = responses_->items[*index];
    const auto* column = std::get_if<TickColumn>(&responses_->columns[*index]);
    if (column == nullptr)
        return Problem{
            "not-multiple", phrase("“{0}”不是多选题", "\"{0}\" is not a multiple-choice question", {item.title}), {}};
    const auto grouping = groupingBy(*responses_, roster_, request.by);
    if (!grouping) return grouping.problem();
    const std::size_t options = item.options.size();
    if ((grouping->groups.size() + 1) * options * options > mostCells)
        return tooManyCells(grouping->groups.size(), options * options);
    CoOccurrence pairs{.item = item, .groups = grouping->groups};
    pairs.per_group.assign(grouping->groups.size() + 1, {.counts = std::vector<std::int64_t>(options * options, 0)});
    std::vector<std::size_t> ticked;
    withGroupOf(*grouping, [&](auto groupOf) {
        for (std::size_t row = 0; row < responses_->rows; ++row) {
            const std::uint8_t* const bytes = column->bits.data() + row * column->bytes_per_row;
            PairCounts& group = pairs.per_group[groupOf(row)];
            ticked.clear();
            for (std::size_t option = 0; option < options; ++option)
                if ((bytes[option / 8] >> (option % 8)) & 1u) ticked.push_back(option);
            for (const std::size_t one : ticked)
                for (const std::size_t other : ticked) ++group.counts[one * options + other];
            if (!ticked.empty()) ++group.cases;
        }
    });
    pairs.per_group.pop_back();
    return pairs;
}

}  // namespace diaoyan
