// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/settings_page.h"

namespace diaoyan {

SettingsPage::SettingsPage(SurveyDesk& desk, QWidget* parent) : SurveyPage(desk, parent) {}

void SettingsPage::refresh() {}

}  // namespace diaoyan
