// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/tables/result_table.h"

#include <QAbstractTableModel>

#include <vector>

namespace diaoyan {

/// A ResultTable as Qt reads it: a skin, nothing is computed here. DisplayRole is cellText(); `ShareRole` a share from
/// 0 to 1 where the cell is one (for small bars); ToolTipRole and the accessible description are the reason of a cell
/// without a value.
class ResultTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Roles { ShareRole = Qt::UserRole + 1, RowKindRole, CodeRole, ReasonRole };

    explicit ResultTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(const ResultTable& table);
    /// As it was given, in its own order.
    const ResultTable& table() const { return table_; }
    /// A row as it stands now. REQUIRES: 0 <= row < rowCount().
    const TableRow& row(int row) const;
    /// Whether a rule stands below a row.
    bool ruleBelow(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Options among themselves; every other row keeps its place, and a cell without value stands last. Column -1: the
    /// order of the table.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    ResultTable table_;
    std::vector<std::size_t> order_;  ///< rows of the table as they stand
};

}  // namespace diaoyan
