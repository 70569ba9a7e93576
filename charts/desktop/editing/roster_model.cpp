// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/roster_model.h"

#include "charts/desktop/look/words.h"

#include <optional>

namespace diaoyan {

namespace {

QString numberWords(const std::optional<std::int64_t>& number) {
    return number ? QString::number(*number) : QString();
}

/// False where it is no count; empty words take the number away.
bool readCount(const QString& words, std::optional<std::int64_t>& number) {
    number.reset();
    if (words.trimmed().isEmpty()) return true;
    bool ok = false;
    const qlonglong count = words.trimmed().toLongLong(&ok);
    if (ok && count >= 0) number = count;
    return number.has_value();
}

std::optional<std::int64_t> expectedOf(const School& school, const std::string& role) {
    const auto found = school.expected.find(role);
    return found == school.expected.end() ? std::nullopt : std::optional<std::int64_t>(found->second);
}

bool setExpected(School& school, const std::string& role, const QString& words) {
    std::optional<std::int64_t> number;
    if (!readCount(words, number)) return false;
    if (number)
        school.expected[role] = *number;
    else
        school.expected.erase(role);
    return true;
}

}  // namespace

void RosterModel::show(const Roster& roster, const std::vector<Role>& roles) {
    if (roster == roster_ && roles == roles_) return;
    const bool same_shape = roster.schools.size() == roster_.schools.size() && roles == roles_ &&
                            roster.attribute_names == roster_.attribute_names && !roster.schools.empty();
    // What is selected stays while only words change.
    if (!same_shape) beginResetModel();
    roster_ = roster;
    roles_ = roles;
    if (same_shape)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    else
        endResetModel();
}

int RosterModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(roster_.schools.size());
}

int RosterModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : firstAttribute() + static_cast<int>(roster_.attribute_names.size());
}

QString RosterModel::wordsOf(const School& school, int column) const {
    switch (column) {
    case code: return shown(school.code);
    case name: return shown(school.name);
    case stage: return shown(school.stage);
    case area: return shown(school.area);
    case students: return numberWords(school.enrolment);
    case teachers: return numberWords(school.teachers);
    default: break;
    }
    if (column < firstAttribute())
        return numberWords(expectedOf(school, roles_[static_cast<std::size_t>(column - first_role)].id));
    return shown(attributeOf(school, roster_.attribute_names[static_cast<std::size_t>(column - firstAttribute())]));
}

bool RosterModel::setWords(School& school, int column, const QString& words) const {
    const std::string text = typed(words.trimmed());
    switch (column) {
    case code: school.code = text; return !text.empty();
    case name: school.name = text; return !text.empty();
    case stage: school.stage = text; return true;
    case area: school.area = text; return true;
    case students: return readCount(words, school.enrolment);
    case teachers: return readCount(words, school.teachers);
    default: break;
    }
    if (column < firstAttribute())
        return setExpected(school, roles_[static_cast<std::size_t>(column - first_role)].id, words);
    const std::string& attribute = roster_.attribute_names[static_cast<std::size_t>(column - firstAttribute())];
    if (text.empty())
        school.attributes.erase(attribute);
    else
        school.attributes[attribute] = text;
    return true;
}

QVariant RosterModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const QString words = wordsOf(roster_.schools[static_cast<std::size_t>(index.row())], index.column());
    const bool number = index.column() >= students && index.column() < firstAttribute();
    switch (role) {
    case Qt::DisplayRole: return words.left(500);
    case Qt::EditRole: return words;
    case Qt::ToolTipRole: return words.left(1000).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    default: return {};
    }
}

bool RosterModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!editable_ || role != Qt::EditRole || !index.isValid() || index.row() >= rowCount()) return false;
    School school = roster_.schools[static_cast<std::size_t>(index.row())];
    if (value.toString() == wordsOf(school, index.column())) return false;
    if (!setWords(school, index.column(), value.toString())) return false;
    if (school == roster_.schools[static_cast<std::size_t>(index.row())]) return false;
    roster_.schools[static_cast<std::size_t>(index.row())] = school;
    emit dataChanged(index, index);
    emit edited();
    return true;
}

QVariant RosterModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnCount()) return {};
    const QString headings[] = {tr("Code"), tr("Name"), tr("Stage"), tr("Area"), tr("Students"), tr("Teachers")};
    if (role == Qt::ToolTipRole && section >= first_role && section < firstAttribute())
        return tr("How many were given a questionnaire: response rates are counted from this");
    if (role != Qt::DisplayRole) return {};
    if (section < first_role) return headings[section];
    if (section < firstAttribute())
        return tr("Issued: %1").arg(shown(roles_[static_cast<std::size_t>(section - first_role)].name));
    return shown(roster_.attribute_names[static_cast<std::size_t>(section - firstAttribute())]).left(60);
}

Qt::ItemFlags RosterModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return editable_ ? flags | Qt::ItemIsEditable : flags;
}

}  // namespace diaoyan
