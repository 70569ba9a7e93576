// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/window/main_window.h"

#include "charts/desktop/importing/import_dialog.h"
#include "charts/desktop/importing/new_survey_dialog.h"
#include "charts/desktop/importing/start_page.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/pages/pages.h"
#include "charts/desktop/window/page_list.h"
#include "charts/desktop/window/program_settings.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QToolBar>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace diaoyan {

namespace {

QStringList localFiles(const QMimeData& dropped) {
    QStringList paths;
    for (const QUrl& url : dropped.urls())
        if (url.isLocalFile()) paths << url.toLocalFile();
    return paths;
}

bool isSurvey(const QString& path) {
    return path.endsWith(".survey", Qt::CaseInsensitive);
}

QString surveyTitle(const SurveyOutline& outline) {
    const auto title = outline.record.facts.find("title");
    if (title != outline.record.facts.end() && !title->second.empty()) return shown(title->second);
    return QFileInfo(shown(outline.path)).completeBaseName();
}

}  // namespace

MainWindow::MainWindow(SurveyDesk& desk, ProgramSettings& settings, ExampleMaker make_example, QWidget* parent)
    : QMainWindow(parent), desk_(desk), settings_(settings), make_example_(std::move(make_example)) {
    setAcceptDrops(true);
    build();
    connect(&desk_, &SurveyDesk::outlineChanged, this, &MainWindow::showWhatIsOpen);
    connect(&desk_, &SurveyDesk::historyChanged, this, &MainWindow::showHistory);
    connect(&desk_, &SurveyDesk::informed, this, [this](const Text& words) { messages_->showNotice(shown(words)); });
    connect(&desk_, &SurveyDesk::troubled, this, [this](const Problem& problem) {
        if (!wasStopped(problem)) messages_->showProblem(problem);
    });
    if (!restoreGeometry(settings_.windowPlace())) resize(1280, 820);
    showWhatIsOpen();
    showHistory();
}

void MainWindow::takeFiles(const QStringList& paths) {
    const auto survey = std::find_if(paths.begin(), paths.end(), isSurvey);
    if (survey != paths.end()) return openSurvey(*survey);
    if (paths.isEmpty()) return;
    settings_.setFolder(QFileInfo(paths.front()).absolutePath());
    auto* dialog = new ImportDialog(desk_, paths, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::imported, this, [this](const QString& words) {
        settings_.rememberFile(shown(desk_.outline()->path));
        messages_->showNotice(words, tr("&Undo"), [this] { desk_.undo(); });
    });
    dialog->open();
}

void MainWindow::askForSurvey() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a survey"), settings_.folder(),
                                                      tr("Survey files (*.survey)") + ";;" + tr("All files (*)"));
    if (!path.isEmpty()) openSurvey(path);
}

void MainWindow::askForAnswers() {
    const QStringList paths =
        QFileDialog::getOpenFileNames(this, tr("Import answers"), settings_.folder(),
                                      tr("Answers (*.csv *.xlsx *.xls *.ods *.sav *.txt *.tsv *.json *.zip *.lsa *.por "
                                         "*.dta)") +
                                          ";;" + tr("All files (*)"));
    takeFiles(paths);
}

void MainWindow::makeSurvey() {
    auto* dialog = new NewSurveyDialog(desk_.jobs(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewSurveyDialog::made, this, &MainWindow::openSurvey);
    dialog->open();
}

void MainWindow::openSurvey(const QString& path) {
    if (desk_.isOpen() && !pagesMayGo()) return;
    desk_.open(typed(QFileInfo(path).absoluteFilePath()), [this, path](Result<Done> opened) {
        if (!opened) {
            if (!wasStopped(opened.problem())) messages_->showProblem(opened.problem());
            return;
        }
        messages_->hide();
        settings_.rememberFile(path);
        settings_.setFolder(QFileInfo(path).absolutePath());
        showRecent();
    });
}

void MainWindow::openExample() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    const QString path = folder + "/" + (shownLanguage() == Language::zh ? "示例调查.survey" : "example.survey");
    if (QFileInfo::exists(path)) return openSurvey(path);
    QDir().mkpath(folder);
    desk_.jobs().run<Done>(
        JobLane::writing, {"正在准备示例调查", "preparing the example survey"}, this,
        [make = make_example_, path = typed(path), language = shownLanguage()](const JobControl& control) {
            return make(path, language, control.stop());
        },
        [this, path](Result<Done> made) {
            if (made) return openSurvey(path);
            if (!wasStopped(made.problem())) messages_->showProblem(made.problem());
        });
}

