// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <string>

namespace diaoyan {

/// The report as PDF pages, set by the figure renderer, which has letters and vectors. Problems: no-figure-renderer
/// (nothing here can set pages), those of the renderer.
Result<std::string> writePdf(const Report& report, const FigureRenderer& figures, const WriterOptions& options = {});

}  // namespace diaoyan
