// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apps/diaoyan/survey_parts.h"
#include "charts/report/study.h"

namespace diaoyan {

/// What came back, per school and role, from what the survey file counts (SurveyFile::returned).
ResponseRates ratesOf(const std::vector<ReturnedCount>& returned, const Roster& roster,
                      const std::vector<Questionnaire>& questionnaires);

/// The roles of the questionnaires, each once.
std::vector<Role> rolesOf(const std::vector<Questionnaire>& questionnaires);

/// Everything in a survey file that a report is made of: questionnaires without any answer are left out.
Result<Study> studyOf(SurveyFile& survey);

}  // namespace diaoyan
