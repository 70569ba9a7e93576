// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"

#include <QWidget>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace diaoyan {

class ReturnsModel;

/// What came back per school and role, searched by name and stage and sorted by any column.
class ReturnsTable : public QWidget {
    Q_OBJECT

public:
    explicit ReturnsTable(QWidget* parent = nullptr);

    void show(const std::shared_ptr<const SurveyOutline>& outline);
    using QWidget::show;

signals:
    /// A school was double clicked, or chosen with Enter: its code.
    void schoolChosen(const QString& code);

private:
    void buildSearch();
    void buildRows();
    void narrow();
    void choose();

    QLineEdit* search_;
    QComboBox* stage_;
    QLabel* found_;
    QTableView* rows_;
    QLabel* nobody_;
    QLabel* notes_;
    ReturnsModel* model_;
    QSortFilterProxyModel* narrowed_;
};

}  // namespace diaoyan
