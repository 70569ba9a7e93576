// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/import_models.h"

#include "charts/desktop/importing/choice_delegate.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"

#include <QFont>

#include <algorithm>

namespace diaoyan {

namespace {

const OptionRow& rowAt(const std::vector<OptionRow>& rows, const QModelIndex& index) {
    return rows[static_cast<std::size_t>(index.row())];
}

}  // namespace

QString oneLine(const QString& words, int most) {
    QString plain;
    for (const QChar letter : words.left(4 * most)) plain += letter.isPrint() ? letter : QChar(' ');
    plain = plain.simplified();
    return plain.size() <= most ? plain : plain.left(most - 1) + "…";
}

QString shortToolTip(const QString& words) {
    return asToolTip(oneLine(words, 600));
}

QString breakable(const QString& words) {
    constexpr int longest = 24;
    QString broken;
    int run = 0;
    for (const QChar letter : words) {
        run = letter.isSpace() ? 0 : run + 1;
        broken += letter;
        if (run % longest == 0 && run > 0 && !letter.isHighSurrogate()) broken += QChar(0x200B);
    }
    return broken;
}

void QuestionsModel::show(std::vector<QuestionRow> rows) {
    const auto ids = [](const std::vector<QuestionRow>& all) {
        std::vector<std::string> list;
        for (const QuestionRow& row : all) list.push_back(row.id);
        return list;
    };
    if (ids(rows) == ids(rows_)) {
        rows_ = std::move(rows);
        if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int QuestionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int QuestionsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant QuestionsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const QuestionRow& row = rows_[static_cast<std::size_t>(index.row())];
    if (role == faintRole) return row.left_out;
    switch (index.column()) {
    case titleColumn:
        if (role == Qt::DisplayRole) return QString("%1  %2").arg(index.row() + 1).arg(oneLine(shown(row.title), 80));
        if (role == Qt::ToolTipRole) return shortToolTip(shown(row.title));
        if (role == Qt::DecorationRole && row.problems > 0) return themeIcon("warning");
        if (role == Qt::DecorationRole && row.corrected) return themeIcon("check");
        break;
    case kindColumn:
        if (role == Qt::DisplayRole) return row.left_out ? tr("left out") : shown(row.kind);
        break;
    case answeredColumn:
        if (role == Qt::DisplayRole) return row.left_out ? QString() : shownCount(row.answered);
        if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
        break;
    default: break;
    }
    if (role == sharesRole && index.column() == shapeColumn && row.shares.size() > 1) {
        QVariantList shares;
        for (const double share : row.shares) shares << share;
        return shares;
    }
    return {};
}

QVariant QuestionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case titleColumn: return tr("Question");
    case kindColumn: return tr("Kind");
    case answeredColumn: return tr("Answers");
    default: return tr("First look");
    }
}

void OptionsModel::show(std::vector<OptionRow> rows, bool open) {
    beginResetModel();
    rows_ = std::move(rows);
    open_ = open;
    most_ = 0;
    for (const OptionRow& row : rows_) most_ = std::max(most_, static_cast<double>(row.count));
    endResetModel();
}

int OptionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int OptionsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

/// What it may be the same as.
std::vector<const OptionRow*> OptionsModel::others(const OptionRow& row) const {
    std::vector<const OptionRow*> others;
    for (const OptionRow& other : rows_)
        if (other.stands && other.code != row.code) others.push_back(&other);
    return others;
}

std::vector<OptionMeaning> OptionsModel::meanings(const OptionRow& row) const {
    if (row.code.empty()) return {OptionMeaning::answer, OptionMeaning::no_answer};
    return {OptionMeaning::answer, OptionMeaning::off_scale, OptionMeaning::no_answer};
}

QStringList OptionsModel::choices(const OptionRow& row) const {
    if (!open_ && !row.code.empty()) return {};
    QStringList words;
    for (const OptionMeaning meaning : meanings(row)) switch (meaning) {
        case OptionMeaning::answer: words << (row.code.empty() ? tr("no valid answer") : tr("an option")); break;
        case OptionMeaning::off_scale: words << tr("don't know, does not apply"); break;
        default: words << tr("empty, no answer"); break;
        }
    for (const OptionRow* other : others(row)) words << tr("the same as: %1").arg(oneLine(shown(other->label), 40));
    return words;
}

int OptionsModel::chosen(const OptionRow& row) const {
    const auto possible = meanings(row);
    if (row.meaning != OptionMeaning::same_as)
        return static_cast<int>(std::find(possible.begin(), possible.end(), row.meaning) - possible.begin());
    const auto all = others(row);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const OptionRow* other) { return other->code == row.same_as; });
    return found == all.end() ? 0 : static_cast<int>(possible.size() + static_cast<std::size_t>(found - all.begin()));
}

QVariant OptionsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const OptionRow& row = rowAt(rows_, index);
    if (role == faintRole) return !row.stands;
    switch (index.column()) {
    case labelColumn:
        if (role == Qt::DisplayRole)
            return (!row.stands && row.meaning == OptionMeaning::same_as ? "↳ " : "") + oneLine(shown(row.label));
        if (role == Qt::ToolTipRole) return shortToolTip(shown(row.label));
        if (role == Qt::DecorationRole && row.code.empty() && row.meaning == OptionMeaning::answer)
            return themeIcon("warning");
        break;
    case countColumn:
        if (role == Qt::DisplayRole) return shownCount(row.count);
        if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
        if (role == sharesRole && row.stands)
            return QVariantList{most_ > 0 ? static_cast<double>(row.count) / most_ : 0};
        break;
    case meaningColumn: {
        const QStringList words = choices(row);
        if (role == choicesRole) return words;
        if (role == chosenRole || role == Qt::EditRole) return chosen(row);
        if (role != Qt::DisplayRole) break;
        if (words.isEmpty())
            return row.meaning == OptionMeaning::off_scale ? tr("don't know, does not apply") : QString();
        return words.value(chosen(row));
    }
    default: break;
    }
    return {};
}

QVariant OptionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case labelColumn: return tr("Option");
    case countColumn: return tr("Count");
    default: return tr("Counts as");
    }
}

bool OptionsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != chosenRole || index.column() != meaningColumn || !checkIndex(index)) return false;
    OptionRow row = rowAt(rows_, index);
    const auto possible = meanings(row);
    const auto all = others(row);
    const auto wanted = static_cast<std::size_t>(value.toInt());
    if (value.toInt() < 0 || wanted >= possible.size() + all.size()) return false;
    row.meaning = wanted < possible.size() ? possible[wanted] : OptionMeaning::same_as;
    row.same_as = wanted < possible.size() ? "" : all[wanted - possible.size()]->code;
    emit meant(row);
    return true;
}

Qt::ItemFlags OptionsModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index);
    if (!index.isValid() || index.column() != meaningColumn) return plain;
    return choices(rowAt(rows_, index)).isEmpty() ? plain : plain | Qt::ItemIsEditable;
}

}  // namespace diaoyan
