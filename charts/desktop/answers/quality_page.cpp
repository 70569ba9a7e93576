// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/quality_page.h"

namespace diaoyan {

QualityPage::QualityPage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void QualityPage::refresh() {}

}  // namespace diaoyan
