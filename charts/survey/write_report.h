// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"
#include "charts/template/build_report.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Builds the report once and writes it to every file, in the format of its ending. Every file is written whole or not
/// at all. Problems: unknown-ending, and those of building, drawing and writing.
Result<Done> writeReports(const Study& study, const ReportOptions& options, const WriterOptions& writer,
                          const std::vector<std::string>& paths, const FigureRenderer& figures);

/// .docx .html ...: what a report's name can end in.
std::string endingsOfReports();

}  // namespace diaoyan
