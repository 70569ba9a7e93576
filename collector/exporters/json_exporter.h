// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/exporters.h"

namespace diaoyan {

/// Everything about a questionnaire's answers as one JSON document, losing nothing:
///   {"diaoyan_answers": 1, "questionnaire": {...}, "sheets": [{"id": "1", "school": "S01", "submitted_at": "...",
///    "seconds": 61, "weight": 1, "excluded_because": "", "answers": {"hope": [{"code": "other", "words": "..."}, "a"],
///    "sex": "m", "rank": {"order": ["b", "a"]}, "age": 12, "why": {"text": "..."}, "born": {"date": "2013-05-01"},
///    "x": {"missing": "not_asked"}, "y": {"missing": "invalid", "was": "?"}}}]}
/// An item that was asked and left empty has no entry; an unknown duration neither.
Result<Exported> writeAnswersJson(const ExportSource& source, const std::string& path, const ExportOptions& options);

}  // namespace diaoyan
