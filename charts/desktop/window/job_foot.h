// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/jobs/jobs.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace diaoyan {

/// The foot of the window: what is going on, how far it is, and a button to stop it. Of several jobs the oldest is
/// shown, with the number of the others; what is over in a moment is not shown at all.
class JobFoot : public QWidget {
    Q_OBJECT

public:
    JobFoot(Jobs& jobs, QWidget* parent);

private:
    void look();
    void showJobs();

    Jobs& jobs_;
    QLabel* words_;
    QProgressBar* bar_;
    QPushButton* stop_;
    JobId shown_ = 0;
    bool waiting_ = false;  ///< whether a job has to go on for a moment longer before it is shown
};

}  // namespace diaoyan
