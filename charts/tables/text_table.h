// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"
#include "charts/tables/terminal_width.h"

#include <string>

namespace diaoyan {

struct TextTableOptions {
    Language language = Language::zh;
    int width = 80;       ///< columns of the terminal; fewer than 40 are taken as 40
    bool bars = true;     ///< small bars beside ResultTable::bar_column, where there is room
    bool colour = false;  ///< ANSI colours; only for a terminal
    AmbiguousWidth ambiguous = AmbiguousWidth::narrow;
};

/// The table for a terminal or a text file: title and base, three rules, notes; columns line up with
/// Chinese text, numbers stand right, long labels wrap, a table too wide is continued below. Bars run
/// from 0 to 100 %. Data cannot move the cursor or colour the screen. Ends with a line feed.
std::string renderText(const ResultTable& table, const TextTableOptions& options = {});

}  // namespace diaoyan
