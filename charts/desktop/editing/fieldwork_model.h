// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/roster.h"
#include "questionnaires/study_record.h"

#include <QAbstractTableModel>

#include <vector>

namespace diaoyan {

/// The log of the fieldwork, to be edited in place. Kinds and schools are shown by their names, and kept by id and
/// code.
class FieldworkModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { date, kind, school, what, sessions, persons, columns };

    explicit FieldworkModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(const std::vector<FieldworkEntry>& entries, const Roster& roster);
    const std::vector<FieldworkEntry>& entries() const { return entries_; }
    void setEditable(bool editable) { editable_ = editable; }
    /// What can be chosen in a column; empty where anything is typed.
    QStringList choices(int column) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void edited();

private:
    QString wordsOf(const FieldworkEntry& entry, int column) const;
    bool setWords(FieldworkEntry& entry, int column, const QString& words) const;

    std::vector<FieldworkEntry> entries_;
    Roster roster_;
    bool editable_ = true;
};

}  // namespace diaoyan
