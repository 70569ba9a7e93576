// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/overview_page.h"

namespace diaoyan {

OverviewPage::OverviewPage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void OverviewPage::refresh() {}

}  // namespace diaoyan
