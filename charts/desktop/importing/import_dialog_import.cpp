// SPDX-License-Identifier: GPL-3.0-or-later
// The foot of the import dialog, and the import itself.
#include "charts/desktop/importing/ask_file.h"
#include "charts/desktop/importing/import_dialog.h"
#include "charts/desktop/importing/import_edit.h"
#include "charts/desktop/importing/import_words.h"
#include "charts/desktop/importing/roster_choice.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>

#include <algorithm>

namespace diaoyan {

void ImportDialog::showFoot() {
    const ImportSums sums = sumsOf(draft_);
    accept_->setText(tr("Import what can be imported: %1 rows are left out, %2 answers count as invalid")
                         .arg(shownCount(sums.refused), shownCount(sums.problems - sums.refused)));
    accept_->setVisible(sums.problems > 0);
    unfinished_->setText(tr("Count the %1 sheets that were never submitted as valid").arg(shownCount(sums.unfinished)));
    unfinished_->setVisible(sums.unfinished > 0 || draft_.include_unfinished);
    import_->setText(!sound_                ? tr("&Import")
                     : draft_.files.empty() ? tr("&Add the questionnaire")
                                            : tr("&Import %1 answer sheets").arg(shownCount(sums.stored)));
    const bool placed = path_ == nullptr || (!path_->text().trimmed().isEmpty() && roster_->isReady());
    const bool accepted = sums.problems == 0 || draft_.accept_problems;
    import_->setEnabled(sound_ && sums.news && placed && accepted && !isReading() && !isImporting());
    cancel_->setText(isImporting() ? tr("Stop") : tr("Cancel"));
    for (QWidget* part : {static_cast<QWidget*>(pages_), static_cast<QWidget*>(accept_),
                          static_cast<QWidget*>(unfinished_), new_survey_})
        if (part != nullptr) part->setEnabled(!isImporting());
    QStringList words;
    if (sound_ && !sums.news) words << tr("There are no new answers in it.");
    if (sound_ && !accepted) words << tr("Some things cannot be imported: look at the problems first.");
    if (sound_ && sums.schools > 0) words << tr("%1 spellings of schools are undecided.").arg(shownCount(sums.schools));
    if (sound_ && words.isEmpty()) words << tr("Nothing is stored yet. An import can be undone.");
    state_->setText(words.join(" "));
    showProgress();
}

void ImportDialog::showProgress() {
    const JobId mine = importing_ != 0 ? importing_ : reading_;
    progress_->setVisible(mine != 0);
    if (mine == 0) return;
    const std::vector<RunningJob> running = desk_.jobs().running();
    const auto found =
        std::find_if(running.begin(), running.end(), [&](const RunningJob& job) { return job.id == mine; });
    if (found == running.end()) return;
    progress_->setRange(0, found->share < 0 ? 0 : 1000);
    if (found->share >= 0) progress_->setValue(static_cast<int>(found->share * 1000));
    const QString doing = importing_ == 0   ? tr("Counting ...")
                          : found->stopping ? tr("Stopping ...")
                                            : tr("Importing ...");
    state_->setText(found->words.empty() ? doing : doing + " " + shown(found->words));
}

void ImportDialog::import() {
    if (!import_->isEnabled()) return;
    strip_->hide();
    const auto trace = std::make_shared<ImportTrace>();
    SurveyEdit edit = importEdit(draft_, trace);
    if (desk_.isOpen())
        importIntoOpen(std::move(edit), trace);
    else
        importIntoNewFile(edit, trace);
    showFoot();
}

void ImportDialog::importIntoOpen(SurveyEdit edit, const std::shared_ptr<ImportTrace>& trace) {
    const QPointer<ImportDialog> self(this);
    importing_ = desk_.edit(std::move(edit), [self, trace](Result<Done> done) {
        if (self == nullptr) return;
        self->importing_ = 0;
        if (!done) return self->importFailed(done.problem());
        self->finish(*trace);
    });
}

void ImportDialog::importIntoNewFile(const SurveyEdit& edit, const std::shared_ptr<ImportTrace>& trace) {
    const std::string path = typed(withSurveyEnding(path_->text()));
    importing_ = desk_.jobs().run<Done>(
        JobLane::writing, edit.title, this,
        [path, roster = roster_->roster(), edit](const JobControl& control) {
            return importIntoNew(path, roster, edit, control);
        },
        [this, path, edit, trace](Result<Done> done) {
            importing_ = 0;
            if (!done) return importFailed(done.problem());
            const QPointer<ImportDialog> self(this);
            SurveyDesk& desk = desk_;
            desk.open(path, [self, &desk, edit, trace](Result<Done> opened) {
                if (opened) desk.remember(edit);
                if (self == nullptr) return;
                if (!opened) return self->importFailed(opened.problem());
                self->finish(*trace);
            });
        });
}

/// Nothing was stored. What was shown may not be so any more: it is read again, unless it was stopped.
void ImportDialog::importFailed(const Problem& problem) {
    if (wasStopped(problem)) {
        strip_->showNotice(tr("Stopped. Nothing was imported."));
        return showFoot();
    }
    const Text advice = importAdvice(problem);
    Problem told = problem;
    if (!advice.empty()) told.message = phrase("{0}。{1}", "{0}. {1}", {problem.message, advice});
    strip_->showProblem(told);
    showFoot();
}

void ImportDialog::finish(const ImportTrace& trace) {
    std::int64_t sheets = 0, refused = 0;
    for (const ImportReport& report : trace.outcome.files) {
        sheets += report.already_in_batch == 0 ? report.rows_stored : 0;
        refused += report.rows_rejected;
    }
    QString words = tr("%1 answer sheets were imported.").arg(shownCount(sheets));
    if (refused > 0) words += " " + tr("%1 rows were left out.").arg(shownCount(refused));
    accept();
    emit imported(words);
}

void ImportDialog::reject() {
    if (isImporting()) {
        desk_.jobs().stop(importing_);
        return showFoot();
    }
    QDialog::reject();
}

}  // namespace diaoyan
