// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/engine/row_groups.h"

#include "analysis/engine/grouping.h"

namespace diaoyan {

Result<RowGroups> groupOfRows(const Responses& responses, const Roster& roster, const std::string& by) {
    Result<Grouping> grouping = groupingBy(responses, roster, by);
    if (!grouping) return grouping.problem();
    RowGroups rows{.title = grouping->title, .groups = grouping->groups, .of_row = {}};
    rows.of_row.resize(responses.rows);
    withGroupOf(*grouping, [&](auto groupOf) {
        for (std::size_t row = 0; row < responses.rows; ++row) rows.of_row[row] = groupOf(row);
    });
    return rows;
}

}  // namespace diaoyan
