// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "questionnaires/result.h"

#include <string>

namespace diaoyan {

/// A report as PDF pages (A4): cover, contents with page numbers, text, tables, figures as vectors; fonts are inside,
/// text can be searched and copied. Equal reports give equal bytes on a machine. Call from one thread only.
/// Problems: font-missing, glyph-missing, no-graphics, those of the figures.
Result<std::string> renderPdfDocument(const Report& report, const WriterOptions& options);

}  // namespace diaoyan
