// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/import_dialog.h"

namespace diaoyan {

ImportDialog::ImportDialog(SurveyDesk&, const QStringList&, QWidget* parent) : QDialog(parent) {}

}  // namespace diaoyan
