// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/option_table_model.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"

#include <QLocale>

#include <cmath>

namespace diaoyan {

namespace {

bool isTick(int column) {
    return column == OptionTableModel::substantive || column == OptionTableModel::exclusive ||
           column == OptionTableModel::other;
}

bool& tickOf(Option& option, int column) {
    if (column == OptionTableModel::exclusive) return option.exclusive;
    return column == OptionTableModel::other ? option.other : option.substantive;
}

/// What a cell says: a tick about the option that somebody reads as yes. 量表外 is the opposite of `substantive`.
bool isTicked(const Option& option, int column) {
    if (column == OptionTableModel::substantive) return !option.substantive;
    return column == OptionTableModel::exclusive ? option.exclusive : option.other;
}

QString wordsOf(const Option& option, int column) {
    switch (column) {
    case OptionTableModel::chinese: return shown(option.label.zh);
    case OptionTableModel::english: return shown(option.label.en);
    case OptionTableModel::code: return shown(option.code);
    case OptionTableModel::score: return option.score ? QLocale::c().toString(*option.score, 'g', 10) : QString();
    default: return {};
    }
}

/// False where it cannot be understood.
bool setWords(Option& option, int column, const QString& words) {
    if (words == wordsOf(option, column)) return false;
    switch (column) {
    case OptionTableModel::chinese: option.label.zh = typed(words); return true;
    case OptionTableModel::english: option.label.en = typed(words); return true;
    case OptionTableModel::code: option.code = typed(words.trimmed()); return true;
    default: break;
    }
    option.score.reset();
    if (words.trimmed().isEmpty()) return true;
    bool ok = false;
    const double score = QLocale::c().toDouble(words.trimmed(), &ok);
    if (ok && std::isfinite(score)) option.score = score;
    return ok && std::isfinite(score);
}

}  // namespace

void OptionTableModel::show(const std::vector<Option>& options) {
    if (options == options_) return;
    if (options.size() == options_.size() && !options.empty()) {
        options_ = options;
        emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    options_ = options;
    problems_.clear();
    endResetModel();
}

void OptionTableModel::setProblems(std::map<int, QString> problems) {
    if (problems == problems_) return;
    problems_ = std::move(problems);
    if (!options_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int OptionTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(options_.size());
}

int OptionTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant OptionTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const Option& option = options_[static_cast<std::size_t>(index.row())];
    const auto problem = problems_.find(index.row());
    switch (role) {
    case Qt::DisplayRole: return wordsOf(option, index.column()).left(500);
    case Qt::EditRole: return wordsOf(option, index.column());
    case Qt::CheckStateRole:
        if (!isTick(index.column())) return {};
        return isTicked(option, index.column()) ? Qt::Checked : Qt::Unchecked;
    case Qt::ForegroundRole: return problem == problems_.end() ? QVariant() : QVariant(themeColours().trouble);
    case Qt::ToolTipRole:
        if (problem != problems_.end()) return problem->second.toHtmlEscaped();
        return wordsOf(option, index.column()).left(1000).toHtmlEscaped();
    default: return {};
    }
}

bool OptionTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!editable_ || !index.isValid() || index.row() >= rowCount()) return false;
    Option option = options_[static_cast<std::size_t>(index.row())];
    if (role == Qt::CheckStateRole && isTick(index.column())) {
        bool& tick = tickOf(option, index.column());
        const bool ticked = value.toInt() == Qt::Checked;
        tick = index.column() == substantive ? !ticked : ticked;
        // What is off the scale has no points on it.
        if (!option.substantive) option.score.reset();
    } else if (role != Qt::EditRole || isTick(index.column()) || !setWords(option, index.column(), value.toString())) {
        return false;
    }
    if (option == options_[static_cast<std::size_t>(index.row())]) return false;
    options_[static_cast<std::size_t>(index.row())] = option;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), columns - 1));
    emit edited();
    return true;
}

QVariant OptionTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    const std::pair<QString, QString> headings[] = {
        {tr("Chinese"), tr("What respondents read in Chinese")},
        {tr("English"), tr("What respondents read in English; may stay empty")},
        {tr("Code"), tr("What is stored for this option; stays the same when its words change")},
        {tr("Score"), tr("Points on the scale, for means and satisfaction")},
        {tr("Off the scale"), tr("Such as \"do not know\": an answer, but no point of the scale")},
        {tr("Alone"), tr("May not be ticked together with others, such as \"none of these\"")},
        {tr("Own words"), tr("Such as \"other\": the respondent may write something")},
    };
    if (section < 0 || section >= columns) return {};
    if (role == Qt::DisplayRole) return headings[section].first;
    return role == Qt::ToolTipRole ? headings[section].second : QVariant();
}

Qt::ItemFlags OptionTableModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    if (isTick(index.column())) return editable_ ? flags | Qt::ItemIsUserCheckable : flags & ~Qt::ItemIsEnabled;
    return editable_ ? flags | Qt::ItemIsEditable : flags;
}

}  // namespace diaoyan
