// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <QFrame>
#include <QString>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace diaoyan {

/// A line at the top of a page or window that says something and goes away again: no box to click away.
class MessageStrip : public QFrame {
    Q_OBJECT

public:
    explicit MessageStrip(QWidget* parent = nullptr);

    void showProblem(const Problem& problem);
    void showNotice(const QString& words);
    /// With a button: "Undo", "Open folder".
    void showNotice(const QString& words, const QString& action, std::function<void()> then);
    /// One more button, until the next message.
    void addAction(const QString& action, std::function<void()> then);
    QString words() const;

private:
    void say(const QString& words, bool trouble);

    QLabel* label_;
    QPushButton* action_;
    std::function<void()> then_;
    QPushButton* second_ = nullptr;
};

/// What stands where there is nothing to show yet: why, and what to do.
class EmptyNotice : public QWidget {
    Q_OBJECT

public:
    explicit EmptyNotice(QWidget* parent = nullptr);
    void setWords(const QString& headline, const QString& advice);
    /// A button below the words, made once per notice.
    QPushButton* addButton(const QString& words);

private:
    QLabel* headline_;
    QLabel* advice_;
    QHBoxLayout* buttons_;
};

/// A box for what must not be overlooked: what went wrong, and what to do.
void showProblemBox(QWidget* parent, const Problem& problem);

}  // namespace diaoyan
