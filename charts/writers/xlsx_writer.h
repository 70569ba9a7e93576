// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <string>

namespace diaoyan {

/// The report as an Excel workbook: contents with links, its sentences, a sheet per table with real numbers, a sheet
/// per figure with its data and a chart of Excel's own (or a picture, where Excel has no such chart), and a list of
/// where each number stands. Problems: those of the figures that are drawn; too-large (a table beyond what a sheet
/// holds). Throws EnvironmentFailure where no temporary file can be written.
Result<std::string> writeXlsx(const Report& report, const FigureRenderer& figures, const WriterOptions& options = {});

}  // namespace diaoyan
