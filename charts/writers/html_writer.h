// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <string>

namespace diaoyan {

/// The report as one HTML file that needs no network and no script: style and figures (SVG) are inside,
/// all words are escaped, and the page itself forbids anything else to be loaded. Problems: those of
/// the figures.
Result<std::string> writeHtml(const Report& report, const FigureRenderer& figures, const WriterOptions& options = {});

}  // namespace diaoyan
