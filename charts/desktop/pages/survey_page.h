// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_desk.h"

#include <QWidget>

namespace diaoyan {

/// A page of the window. It shows what the desk has, and is told when that changes: `refresh` runs when the page is
/// seen, not before, so that pages nobody looks at cost nothing.
class SurveyPage : public QWidget {
    Q_OBJECT

public:
    SurveyPage(SurveyDesk& desk, QWidget* parent);

    /// Shows what the desk has now; nothing may be open, and answers may not be read yet. REQUIRES: window's thread;
    /// counting is done in a job.
    virtual void refresh() = 0;
    /// Refreshes now if something changed since the last time.
    void bringUpToDate();
    /// What ends when the page goes (正在收集答卷): the window asks before it closes. Empty: nothing.
    virtual QString endsWithThis() const { return {}; }

signals:
    /// Another page is wanted, by its id, with something to show there (a question's id as parent.hope); may be empty.
    void pageWanted(const QString& page, const QString& subject);

public slots:
    /// What pageWanted said, for this page.
    virtual void showSubject(const QString& subject);

protected:
    SurveyDesk& desk() { return desk_; }
    const SurveyDesk& desk() const { return desk_; }
    void showEvent(QShowEvent* event) override;

private:
    void markStale();

    SurveyDesk& desk_;
    bool stale_ = true;
};

}  // namespace diaoyan
