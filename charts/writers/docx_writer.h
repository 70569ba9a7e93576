// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <string>

namespace diaoyan {

/// The report as a Word document (.docx, ECMA-376): named styles, contents, numbered captions, three-line tables,
/// Word's own charts where it has them and vector pictures where not, and a bookmark on each number that leads to its
/// source (customXml/item1.xml, urn:diaoyan:sources). The same report gives the same bytes. Problems: those of the
/// figures, style-document-unusable, docx-not-packed.
Result<std::string> writeDocx(const Report& report, const FigureRenderer& figures, const WriterOptions& options = {});

}  // namespace diaoyan
