// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/settings_page.h"

#include "charts/desktop/editing/analysis_form.h"
#include "charts/desktop/editing/facts_form.h"
#include "charts/desktop/editing/fieldwork_model.h"
#include "charts/desktop/editing/office_edits.h"
#include "charts/desktop/editing/roster_model.h"
#include "charts/desktop/editing/table_panel.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/survey/study_of_survey.h"
#include "collector/roster_reader.h"
#include "collector/store/survey_copy.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>

#include <algorithm>
#include <set>

namespace diaoyan {

namespace {

/// A code that no school has: S01, S02 ...
std::string freshSchoolCode(const Roster& roster) {
    std::set<std::string> taken;
    for (const School& school : roster.schools) taken.insert(school.code);
    for (std::size_t number = roster.schools.size() + 1;; ++number) {
        std::string code = (number < 10 ? "S0" : "S") + std::to_string(number);
        if (!taken.contains(code)) return code;
    }
}

const Questionnaire* formOf(const SurveyOutline& outline, const std::string& id) {
    const auto& all = outline.questionnaires;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Questionnaire& form) { return form.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

void SettingsPage::refresh() {
    // While edits are on their way, what stands here is newer than what was read.
    if (pending_ > 0 || awaited_) return;
    pages_->setCurrentIndex(desk().isOpen() ? 1 : 0);
    if (!desk().isOpen()) return;
    showStored();
    showRights();
    showWeights();
    showFile();
}

void SettingsPage::showStored() {
    const SurveyOutline& outline = *desk().outline();
    facts_->show(outline.record.facts);
    const bool first = roster_->rowCount() == 0;
    fieldwork_->show(outline.record.fieldwork, outline.roster);
    roster_->show(outline.roster, rolesOf(outline.questionnaires));
    record_ = outline.record;
    kept_roster_ = outline.roster;
    settings_ = outline.settings;
    analysis_->show(settings_);
    if (first) roster_panel_->fitColumns();
    if (first) fieldwork_panel_->fitColumns();
}

void SettingsPage::showRights() {
    const bool editable = !desk().outline()->read_only;
    locked_->setVisible(!editable);
    facts_->setEditable(editable);
    analysis_->setEditable(editable);
    fieldwork_->setEditable(editable);
    roster_->setEditable(editable);
    for (TablePanel* panel : {fieldwork_panel_, roster_panel_})
        for (QPushButton* button : panel->findChildren<QPushButton*>()) button->setEnabled(editable);
}

void SettingsPage::showWeights() {
    QStringList lines;
    if (const StudyPointer& study = desk().wholeStudy(); study != nullptr)
        for (const StudyPart& part : study->parts)
            if (!part.answers->weighting().empty())
                lines << QString("%1: %2").arg(shown(part.questionnaire.title), shown(part.answers->weighting()));
    analysis_->showWeights(lines);
}

void SettingsPage::showFile() {
    const SurveyOutline& outline = *desk().outline();
    const QFileInfo info(shown(outline.path));
    std::int64_t answers = 0;
    for (const Batch& batch : outline.batches) answers += batch.rows_stored;
    file_->setText(tr("File: %1\nSize: %2\nFormat: survey file of this program (an SQLite database)\n"
                      "Answer sheets: %3, from %4 imports and web sessions")
                       .arg(info.absoluteFilePath(), QLocale().formattedDataSize(info.size()), shownCount(answers),
                            shownCount(static_cast<std::int64_t>(outline.batches.size()))));
    batches_->setRowCount(static_cast<int>(outline.batches.size()));
    for (int row = 0; row < batches_->rowCount(); ++row) {
        const Batch& batch = outline.batches[static_cast<std::size_t>(row)];
        const Questionnaire* form = formOf(outline, batch.questionnaire);
        const QString cells[] = {shown(batch.imported_at).left(16).replace('T', ' '),
                                 form == nullptr ? shown(batch.questionnaire) : shown(form->title),
                                 shown(batch.file_name).left(300), shownCount(batch.rows_stored),
                                 shownCount(batch.rows_rejected)};
        for (int column = 0; column < 5; ++column) {
            auto* cell = new QTableWidgetItem(cells[column]);
            cell->setTextAlignment((column >= 3 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
            batches_->setItem(row, column, cell);
        }
    }
    if (batches_->rowCount() < 1000) batches_->resizeColumnsToContents();
}

void SettingsPage::showSubject(const QString& subject) {
    bringUpToDate();
    const QStringList names{"study", "fieldwork", "analysis", "schools", "file"};
    if (const auto at = names.indexOf(subject); at >= 0) tabs_->setCurrentIndex(static_cast<int>(at));
}

void SettingsPage::change(SurveyEdit edit) {
    strip_->hide();
    ++pending_;
    desk().edit(std::move(edit), [this](Result<Done> result) {
        --pending_;
        awaited_ = result.ok();
        if (result) return;
        strip_->showProblem(result.problem());
        // What was refused goes back.
        if (!desk().isOpen()) return;
        showStored();
        facts_->show(desk().outline()->record.facts, true);
    });
}

void SettingsPage::reviseFieldwork(const std::vector<FieldworkEntry>& entries, const Text& title) {
    change(fieldworkRevised(std::exchange(record_.fieldwork, entries), entries, title));
    fieldwork_->show(entries, desk().outline()->roster);
}

void SettingsPage::addEntry() {
    std::vector<FieldworkEntry> entries = fieldwork_->entries();
    entries.push_back({.kind = fieldworkKinds().front().id});
    reviseFieldwork(entries, {"添加现场工作", "add fieldwork"});
    fieldwork_panel_->chooseRow(static_cast<int>(entries.size()) - 1);
}

void SettingsPage::removeEntry() {
    const int row = fieldwork_panel_->chosenRow();
    if (row < 0) return;
    std::vector<FieldworkEntry> entries = fieldwork_->entries();
    entries.erase(entries.begin() + row);
    reviseFieldwork(entries, {"删除现场工作", "remove fieldwork"});
}

void SettingsPage::reviseRoster(const Roster& roster, const Text& title) {
    change(rosterRevised(std::exchange(kept_roster_, roster), roster, title));
    roster_->show(roster, rolesOf(desk().outline()->questionnaires));
}

void SettingsPage::addSchool() {
    Roster roster = roster_->roster();
    const std::string code = freshSchoolCode(roster);
    roster.schools.push_back({.code = code, .name = typed(tr("New school %1").arg(shown(code)))});
    reviseRoster(roster, {"添加学校", "add a school"});
    roster_panel_->chooseRow(static_cast<int>(roster.schools.size()) - 1);
}

void SettingsPage::removeSchool() {
    const int row = roster_panel_->chosenRow();
    if (row < 0) return;
    Roster roster = roster_->roster();
    const Text title =
        phrase("删除学校“{0}”", "remove the school \"{0}\"", {roster.schools[static_cast<std::size_t>(row)].name});
    roster.schools.erase(roster.schools.begin() + row);
    reviseRoster(roster, title);
}

void SettingsPage::importRoster(const QString& path) {
    desk().jobs().run<RosterReading>(
        JobLane::reading, {"正在读取名册", "reading the roster"}, this,
        [file = typed(path)](const JobControl&) { return readRoster(file); },
        [this](Result<RosterReading> reading) {
            if (!reading) return strip_->showProblem(reading.problem());
            reviseRoster(reading->roster, {"导入学校名册", "import a roster"});
            const auto remarks = static_cast<std::int64_t>(reading->remarks.size());
            QString words = tr("%1 schools were read.").arg(shownCount(rosterModel().rowCount()));
            if (remarks > 0)
                words +=
                    "\n" + tr("%1 remarks. The first: %2").arg(shownCount(remarks)).arg(shown(reading->remarks[0]));
            strip_->showNotice(words);
        });
}

void SettingsPage::saveCopy(const QString& path) {
    desk().jobs().run<Done>(
        JobLane::reading, {"正在保存副本", "saving a copy"}, this,
        [from = desk().outline()->path, to = typed(path)](const JobControl&) { return copySurvey(from, to); },
        [this, path](Result<Done> copied) {
            if (!copied) return strip_->showProblem(copied.problem());
            strip_->showNotice(tr("The copy is here: %1").arg(path));
        });
}

}  // namespace diaoyan
