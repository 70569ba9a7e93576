// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/sheets_panel.h"

#include "charts/desktop/answers/answer_edits.h"
#include "charts/desktop/answers/sheet_view.h"
#include "charts/desktop/answers/sheet_words.h"
#include "charts/desktop/answers/sheets_model.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/survey/stored_rows.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QToolButton>
#include <QWidgetAction>

#include <algorithm>

namespace diaoyan {

namespace {

using Ids = std::vector<std::int64_t>;

/// More rows than this are no longer copied but exported.
constexpr std::size_t mostCopied = 5000;

/// The sheets that the filter of the desk leaves; without one, all that were found.
Result<Ids> foundSheets(const SurveyFile& survey, const SheetQuery& query, const StudyPart* part, const Roster& roster,
                        const AnswerFilter& filter, const std::stop_token& stop) {
    Result<Ids> found = sheetIds(survey, query, stop);
    if (!found || filter.empty()) return found;
    if (part == nullptr) return Ids{};
    const auto rows = filteredRows(*part, roster, filter);
    if (!rows) return rows.problem();
    const auto stored = storedRows(survey, query.questionnaire, stop);
    if (!stored) return stored.problem();
    Ids left;
    for (const std::uint32_t row : *rows)
        if (row < stored->sheet.size()) left.push_back(stored->sheet[row]);
    std::sort(left.begin(), left.end());
    std::erase_if(*found, [&](std::int64_t id) { return !std::binary_search(left.begin(), left.end(), id); });
    return found;
}

/// Cells without tabs and line ends, so that a row stays a row; what a spreadsheet would run is made harmless.
QString copiedCell(const QString& words) {
    const QString line = words.simplified();
    const bool formula = !line.isEmpty() && QStringLiteral("=+-@＝＋－＠").contains(line.front());
    return formula ? "'" + line : line;
}

QString copiedRow(const ListedSheet& sheet, const SheetListing& listing, const std::vector<Item>& all) {
    QStringList cells{QString::number(sheet.line.id), copiedCell(schoolWords(listing.roster, sheet.line.school)),
                      copiedCell(shown(sheet.line.submitted_at)), copiedCell(shown(sheet.line.excluded_because))};
    for (const Item& item : all) {
        const AnswerCell cell = answerCell(item, sheet.sheet.answers);
        const bool answered = cell.kind == AnswerCellKind::answer || cell.kind == AnswerCellKind::off_scale;
        cells << (answered ? copiedCell(cell.words) : QString());
    }
    return cells.join('\t');
}

}  // namespace

SheetsPanel::SheetsPanel(SurveyDesk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), listing_(desk.jobs(), this), reading_(desk.jobs(), this),
      copying_(desk.jobs(), this), later_(new QTimer(this)), model_(new SheetsModel(desk.jobs(), this)) {
    later_->setSingleShot(true);
    later_->setInterval(350);
    hidden_ = {QString::number(SheetsModel::BatchColumn)};
    buildPanel();
    connect(later_, &QTimer::timeout, this, &SheetsPanel::listAgain);
    connect(search_, &QLineEdit::textChanged, later_, qOverload<>(&QTimer::start));
    connect(search_, &QLineEdit::returnPressed, this, &SheetsPanel::listAgain);
    connect(status_, &QComboBox::currentIndexChanged, this, &SheetsPanel::listAgain);
    connect(questionnaires_, &QComboBox::currentIndexChanged, this, &SheetsPanel::listAgain);
    connect(columns_, &QToolButton::clicked, this, &SheetsPanel::showColumnMenu);
    connect(model_, &SheetsModel::troubled, this, &SheetsPanel::troubled);
    connect(model_, &SheetsModel::dataChanged, this, [this] {
        if (grid_->currentIndex().isValid() && model_->sheetAt(grid_->currentIndex().row()) != nullptr) showSheet();
    });
    connect(grid_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SheetsPanel::selectionChanged);
    connect(grid_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SheetsPanel::showSheet);
    connect(leave_out_, &QPushButton::clicked, this, [this] { edit(true); });
    connect(take_back_, &QPushButton::clicked, this, [this] { edit(false); });
    grid_->installEventFilter(this);
}

void SheetsPanel::listQuestionnaires() {
    const QSignalBlocker quiet(questionnaires_);
    const QString before = questionnaires_->currentData().toString();
    questionnaires_->clear();
    for (const Questionnaire& one : desk_.outline()->questionnaires)
        questionnaires_->addItem(shown(one.title), shown(one.id));
    questionnaires_->setCurrentIndex(std::max(0, questionnaires_->findData(before)));
}

void SheetsPanel::refresh() {
    if (!desk_.isOpen()) {
        listing_.drop();
        model_->show({});
        empty_->setWords(tr("No survey is open"), tr("Open a survey file to look at its answer sheets."));
        return stack_->setCurrentIndex(0);
    }
    listQuestionnaires();
    listAgain();
}

void SheetsPanel::showQuestionnaire(const QString& id, bool only_excluded) {
    const QSignalBlocker quiet_questionnaires(questionnaires_), quiet_status(status_), quiet_search(search_);
    if (const int at = questionnaires_->findData(id); at >= 0) questionnaires_->setCurrentIndex(at);
    status_->setCurrentIndex(only_excluded ? 2 : 0);
    search_->clear();
    listAgain();
}

void SheetsPanel::listAgain() {
    later_->stop();
    if (!desk_.isOpen() || questionnaires_->currentIndex() < 0) return;
    const auto status = static_cast<SheetQuery::Status>(status_->currentData().toInt());
    const SheetQuery query{.questionnaire = typed(questionnaires_->currentData().toString()),
                           .status = status,
                           .words = typed(search_->text().trimmed())};
    std::shared_ptr<const StudyPart> part;
    if (desk_.wholeStudy() != nullptr)
        for (const StudyPart& one : desk_.wholeStudy()->parts)
            if (one.questionnaire.id == query.questionnaire)
                part = std::shared_ptr<const StudyPart>(desk_.wholeStudy(), &one);
    using Found = std::shared_ptr<const Ids>;
    listing_.run<Found>(
        query.words.empty() ? Text{} : Text{"正在查找答卷", "searching the sheets"},
        [path = desk_.outline()->path, query, part, roster = desk_.outline()->roster,
         filter = desk_.filter()](const JobControl& control) -> Result<Found> {
            const auto survey = SurveyFile::open(path, SurveyFile::Access::read);
            if (!survey) return survey.problem();
            auto ids = foundSheets(*survey, query, part.get(), roster, filter, control.stop());
            if (!ids) return ids.problem();
            return std::make_shared<const Ids>(std::move(*ids));
        },
        [this](Result<Found> ids) {
            if (ids) return takeIds(std::move(*ids));
            if (!wasStopped(ids.problem())) emit troubled(ids.problem());
        });
}

void SheetsPanel::takeIds(std::shared_ptr<const Ids> ids) {
    const SurveyOutline& outline = *desk_.outline();
    const std::string wanted = typed(questionnaires_->currentData().toString());
    SheetListing listing{.path = outline.path, .roster = outline.roster, .ids = std::move(ids)};
    for (const Questionnaire& one : outline.questionnaires)
        if (one.id == wanted) listing.questionnaire = one;
    for (const Batch& batch : outline.batches) listing.batches[batch.id] = batch.file_name;
    const auto found = static_cast<std::int64_t>(listing.ids->size());
    const std::int64_t before = model_->idAt(grid_->currentIndex().row());
    const int old_scroll = grid_->horizontalScrollBar() != nullptr ? grid_->horizontalScrollBar()->value() : 0;
    model_->show(std::move(listing));
    fitColumns();
    count_->setText(tr("%1 sheets").arg(shownCount(found)));
    const bool searched = !search_->text().trimmed().isEmpty() || status_->currentIndex() != 0;
    if (found == 0)
        empty_->setWords(
            searched || !desk_.filter().empty() ? tr("No sheet is like that") : tr("There are no answers yet"),
            searched                 ? tr("Try fewer words, or look at all sheets.")
            : desk_.filter().empty() ? tr("Import answers or start the collection; every sheet can then be read here.")
                                     : tr("The filter leaves no sheet of this questionnaire."));
    stack_->setCurrentIndex(found == 0 ? 0 : 1);
    sheet_->showWords(tr("Choose a sheet in the list to read it."));
    selectionChanged();
    // Where the user was, if that is still there: a change must not lose the place.
    const Ids& all = *model_->listing().ids;
    const auto at = std::lower_bound(all.begin(), all.end(), before);
    if (before != 0 && at != all.end() && *at == before) {
        grid_->selectRow(static_cast<int>(at - all.begin()));
        if (grid_->horizontalScrollBar() != nullptr) grid_->horizontalScrollBar()->setValue(old_scroll);
    }
}

void SheetsPanel::showSheet() {
    const ListedSheet* const sheet = model_->sheetAt(grid_->currentIndex().row());
    if (sheet != nullptr) return sheet_->show(*sheet, model_->listing().questionnaire, model_->listing().roster);
    if (grid_->currentIndex().isValid()) sheet_->showWords(QStringLiteral("…"));
}

std::vector<std::int64_t> SheetsPanel::selectedIds() const {
    std::vector<std::int64_t> ids;
    for (const QItemSelectionRange& range : grid_->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row) ids.push_back(model_->idAt(row));
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

void SheetsPanel::selectionChanged() {
    std::int64_t rows = 0;
    for (const QItemSelectionRange& range : grid_->selectionModel()->selection()) rows += range.height();
    const bool may = rows > 0 && desk_.isOpen() && !desk_.outline()->read_only;
    leave_out_->setText(tr("&Leave out (%1)").arg(shownCount(rows)));
    take_back_->setText(tr("&Take back (%1)").arg(shownCount(rows)));
    leave_out_->setEnabled(may);
    take_back_->setEnabled(may);
}

void SheetsPanel::edit(bool leave_out) {
    const std::string typed_reason = typed(reason_->text().trimmed());
    const std::string reason = !leave_out             ? std::string()
                               : typed_reason.empty() ? typed(tr("left out by hand"))
                                                      : typed_reason;
    std::vector<SheetReason> sheets;
    for (const std::int64_t id : selectedIds()) sheets.push_back({id, reason});
    if (sheets.empty()) return;
    const auto count = static_cast<std::int64_t>(sheets.size());
    const Text title = leave_out ? phrase("排除 {0} 份答卷", "leave {0} sheets out", {count})
                                 : phrase("恢复 {0} 份答卷", "take {0} sheets back", {count});
    const QString notice = leave_out
                               ? tr("%1 sheets do not count any more. They stay in the file and can be taken back.")
                               : tr("%1 sheets count again.");
    desk_.edit(exclusionEdit(title, std::move(sheets)), [this, notice, count](Result<Done> done) {
        if (!done) return emit troubled(done.problem());
        emit noticed(notice.arg(shownCount(count)), true);
    });
}

void SheetsPanel::copyRows() {
    const Ids ids = selectedIds();
    if (ids.empty()) return;
    if (ids.size() > mostCopied)
        return emit noticed(tr("Up to %1 rows can be copied at once. Export the answers instead.")
                                .arg(shownCount(static_cast<std::int64_t>(mostCopied))),
                            false);
    copying_.run<QString>(
        {"正在复制答卷", "copying sheets"},
        [ids, listing = model_->listing()](const JobControl&) -> Result<QString> {
            const auto survey = SurveyFile::open(listing.path, SurveyFile::Access::read);
            if (!survey) return survey.problem();
            const auto sheets = listedSheets(*survey, ids);
            if (!sheets) return sheets.problem();
            const std::vector<Item> all = items(listing.questionnaire);
            QStringList lines;
            QStringList heads{tr("Sheet"), tr("School"), tr("Handed in"), tr("Left out")};
            for (const Item& item : all) heads << copiedCell(shown(item.title));
            lines << heads.join('\t');
            for (const ListedSheet& sheet : *sheets) lines << copiedRow(sheet, listing, all);
            return lines.join('\n');
        },
        [this, count = static_cast<std::int64_t>(ids.size())](Result<QString> rows) {
            if (!rows) return emit troubled(rows.problem());
            QApplication::clipboard()->setText(*rows);
            emit noticed(tr("%1 rows were copied.").arg(shownCount(count)), false);
        });
}

bool SheetsPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == grid_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        copyRows();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace diaoyan
