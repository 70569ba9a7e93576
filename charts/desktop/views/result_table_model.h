// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <QAbstractTableModel>

namespace diaoyan {

/// A ResultTable as Qt reads it: a skin, nothing is computed here. DisplayRole is cellText(); `ShareRole` a share from
/// 0 to 1 where the cell is one (for small bars); ToolTipRole the reason of a cell without a value.
class ResultTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Roles { ShareRole = Qt::UserRole + 1, RowKindRole, CodeRole };

    explicit ResultTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(const ResultTable& table);
    const ResultTable& table() const { return table_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    ResultTable table_;
};

}  // namespace diaoyan
