// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace diaoyan {

class FilterMenu;
class SurveyDesk;
class WrappingRow;

/// Says which answers are looked at, above all pages: a chip per condition, to be taken away one by one or all
/// together, and how many answers are left. Hidden while nothing is filtered.
class FilterBar : public QFrame {
    Q_OBJECT

public:
    FilterBar(SurveyDesk& desk, QWidget* parent);

    /// Opens the list of what can be filtered by, below a widget; also while the bar is hidden.
    void openChoices(const QWidget& anchor);

private:
    void buildRow();
    void showFilter();
    void addChip(int condition, const QString& words);
    QString leftWords() const;

    SurveyDesk& desk_;
    WrappingRow* chips_;
    QPushButton* add_;
    QPushButton* clear_;
    QLabel* left_;
    QLabel* nobody_;
    QLabel* note_;
    FilterMenu* menu_;
};

}  // namespace diaoyan
