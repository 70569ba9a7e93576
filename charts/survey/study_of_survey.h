// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/study.h"
#include "charts/survey/survey_parts.h"

namespace diaoyan {

/// What came back, per school and role, from what the survey file counts (SurveyFile::returned).
ResponseRates ratesOf(const std::vector<ReturnedCount>& returned, const Roster& roster,
                      const std::vector<Questionnaire>& questionnaires);

/// The roles of the questionnaires, each once.
std::vector<Role> rolesOf(const std::vector<Questionnaire>& questionnaires);

/// Everything in a survey file that a report is made of: questionnaires without any answer are left out.
/// Problems: nothing-to-report (there are no answers), and those of SurveyFile.
Result<Study> studyOf(SurveyFile& survey);

/// The same where no answer is needed: the study may have no parts.
Result<Study> studySoFar(SurveyFile& survey);

}  // namespace diaoyan
