// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/jobs/jobs.h"
#include "collector/store/sheet_list.h"
#include "questionnaires/questionnaire.h"
#include "questionnaires/roster.h"

#include <QAbstractTableModel>

#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace diaoyan {

/// Which sheets a list shows: their ids, and what their answers are said in.
struct SheetListing {
    std::string path{};
    Questionnaire questionnaire{};
    Roster roster{};
    std::map<std::int64_t, std::string> batches{};  ///< file names by id
    std::shared_ptr<const std::vector<std::int64_t>> ids{};
};

/// Sheets as rows, items as columns. Only what is looked at is read: pages of rows come from jobs and are kept while
/// they are looked at; a row that is not there yet shows dots.
class SheetsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Columns { IdColumn, StatusColumn, SchoolColumn, BatchColumn, SubmittedColumn, SecondsColumn, FirstItem };
    enum Roles { SheetRole = Qt::UserRole + 1, KindRole };
    static constexpr int rowsPerPage = 128;
    static constexpr std::size_t pagesKept = 64;

    explicit SheetsModel(Jobs& jobs, QObject* parent = nullptr) : QAbstractTableModel(parent), jobs_(jobs) {}

    void show(SheetListing listing);
    const SheetListing& listing() const { return listing_; }
    std::int64_t idAt(int row) const;
    /// Null while it is not read.
    const ListedSheet* sheetAt(int row) const;
    /// Pages in memory, for tests.
    std::size_t pagesInMemory() const { return pages_.size(); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    void troubled(const diaoyan::Problem& problem);

private:
    struct Page {
        std::map<std::int64_t, ListedSheet> sheets{};  ///< by id: one may have gone meanwhile
        std::list<int>::iterator used{};
    };
    using SheetPage = std::vector<ListedSheet>;

    void want(int page);
    void readNext();
    void takePage(int page, std::uint64_t asked, Result<SheetPage> sheets);
    QVariant originCell(const SheetLine& line, int column) const;
    QVariant answerCellData(const ListedSheet& sheet, std::size_t item, int role) const;

    Jobs& jobs_;
    SheetListing listing_;
    std::vector<Item> items_;
    std::map<int, Page> pages_;
    std::list<int> used_;      ///< pages, last used first
    std::vector<int> wanted_;  ///< last wanted at the end: that is where the user is
    std::set<int> reading_;
    std::uint64_t asked_ = 0;  ///< rises with every listing: late pages of an old one are thrown away
    bool failed_ = false;
};

}  // namespace diaoyan
