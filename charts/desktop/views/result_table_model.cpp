// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/result_table_model.h"

#include "charts/desktop/look/words.h"

namespace diaoyan {

void ResultTableModel::show(const ResultTable& table) {
    beginResetModel();
    table_ = table;
    endResetModel();
}

int ResultTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int ResultTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.columns.size());
}

QVariant ResultTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const TableRow& row = table_.rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    if (role == RowKindRole) return static_cast<int>(row.role);
    if (role == CodeRole) return shown(row.code);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(table_.columns[column].role == ColumnRole::label
                                       ? Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter)
                                       : Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (column >= row.cells.size()) return {};
    const TableCell& cell = row.cells[column];
    if (role == Qt::DisplayRole) return shown(cellText(cell, shownLanguage()));
    if (role == Qt::ToolTipRole)
        if (const auto* none = std::get_if<NoValue>(&cell)) return shown(none->reason);
    if (role == ShareRole)
        if (const auto* share = std::get_if<Share>(&cell); share != nullptr && share->base > 0)
            return static_cast<double>(share->count) / static_cast<double>(share->base);
    return {};
}

QVariant ResultTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const TableColumn& column = table_.columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return shown(column.heading);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(column.role == ColumnRole::label ? Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter)
                                                                    : Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return {};
}

}  // namespace diaoyan
