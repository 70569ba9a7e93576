// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/answers/quality_page.h"

#include "charts/desktop/answers/answer_edits.h"
#include "charts/desktop/answers/flagged_sheets_model.h"
#include "charts/desktop/answers/quality_rule_list.h"
#include "charts/desktop/answers/sheet_view.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/views/figure_view.h"
#include "charts/desktop/views/result_table_view.h"
#include "charts/survey/ledger_tables.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

/// Above so many sheets a change of a limit waits for the button.
constexpr std::size_t manySheets = 200'000;

struct ShownSheet {
    ListedSheet sheet{};
    bool gone = false;
};

Result<ShownSheet> readSheet(const std::string& path, std::int64_t id) {
    const auto survey = SurveyFile::open(path, SurveyFile::Access::read);
    if (!survey) return survey.problem();
    auto sheets = listedSheets(*survey, std::array{id});
    if (!sheets) return sheets.problem();
    if (sheets->empty()) return ShownSheet{.gone = true};
    return ShownSheet{.sheet = std::move(sheets->front())};
}

}  // namespace

QualityPage::QualityPage(SurveyDesk& desk, QWidget* parent)
    : SurveyPage(desk, parent), checking_(desk.jobs(), this), reading_(desk.jobs(), this),
      collecting_(desk.jobs(), this), later_(new QTimer(this)), model_(new FlaggedSheetsModel(this)) {
    later_->setSingleShot(true);
    later_->setInterval(400);
    connect(later_, &QTimer::timeout, this, &QualityPage::check);
    buildPage();
    connect(questionnaires_, &QComboBox::currentIndexChanged, this, &QualityPage::check);
    connect(rules_, &QualityRuleList::changed, this, &QualityPage::rulesChanged);
    connect(again_, &QPushButton::clicked, this, &QualityPage::check);
    connect(model_, &FlaggedSheetsModel::tickedChanged, this, &QualityPage::tickedChanged);
}

std::string QualityPage::questionnaire() const {
    return typed(questionnaires_->currentData().toString());
}

const StudyPart* QualityPage::wholePart() const {
    if (desk().wholeStudy() == nullptr) return nullptr;
    const std::string id = questionnaire();
    for (const StudyPart& part : desk().wholeStudy()->parts)
        if (part.questionnaire.id == id) return &part;
    return nullptr;
}

void QualityPage::showSubject(const QString& subject) {
    bringUpToDate();
    const int at = questionnaires_->findData(subject.section('.', 0, 0));
    if (at >= 0) questionnaires_->setCurrentIndex(at);
}

void QualityPage::listQuestionnaires() {
    const QSignalBlocker quiet(questionnaires_);
    const QString before = questionnaires_->currentData().toString();
    questionnaires_->clear();
    for (const StudyPart& part : desk().wholeStudy()->parts)
        questionnaires_->addItem(shown(part.questionnaire.title), shown(part.questionnaire.id));
    questionnaires_->setCurrentIndex(std::max(0, questionnaires_->findData(before)));
    questionnaires_->setVisible(questionnaires_->count() > 1);
}

void QualityPage::nothingToShow(const QString& headline, const QString& advice) {
    checking_.drop();
    ledger_.reset();
    model_->show(nullptr, {});
    empty_->setWords(headline, advice);
    stack_->setCurrentIndex(0);
}

void QualityPage::refresh() {
    if (!desk().isOpen())
        return nothingToShow(tr("No survey is open"), tr("Open a survey file to check its answer sheets."));
    if (desk().wholeStudy() == nullptr)
        return nothingToShow(tr("Reading the answers …"), tr("The check begins as soon as they are there."));
    if (desk().wholeStudy()->parts.empty())
        return nothingToShow(tr("There are no answers yet"),
                             tr("Import answers or start the collection; then the sheets can be checked here."));
    listQuestionnaires();
    stack_->setCurrentIndex(1);
    check();
}

