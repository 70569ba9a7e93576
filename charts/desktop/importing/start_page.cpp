// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/start_page.h"

namespace diaoyan {

StartPage::StartPage(QWidget* parent) : QWidget(parent) {}

void StartPage::setRecent(const QStringList&) {}

}  // namespace diaoyan
