// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/fieldwork_model.h"

#include "charts/desktop/look/words.h"

namespace diaoyan {

namespace {

const FieldworkKind* kindNamed(const QString& words) {
    for (const FieldworkKind& kind : fieldworkKinds())
        if (shown(kind.title) == words || shown(kind.id) == words) return &kind;
    return nullptr;
}

}  // namespace

void FieldworkModel::show(const std::vector<FieldworkEntry>& entries, const Roster& roster) {
    if (entries == entries_ && roster == roster_) return;
    beginResetModel();
    entries_ = entries;
    roster_ = roster;
    endResetModel();
}

QStringList FieldworkModel::choices(int column) const {
    QStringList list;
    if (column == kind)
        for (const FieldworkKind& one : fieldworkKinds()) list << shown(one.title);
    if (column == school) {
        list << QString();
        for (const School& one : roster_.schools) list << shown(one.name);
    }
    return list;
}

int FieldworkModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

int FieldworkModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString FieldworkModel::wordsOf(const FieldworkEntry& entry, int column) const {
    switch (column) {
    case date: return shown(entry.date);
    case kind: {
        const FieldworkKind* known = kindNamed(shown(entry.kind));
        return known == nullptr ? shown(entry.kind) : shown(known->title);
    }
    case school: {
        const auto at = findSchool(roster_, entry.school);
        return at ? shown(roster_.schools[*at].name) : shown(entry.school);
    }
    case what: return shown(entry.what);
    case sessions: return QString::number(entry.sessions);
    default: return entry.persons ? QString::number(*entry.persons) : QString();
    }
}

bool FieldworkModel::setWords(FieldworkEntry& entry, int column, const QString& words) const {
    bool number = false;
    const qlonglong count = words.trimmed().toLongLong(&number);
    switch (column) {
    case date: entry.date = typed(words.trimmed()); return true;
    case kind: {
        const FieldworkKind* known = kindNamed(words.trimmed());
        entry.kind = known == nullptr ? typed(words.trimmed()) : known->id;
        return !entry.kind.empty();
    }
    case school: {
        const auto at = findSchool(roster_, typed(words.trimmed()));
        entry.school = at ? roster_.schools[*at].code : typed(words.trimmed());
        return true;
    }
    case what: entry.what = typed(words); return true;
    case sessions: entry.sessions = count; return number && count > 0;
    default:
        entry.persons = number ? std::optional<std::int64_t>(count) : std::nullopt;
        return words.trimmed().isEmpty() || (number && count >= 0);
    }
}

QVariant FieldworkModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const QString words = wordsOf(entries_[static_cast<std::size_t>(index.row())], index.column());
    switch (role) {
    case Qt::DisplayRole: return words.left(500);
    case Qt::EditRole: return words;
    case Qt::ToolTipRole: return words.left(1000).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((index.column() >= sessions ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    default: return {};
    }
}

bool FieldworkModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!editable_ || role != Qt::EditRole || !index.isValid() || index.row() >= rowCount()) return false;
    FieldworkEntry entry = entries_[static_cast<std::size_t>(index.row())];
    if (value.toString() == wordsOf(entry, index.column())) return false;
    if (!setWords(entry, index.column(), value.toString())) return false;
    if (entry == entries_[static_cast<std::size_t>(index.row())]) return false;
    entries_[static_cast<std::size_t>(index.row())] = entry;
    emit dataChanged(index, index);
    emit edited();
    return true;
}

QVariant FieldworkModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole) return {};
    if (orientation == Qt::Vertical) return section + 1;
    const QString headings[] = {tr("Date"), tr("Kind"), tr("School"), tr("What"), tr("Sessions"), tr("People")};
    return section >= 0 && section < columns ? QVariant(headings[section]) : QVariant();
}

Qt::ItemFlags FieldworkModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return editable_ ? flags | Qt::ItemIsEditable : flags;
}

}  // namespace diaoyan
