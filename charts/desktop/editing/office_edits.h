// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_edit.h"
#include "collector/store/analysis_settings.h"

#include <string>
#include <vector>

namespace diaoyan {

/// A questionnaire as it is after a change. `sets`: as SurveyEdit::sets.
SurveyEdit questionnaireRevised(const Questionnaire& before, const Questionnaire& after, const Text& title,
                                const std::string& sets = {});

SurveyEdit questionnaireAdded(const Questionnaire& form);

/// `order`: ids of all questionnaires before, for taking it back.
SurveyEdit questionnaireRemoved(const Questionnaire& form, const std::vector<std::string>& order);

/// A fact of the study (studyFacts) in other words.
SurveyEdit factSet(const std::string& id, const std::string& before, const std::string& after);

/// The whole log of the fieldwork.
SurveyEdit fieldworkRevised(const std::vector<FieldworkEntry>& before, const std::vector<FieldworkEntry>& after,
                            const Text& title);

SurveyEdit analysisRevised(const AnalysisSettings& before, const AnalysisSettings& after, const std::string& setting);

SurveyEdit rosterRevised(const Roster& before, const Roster& after, const Text& title);

/// Writes a questionnaire's real page for respondents into a folder, with what it needs beside it; the page's file.
/// Its welcome says that it is a preview. Problems: as writeFile.
Result<std::string> writeRealPage(const Questionnaire& form, const Roster& roster, Language language,
                                  const std::string& folder);

/// What became of a questionnaire in another format, and what the format could not keep.
struct ExportedForm {
    std::string path{};
    std::vector<Problem> losses{};

    bool operator==(const ExportedForm&) const = default;
};

/// Writes a questionnaire in a format of formFormats(). Problems: unknown-format, those of workbookOf and writeFile.
Result<ExportedForm> exportForm(const Questionnaire& form, const std::string& format, const std::string& path);

}  // namespace diaoyan
