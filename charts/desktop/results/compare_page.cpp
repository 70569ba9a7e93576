// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/compare_page.h"

namespace diaoyan {

ComparePage::ComparePage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void ComparePage::refresh() {}

}  // namespace diaoyan
