// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_outline.h"

#include <QAbstractTableModel>

#include <memory>

namespace diaoyan {

/// When something happened, in the computer's own time: 2026-05-08 14:03. Words that are no time stay as they are.
QString shownTime(const std::string& utc);

/// The imports and days of collection of a survey, the latest first.
class ImportsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { WhenColumn, FileColumn, QuestionnaireColumn, ReadColumn, StoredColumn, RefusedColumn, ColumnCount };
    enum Roles { BatchRole = Qt::UserRole + 20 };

    explicit ImportsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(std::shared_ptr<const SurveyOutline> outline);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString words(const Batch& batch, int column) const;

    std::shared_ptr<const SurveyOutline> outline_;
};

}  // namespace diaoyan
