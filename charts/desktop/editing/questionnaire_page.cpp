// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/questionnaire_page.h"

namespace diaoyan {

QuestionnairePage::QuestionnairePage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void QuestionnairePage::refresh() {}

}  // namespace diaoyan
