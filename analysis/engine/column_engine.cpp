// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/column_engine.h"

#include "analysis/engine/grouping.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

// Groups times codes; only a question with tens of thousands of options by another one gets there.
constexpr std::size_t mostCells = 40'000'000;

std::size_t atMost(std::size_t value, std::size_t limit) {
    return value < limit ? value : limit;
}

/// Calls `loop` with a function from row to group number, so that the loop is compiled for each kind
/// of grouping and does not ask at every row what kind it is.
template <class Loop>
void withGroupOf(const Grouping& grouping, const Loop& loop) {
    const std::uint32_t* const table = grouping.table.data();
    if (grouping.school != nullptr) {
        loop([table, keys = grouping.school->data()](std::size_t row) { return table[keys[row]]; });
    } else if (grouping.column != nullptr) {
        std::visit(
            [&](const auto& codes) {
                loop([table, keys = codes.data()](std::size_t row) { return table[keys[row]]; });
            },
            grouping.column->codes);
    } else {
        loop([](std::size_t) { return std::uint32_t{0}; });
    }
}

/// Counts one column. Groups are counted in a dense matrix with one line more than there are groups,
/// for the rows in none of them.
struct Counter {
    const Grouping& grouping;
    std::size_t rows;
    std::vector<ItemCounts> counts{grouping.groups.size() + 1};

    void operator()(const CodeColumn& column) {
        // The last code of the line is Missing{invalid}; a code beyond it can only be damage.
        const std::size_t width = column.options + missingReasons;
        std::vector<std::int64_t> cells(counts.size() * width, 0);
        withGroupOf(grouping, [&](auto groupOf) {
            std::visit(
                [&](const auto& codes) {
                    for (std::size_t row = 0; row < rows; ++row)
                        ++cells[groupOf(row) * width + atMost(codes[row], width - 1)];
                },
                column.codes);
        });
        for (std::size_t g = 0; g < counts.size(); ++g) {
            const auto line = cells.begin() + static_cast<std::ptrdiff_t>(g * width);
            counts[g].options.assign(line, line + column.options);
            for (const std::int64_t count : counts[g].options) counts[g].answered += count;
            for (std::size_t reason = 0; reason < missingReasons; ++reason)
                counts[g].missing[reason] = line[static_cast<std::ptrdiff_t>(column.options + reason)];
        }
    }

    void operator()(const TickColumn& column) {
        const std::size_t padded = column.bytes_per_row * std::size_t{8};
        std::vector<std::int64_t> ticks(counts.size() * padded, 0);
        std::vector<std::int64_t> ticked(counts.size() * (padded + 1), 0);
        withGroupOf(grouping, [&](auto groupOf) {
            const std::uint8_t* bytes = column.bits.data();
            for (std::size_t row = 0; row < rows; ++row) {
                const std::size_t group = groupOf(row);
                std::int64_t* const line = ticks.data() + group * padded;
                std::size_t choices = 0;
                for (std::size_t byte = 0; byte < column.bytes_per_row; ++byte)
                    for (unsigned left = *bytes++; left != 0; left &= left - 1, ++choices)
                        ++line[byte * 8 + static_cast<unsigned>(__builtin_ctz(left))];
                ++ticked[group * (padded + 1) + choices];
                if (choices == 0) noteMissing(group, column.reasons, row);
            }
        });
        for (std::size_t g = 0; g < counts.size(); ++g) {
            const auto line = ticks.begin() + static_cast<std::ptrdiff_t>(g * padded);
            counts[g].options.assign(line, line + column.options);
            const auto choices = ticked.begin() + static_cast<std::ptrdiff_t>(g * (padded + 1));
            counts[g].choices.assign(choices, choices + column.options + 1);
            counts[g].choices[0] = 0;
            for (const std::int64_t respondents : counts[g].choices) counts[g].answered += respondents;
        }
    }

    void operator()(const RankColumn& column) {
        for (ItemCounts& group : counts) {
            group.options.assign(column.options, 0);
            group.ranked.assign(column.options, 0);
            group.rank_sum.assign(column.options, 0);
        }
        withGroupOf(grouping, [&](auto groupOf) {
            const std::uint8_t* ranks = column.ranks.data();
            for (std::size_t row = 0; row < rows; ++row, ranks += column.options) {
                ItemCounts& group = counts[groupOf(row)];
                bool answered = false;
                for (std::size_t option = 0; option < column.options; ++option) {
                    if (ranks[option] == 0) continue;
                    answered = true;
                    if (ranks[option] == 1) ++group.options[option];
                    ++group.ranked[option];
                    group.rank_sum[option] += ranks[option];
                }
                if (answered)
                    ++group.answered;
                else
                    noteMissing(groupOf(row), column.reasons, row);
            }
        });
    }

