// SPDX-License-Identifier: GPL-3.0-or-later
// Schools and problems of a file.
#include "charts/desktop/importing/choice_delegate.h"
#include "charts/desktop/importing/import_models.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"

#include <algorithm>

namespace diaoyan {

void SpellingsModel::show(std::vector<SchoolSpelling> spellings, Roster roster) {
    beginResetModel();
    spellings_ = std::move(spellings);
    roster_ = std::move(roster);
    const auto open = [](const SchoolSpelling& one) { return one.match.kind == SchoolMatchKind::unknown; };
    std::stable_sort(spellings_.begin(), spellings_.end(),
                     [&](const SchoolSpelling& a, const SchoolSpelling& b) { return open(a) && !open(b); });
    endResetModel();
}

int SpellingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(spellings_.size());
}

int SpellingsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

/// Schools that may be meant: similar ones first, then all others.
std::vector<std::size_t> SpellingsModel::candidates(const SchoolSpelling& spelling) const {
    std::vector<std::size_t> schools = spelling.similar;
    for (std::size_t school = 0; school < roster_.schools.size(); ++school)
        if (std::find(schools.begin(), schools.end(), school) == schools.end()) schools.push_back(school);
    return schools;
}

QVariant SpellingsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const SchoolSpelling& one = spellings_[static_cast<std::size_t>(index.row())];
    const bool open = one.match.kind == SchoolMatchKind::unknown;
    if (index.column() == textColumn) {
        if (role == Qt::DisplayRole) return oneLine(shown(one.text));
        if (role == Qt::ToolTipRole) return shortToolTip(shown(one.text));
        if (role == Qt::DecorationRole) return open ? themeIcon("warning") : themeIcon("check");
        return {};
    }
    if (index.column() == sheetsColumn) {
        if (role == Qt::DisplayRole) return shownCount(one.sheets);
        if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    }
    const std::vector<std::size_t> schools = candidates(one);
    if (role == choicesRole) {
        QStringList words{tr("not decided: school unknown"), tr("none of the list")};
        for (std::size_t i = 0; i < schools.size(); ++i) {
            const QString name = oneLine(shown(roster_.schools[schools[i]].name), 60);
            words << (i < one.similar.size() ? tr("%1 (similar)").arg(name) : name);
        }
        return words;
    }
    if (role == chosenRole || role == Qt::EditRole) {
        if (!one.match.school) return one.match.kind == SchoolMatchKind::decided ? 1 : 0;
        const auto found = std::find(schools.begin(), schools.end(), *one.match.school);
        return 2 + static_cast<int>(found - schools.begin());
    }
    if (role != Qt::DisplayRole) return {};
    if (one.match.school) return oneLine(shown(roster_.schools[*one.match.school].name), 60);
    if (!open) return tr("none of the list");
    return one.similar.empty()
               ? tr("which school?")
               : tr("which school? Perhaps %1").arg(oneLine(shown(roster_.schools[one.similar.front()].name), 40));
}

QVariant SpellingsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case textColumn: return tr("In the file");
    case sheetsColumn: return tr("Answer sheets");
    default: return tr("School on the list");
    }
}

bool SpellingsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != chosenRole || index.column() != schoolColumn || !checkIndex(index)) return false;
    const SchoolSpelling one = spellings_[static_cast<std::size_t>(index.row())];
    const std::vector<std::size_t> schools = candidates(one);
    const int wanted = value.toInt();
    if (wanted < 0 || wanted >= static_cast<int>(schools.size()) + 2) return false;
    // A null code takes the decision back.
    emit decided(shown(one.text), wanted == 0 ? QString()
                                  : wanted == 1
                                      ? QString("")
                                      : shown(roster_.schools[schools[static_cast<std::size_t>(wanted - 2)]].code));
    return true;
}

Qt::ItemFlags SpellingsModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == schoolColumn ? plain | Qt::ItemIsEditable : plain;
}

void ProblemsModel::show(std::vector<Line> lines) {
    beginResetModel();
    lines_ = std::move(lines);
    endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int ProblemsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Line& line = lines_[static_cast<std::size_t>(index.row())];
    const Place& where = line.problem.where;
    const auto words = [&]() -> QString {
        switch (index.column()) {
        case kindColumn:
            return line.weight == Weight::refused   ? tr("problem")
                   : line.weight == Weight::warning ? tr("kept, but odd")
                                                    : tr("remark");
        case rowColumn: return where.row > 0 ? shownCount(where.row) : QString();
        case placeColumn: return shown(where.column);
        case textColumn: return shown(where.text);
        default: return shown(line.problem.message);
        }
    };
    if (role == Qt::DisplayRole) return oneLine(words(), index.column() == messageColumn ? 300 : 80);
    if (role == Qt::ToolTipRole) return shortToolTip(words());
    if (role == Qt::TextAlignmentRole && index.column() == rowColumn) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DecorationRole && index.column() == kindColumn && line.weight == Weight::refused)
        return themeIcon("warning");
    return {};
}

QVariant ProblemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case kindColumn: return tr("Sort");
    case rowColumn: return tr("Row");
    case placeColumn: return tr("Column");
    case textColumn: return tr("What stands there");
    default: return tr("What it is about");
    }
}

}  // namespace diaoyan
