// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace diaoyan {

class ResultTableModel;
class ResultRows;
struct SaveFormat;

/// A result table as it is printed: title, base, rows with rules between parts and small bars, notes below. What is
/// selected, or all of it, is copied as text with tabs. A click on a heading sorts the answers (sums stay below), a
/// third one puts them back as they were.
class ResultTableView : public QWidget {
    Q_OBJECT

public:
    explicit ResultTableView(QWidget* parent = nullptr);

    void show(const ResultTable& table);
    using QWidget::show;
    /// As it was given, in its own order.
    const ResultTable& table() const;
    ResultTableModel& model() { return *model_; }
    /// Title and base above the rows; a page that says both itself leaves them out.
    void setHeadShown(bool shown);
    /// What it can be saved as.
    std::vector<SaveFormat> formats() const;

public slots:
    /// What is selected with its headings; all where nothing is.
    void copy();
    void copyAll();
    /// Asks for a name; CSV or xlsx by its ending.
    void saveAs();

signals:
    /// A row was double clicked, or chosen with Enter: its code.
    void chosen(const QString& code);

private:
    void addActions();

    QLabel* title_;
    QLabel* base_;
    ResultTableModel* model_;
    ResultRows* rows_;
    QLabel* notes_;
    bool head_shown_ = true;
};

}  // namespace diaoyan
