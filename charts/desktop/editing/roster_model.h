// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <QAbstractTableModel>

#include <vector>

namespace diaoyan {

/// The schools of a survey, to be edited in place: code, name, stage, area, students, teachers, how many answer sheets
/// are expected per role, and whatever else the roster says.
class RosterModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { code, name, stage, area, students, teachers, first_role };

    explicit RosterModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(const Roster& roster, const std::vector<Role>& roles);
    const Roster& roster() const { return roster_; }
    void setEditable(bool editable) { editable_ = editable; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void edited();

private:
    int firstAttribute() const { return first_role + static_cast<int>(roles_.size()); }
    QString wordsOf(const School& school, int column) const;
    bool setWords(School& school, int column, const QString& words) const;

    Roster roster_;
    std::vector<Role> roles_;
    bool editable_ = true;
};

}  // namespace diaoyan
