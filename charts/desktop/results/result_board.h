// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/views/figure_view.h"
#include "charts/desktop/views/result_table_view.h"

#include <QTimer>
#include <QWidget>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;

namespace diaoyan {

/// Where a page shows what was found: a figure, tables, or both; or in their place why there is nothing, or that it is
/// still being worked on.
class ResultBoard : public QWidget {
    Q_OBJECT

public:
    explicit ResultBoard(QWidget* parent = nullptr);

    void showFigure(const ChartSpec& spec);
    /// One at a time, chosen by title. The one that was looked at stays in sight where there is one like it.
    void showTables(const std::vector<ResultTable>& tables);
    void showFigureAndTables(const ChartSpec& spec, const std::vector<ResultTable>& tables);
    /// A quiet line below: answers are weighted and the figure is not.
    void setRemark(const QString& words);
    void showWords(const QString& headline, const QString& advice);
    void showProblem(const Problem& problem);
    /// What stood here stays for a moment, so that quick work does not flicker.
    void showBusy(const QString& words);
    bool isBusy() const { return busy_; }

    FigureView& figure() { return *figure_; }
    ResultTableView& table() { return *table_; }
    bool showsFigure() const;
    bool showsTables() const;
    const std::vector<ResultTable>& tables() const { return tables_; }
    /// The words that stand in place of a result; empty while there is one.
    QString words() const;

    /// Selects the row of a school in the table that is shown; empty: none.
    void markRow(const QString& code);

signals:
    void stopWanted();
    void spotChosen(const diaoyan::FigureSpot& spot);
    void rowChosen(const QString& code);

private:
    QWidget* makeTables();
    QWidget* makeBusy();
    void put(bool figure, bool tables);
    void fillTables(const std::vector<ResultTable>& tables);
    void showTable(int at);

    QStackedWidget* stack_;
    QSplitter* results_;
    QScrollArea* drawn_;
    FigureView* figure_;
    QWidget* tabled_;
    QComboBox* titles_;
    ResultTableView* table_;
    EmptyNotice* notice_;
    QWidget* working_;
    QLabel* working_words_;
    QLabel* remark_;
    QTimer patience_;
    QString marked_;
    QString said_;
    std::vector<ResultTable> tables_;
    bool busy_ = false;
};

}  // namespace diaoyan
