// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace diaoyan {

class ResultTableModel;

/// A result table as it is printed: title, base, rows with rules between parts and small bars, notes below. What is
/// selected, or all of it, is copied as text with tabs.
class ResultTableView : public QWidget {
    Q_OBJECT

public:
    explicit ResultTableView(QWidget* parent = nullptr);

    void show(const ResultTable& table);
    using QWidget::show;
    const ResultTable& table() const;
    ResultTableModel& model() { return *model_; }

public slots:
    void copy();

signals:
    /// A row was double clicked, or chosen with Enter: its code.
    void chosen(const QString& code);

private:
    QLabel* title_;
    QLabel* base_;
    QTableView* rows_;
    QLabel* notes_;
    ResultTableModel* model_;
};

}  // namespace diaoyan
