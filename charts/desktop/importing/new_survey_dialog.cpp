// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/new_survey_dialog.h"

namespace diaoyan {

NewSurveyDialog::NewSurveyDialog(Jobs&, QWidget* parent) : QDialog(parent) {}

}  // namespace diaoyan
