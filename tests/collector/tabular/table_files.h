// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace diaoyan::tabular_tests {

using Rows = std::vector<std::vector<std::string>>;

/// A file in a folder of the test program's own, by a name that nothing else uses; `content` becomes its bytes.
std::string fileWith(std::string_view content, const std::string& name = "table");

/// A file of the project's tests/data.
std::string dataFile(const std::string& name);

/// Everything in a table, or the problem that came instead.
struct Table {
    std::string problem;  ///< code; empty when all went well
    Place where;
    std::string message;  ///< Chinese
    TableFacts facts;
    Rows rows;
    std::string kinds;  ///< of each cell: e, t, n or d; rows end with |
    std::vector<std::int64_t> lines;
    std::vector<double> numbers;  ///< of number and date cells

    bool remarked(const std::string& code) const;
};

Table readTable(const std::string& path, const TableOptions& options = {});
Table readText(std::string_view content, const TableOptions& options = {});

/// A zip archive with these parts.
std::string zipOf(const std::vector<std::pair<std::string, std::string>>& parts);

/// A workbook with one sheet, from the rows of its XML. `shared`: the <si> elements; `styles`: format codes of the
/// styles from 1 on; `properties`: attributes of workbookPr.
struct SheetXml {
    std::string rows;
    std::string shared;
    std::vector<std::string> styles;
    std::string properties;
};
std::string xlsxOf(const SheetXml& sheet);

}  // namespace diaoyan::tabular_tests
