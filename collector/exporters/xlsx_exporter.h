// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/exporters.h"

namespace diaoyan {

/// A workbook with three sheets: the answers in words, the same in codes (see AnswerTable), and what the codes mean.
/// Texts are written as texts, so that none is a formula.
Result<Exported> writeXlsx(const ExportSource& source, const std::string& path, const ExportOptions& options);

}  // namespace diaoyan