void QualityPage::rulesChanged() {
    const StudyPart* const part = wholePart();
    if (part == nullptr) return;
    rules_->forgetOutcomes();
    const bool many = part->responses != nullptr && part->responses->rows > manySheets;
    again_->setEnabled(true);
    if (!many) later_->start();
}

void QualityPage::check() {
    later_->stop();
    const StudyPart* const part = wholePart();
    if (part == nullptr) return;
    rules_->forgetOutcomes();
    using Ledger = std::shared_ptr<const ExclusionLedger>;
    const AnalysisSettings& settings = desk().outline()->settings;
    LedgerOptions options{
        .rules = rules_->rules(), .definition = settings.definition, .confidence = Confidence(settings.confidence)};
    checking_.run<Ledger>(
        {"正在检查答卷质量", "checking the answer sheets"},
        [path = desk().outline()->path, part = *part, roster = desk().wholeStudy()->roster,
         options](const JobControl& control) -> Result<Ledger> {
            const auto survey = SurveyFile::open(path, SurveyFile::Access::read);
            if (!survey) return survey.problem();
            const auto rows = storedRows(*survey, part.questionnaire.id, control.stop());
            if (!rows) return rows.problem();
            LedgerOptions how = options;
            how.stop = control.stop();
            auto ledger = exclusionLedger(part, roster, *rows, how);
            if (!ledger) return ledger.problem();
            return std::make_shared<const ExclusionLedger>(std::move(*ledger));
        },
        [this](Result<Ledger> ledger) {
            if (ledger) return take(std::move(*ledger));
            again_->setEnabled(true);
            if (wasStopped(ledger.problem()))
                strip_->showNotice(tr("The check was stopped; what is shown is of the check before."));
            else
                strip_->showProblem(ledger.problem());
        });
}

void QualityPage::take(std::shared_ptr<const ExclusionLedger> ledger) {
    ledger_ = std::move(ledger);
    const Roster& roster = desk().wholeStudy()->roster;
    rules_->showOutcomes(ledger_->rules);
    model_->show(ledger_, roster);
    const auto flagged = static_cast<std::int64_t>(ledger_->flagged.size());
    summary_->setText(tr("%1 of %2 valid sheets are flagged. Nothing has been left out by this check.")
                          .arg(shownCount(flagged), shownCount(ledger_->sheets)));
    rule_table_->show(ledgerRuleTable(*ledger_));
    effects_->show(ledgerEffectTable(*ledger_));
    schools_->show(ledgerSchoolTable(*ledger_, roster));
    if (const auto figure = effectFigure(ledger_->questionnaire, ledger_->effects, shownLanguage()))
        figure_->show(*figure);
    else
        figure_->showWords(tr("The questionnaire has no scales to compare."));
    {
        const QSignalBlocker quiet(only_);
        const QVariant before = only_->currentData();
        only_->clear();
        only_->addItem(tr("any rule"), -1);
        for (const RuleOutcome& outcome : ledger_->rules)
            if (outcome.sheets > 0)
                only_->addItem(QStringLiteral("%1 (%2)").arg(shown(qualityRuleFacts(outcome.rule.reason).title),
                                                             shownCount(outcome.sheets)),
                               static_cast<int>(outcome.rule.reason));
        only_->setCurrentIndex(std::max(0, only_->findData(before)));
    }
    emit only_->currentIndexChanged(only_->currentIndex());
    showExcluded();
    sheet_->showWords(flagged == 0 ? tr("No sheet is flagged by these rules.")
                                   : tr("Choose a sheet above to see all of its answers."));
    tickedChanged();
}

void QualityPage::showExcluded() {
    const auto table = excludedTable(*ledger_);
    excluded_box_->setVisible(table.has_value());
    excluded_reason_->clear();
    if (!table) return excluded_->show(ResultTable{.title = {"没有被排除的答卷", "No sheets are left out"}});
    excluded_->show(*table);
    for (const ExcludedCount& one : ledger_->excluded)
        excluded_reason_->addItem(
            QStringLiteral("%1 (%2)").arg(shown(exclusionWords(one.reason)).left(40), shownCount(one.sheets)),
            shown(one.reason));
}