    void operator()(const NumberColumn&) {}
    void operator()(const TextColumn&) {}

    void noteMissing(std::size_t group, const std::vector<std::uint8_t>& reasons, std::size_t row) {
        ++counts[group].missing[atMost(static_cast<std::size_t>(reasonAt(reasons, row)), missingReasons - 1)];
    }
};

Problem unknownItem(const std::string& id) {
    return {"unknown-item", phrase("本问卷没有题目“{0}”", "this questionnaire has no item \"{0}\"", {id}), {}};
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
        return Problem{"too-many-cells",
                       phrase("{0} 组乘 {1} 个选项，表太大", "{0} groups by {1} options: too large a table",
                              {static_cast<std::uint64_t>(grouping->groups.size()),
                               static_cast<std::uint64_t>(item.options.size())}),
                       {}};

    Counter counter{.grouping = *grouping, .rows = responses_->rows};
    std::visit(counter, responses_->columns[*index]);
    Counts counts{.item = item,
                  .by = request.by,
                  .by_title = grouping->title,
                  .groups = std::move(grouping->groups),
                  .per_group = std::move(counter.counts)};
    counts.ungrouped = counts.per_group.back().respondents();
    counts.per_group.pop_back();
    return counts;
}

Result<Summaries> ColumnEngine::summarize(const CountRequest& request) const {
    const auto index = itemIndex(*responses_, request.item);
    if (!index) return unknownItem(request.item);
    const Item& item = responses_->items[*index];
    const auto* column = std::get_if<NumberColumn>(&responses_->columns[*index]);
    if (column == nullptr)
        return Problem{"not-a-number", phrase("“{0}”不是数字题", "\"{0}\" is not a number question", {item.title}), {}};
    auto grouping = groupingBy(*responses_, roster_, request.by);
    if (!grouping) return grouping.problem();

    const std::size_t groups = grouping->groups.size();
    std::vector<std::vector<double>> values(groups + 1);
    std::vector<std::array<std::int64_t, missingReasons>> missing(groups + 1);
    withGroupOf(*grouping, [&](auto groupOf) {
        for (std::size_t row = 0; row < responses_->rows; ++row) {
            const std::size_t group = groupOf(row);
            if (column->present[row] != 0)
                values[group].push_back(column->values[row]);
            else
                ++missing[group][atMost(static_cast<std::size_t>(reasonAt(column->reasons, row)), missingReasons - 1)];
        }
    });

    Summaries summaries{.item = item,
                        .by = request.by,
                        .by_title = grouping->title,
                        .groups = grouping->groups,
                        .per_group = {},
                        .total = {}};
    std::vector<double> all;
    std::array<std::int64_t, missingReasons> all_missing{};
    for (std::size_t g = 0; g < groups; ++g) {
        all.insert(all.end(), values[g].begin(), values[g].end());
        for (std::size_t reason = 0; reason < missingReasons; ++reason) all_missing[reason] += missing[g][reason];
        summaries.per_group.push_back(summarizeNumbers(std::move(values[g]), missing[g]));
    }
    summaries.total = summarizeNumbers(std::move(all), all_missing);
    summaries.ungrouped = static_cast<std::int64_t>(values[groups].size());
    for (const std::int64_t count : missing[groups]) summaries.ungrouped += count;
    return summaries;
}

Result<CoOccurrence> ColumnEngine::coOccurrence(const std::string& id) const {
    const auto index = itemIndex(*responses_, id);
    if (!index) return unknownItem(id);
    const Item& item = responses_->items[*index];
    const auto* column = std::get_if<TickColumn>(&responses_->columns[*index]);
    if (column == nullptr)
        return Problem{
            "not-multiple", phrase("“{0}”不是多选题", "\"{0}\" is not a multiple-choice question", {item.title}), {}};
    CoOccurrence pairs{.item = item, .counts = std::vector<std::int64_t>(item.options.size() * item.options.size(), 0)};
    std::vector<std::size_t> ticked;
    for (std::size_t row = 0; row < responses_->rows; ++row) {
        const std::uint8_t* const bytes = column->bits.data() + row * column->bytes_per_row;
        ticked.clear();
        for (std::size_t option = 0; option < item.options.size(); ++option)
            if ((bytes[option / 8] >> (option % 8)) & 1u) ticked.push_back(option);
        for (const std::size_t one : ticked)
            for (const std::size_t other : ticked) ++pairs.counts[one * item.options.size() + other];
        if (!ticked.empty()) ++pairs.cases;
    }
    return pairs;
}

}  // namespace diaoyan
