// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/store/collection_store.h"
#include "collector/store/survey_file.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What codes, links and forms on paper are made from.
struct SurveyOnPaper {
    std::vector<Questionnaire> questionnaires{};
    Roster roster{};
};

/// Problems: as SurveyFile::open.
Result<SurveyOnPaper> surveyOnPaper(const std::string& file);

/// The questionnaire with an id; without one the only one. Problems: unknown-questionnaire, questionnaire-unclear.
Result<Questionnaire> formNamed(const std::vector<Questionnaire>& forms, const std::string& id);

/// A line of CSV with its end: formulas guarded, cells quoted where needed.
std::string csvRow(const std::vector<std::string>& cells);
/// What stands first in a CSV file: the mark by which Excel knows UTF-8.
inline constexpr const char* csvBegin = "\xEF\xBB\xBF";

}  // namespace diaoyan
