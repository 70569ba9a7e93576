// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/row_runs.h"
#include "analysis/engine/tabulator.h"
#include "questionnaires/responses.h"
#include "questionnaires/roster.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// How rows fall into groups. A row's group is `table[key]`, where the key is the row's school or its
/// code in `column`; a group number of groups.size() means none. The table is long enough for every
/// value that a key can have. Where no single key decides, the groups of the rows stand in `of_row`.
struct Grouping {
    Text title;
    GroupList groups;
    std::vector<std::uint32_t> table;
    const std::vector<std::uint16_t>* school = nullptr;
    const CodeColumn* column = nullptr;
    std::vector<std::uint32_t> of_row;  ///< none of the three: everybody is in one group
    /// All rows by their groups, where they lie in stretches long enough to count each at a time; else empty.
    std::vector<RowRun> runs{};
};

/// Position of an item; `parent.hope` is accepted for `hope` of the questionnaire `parent`.
std::optional<std::size_t> itemIndex(const Responses& responses, const std::string& id);

/// Problem unknown-item.
Problem unknownItem(const std::string& id);

/// Calls `loop` with a function from row to group number, so that the loop is compiled for each kind
/// of grouping and does not ask at every row what kind it is.
template <class Loop>
void withGroupOf(const Grouping& grouping, const Loop& loop) {
    const std::uint32_t* const table = grouping.table.data();
    if (!grouping.of_row.empty()) {
        loop([groups = grouping.of_row.data()](std::size_t row) { return groups[row]; });
    } else if (grouping.school != nullptr) {
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

/// The grouping that `by` asks for, see CountRequest. Problems: unknown-grouping, too-many-cells.
Result<Grouping> groupingBy(const Responses& responses, const Roster& roster, const std::string& by);

}  // namespace diaoyan
