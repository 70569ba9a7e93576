// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <string>

class QButtonGroup;
class QHBoxLayout;
class QToolButton;

namespace diaoyan {

/// The ways to look at one result, side by side. One that does not fit is greyed out and says why in its tool tip.
class ViewSwitch : public QWidget {
    Q_OBJECT

public:
    explicit ViewSwitch(QWidget* parent = nullptr);

    void addView(const QString& id, const QString& words);
    QString chosenView() const;
    /// Tells nobody.
    void choose(const QString& id);
    /// Why this view cannot be had; empty: it can.
    void setReason(const QString& id, const QString& reason);
    QToolButton* button(const QString& id) const;

signals:
    /// Also when the view that is shown is clicked again.
    void viewWanted(const QString& id);

private:
    QButtonGroup* group_;
    QHBoxLayout* row_;
};

}  // namespace diaoyan