SurveyPage* MainWindow::showPage(const QString& id, const QString& subject) {
    const auto entry = std::find_if(pages().begin(), pages().end(), [&](const PageEntry& one) { return one.id == id; });
    if (id == "import") askForAnswers();  // no page: a dialog
    if (entry == pages().end()) return nullptr;
    SurveyPage*& page = made_[id];
    if (page == nullptr) {
        page = entry->make(desk_, page_stack_);
        page->setAccessibleName(entry->shownTitle());
        connect(page, &SurveyPage::pageWanted, this, &MainWindow::showPage);
        page_stack_->addWidget(page);
    }
    page_stack_->setCurrentWidget(page);
    list_->choose(id);
    settings_.setPage(id);
    if (!subject.isEmpty()) page->showSubject(subject);
    return page;
}

QString MainWindow::pageId() const {
    return list_->chosenId();
}

void MainWindow::showWhatIsOpen() {
    const bool open = desk_.isOpen();
    import_->setText(open ? tr("&Import answers…") : tr("&Import a file…"));
    close_->setEnabled(open);
    bar_->setVisible(open);
    for (QAction* page : findChildren<QAction*>("pageAction")) page->setEnabled(open);
    if (!open) {
        setWindowTitle(tr("Diaoyan"));
        setWindowFilePath({});
        showRecent();
        views_->setCurrentWidget(start_);
        return;
    }
    const SurveyOutline& outline = *desk_.outline();
    const QString title = surveyTitle(outline);
    setWindowTitle(tr("%1 — Diaoyan").arg(title));
    survey_title_->setText(outline.read_only ? tr("%1 (read only)").arg(title) : title);
    survey_title_->setToolTip(asToolTip(shown(outline.path)));
    if (views_->currentWidget() == start_) {
        views_->setCurrentIndex(1);
        const QString last = settings_.page();
        if (showPage(last) == nullptr) showPage("overview");
    }
}

void MainWindow::showHistory() {
    undo_->setEnabled(desk_.canUndo());
    redo_->setEnabled(desk_.canRedo());
    undo_->setText(desk_.canUndo() ? tr("&Undo: %1").arg(shown(desk_.undoTitle())) : tr("&Undo"));
    redo_->setText(desk_.canRedo() ? tr("&Redo: %1").arg(shown(desk_.redoTitle())) : tr("&Redo"));
}

void MainWindow::showRecent() {
    start_->setRecent(settings_.recentFiles());
}

bool MainWindow::pagesMayGo() {
    QStringList ending;
    for (const auto& [id, page] : made_)
        if (const QString words = page->endsWithThis(); !words.isEmpty()) ending << words;
    for (const RunningJob& job : desk_.jobs().running())
        if (job.writing) ending << shown(job.title);
    if (ending.isEmpty()) return true;
    QMessageBox box(QMessageBox::Question, windowTitle(), tr("Stop what is going on?"),
                    QMessageBox::Yes | QMessageBox::Cancel, this);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(ending.join('\n') + "\n\n" + tr("What was stored before stays as it is."));
    box.setDefaultButton(QMessageBox::Cancel);
    return box.exec() == QMessageBox::Yes;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!pagesMayGo()) return event->ignore();
    settings_.setWindowPlace(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!localFiles(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    takeFiles(localFiles(*event->mimeData()));
}

}  // namespace diaoyan
