// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/jobs/jobs.h"
#include "collector/roster_reader.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace diaoyan {

/// A file with the list of schools, which need not be: chosen, read in a job, and what was found in it, or what is
/// wrong with it and where.
class RosterChoice : public QWidget {
    Q_OBJECT

public:
    RosterChoice(Jobs& jobs, QWidget* parent);

    void choose(const QString& path);
    /// Empty while none is chosen, or where it could not be read.
    const Roster& roster() const { return roster_; }
    /// Being read, or wrong: no survey can be made with it.
    bool isReady() const { return ready_; }
    QString words() const;

signals:
    void changed();

private:
    void take(Result<RosterReading> reading);
    void say(const QString& words, bool trouble);

    QLineEdit* path_;
    QToolButton* clear_;
    QLabel* found_;
    Roster roster_;
    bool ready_ = true;
    LatestJob reading_;
};

}  // namespace diaoyan
