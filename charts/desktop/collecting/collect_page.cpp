// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/collecting/collect_page.h"

namespace diaoyan {

CollectPage::CollectPage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void CollectPage::refresh() {}

}  // namespace diaoyan
