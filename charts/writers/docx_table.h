// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"
#include "charts/writers/docx_numbers.h"

#include <pugixml.hpp>

#include <functional>

namespace diaoyan::docx {

/// The room a table has; lengths in twentieths of a point.
struct TablePage {
    Language language = Language::zh;
    int text_width = 0;
    int half_character = 0;  ///< width of a digit in a table
};

/// Appends one table to the body: 三线表 with the heading row repeated on every page, rows never split,
/// numbers right, base above and notes below. A short table stays on one page. A table wider than
/// the page becomes several, each introduced by `continuation` (表 3（续）). Each number gets its key.
void addTable(pugi::xml_node body, const ResultTable& table, const TablePage& page, NumberKeys& keys,
              const std::function<void()>& continuation);

}  // namespace diaoyan::docx
