// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/satisfaction_page.h"

namespace diaoyan {

SatisfactionPage::SatisfactionPage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void SatisfactionPage::refresh() {}

}  // namespace diaoyan
