// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/row_source.h"

namespace diaoyan {

/// Opens an SPSS file (.sav, .zsav) whose bytes are already there: the names of the variables as first row (row 0),
/// then the cases as rows from 1, as SPSS numbers them. `options.encoding` overrules what the file says.
/// Problems: file-truncated (with the last whole case), file-damaged, too-large, encoding-unknown.
Result<TableSource> openSav(FileBytes bytes, const std::string& path, const TableOptions& options);

}  // namespace diaoyan
