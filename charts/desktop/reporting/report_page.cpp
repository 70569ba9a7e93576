// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/reporting/report_page.h"

namespace diaoyan {

ReportPage::ReportPage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void ReportPage::refresh() {}

}  // namespace diaoyan
