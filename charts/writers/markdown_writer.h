// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <string>

namespace diaoyan {

/// The report as one Markdown file (GitHub's tables): a figure becomes the table of its values, so that nothing is lost
/// and nothing is drawn. All words are escaped. No problems of its own.
Result<std::string> writeMarkdown(const Report& report, const FigureRenderer& figures,
                                  const WriterOptions& options = {});

}  // namespace diaoyan
