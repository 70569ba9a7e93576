// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"
#include "charts/writers/xlsx_book.h"

#include <string>
#include <vector>

namespace diaoyan::xlsx {

/// Where a number of a table stands.
struct NumberPlace {
    std::string source;  ///< table.id, the row's code, the column's number: as an audit names it
    std::string shown;
    std::string address;  ///< B5
    bool operator==(const NumberPlace&) const = default;
};

/// Where the parts of a table came to stand on its sheet; rows and columns from 0.
struct PlacedTable {
    int first_row = 0;  ///< of the body
    int next_row = 0;   ///< below the notes
    int columns = 0;
    int chart_row = 0;  ///< where a chart begins: beside the table, or above one that is wide
    int chart_column = 0;
    std::vector<NumberPlace> numbers;
};

struct TableOnSheet {
    std::string label;     ///< 表 1
    std::string base;      ///< printed under the title
    std::string back_to;   ///< name of the sheet that lists all
    int chart_height = 0;  ///< pixels of the chart to leave room for; 0: there is none
};

/// A table on a sheet of its own: way back, title, base, headings (repeated in print, kept in sight), real numbers,
/// notes. Counts are whole numbers; shares percentages with all their digits, shown with one; what is undefined is "—"
/// with the reason as a comment; an interval is the words of the printed table.
PlacedTable placeTable(Book& book, lxw_worksheet* sheet, const ResultTable& table, const TableOnSheet& on_sheet,
                       Language language);

}  // namespace diaoyan::xlsx
