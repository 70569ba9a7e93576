// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/views/figure_card.h"
#include "charts/desktop/views/figure_view.h"
#include "charts/desktop/views/result_table_view.h"
#include "questionnaires/result.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;

namespace diaoyan {

/// Where a page shows what was found: a figure, tables, or both; or in their place why there is nothing, or that it is
/// still being worked on.
class ResultBoard : public QWidget {
    Q_OBJECT

public:
    explicit ResultBoard(QWidget* parent = nullptr);

    /// At the left of the row above the result: the views that can be chosen. The board owns it.
    void addControl(QWidget* control);

    void showFigure(const ChartSpec& spec);
    /// One at a time, chosen by title. The one that was looked at stays in sight where there is one like it.
    void showTables(const std::vector<ResultTable>& tables);
    /// A figure with one of its tables; below it where `open`, else behind the button.
    void showFigureAndTables(const ChartSpec& spec, const std::vector<ResultTable>& tables, bool open);
    /// A quiet line below: answers are weighted and the figure is not.
    void setRemark(const QString& words);
    void showWords(const QString& headline, const QString& advice);
    void showProblem(const Problem& problem);
    /// What stood here stays for a moment, so that quick work does not flicker.
    void showBusy(const QString& words);
    bool isBusy() const { return busy_; }

    FigureView& figure() { return card_->figure(); }
    ResultTableView& table() { return card_->table(); }
    bool showsFigure() const { return shows_figure_; }
    bool showsTables() const { return !shows_figure_ && !tables_.empty(); }
    const std::vector<ResultTable>& tables() const { return tables_; }
    /// The words that stand in place of a result; empty while there is one.
    QString words() const { return said_; }

    /// Selects the row of a school in the table that is shown; empty: none.
    void markRow(const QString& code);

signals:
    void stopWanted();
    void spotChosen(const diaoyan::FigureSpot& spot);
    void rowChosen(const QString& code);

private:
    QWidget* makeBusy();
    void begin(bool figure, const std::vector<ResultTable>& tables);
    void fillTitles(const std::vector<ResultTable>& tables);
    void showTable(int at);

    QComboBox* titles_;
    FigureCard* card_;
    QLabel* working_words_ = nullptr;
    QWidget* working_;
    QLabel* remark_;
    QTimer patience_;
    QString marked_;
    QString said_;
    std::vector<ResultTable> tables_;
    std::optional<bool> open_before_;  ///< whether the table stood below figures before a view opened it
    bool shows_figure_ = false;
    bool busy_ = false;
};

}  // namespace diaoyan
