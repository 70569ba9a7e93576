// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/results/filter_choice_model.h"

#include "charts/desktop/look/words.h"
#include "charts/desktop/views/plain_tip.h"

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

// The internal id of a choice; a value has the position of its choice.
constexpr quintptr ofChoice = ~quintptr{0};

}  // namespace

void FilterChoiceModel::show(std::vector<FilterChoice> choices, const AnswerFilter& filter) {
    beginResetModel();
    choices_ = std::move(choices);
    filter_ = filter;
    ticked_.clear();
    for (const FilterChoice& choice : choices_) ticked_.push_back(chosenValues(choice, filter));
    endResetModel();
}

void FilterChoiceModel::showFilter(const AnswerFilter& filter) {
    filter_ = filter;
    for (std::size_t i = 0; i < choices_.size(); ++i) {
        std::vector<std::size_t> now = chosenValues(choices_[i], filter);
        if (now == ticked_[i]) continue;
        ticked_[i] = std::move(now);
        const QModelIndex choice = index(static_cast<int>(i), 0);
        emit dataChanged(choice, choice);
        emit dataChanged(index(0, 0, choice), index(rowCount(choice) - 1, 0, choice), {Qt::CheckStateRole});
    }
}

QModelIndex FilterChoiceModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) : ofChoice);
}

QModelIndex FilterChoiceModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == ofChoice) return {};
    return createIndex(static_cast<int>(child.internalId()), 0, ofChoice);
}

int FilterChoiceModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(choices_.size());
    if (parent.internalId() != ofChoice || parent.column() != 0) return 0;
    return static_cast<int>(choices_[static_cast<std::size_t>(parent.row())].values.size());
}

int FilterChoiceModel::columnCount(const QModelIndex&) const {
    return 1;
}

Qt::ItemFlags FilterChoiceModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.internalId() == ofChoice ? plain : plain | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

QVariant FilterChoiceModel::choiceData(std::size_t choice, int role) const {
    const QString title = shown(choices_[choice].title);
    if (role == Qt::DisplayRole) {
        const QString line = title.simplified();
        return ticked_[choice].empty() ? line : tr("%1 (%2 chosen)").arg(line, shownCount(ticked_[choice].size()));
    }
    if (role == Qt::ToolTipRole) return plainTip(title);
    return {};
}

QVariant FilterChoiceModel::valueData(std::size_t choice, std::size_t value, int role) const {
    const QString label = shown(choices_[choice].values[value].label);
    const std::vector<std::size_t>& ticked = ticked_[choice];
    switch (role) {
    case Qt::DisplayRole: return label.simplified();
    case Qt::ToolTipRole: return plainTip(label);
    case Qt::CheckStateRole:
        return std::find(ticked.begin(), ticked.end(), value) != ticked.end() ? Qt::Checked : Qt::Unchecked;
    default: return {};
    }
}

QVariant FilterChoiceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto row = static_cast<std::size_t>(index.row());
    return index.internalId() == ofChoice ? choiceData(row, role) : valueData(index.internalId(), row, role);
}

bool FilterChoiceModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::CheckStateRole || !index.isValid() || index.internalId() == ofChoice) return false;
    const std::size_t choice = index.internalId();
    const auto position = static_cast<std::size_t>(index.row());
    std::vector<std::size_t> ticked = ticked_[choice];
    const auto at = std::lower_bound(ticked.begin(), ticked.end(), position);
    const bool before = at != ticked.end() && *at == position;
    const bool wanted_now = value.toInt() == Qt::Checked;
    if (before == wanted_now) return true;
    if (wanted_now)
        ticked.insert(at, position);
    else
        ticked.erase(at);
    showFilter(filterWith(filter_, choices_[choice], ticked));
    emit wanted(filter_);
    return true;
}

}  // namespace diaoyan
