// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/stored_sheet.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"
#include "questionnaires/roster.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace diaoyan {

/// The answers to one questionnaire, to be written. `visit` hands over every sheet in the order of storage and may be
/// called more than once; what it answers ends the export when it is a problem.
struct ExportSource {
    const Questionnaire& questionnaire;
    const Roster& roster;
    std::function<Result<Done>(const std::function<void(const StoredSheet&)>& take)> visit;
};

enum class ExportTexts { labels, codes };

struct ExportOptions {
    ExportTexts texts = ExportTexts::labels;  ///< where a format has room for one of them only
    Language language = Language::zh;         ///< of headings and labels, where a format has room for one only
};

/// What was written.
struct Exported {
    std::int64_t sheets = 0;
    std::vector<std::string> files;  ///< the file asked for first; companions (.sps beside .sav) after it
    std::vector<Problem> losses;     ///< export-loss: what the format cannot hold, by column
};

/// One format that answers are written in.
struct Exporter {
    std::string id;  ///< sav
    Text title;
    std::string ending;  ///< .sav
    /// Writes `path` and its companions; none of them exists before (the caller puts them in place). Problems:
    /// too-large (more columns or rows than the format has), and as visit. Throws EnvironmentFailure (disk-full ...).
    std::function<Result<Exported>(const ExportSource&, const std::string& path, const ExportOptions&)> write;
};

/// THE LIST of exporters.
std::span<const Exporter> exporters();

const Exporter* findExporter(const std::string& id);

}  // namespace diaoyan
