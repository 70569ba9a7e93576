// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/views/result_table_model.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/plain_tip.h"
#include "charts/tables/printable_text.h"

#include <QFont>

#include <algorithm>
#include <numeric>

namespace diaoyan {

namespace {

/// Numbers by their value, words as a dictionary has them.
struct SortKey {
    std::optional<double> number;
    QString words;
    bool nothing = true;
};

SortKey sortKey(const TableRow& row, std::size_t column) {
    if (column >= row.cells.size() || std::holds_alternative<NoValue>(row.cells[column])) return {};
    const TableCell& cell = row.cells[column];
    if (const auto* count = std::get_if<std::int64_t>(&cell)) return {static_cast<double>(*count), {}, false};
    if (const auto* share = std::get_if<Share>(&cell)) return {share->proportion(), {}, !share->proportion()};
    if (const auto* figure = std::get_if<Figure>(&cell)) return {figure->value, {}, false};
    if (const auto* p = std::get_if<PValue>(&cell)) return {p->value, {}, false};
    if (const auto* interval = std::get_if<IntervalCell>(&cell)) return {interval->low, {}, false};
    return {{}, shown(cellText(cell, shownLanguage())), false};
}

bool before(const SortKey& one, const SortKey& other, Qt::SortOrder order) {
    if (one.nothing || other.nothing) return !one.nothing && other.nothing;
    if (one.number.has_value() != other.number.has_value()) return one.number.has_value();
    const bool ascending = order == Qt::AscendingOrder;
    if (one.number) return ascending ? *one.number < *other.number : *other.number < *one.number;
    const int compared = QString::localeAwareCompare(one.words, other.words);
    return ascending ? compared < 0 : compared > 0;
}

Qt::Alignment alignmentOf(const TableColumn& column) {
    return (column.role == ColumnRole::label ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter;
}

bool isSum(RowRole role) {
    return role == RowRole::subtotal || role == RowRole::total;
}

}  // namespace

void ResultTableModel::show(const ResultTable& table) {
    beginResetModel();
    table_ = table;
    order_.resize(table_.rows.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    endResetModel();
}

const TableRow& ResultTableModel::row(int row) const {
    return table_.rows[order_[static_cast<std::size_t>(row)]];
}

bool ResultTableModel::ruleBelow(int row) const {
    return row + 1 < rowCount() && ruleBetween(this->row(row).role, this->row(row + 1).role);
}

int ResultTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.rows.size());
}

int ResultTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(table_.columns.size());
}

QVariant ResultTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid)) return {};
    const TableRow& row = this->row(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    switch (role) {
    case RowKindRole: return static_cast<int>(row.role);
    case CodeRole: return shown(row.code);
    case Qt::TextAlignmentRole: return QVariant::fromValue(alignmentOf(table_.columns[column]));
    case Qt::FontRole:
        if (QFont bold; isSum(row.role)) {
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::ForegroundRole:
        if (row.role == RowRole::not_substantive || row.role == RowRole::missing) return themeColours().quiet;
        return {};
    default: break;
    }
    if (column >= row.cells.size()) return {};
    const TableCell& cell = row.cells[column];
    if (role == Qt::DisplayRole) return shown(printable(cellText(cell, shownLanguage())));
    const auto* none = std::get_if<NoValue>(&cell);
    if (none != nullptr) {
        const QString reason = shown(printable(none->reason.in(shownLanguage())));
        if (reason.isEmpty()) return {};
        if (role == Qt::ToolTipRole) return plainTip(reason);
        if (role == ReasonRole || role == Qt::AccessibleDescriptionRole) return reason;
    }
    if (role == ShareRole)
        if (const auto* share = std::get_if<Share>(&cell); share != nullptr && share->base > 0)
            return *share->proportion();
    return {};
}

QVariant ResultTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const TableColumn& column = table_.columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) return shown(printable(column.heading.in(shownLanguage())));
    if (role == Qt::TextAlignmentRole)  // a heading of several lines is no broken one
        return QVariant::fromValue(Qt::Alignment::fromInt(alignmentOf(column).toInt() | Qt::TextWordWrap));
    return {};
}

void ResultTableModel::sort(int column, Qt::SortOrder order) {
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const std::vector<std::size_t> old = order_;
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    if (column >= 0 && column < columnCount()) {
        std::vector<SortKey> keys;
        for (const TableRow& row : table_.rows) keys.push_back(sortKey(row, static_cast<std::size_t>(column)));
        const auto isOption = [&](std::size_t row) { return table_.rows[row].role == RowRole::option; };
        for (auto run = std::find_if(order_.begin(), order_.end(), isOption); run != order_.end();) {
            const auto end = std::find_if_not(run, order_.end(), isOption);
            std::stable_sort(run, end, [&](std::size_t a, std::size_t b) { return before(keys[a], keys[b], order); });
            run = std::find_if(end, order_.end(), isOption);
        }
    }
    std::vector<int> place(order_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) place[order_[i]] = static_cast<int>(i);
    for (const QModelIndex& kept : persistentIndexList())
        changePersistentIndex(kept, index(place[old[static_cast<std::size_t>(kept.row())]], kept.column()));
    emit layoutChanged({}, VerticalSortHint);
}

}  // namespace diaoyan
