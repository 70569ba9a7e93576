// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"
#include "collector/tabular/zip_parts.h"

namespace diaoyan {

/// A spreadsheet of LibreOffice and WPS (.ods): values as they are stored, not as they are shown. Several paragraphs of
/// a cell are lines; covered cells of merged ones are empty; annotations and drawings are passed over.
/// Problems: not-a-table (an OpenDocument text), file-encrypted, file-damaged, too-large, no-such-sheet, file-empty.
Result<TableSource> openOds(ZipParts parts, const std::string& path, const TableOptions& options);

/// Is the zip file an OpenDocument of some kind?
bool holdsOpenDocument(const ZipParts& parts);

}  // namespace diaoyan
