// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/flagged_sheets_model.h"

#include "charts/desktop/answers/sheet_words.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/plain_tip.h"

#include <QStringList>

#include <algorithm>

namespace diaoyan {

void FlaggedSheetsModel::show(std::shared_ptr<const ExclusionLedger> ledger, const Roster& roster) {
    beginResetModel();
    ledger_ = std::move(ledger);
    roster_ = roster;
    ticked_.assign(ledger_ == nullptr ? 0 : ledger_->flagged.size(), 0);
    arrange();
    endResetModel();
    emit tickedChanged();
}

void FlaggedSheetsModel::showOnly(std::optional<QualityReason> reason) {
    if (reason == only_) return;
    beginResetModel();
    only_ = reason;
    std::fill(ticked_.begin(), ticked_.end(), 0);
    arrange();
    endResetModel();
    emit tickedChanged();
}

void FlaggedSheetsModel::arrange() {
    order_.clear();
    if (ledger_ == nullptr) return;
    for (std::size_t i = 0; i < ledger_->flagged.size(); ++i) {
        const std::vector<QualityFlag>& flags = ledger_->flagged[i].flags;
        if (!only_ ||
            std::any_of(flags.begin(), flags.end(), [&](const QualityFlag& flag) { return flag.reason == *only_; }))
            order_.push_back(i);
    }
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
        return ledger_->flagged[a].flags.size() > ledger_->flagged[b].flags.size();
    });
}

const FlaggedSheet* FlaggedSheetsModel::sheetAt(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    return &ledger_->flagged[order_[static_cast<std::size_t>(row)]];
}

std::vector<const FlaggedSheet*> FlaggedSheetsModel::ticked() const {
    std::vector<const FlaggedSheet*> sheets;
    for (const std::size_t i : order_)
        if (ticked_[i] != 0) sheets.push_back(&ledger_->flagged[i]);
    return sheets;
}

void FlaggedSheetsModel::tickAll(bool on) {
    for (const std::size_t i : order_) ticked_[i] = on ? 1 : 0;
    if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::CheckStateRole});
    emit tickedChanged();
}

int FlaggedSheetsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

int FlaggedSheetsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString FlaggedSheetsModel::reasonsOf(const FlaggedSheet& sheet) const {
    QStringList reasons;
    for (const QualityFlag& flag : sheet.flags) reasons << shown(flagWords(flag));
    return reasons.join(QStringLiteral("； "));
}

QVariant FlaggedSheetsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const std::size_t at = order_[static_cast<std::size_t>(index.row())];
    const FlaggedSheet& sheet = ledger_->flagged[at];
    if (role == SheetRole) return QVariant::fromValue<qlonglong>(sheet.sheet);
    if (role == Qt::CheckStateRole && index.column() == SheetColumn)
        return ticked_[at] != 0 ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && index.column() == ReasonsColumn) return plainTip(reasonsOf(sheet));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case SheetColumn: return QString::number(sheet.sheet);
    case SchoolColumn: return shortened(schoolWords(roster_, sheet.school), 60);
    case ReasonsColumn: return reasonsOf(sheet);
    default: return {};
    }
}

bool FlaggedSheetsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid) ||
        index.column() != SheetColumn)
        return false;
    ticked_[order_[static_cast<std::size_t>(index.row())]] = value.toInt() == Qt::Checked ? 1 : 0;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit tickedChanged();
    return true;
}

QVariant FlaggedSheetsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case SheetColumn: return tr("Sheet");
    case SchoolColumn: return tr("School");
    case ReasonsColumn: return tr("What looks wrong");
    default: return {};
    }
}

Qt::ItemFlags FlaggedSheetsModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == SheetColumn ? usual | Qt::ItemIsUserCheckable : usual;
}

}  // namespace diaoyan
