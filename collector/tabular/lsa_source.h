// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/row_source.h"
#include "collector/tabular/zip_parts.h"

namespace diaoyan {

/// What a cell holds when LimeSurvey did not show the question; an empty cell was shown and left empty, or not ticked.
inline constexpr std::string_view lsrNotShown = "{question_not_shown}";

/// LimeSurvey's archive of a survey: the answers (.lsr) as rows, the questionnaire (.lss) as the form. The first row
/// holds the names of the fields (submitdate, 841748X3X3SQ001); row numbers count it as 1.
/// Problems: not-a-table (no answers in it), file-damaged, too-large.
Result<TableSource> openLsa(ZipParts parts, const std::string& path, const TableOptions& options);

/// The answers alone, as one XML file.
Result<TableSource> openLsr(FileBytes bytes, const std::string& path, const TableOptions& options);

/// Is there a questionnaire or a file of answers of LimeSurvey in the zip file?
bool holdsLimeSurvey(const ZipParts& parts);

}  // namespace diaoyan
