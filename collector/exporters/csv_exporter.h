// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/exporters.h"

namespace diaoyan {

/// A table of answers as UTF-8 with a byte order mark (Excel reads it rightly by a double click), comma, CR LF; texts
/// that would be formulas are guarded. See AnswerTable for words and codes.
Result<Exported> writeCsv(const ExportSource& source, const std::string& path, const ExportOptions& options);

}  // namespace diaoyan
