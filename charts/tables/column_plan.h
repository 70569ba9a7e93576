// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"
#include "charts/tables/terminal_width.h"

#include <vector>

namespace diaoyan {

/// Columns of a table that stand beside each other, with their widths.
struct ColumnPanel {
    std::vector<int> columns;  ///< indices into ResultTable::columns
    std::vector<int> widths;   ///< as many; in columns of half-width characters

    /// Widths and the gaps between them.
    int total(int gap) const;
};

/// The room to plan for, in half-width characters.
struct PageRoom {
    int width = 80;
    int gap = 2;  ///< between two columns
    AmbiguousWidth ambiguous = AmbiguousWidth::narrow;
    bool tight = false;  ///< on paper: headings may be squeezed where that saves a continuation
};

/// Shares the room among the columns: numbers never wrap, labels give way first (not below 16), and a table
/// that is still too wide is cut into panels that repeat the leading label columns, like the
/// continuations of a printed table. Never empty; a row shorter than the heading is read as blanks.
std::vector<ColumnPanel> planColumns(const ResultTable& table, Language language, const PageRoom& room);

/// The text of a cell, made printable; empty where the row is too short.
std::string shownCell(const TableRow& row, int column, Language language);

}  // namespace diaoyan
