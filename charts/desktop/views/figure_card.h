// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "charts/tables/result_table.h"

#include <QWidget>

class QHBoxLayout;
class QScrollArea;
class QToolButton;

namespace diaoyan {

class FigureView;
class ResultTableView;

/// A figure as a page shows it: a row with the page's own boxes at the left and copy, save and "table" at the right;
/// below it, scrolled together, the figure and its table. Without a table of the page's the figure's own data are one.
class FigureCard : public QWidget {
    Q_OBJECT

public:
    explicit FigureCard(QWidget* parent = nullptr);

    /// At the left of the row, one after the other; the card owns it.
    void addControl(QWidget* control);

    /// The figure, with its own data as the table.
    void show(const ChartSpec& figure);
    /// The figure with the table that belongs to it.
    void show(const ChartSpec& figure, const ResultTable& table);
    using QWidget::show;
    /// A table alone: of what has no figure.
    void showTable(const ResultTable& table);
    /// Words in place of both: why there is nothing.
    void showWords(const QString& words);
    /// Whether the table stands below the figure; the button does the same.
    void setTableShown(bool shown);
    bool tableShown() const;

    FigureView& figure() { return *figure_; }
    ResultTableView& table() { return *table_; }

private:
    void buildRow();
    void buildBody();
    void fill(bool figure, bool table);

    QHBoxLayout* row_;
    QHBoxLayout* controls_;
    QToolButton* copy_;
    QToolButton* save_;
    QToolButton* switch_;
    QScrollArea* scroll_;
    FigureView* figure_;
    ResultTableView* table_;
    bool has_table_ = false;
};

}  // namespace diaoyan
