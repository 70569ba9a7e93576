// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_desk.h"

#include <QDialog>
#include <QStringList>

namespace diaoyan {

/// Shows what files of answers hold and lets it be put right before anything is stored: the format and why, schools,
/// every question with its kind and first counts, problems in their place. Then imports them as one edit that can be
/// undone. While no survey is open, it makes a new survey file first (asks for its name and, if there is one, the
/// roster) and opens it. Never modal: call open().
class ImportDialog : public QDialog {
    Q_OBJECT

public:
    ImportDialog(SurveyDesk& desk, const QStringList& files, QWidget* parent);
};

}  // namespace diaoyan
