// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/imports_model.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/plain_tip.h"

#include <QDateTime>

#include <array>
#include <utility>

namespace diaoyan {

QString shownTime(const std::string& utc) {
    const QString words = shown(utc);
    QDateTime time = QDateTime::fromString(words, Qt::ISODate);
    if (!time.isValid()) return words.simplified();
    if (!words.endsWith('Z')) time.setTimeSpec(Qt::UTC);
    return time.toLocalTime().toString("yyyy-MM-dd HH:mm");
}

void ImportsModel::show(std::shared_ptr<const SurveyOutline> outline) {
    beginResetModel();
    outline_ = std::move(outline);
    endResetModel();
}

int ImportsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || outline_ == nullptr ? 0 : static_cast<int>(outline_->batches.size());
}

int ImportsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int{ColumnCount};
}

QString ImportsModel::words(const Batch& batch, int column) const {
    switch (column) {
    case WhenColumn: return shownTime(batch.imported_at);
    case FileColumn:
        return batch.importer == "web"     ? tr("Collected on the web")
               : batch.importer == "paper" ? tr("Entered from paper")
                                           : shown(batch.file_name);
    case QuestionnaireColumn:
        for (const Questionnaire& one : outline_->questionnaires)
            if (one.id == batch.questionnaire) return shown(one.title.empty() ? untranslated(one.id) : one.title);
        return shown(batch.questionnaire);
    case ReadColumn: return shownCount(batch.rows_in);
    case StoredColumn: return shownCount(batch.rows_stored);
    case RefusedColumn: return shownCount(batch.rows_rejected);
    default: return {};
    }
}

QVariant ImportsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Batch& batch = outline_->batches[outline_->batches.size() - 1 - static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return words(batch, index.column()).simplified();
    case Qt::ToolTipRole: return plainTip(words(batch, index.column()));
    case BatchRole: return static_cast<qlonglong>(batch.id);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() < ReadColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    case Qt::ForegroundRole:
        return index.column() == RefusedColumn && batch.rows_rejected > 0 ? QVariant(themeColours().trouble)
                                                                          : QVariant();
    default: return {};
    }
}

QVariant ImportsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((section < ReadColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    const std::array<QString, ColumnCount> headings{tr("When"),      tr("File"),   tr("Questionnaire"),
                                                    tr("Rows read"), tr("Stored"), tr("Refused")};
    return headings[static_cast<std::size_t>(section)];
}

}  // namespace diaoyan
