// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/results/filter_choices.h"

#include <QAbstractItemModel>

namespace diaoyan {

/// What can be filtered by as a tree of two levels: choices, and below each its values with a box to tick.
class FilterChoiceModel : public QAbstractItemModel {
    Q_OBJECT

public:
    explicit FilterChoiceModel(QObject* parent = nullptr) : QAbstractItemModel(parent) {}

    void show(std::vector<FilterChoice> choices, const AnswerFilter& filter);
    /// Other boxes are ticked now; the tree stays as it is.
    void showFilter(const AnswerFilter& filter);
    const AnswerFilter& filter() const { return filter_; }

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    /// A box was ticked or cleared by the user.
    void wanted(const diaoyan::AnswerFilter& filter);

private:
    QVariant choiceData(std::size_t choice, int role) const;
    QVariant valueData(std::size_t choice, std::size_t value, int role) const;

    std::vector<FilterChoice> choices_;
    std::vector<std::vector<std::size_t>> ticked_;  ///< parallel to choices_
    AnswerFilter filter_;
};

}  // namespace diaoyan
