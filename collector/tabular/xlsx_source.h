// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"
#include "collector/tabular/zip_parts.h"

#include <string>

namespace diaoyan {

/// Opens an Office Open XML workbook (.xlsx, .xlsm).
/// Problems: not-a-table (another kind of zip file), file-damaged, too-large, no-such-sheet, file-empty.
Result<TableSource> openXlsx(ZipParts parts, const std::string& path, const TableOptions& options);

}  // namespace diaoyan
