// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/row_source.h"

#include <string>

namespace diaoyan {

/// Opens an Office Open XML workbook (.xlsx, .xlsm) whose bytes are already there.
/// Problems: not-a-table (another kind of zip file), file-encrypted, file-truncated, file-damaged, too-large,
/// no-such-sheet, file-empty.
Result<TableSource> openXlsx(FileBytes bytes, const std::string& path, const TableOptions& options);

}  // namespace diaoyan