void QualityPage::showSheet() {
    const FlaggedSheet* const flagged = model_->sheetAt(flagged_->currentIndex().row());
    if (flagged == nullptr) return;
    reading_.run<ShownSheet>(
        {}, [path = desk().outline()->path, id = flagged->sheet](const JobControl&) { return readSheet(path, id); },
        [this](Result<ShownSheet> shown_sheet) {
            if (!shown_sheet) return strip_->showProblem(shown_sheet.problem());
            if (shown_sheet->gone || ledger_ == nullptr)
                return sheet_->showWords(tr("This sheet is not in the survey file any more."));
            sheet_->show(shown_sheet->sheet, ledger_->questionnaire, desk().outline()->roster);
        });
}

void QualityPage::tickedChanged() {
    const auto ticked = static_cast<std::int64_t>(model_->ticked().size());
    leave_ticked_->setText(tr("Leave out the &ticked (%1)").arg(shownCount(ticked)));
    leave_ticked_->setEnabled(ticked > 0 && !desk().outline()->read_only);
    leave_all_->setText(tr("Leave out &all listed (%1)").arg(shownCount(model_->rowCount())));
    leave_all_->setEnabled(model_->rowCount() > 0 && !desk().outline()->read_only);
}

void QualityPage::leaveOut(bool all) {
    const std::string words = typed(reason_->text().trimmed());
    std::vector<SheetReason> sheets;
    const auto add = [&](const FlaggedSheet& sheet) {
        sheets.push_back({sheet.sheet, words.empty() ? exclusionReason(sheet) : words});
    };
    if (all)
        for (int row = 0; row < model_->rowCount(); ++row) add(*model_->sheetAt(row));
    else
        for (const FlaggedSheet* sheet : model_->ticked()) add(*sheet);
    if (sheets.empty()) return;
    const auto count = static_cast<std::int64_t>(sheets.size());
    edit(phrase("排除 {0} 份答卷", "leave {0} sheets out", {count}), std::move(sheets),
         tr("%1 sheets do not count any more. They stay in the file and can be taken back.").arg(shownCount(count)));
}

void QualityPage::takeBack() {
    const std::string reason = typed(excluded_reason_->currentData().toString());
    if (ledger_ == nullptr || excluded_reason_->currentIndex() < 0) return;
    using Ids = std::vector<std::int64_t>;
    const SheetQuery query{
        .questionnaire = questionnaire(), .status = SheetQuery::Status::excluded, .excluded_because = reason};
    collecting_.run<Ids>(
        {},
        [path = desk().outline()->path, query](const JobControl& control) -> Result<Ids> {
            const auto survey = SurveyFile::open(path, SurveyFile::Access::read);
            if (!survey) return survey.problem();
            return sheetIds(*survey, query, control.stop());
        },
        [this](Result<Ids> ids) {
            if (!ids) return strip_->showProblem(ids.problem());
            std::vector<SheetReason> sheets;
            for (const std::int64_t id : *ids) sheets.push_back({id, {}});
            const auto count = static_cast<std::int64_t>(sheets.size());
            edit(phrase("恢复 {0} 份答卷", "take {0} sheets back", {count}), std::move(sheets),
                 tr("%1 sheets count again.").arg(shownCount(count)));
        });
}

void QualityPage::edit(const Text& title, std::vector<SheetReason> sheets, const QString& notice) {
    leave_ticked_->setEnabled(false);
    leave_all_->setEnabled(false);
    desk().edit(exclusionEdit(title, std::move(sheets)), [this, notice](Result<Done> done) {
        if (!done) {
            tickedChanged();
            return strip_->showProblem(done.problem());
        }
        reason_->clear();
        strip_->showNotice(notice, tr("Undo"), [this] { desk().undo(); });
    });
}

}  // namespace diaoyan
