// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/answers_page.h"

namespace diaoyan {

AnswersPage::AnswersPage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void AnswersPage::refresh() {}

}  // namespace diaoyan
