// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "questionnaires/responses.h"
#include "questionnaires/roster.h"

#include <cstdint>
#include <string>
#include <vector>

namespace diaoyan {

/// How rows fall into groups. A row's group is `table[key]`, where the key is the row's school or its
/// code in `column`; a group number of groups.size() means none. The table is long enough for every
/// value that a key can have.
struct Grouping {
    Text title;
    std::vector<Group> groups;
    std::vector<std::uint32_t> table;
    const std::vector<std::uint16_t>* school = nullptr;
    const CodeColumn* column = nullptr;  ///< neither this nor `school`: everybody is in one group
};

/// Position of an item; `parent.hope` is accepted for `hope` of the questionnaire `parent`.
std::optional<std::size_t> itemIndex(const Responses& responses, const std::string& id);

/// The grouping that `by` asks for, see CountRequest. Problem: unknown-grouping.
Result<Grouping> groupingBy(const Responses& responses, const Roster& roster, const std::string& by);

}  // namespace diaoyan
