// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"

#include <string>
#include <string_view>

namespace diaoyan {

/// Opens a binary workbook (.xls, BIFF in an OLE2 container) whose bytes are already there.
/// Problems: not-a-table (another kind of OLE2 file), file-encrypted, file-truncated, file-damaged, too-large,
/// no-such-sheet, file-empty.
Result<TableSource> openXls(std::string_view bytes, const std::string& path, const TableOptions& options);

}  // namespace diaoyan
