// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <string>

namespace diaoyan {

/// The report as OpenDocument text (ODF 1.2): cover, contents as links, numbered captions, tables whose headings are
/// repeated, figures as PNG. Problems: those of the figures, docx-not-packed.
Result<std::string> writeOdt(const Report& report, const FigureRenderer& figures, const WriterOptions& options = {});

}  // namespace diaoyan
