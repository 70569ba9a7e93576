// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractItemModel;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace diaoyan {

/// A table to type in, with buttons above it and quiet words that say what it is.
class TablePanel : public QWidget {
    Q_OBJECT

public:
    TablePanel(const QString& words, QAbstractItemModel* model, QWidget* parent = nullptr);

    QPushButton* addButton(const char* icon, const QString& words, const char* name);
    QTableView& table() { return *table_; }
    /// -1: none.
    int chosenRow() const;
    void chooseRow(int row);
    /// As wide as what stands in the columns, within reason.
    void fitColumns();

private:
    QHBoxLayout* buttons_;
    QTableView* table_;
};

}  // namespace diaoyan
