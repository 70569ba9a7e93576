// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/row_source.h"

namespace diaoyan {

/// The kinds of statistics files, as TableFacts names them: sav, por, dta, sas7bdat, xpt. Empty: none of these.
std::string statFormatOf(std::string_view bytes);

/// Opens a statistics file whose bytes are already there and that statFormatOf knows: the names of the variables as
/// first row (row 0), then the cases as rows from 1, with the dictionary of the file. Missing values that have a
/// letter (.a of Stata, .A of SAS) are kept as that text, and are user-missing.
/// Problems: file-truncated (with the last whole case), file-damaged, too-large, encoding-unknown.
Result<TableSource> openStat(FileBytes bytes, const std::string& path, const TableOptions& options);

}  // namespace diaoyan
