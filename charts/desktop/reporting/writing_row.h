// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/jobs/jobs.h"

#include <QWidget>

class QLabel;
class QProgressBar;

namespace diaoyan {

/// How far a job is, with a button that stops it; hidden while there is none.
class WritingRow : public QWidget {
    Q_OBJECT

public:
    explicit WritingRow(Jobs& jobs, QWidget* parent = nullptr);

    /// REQUIRES: a job with a title.
    void follow(JobId id);
    /// It ended.
    void finish();
    bool busy() const { return id_ != 0; }

private:
    void showProgress();

    Jobs& jobs_;
    JobId id_ = 0;
    QLabel* words_;
    QProgressBar* bar_;
};

}  // namespace diaoyan
