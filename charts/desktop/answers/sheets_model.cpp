// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/sheets_model.h"

#include "charts/desktop/answers/sheet_words.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/plain_tip.h"
#include "charts/survey/quality_rules.h"

#include <QFont>

#include <algorithm>
#include <span>

namespace diaoyan {

namespace {

constexpr std::size_t readAtOnce = 2;
constexpr int lettersInCell = 120;

}  // namespace

void SheetsModel::show(SheetListing listing) {
    beginResetModel();
    ++asked_;
    listing_ = std::move(listing);
    items_ = items(listing_.questionnaire);
    pages_.clear();
    used_.clear();
    wanted_.clear();
    reading_.clear();
    failed_ = false;
    endResetModel();
}

std::int64_t SheetsModel::idAt(int row) const {
    return row < 0 || row >= rowCount() ? 0 : (*listing_.ids)[static_cast<std::size_t>(row)];
}

const ListedSheet* SheetsModel::sheetAt(int row) const {
    if (row < 0 || row >= rowCount()) return nullptr;
    const auto page = pages_.find(row / rowsPerPage);
    if (page == pages_.end()) return nullptr;
    const auto sheet = page->second.sheets.find(idAt(row));
    return sheet == page->second.sheets.end() ? nullptr : &sheet->second;
}

int SheetsModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || listing_.ids == nullptr) return 0;
    return static_cast<int>(std::min<std::size_t>(listing_.ids->size(), 100'000'000));
}

int SheetsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : FirstItem + static_cast<int>(items_.size());
}

void SheetsModel::want(int page) {
    if (failed_ || reading_.contains(page)) return;
    std::erase(wanted_, page);
    wanted_.push_back(page);
    // What was passed in a hurry is not read.
    if (wanted_.size() > 8) wanted_.erase(wanted_.begin());
    readNext();
}

void SheetsModel::readNext() {
    while (!wanted_.empty() && reading_.size() < readAtOnce) {
        const int page = wanted_.back();
        wanted_.pop_back();
        reading_.insert(page);
        const auto begin = static_cast<std::size_t>(page) * rowsPerPage;
        const std::size_t count = std::min<std::size_t>(rowsPerPage, listing_.ids->size() - begin);
        jobs_.run<SheetPage>(
            JobLane::reading, {}, this,
            [path = listing_.path, ids = listing_.ids, begin, count](const JobControl&) -> Result<SheetPage> {
                const auto survey = SurveyFile::open(path, SurveyFile::Access::read);
                if (!survey) return survey.problem();
                return listedSheets(*survey, std::span(*ids).subspan(begin, count));
            },
            [this, page, asked = asked_](Result<SheetPage> sheets) { takePage(page, asked, std::move(sheets)); });
    }
}

void SheetsModel::takePage(int page, std::uint64_t asked, Result<SheetPage> sheets) {
    if (asked != asked_) return;
    reading_.erase(page);
    if (!sheets) {
        failed_ = true;
        return emit troubled(sheets.problem());
    }
    if (pages_.size() >= pagesKept) {
        pages_.erase(used_.back());
        used_.pop_back();
    }
    used_.push_front(page);
    Page& kept = pages_[page];
    kept.used = used_.begin();
    for (ListedSheet& sheet : *sheets) kept.sheets.emplace(sheet.line.id, std::move(sheet));
    const int first = page * rowsPerPage;
    const int last = std::min(first + rowsPerPage, rowCount()) - 1;
    emit dataChanged(index(first, 0), index(last, columnCount() - 1));
    readNext();
}

QVariant SheetsModel::originCell(const SheetLine& line, int column) const {
    switch (column) {
    case StatusColumn:
        return line.excluded_because.empty()
                   ? tr("counted")
                   : tr("left out: %1").arg(shortened(shown(exclusionWords(line.excluded_because)), 40));
    case SchoolColumn: return shortened(schoolWords(listing_.roster, line.school), 60);
    case BatchColumn: {
        const auto batch = listing_.batches.find(line.batch);
        return batch == listing_.batches.end() ? QString() : shortened(shown(batch->second), 60);
    }
    case SubmittedColumn: return momentWords(line.submitted_at);
    case SecondsColumn: return durationWords(line.seconds);
    default: return {};
    }
}

QVariant SheetsModel::answerCellData(const ListedSheet& sheet, std::size_t item, int role) const {
    const AnswerCell cell = answerCell(items_[item], sheet.sheet.answers);
    switch (role) {
    case Qt::DisplayRole: return shortened(cell.words, lettersInCell);
    case KindRole: return static_cast<int>(cell.kind);
    case Qt::ForegroundRole:
        if (cell.kind == AnswerCellKind::answer) return {};
        return cell.kind == AnswerCellKind::invalid ? themeColours().trouble : themeColours().quiet;
    case Qt::FontRole: {
        if (cell.kind == AnswerCellKind::answer || cell.kind == AnswerCellKind::off_scale) return {};
        QFont font;
        font.setItalic(true);
        return font;
    }
    case Qt::ToolTipRole: {
        const QString kind = kindTip(cell.kind);
        if (!kind.isEmpty()) return plainTip(kind);
        return cell.words.size() > 20 ? QVariant(plainTip(cell.words)) : QVariant();
    }
    default: return {};
    }
}

QVariant SheetsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    if (role == SheetRole) return QVariant::fromValue<qlonglong>(idAt(index.row()));
    if (index.column() == IdColumn && role == Qt::DisplayRole) return QString::number(idAt(index.row()));
    const bool looked_at = role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::ForegroundRole ||
                           role == Qt::FontRole || role == KindRole;
    if (!looked_at) return {};
    const int page = index.row() / rowsPerPage;
    const ListedSheet* const sheet = sheetAt(index.row());
    // Reading on demand: what is shown does not change by it until the page is there.
    auto* const self = const_cast<SheetsModel*>(this);
    if (sheet == nullptr) {
        if (!pages_.contains(page)) {
            self->want(page);
            return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
        }
        return role == Qt::DisplayRole && index.column() == StatusColumn ? QVariant(tr("not in the file any more"))
                                                                         : QVariant();
    }
    self->used_.splice(self->used_.begin(), self->used_, self->pages_[page].used);
    if (index.column() >= FirstItem)
        return answerCellData(*sheet, static_cast<std::size_t>(index.column() - FirstItem), role);
    if (role == Qt::DisplayRole) return originCell(sheet->line, index.column());
    if (role == Qt::ForegroundRole && !sheet->line.excluded_because.empty()) return themeColours().quiet;
    if (role == Qt::ToolTipRole && index.column() == StatusColumn && !sheet->line.excluded_because.empty())
        return plainTip(shown(exclusionWords(sheet->line.excluded_because)));
    return {};
}

QVariant SheetsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (section >= FirstItem) {
        const QString title = shown(items_[static_cast<std::size_t>(section - FirstItem)].title);
        if (role == Qt::ToolTipRole) return plainTip(title);
        return role == Qt::DisplayRole ? QVariant(shortened(title, 18)) : QVariant();
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case IdColumn: return tr("Sheet");
    case StatusColumn: return tr("Status");
    case SchoolColumn: return tr("School");
    case BatchColumn: return tr("Came with");
    case SubmittedColumn: return tr("Handed in");
    case SecondsColumn: return tr("Time taken");
    default: return {};
    }
}

}  // namespace diaoyan
