// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/jobs/jobs.h"

#include <QDialog>

namespace diaoyan {

/// A new survey: where, which questionnaires (bundled ones, or files of any known format), which roster. Makes the file
/// in a job; `made` says where.
class NewSurveyDialog : public QDialog {
    Q_OBJECT

public:
    NewSurveyDialog(Jobs& jobs, QWidget* parent);

signals:
    void made(const QString& path);
};

}  // namespace diaoyan
