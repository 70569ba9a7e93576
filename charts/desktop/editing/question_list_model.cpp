// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/question_list_model.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"

#include <QMimeData>

#include <algorithm>

namespace diaoyan {

namespace {

constexpr const char* draggedType = "application/x-diaoyan-question";

/// One line, and no more letters than a list can show.
QString lineOf(const Text& text) {
    return shown(text).left(200).simplified();
}

}  // namespace

void QuestionListModel::show(const Questionnaire& form, const std::set<std::size_t>& marked) {
    const auto same_ids = [](const Question& a, const Question& b) { return a.id == b.id; };
    const bool same_rows = form.id == form_.id && std::equal(form.questions.begin(), form.questions.end(),
                                                             form_.questions.begin(), form_.questions.end(), same_ids);
    // A list that only says something else keeps what is selected and where it is scrolled.
    if (!same_rows) beginResetModel();
    form_ = form;
    marked_ = marked;
    if (same_rows)
        emit dataChanged(index(0), index(rowCount() - 1));
    else
        endResetModel();
}

int QuestionListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || form_.id.empty() ? 0 : rowOf(static_cast<int>(form_.questions.size()));
}

QVariant QuestionListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    if (index.row() == 0) {
        if (role == Qt::DisplayRole) return lineOf(form_.title);
        return role == Qt::AccessibleTextRole ? tr("About the questionnaire: %1").arg(lineOf(form_.title)) : QVariant();
    }
    const auto at = static_cast<std::size_t>(questionAt(index.row()));
    const Question& question = form_.questions[at];
    switch (role) {
    case Qt::DisplayRole: return QString("%1. %2").arg(at + 1).arg(lineOf(question.title));
    case Qt::ToolTipRole: return shown(question.title).left(1000).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return QString("%1. %2, %3").arg(at + 1).arg(lineOf(question.title), shown(kindWords(question.kind)));
    case Qt::ForegroundRole: return marked_.contains(at) ? QVariant(themeColours().trouble) : QVariant();
    case NumberRole: return static_cast<int>(at) + 1;
    case KindRole: return shown(kindWords(question.kind));
    case MarkedRole: return marked_.contains(at);
    default: return {};
    }
}

Qt::ItemFlags QuestionListModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return movable_ ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (movable_ && index.row() > 0) flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList QuestionListModel::mimeTypes() const {
    return {draggedType};
}

QMimeData* QuestionListModel::mimeData(const QModelIndexList& indexes) const {
    if (indexes.isEmpty() || indexes.first().row() < 1) return nullptr;
    auto* data = new QMimeData;
    data->setData(draggedType, QByteArray::number(questionAt(indexes.first().row())));
    return data;
}

bool QuestionListModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                                     const QModelIndex& parent) {
    if (action != Qt::MoveAction || data == nullptr || !data->hasFormat(draggedType)) return false;
    const int count = static_cast<int>(form_.questions.size());
    const int from = data->data(draggedType).toInt();
    const int gap = parent.isValid() ? parent.row() : row < 0 ? rowCount() : row;  // before this row
    if (from < 0 || from >= count) return false;
    const int before = std::clamp(questionAt(gap), 0, count);
    const int to = before > from ? before - 1 : before;
    if (to != from) emit moveWanted(from, to);
    // The view would take away the row that it believes was copied.
    return false;
}

}  // namespace diaoyan
