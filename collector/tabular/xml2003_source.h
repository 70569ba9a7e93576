// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/row_source.h"

namespace diaoyan {

/// A workbook in XML as Excel 2003 wrote it (SpreadsheetML), which many systems still produce under the name .xls.
/// Problems: file-damaged, too-large, no-such-sheet, file-empty, and as of wholeMarkup.
Result<TableSource> openXml2003(FileBytes bytes, const std::string& path, const TableOptions& options);

}  // namespace diaoyan
