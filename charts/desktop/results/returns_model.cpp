// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/returns_model.h"

#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/plain_tip.h"
#include "charts/desktop/views/result_table_model.h"
#include "charts/figures/plain_words.h"
#include "charts/survey/study_of_survey.h"
#include "charts/tables/result_table.h"

#include <QCoreApplication>

#include <algorithm>

namespace diaoyan {

QString wordsOf(const ResponseRate& rate) {
    const auto words = [](const char* text) { return QCoreApplication::translate("diaoyan::ReturnsModel", text); };
    QStringList lines{words(QT_TRANSLATE_NOOP("diaoyan::ReturnsModel", "Returned: %1")).arg(shownCount(rate.returned)),
                      words(QT_TRANSLATE_NOOP("diaoyan::ReturnsModel", "Valid: %1")).arg(shownCount(rate.valid))};
    if (!rate.issued) {
        lines << words(QT_TRANSLATE_NOOP("diaoyan::ReturnsModel",
                                         "The school list does not say how many were issued: there is no rate."));
        return lines.join('\n');
    }
    lines << words(QT_TRANSLATE_NOOP("diaoyan::ReturnsModel", "Issued: %1")).arg(shownCount(*rate.issued));
    if (rate.return_rate.base > 0)
        lines << words(QT_TRANSLATE_NOOP("diaoyan::ReturnsModel", "Return rate: %1"))
                     .arg(shown(cellText(rate.return_rate, shownLanguage())));
    if (rate.returned > *rate.issued)
        lines << words(QT_TRANSLATE_NOOP("diaoyan::ReturnsModel",
                                         "More came back than were issued: check the numbers of the school list."));
    return lines.join('\n');
}

void ReturnsModel::show(std::shared_ptr<const SurveyOutline> outline) {
    beginResetModel();
    outline_ = std::move(outline);
    roles_ = outline_ == nullptr ? std::vector<Role>{} : rolesOf(outline_->questionnaires);
    endResetModel();
}

int ReturnsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || outline_ == nullptr ? 0 : static_cast<int>(outline_->roster.schools.size());
}

int ReturnsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : FirstRoleColumn + static_cast<int>(roles_.size());
}

const ResponseRate& ReturnsModel::rateAt(int row, int column) const {
    static const ResponseRate none{};
    const std::size_t at =
        static_cast<std::size_t>(row) * roles_.size() + static_cast<std::size_t>(column - FirstRoleColumn);
    return at < outline_->rates.schools.size() ? outline_->rates.schools[at] : none;
}

bool ReturnsModel::silent(int row) const {
    for (int column = FirstRoleColumn; column < columnCount(); ++column)
        if (rateAt(row, column).returned > 0) return false;
    return true;
}

QVariant ReturnsModel::schoolData(int row, int column, int role) const {
    const School& school = outline_->roster.schools[static_cast<std::size_t>(row)];
    const QString words = shown(column == StageColumn ? school.stage : school.name.empty() ? school.code : school.name);
    switch (role) {
    case Qt::DisplayRole: return words.simplified();
    case SortRole: return words;
    case CodeRole: return shown(school.code);
    case Qt::DecorationRole: return column == SchoolColumn && silent(row) ? themeIcon("warning") : QVariant();
    case Qt::ToolTipRole:
        return plainTip(column == SchoolColumn && silent(row) ? words + "\n" + tr("Nothing came back from this school.")
                                                              : words);
    default: return {};
    }
}

QVariant ReturnsModel::rateData(const ResponseRate& rate, int role) const {
    const bool known = rate.return_rate.base > 0;
    switch (role) {
    case Qt::DisplayRole:
        if (!known)
            return rate.returned > 0 ? tr("%1 returned").arg(shownCount(rate.returned)) : QString(QChar(0x2014));
        return tr("%1 / %2  %3")
            .arg(shownCount(rate.returned), shownCount(*rate.issued),
                 shown(cellText(rate.return_rate, shownLanguage())));
    case Qt::ForegroundRole:
        if (known && (rate.returned == 0 || rate.returned > *rate.issued)) return themeColours().trouble;
        return known || rate.returned > 0 ? QVariant() : QVariant(themeColours().quiet);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::ToolTipRole: return plainTip(wordsOf(rate));
    case ResultTableModel::ShareRole: return known ? QVariant(*rate.return_rate.proportion()) : QVariant();
    // What is unknown stands below what is 0.
    case SortRole: return known ? *rate.return_rate.proportion() : -1.0 / (1.0 + static_cast<double>(rate.returned));
    default: return {};
    }
}

QVariant ReturnsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    if (index.column() < FirstRoleColumn || role == CodeRole)
        return schoolData(index.row(), role == CodeRole ? int{SchoolColumn} : index.column(), role);
    return rateData(rateAt(index.row(), index.column()), role);
}

QVariant ReturnsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const bool left = section < FirstRoleColumn;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (section == SchoolColumn) return tr("School");
    if (section == StageColumn) return tr("Stage");
    const QString name = shown(headingOf(roles_[static_cast<std::size_t>(section - FirstRoleColumn)].name));
    return role == Qt::ToolTipRole ? plainTip(name) : name.simplified();
}

}  // namespace diaoyan
