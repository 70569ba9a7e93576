// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/desk/survey_outline.h"

#include "charts/survey/study_of_survey.h"
#include "collector/store/survey_edits.h"
#include "collector/store/survey_watch.h"

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace diaoyan {

namespace {

/// Neither the file nor, for the log beside it, its folder.
bool cannotBeWritten(const std::string& path) {
    const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
    return ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0 ||
           ::faccessat(AT_FDCWD, folder.c_str(), W_OK, AT_EACCESS) != 0;
}

}  // namespace

Result<SurveyOutline> readOutline(const std::string& path) {
    Result<SurveyFile> survey = SurveyFile::open(path, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    Result<std::vector<Questionnaire>> questionnaires = survey->questionnaires();
    if (!questionnaires) return questionnaires.problem();
    SurveyOutline outline{.path = path, .read_only = cannotBeWritten(path), .roster = survey->roster()};
    outline.questionnaires = std::move(*questionnaires);
    outline.batches = survey->batches();
    outline.rates = ratesOf(survey->returned(), outline.roster, outline.questionnaires);
    outline.record = survey->record();
    outline.report_template = survey->reportTemplate();
    outline.settings = analysisSettings(*survey);
    outline.revision = surveyRevision(*survey);
    return outline;
}

Result<Study> readStudy(const std::string& path) {
    Result<SurveyFile> survey = SurveyFile::open(path, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    return studySoFar(*survey);
}

}  // namespace diaoyan
