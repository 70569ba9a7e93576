// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/question.h"

#include <QAbstractTableModel>

#include <map>
#include <vector>

namespace diaoyan {

/// The options of a question, to be edited in place; the rows of a matrix, too, which have only code and words.
class OptionTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { chinese, english, code, score, substantive, exclusive, other, columns };

    explicit OptionTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(const std::vector<Option>& options);
    const std::vector<Option>& options() const { return options_; }
    void setEditable(bool editable) { editable_ = editable; }
    /// What is wrong, by row.
    void setProblems(std::map<int, QString> problems);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// The user changed one of them.
    void edited();

private:
    std::vector<Option> options_;
    std::map<int, QString> problems_;
    bool editable_ = true;
};

}  // namespace diaoyan
