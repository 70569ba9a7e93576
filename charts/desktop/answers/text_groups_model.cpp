// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/text_groups_model.h"

#include "charts/desktop/answers/sheet_words.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/plain_tip.h"

#include <QMimeData>
#include <QStringList>

#include <algorithm>

namespace diaoyan {

namespace {

/// Letters as people count them: code points, not bytes.
std::size_t lettersIn(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

void TextGroupsModel::show(Groups groups, std::vector<TextCode> frame) {
    beginResetModel();
    groups_ = std::move(groups);
    frame_ = std::move(frame);
    endResetModel();
}

const TextGroup* TextGroupsModel::groupAt(int row) const {
    return row < 0 || row >= rowCount() ? nullptr : &(*groups_)[static_cast<std::size_t>(row)];
}

int TextGroupsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || groups_ == nullptr ? 0 : static_cast<int>(groups_->size());
}

int TextGroupsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString TextGroupsModel::codesOf(const TextGroup& group) const {
    QStringList codes;
    for (std::size_t i = 0; i < group.with_code.size() && i < frame_.size(); ++i) {
        const std::int64_t with = group.with_code[i];
        if (with == 0) continue;
        const QString label = shortened(shown(frame_[i].label), 30);
        codes
            << (with == std::ssize(group.sheets)
                    ? label
                    : QStringLiteral("%1 %2/%3").arg(label).arg(with).arg(static_cast<qlonglong>(group.sheets.size())));
    }
    return codes.join(QStringLiteral("、"));
}

QVariant TextGroupsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const TextGroup& group = (*groups_)[static_cast<std::size_t>(index.row())];
    const bool number = index.column() == CountColumn || index.column() == LengthColumn;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ForegroundRole && index.column() != TextColumnAt) return themeColours().quiet;
    if (role == Qt::ToolTipRole && index.column() == TextColumnAt && group.text.size() > 60)
        return plainTip(shown(group.text));
    if (role == Qt::ToolTipRole && index.column() == CodesColumn) return plainTip(codesOf(group));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case CountColumn: return shownCount(std::ssize(group.sheets));
    case TextColumnAt: return shortened(shown(group.text), 300);
    case LengthColumn: return shownCount(static_cast<std::int64_t>(lettersIn(group.text)));
    case CodesColumn: return codesOf(group);
    default: return {};
    }
}

QVariant TextGroupsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const bool number = section == CountColumn || section == LengthColumn;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case CountColumn: return tr("Times");
    case TextColumnAt: return tr("Text");
    case LengthColumn: return tr("Letters");
    case CodesColumn: return tr("Codes");
    default: return {};
    }
}

Qt::ItemFlags TextGroupsModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    return index.isValid() ? usual | Qt::ItemIsDragEnabled : usual;
}

QMimeData* TextGroupsModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty()) return nullptr;
    auto* data = new QMimeData;
    data->setData(QStringLiteral("application/x-diaoyan-texts"), QByteArray("texts"));
    return data;
}

std::vector<TextGroup> arrangedGroups(std::vector<TextGroup> groups, const QString& words, int column,
                                      Qt::SortOrder order) {
    if (!words.isEmpty())
        std::erase_if(groups,
                      [&](const TextGroup& group) { return !shown(group.text).contains(words, Qt::CaseInsensitive); });
    const auto arrange = [&](const auto& key) {
        std::stable_sort(groups.begin(), groups.end(), [&](const TextGroup& a, const TextGroup& b) {
            return order == Qt::AscendingOrder ? key(a) < key(b) : key(b) < key(a);
        });
    };
    switch (column) {
    case TextGroupsModel::CountColumn: arrange([](const TextGroup& group) { return group.sheets.size(); }); break;
    case TextGroupsModel::TextColumnAt:
        arrange([](const TextGroup& group) -> const std::string& { return group.text; });
        break;
    case TextGroupsModel::LengthColumn: arrange([](const TextGroup& group) { return lettersIn(group.text); }); break;
    case TextGroupsModel::CodesColumn:
        arrange([](const TextGroup& group) {
            return std::count_if(group.with_code.begin(), group.with_code.end(), [](auto with) { return with > 0; });
        });
        break;
    default: break;
    }
    return groups;
}

}  // namespace diaoyan
