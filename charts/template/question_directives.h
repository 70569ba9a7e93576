// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/template/template_call.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// The questions of a questionnaire that a report analyses: all but school, grade and class.
std::vector<const Question*> analysedQuestions(const Questionnaire& questionnaire);

/// What the questionnaire is called: its title, or 教师问卷.
Text questionnaireTitle(const Questionnaire& questionnaire);

/// {{question Q}}: sentence, figure and table. {{sentence Q}}, {{figure Q kind= by=}}, {{table Q by=}}: one of them.
/// Each answers with the problem that stopped it, if any.
std::optional<Problem> writeQuestion(const TemplateCall& call);
std::optional<Problem> writeSentence(const TemplateCall& call);
std::optional<Problem> writeFigure(const TemplateCall& call);
std::optional<Problem> writeTable(const TemplateCall& call);

/// Whether this document must not print results of any question of the part.
bool allWithheld(const StudyPart& part);

/// {{basis QUESTIONNAIRE}}: how many answers the chapter rests on, and what must be known of them.
std::optional<Problem> writeBasis(const TemplateCall& call);

}  // namespace diaoyan
