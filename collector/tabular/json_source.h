// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/row_source.h"

namespace diaoyan {

/// Answers as JSON objects: an array of them, an array within an object ({"data":[...]}), or one object per line. The
/// first row holds the names in the order in which they first appear anywhere in the file; json_row.h says how what is
/// within one another becomes flat. Row numbers: 1 for the names, then one per object.
/// Problems: as of wholeText, findJsonRows and JsonElements; file-damaged, too-large (with the row).
Result<TableSource> openJson(FileBytes bytes, const std::string& path, const TableOptions& options);

}  // namespace diaoyan
