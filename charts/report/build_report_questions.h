// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/build_report.h"
#include "charts/report/report_draft.h"

#include <optional>

namespace diaoyan {

/// The questions of a questionnaire that a report analyses: all but school, grade and class.
std::vector<const Question*> analysedQuestions(const Questionnaire& questionnaire);

/// What the questionnaire is called: its title, or 教师问卷.
Text questionnaireTitle(const Questionnaire& questionnaire);

/// The chapter of one questionnaire, a section per question; nothing for one without questions to analyse.
/// A problem is the engine's.
std::optional<Problem> writeQuestions(ReportDraft& draft, const StudyPart& part, const ReportOptions& options);

}  // namespace diaoyan
