// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "questionnaires/responses.h"
#include "questionnaires/roster.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// The group of every respondent under a grouping: what weights need, which belong to rows and not to counts.
struct RowGroups {
    Text title;
    std::vector<Group> groups;
    std::vector<std::uint32_t> of_row;  ///< position in `groups`; groups.size() for a row in none of them

    bool operator==(const RowGroups&) const = default;
};

/// The same groups, in the same order, as CountRequest{item, by} counts. Problems: unknown-grouping, too-many-cells.
Result<RowGroups> groupOfRows(const Responses& responses, const Roster& roster, const std::string& by);

}  // namespace diaoyan
