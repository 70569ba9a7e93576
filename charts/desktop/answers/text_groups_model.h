// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/survey/open_texts.h"

#include <QAbstractTableModel>

#include <memory>
#include <set>
#include <string>
#include <vector>

namespace diaoyan {

/// Texts as rows: how often, what, how long, and which codes they have. A skin over groups that a job made.
class TextGroupsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { CountColumn, TextColumnAt, LengthColumn, CodesColumn, columns };
    using Groups = std::shared_ptr<const std::vector<TextGroup>>;

    explicit TextGroupsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(Groups groups, std::vector<TextCode> frame);
    const TextGroup* groupAt(int row) const;
    const std::vector<TextCode>& frame() const { return frame_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// What is dragged is known to the list that it comes from.
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    QString codesOf(const TextGroup& group) const;

    Groups groups_;
    std::vector<TextCode> frame_;
};

/// Groups with these words in them (letters of either case), in this order.
std::vector<TextGroup> arrangedGroups(std::vector<TextGroup> groups, const QString& words, int column,
                                      Qt::SortOrder order);

}  // namespace diaoyan
