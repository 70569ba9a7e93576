// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <string>

namespace diaoyan {

/// The report as a Word document (.docx, ECMA-376): named styles after GB/T 9704, contents, numbered
/// captions, three-line tables, pictures as PNG. The same report gives the same bytes. Problems: those
/// of the figures, docx-not-packed.
Result<std::string> writeDocx(const Report& report, const FigureRenderer& figures, const WriterOptions& options = {});

}  // namespace diaoyan
