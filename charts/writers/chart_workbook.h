// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/writers/native_chart.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// The sheet behind a chart: a line of headings, then one row per category.
/// Column 0: the category; then what is drawn, series by series; then counts, bases and error bars where there are any.
struct ChartSheet {
    /// A cell: words, a number in its shortest decimal form, or nothing.
    struct Cell {
        std::string words{};
        bool number = false;
    };
    std::vector<std::vector<Cell>> rows;
    std::vector<std::size_t> minus_columns;  ///< per series; 0: it has no error bars
    std::vector<std::size_t> plus_columns;
};

ChartSheet chartSheet(const NativeChart& chart, Language language);

/// "Sheet1!$B$2:$B$5": the cells of all categories in a column.
std::string sheetRange(std::size_t column, std::size_t categories);

/// "Sheet1!$B$1": a heading.
std::string sheetHeading(std::size_t column);

/// A number as a file holds it: the shortest digits that give the same double.
std::string shortestDigits(double number);

/// The sheet as an Excel workbook: what opens when somebody edits the chart's data. Equal sheets give equal bytes.
/// Problem: docx-not-packed.
Result<std::string> chartWorkbook(const ChartSheet& sheet);

}  // namespace diaoyan
