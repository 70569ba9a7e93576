// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/survey/exclusion_ledger.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace diaoyan {

/// The flagged sheets of a ledger as a list in which sheets are ticked: those with most against them first. A skin over
/// the ledger.
class FlaggedSheetsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { SheetColumn, SchoolColumn, ReasonsColumn, columns };
    enum Roles { SheetRole = Qt::UserRole + 1 };

    explicit FlaggedSheetsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void show(std::shared_ptr<const ExclusionLedger> ledger, const Roster& roster);
    /// Only what one rule flagged; nothing: all.
    void showOnly(std::optional<QualityReason> reason);
    const FlaggedSheet* sheetAt(int row) const;
    std::vector<const FlaggedSheet*> ticked() const;
    void tickAll(bool on);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void tickedChanged();

private:
    void arrange();
    QString reasonsOf(const FlaggedSheet& sheet) const;

    std::shared_ptr<const ExclusionLedger> ledger_;
    Roster roster_;
    std::optional<QualityReason> only_;
    std::vector<std::size_t> order_;  ///< places in ledger_->flagged
    std::vector<char> ticked_;        ///< per flagged sheet
};

}  // namespace diaoyan
