// SPDX-License-Identifier: GPL-3.0-or-later
// The files that the page of the report reads and writes.
#include "charts/desktop/reporting/report_page.h"

#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/reporting/report_controls.h"
#include "charts/desktop/reporting/school_reports_dialog.h"
#include "charts/desktop/reporting/template_editor.h"
#include "charts/desktop/reporting/window_renderer.h"
#include "charts/desktop/reporting/writing_row.h"
#include "charts/writers/writers.h"
#include "collector/output_file.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

/// A row for every format: "Word 文档 (*.docx)".
QStringList filtersOfWriters() {
    QStringList filters;
    for (const Writer& writer : writers())
        filters << QString(shown(writer.title)).remove('(').remove(')') + " (*" + shown(writer.extension) + ")";
    return filters;
}

void openPath(const QString& path) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

}  // namespace

QString ReportPage::proposedName() const {
    const auto& facts = desk().outline()->record.facts;
    const auto title = facts.find("title");
    QString name = title == facts.end() || title->second.empty()
                       ? QFileInfo(shown(survey_path_)).completeBaseName() + " " + tr("report")
                       : shown(title->second);
    for (QChar& letter : name)
        if (QString("/\\:*?\"<>|").contains(letter) || letter.unicode() < ' ') letter = '_';
    name.truncate(60);
    return QFileInfo(shown(survey_path_)).absolutePath() + "/" + name.trimmed();
}

void ReportPage::askForFile() {
    auto* dialog = new QFileDialog(this, tr("Export the report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filtersOfWriters());
    const auto suffix = [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section("(*.", -1).chopped(1));
    };
    connect(dialog, &QFileDialog::filterSelected, this, suffix);
    suffix(dialog->nameFilters().front());
    dialog->setDirectory(QFileInfo(proposedName()).absolutePath());
    dialog->selectFile(proposedName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { exportTo({typed(path)}); });
    dialog->open();
}

void ReportPage::askForSchools() {
    auto* dialog =
        new SchoolReportsDialog(proposedName() + " " + tr("schools"), desk().outline()->roster.schools.size(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { writeSchools(dialog->request()); });
    dialog->open();
}

void ReportPage::exportTo(const std::vector<std::string>& paths) {
    write({"正在写报告", "writing the report"}, paths, {});
}

void ReportPage::writeSchools(const SchoolReportsRequest& request) {
    write({"正在写各校报告", "writing the reports of schools"}, {}, request);
}

void ReportPage::write(const Text& title, const std::vector<std::string>& paths, const SchoolReportsRequest& request) {
    if (!hasAnswers() || writing_->busy()) return;
    messages_->hide();
    for (QPushButton* button : {export_, schools_}) button->setEnabled(false);
    SchoolReportsRequest asked = request;
    asked.minimum_n = wish().minimum_n;
    const JobId id = desk().jobs().run<std::vector<std::string>>(
        JobLane::reading, title, this,
        [answers = desk().wholeStudy(), outline = desk().outline(), wish = wish(), paths,
         asked](const JobControl& control) {
            ReportProgress progress{.stop = control.stop()};
            progress.school = [&](std::size_t done, std::size_t all) {
                control.say(static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(all, 1)),
                            phrase("学校报告 {0}/{1}", "reports of schools {0}/{1}",
                                   {static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(all)}));
            };
            return writeRelease(studyToReport(*answers, *outline), optionsOf(wish), looksOf(wish), paths, asked,
                                windowRenderer(control.stop()), progress);
        },
        [this, asked](const Result<std::vector<std::string>>& files) { written(files, asked); });
    writing_->follow(id);
}

void ReportPage::written(const Result<std::vector<std::string>>& files, const SchoolReportsRequest& request) {
    writing_->finish();
    for (QPushButton* button : {export_, schools_}) button->setEnabled(hasAnswers());
    if (!files) {
        // Stopped after some schools: the problem says how many are there, each of them whole.
        if (wasStopped(files.problem()) && request.folder.empty())
            messages_->showNotice(tr("Stopped. Nothing was written."));
        else if (wasStopped(files.problem()))
            messages_->showNotice(shown(files.problem()), tr("Open folder"),
                                  [folder = shown(request.folder)] { openPath(folder); });
        else
            messages_->showProblem(files.problem());
        return;
    }
    if (request.folder.empty()) {
        const QString path = shown(files->front());
        messages_->showNotice(tr("Written: %1").arg(path), tr("Open"), [path] { openPath(path); });
        messages_->addAction(tr("Open folder"), [path] { openPath(QFileInfo(path).absolutePath()); });
        return;
    }
    messages_->showNotice(tr("%1 files are written into %2")
                              .arg(shownCount(static_cast<std::int64_t>(files->size())), shown(request.folder)),
                          tr("Open folder"), [folder = shown(request.folder)] { openPath(folder); });
}

void ReportPage::askForTemplate() {
    auto* dialog = new QFileDialog(this, tr("Take a template from a file"), QFileInfo(proposedName()).absolutePath(),
                                   tr("Templates (*.md *.txt)") + ";;" + tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ReportPage::takeTemplateFrom);
    dialog->open();
}

void ReportPage::takeTemplateFrom(const QString& path) {
    desk().jobs().run<std::string>(
        JobLane::reading, {}, this, [path = typed(path)](const JobControl&) { return readSmallFile(path); },
        [this, path](const Result<std::string>& text) {
            if (!text) return messages_->showProblem(text.problem());
            template_file_ = typed(path);
            editor_->setText(*text);
            wishChanged();
        });
}

void ReportPage::askForCopy() {
    auto* dialog = new QFileDialog(this, tr("Save a copy as a file"), QFileInfo(proposedName()).absolutePath(),
                                   tr("Templates (*.md *.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix("md");
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        desk().jobs().run<Done>(
            JobLane::reading, {}, this,
            [path = typed(path), text = editor_->text()](const JobControl&) { return writeFile(path, text); },
            [this, path](const Result<Done>& done) {
                if (!done) return messages_->showProblem(done.problem());
                messages_->showNotice(tr("Written: %1").arg(path));
            });
    });
    dialog->open();
}

void ReportPage::askForStyle() {
    auto* dialog = new QFileDialog(this, tr("A Word document to take the style from"),
                                   QFileInfo(proposedName()).absolutePath(), tr("Word documents (*.docx)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ReportPage::takeStyleFrom);
    connect(dialog, &QFileDialog::rejected, this, [this] { controls_->takeStyle({}, {}); });
    dialog->open();
}

void ReportPage::takeStyleFrom(const QString& path) {
    desk().jobs().run<std::string>(
        JobLane::reading, {}, this, [path = typed(path)](const JobControl&) { return readSmallFile(path); },
        [this, path](const Result<std::string>& bytes) {
            controls_->takeStyle(QFileInfo(path).fileName(), bytes ? *bytes : std::string());
            if (!bytes) messages_->showProblem(bytes.problem());
        });
}

}  // namespace diaoyan
