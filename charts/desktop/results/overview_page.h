// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/pages/survey_page.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace diaoyan {

class EmptyNotice;
class FigureCard;
class ImportsView;
class ReturnsTable;

/// What came back: a card per role, schools as a table and as a figure, and the imports. All of it is in the outline,
/// so that it stands there before a single answer is read.
class OverviewPage : public SurveyPage {
    Q_OBJECT

public:
    OverviewPage(SurveyDesk& desk, QWidget* parent);
    void refresh() override;

private:
    void buildHead();
    void buildTabs();
    QWidget* schoolsTab();
    QWidget* figureTab();
    void showEmpty();
    void showHead();
    void showCards();
    void showFigure();
    void chooseSchool(const QString& code);
    /// The school of a bar: as they stand in the figure, highest rate first.
    void chooseBar(int category);

    QStackedWidget* whole_;
    EmptyNotice* empty_;
    QPushButton* import_;
    QPushButton* collect_;
    QLabel* title_;
    QLabel* subtitle_;
    QHBoxLayout* cards_;
    QLabel* problems_;
    QTabWidget* tabs_;
    QStackedWidget* schools_;
    ReturnsTable* returns_;
    QComboBox* role_;
    FigureCard* figure_;
    ImportsView* imports_;
};

}  // namespace diaoyan
