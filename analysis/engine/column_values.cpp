// SPDX-License-Identifier: GPL-3.0-or-later
// Distributions of numbers by group.
#include "analysis/engine/cell_counts.h"
#include "analysis/engine/column_engine.h"
#include "analysis/engine/grouping.h"
#include "analysis/engine/whole_numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

/// What GroupedValues holds, with a last entry for the rows in no group.
struct Distributions {
    std::vector<ValueCounts> values;
    std::vector<std::array<std::int64_t, missingReasons>> missing;

    explicit Distributions(std::size_t groups) : values(groups + 1), missing(groups + 1) {}
};

Distributions countedNumbers(const CodeColumn& numbers, const Grouping& grouping, std::size_t rows) {
    const CellCounts cells = codeCells(numbers, grouping, rows);
    Distributions found(grouping.groups.size());
    for (std::size_t g = 0; g < found.values.size(); ++g) {
        const std::uint32_t* const line = cells.line(g);
        std::copy_n(line + numbers.options, missingReasons, found.missing[g].begin());
        const auto absent = std::count(line, line + numbers.options, 0u);
        found.values[g].reserve(numbers.options - static_cast<std::size_t>(absent));
        for (std::size_t value = 0; value < numbers.options; ++value) {
            const double count = line[value];
            if (line[value] != 0)
                found.values[g].push_back({.value = static_cast<double>(value),
                                           .count = line[value],
                                           .weight = count,
                                           .weight_squared = count});
        }
    }
    return found;
}

std::size_t reasonNumber(const NumberColumn& column, std::size_t row) {
    const auto invalid = static_cast<std::size_t>(missingReasons - 1);
    if (column.present[row] != 0) return static_cast<std::size_t>(MissingReason::invalid);
    return std::min(static_cast<std::size_t>(reasonAt(column.reasons, row)), invalid);
}

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

Distributions sortedNumbers(const NumberColumn& column, const Grouping& grouping, const Responses& responses) {
    Distributions found(grouping.groups.size());
    std::vector<std::vector<Weighed>> numbers(found.values.size());
    withGroupOf(grouping, [&](auto groupOf) {
        for (std::size_t row = 0; row < responses.rows; ++row) {
            const std::size_t group = groupOf(row);
            if (column.present[row] != 0 && std::isfinite(column.values[row]))
                numbers[group].push_back({column.values[row], responses.weights.empty() ? 1 : responses.weights[row]});
            else
                ++found.missing[group][reasonNumber(column, row)];
        }
    });
    for (std::size_t g = 0; g < numbers.size(); ++g) found.values[g] = reduced(numbers[g]);
    return found;
}

// Groups times values that are counted in cells; a cell costs less than a number, but there are cells of nobody too.
constexpr std::size_t mostValueCells = 4'000'000;

Distributions distributions(std::size_t item, const Grouping& grouping, const Responses& responses,
                            const KnownWholeNumbers& numbers) {
    // Sums of weights are taken from the smallest on, so that the order of the rows does not show.
    if (responses.weights.empty()) {
        const std::optional<CodeColumn>& whole = numbers.of(item);
        if (whole && (grouping.groups.size() + 1) * (whole->options + missingReasons) <= mostValueCells)
            return countedNumbers(*whole, grouping, responses.rows);
    }
    return sortedNumbers(std::get<NumberColumn>(responses.columns[item]), grouping, responses);
}

}  // namespace

Result<GroupedValues> ColumnEngine::values(const CountRequest& request) const {
    const auto index = itemIndex(*responses_, request.item);
    if (!index) return unknownItem(request.item);
    const Item& item = responses_->items[*index];
    if (!std::holds_alternative<NumberColumn>(responses_->columns[*index]))
        return Problem{"not-a-number", phrase("“{0}”不是数字题", "\"{0}\" is not a number question", {item.title}), {}};
    const auto grouping = groupings_->by(request.by);
    if (!grouping) return grouping.problem();

    Distributions found = distributions(*index, **grouping, *responses_, *numbers_);
    GroupedValues values{.item = item,
                         .by = request.by,
                         .by_title = (*grouping)->title,
                         .groups = (*grouping)->groups,
                         .per_group = std::move(found.values),
                         .missing = std::move(found.missing)};
    values.ungrouped = countOf(values.per_group.back());
    for (const std::int64_t count : values.missing.back()) values.ungrouped += count;
    values.per_group.pop_back();
    values.missing.pop_back();
    return values;
}

}  // namespace diaoyan
