// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"

#include <QAbstractTableModel>

#include <memory>

namespace diaoyan {

/// What came back, a row per school and a column per role: 62 / 80 and the share of it. A skin over the outline: the
/// numbers are those of responseRates().
class ReturnsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Roles { SortRole = Qt::UserRole + 20, CodeRole };
    enum Columns { SchoolColumn, StageColumn, FirstRoleColumn };

    explicit ReturnsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(std::shared_ptr<const SurveyOutline> outline);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const ResponseRate& rateAt(int row, int column) const;
    bool silent(int row) const;
    QVariant schoolData(int row, int column, int role) const;
    QVariant rateData(const ResponseRate& rate, int role) const;

    std::shared_ptr<const SurveyOutline> outline_;
    std::vector<Role> roles_;
};

/// What is said of one school and role, in lines: returned, valid, issued, rate.
QString wordsOf(const ResponseRate& rate);

}  // namespace diaoyan
