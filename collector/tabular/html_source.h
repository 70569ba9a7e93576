// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/row_source.h"

namespace diaoyan {

/// A web page saved under the name of a workbook, which is what many systems call an Excel export: its largest table.
/// A cell that spans others stands in the first of them, as in a workbook; rows are counted from the table's first.
/// Problems: not-a-table (no table in the page), too-large, and as of wholeText.
Result<TableSource> openHtml(FileBytes bytes, const std::string& path, const TableOptions& options);

}  // namespace diaoyan
