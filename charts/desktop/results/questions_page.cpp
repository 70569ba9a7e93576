// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/questions_page.h"

namespace diaoyan {

QuestionsPage::QuestionsPage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void QuestionsPage::refresh() {}

}  // namespace diaoyan
