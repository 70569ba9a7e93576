// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is put together: views, menus, tool bar. What they do is in main_window.cpp.
#include "charts/desktop/importing/start_page.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/pages/pages.h"
#include "charts/desktop/results/filter_bar.h"
#include "charts/desktop/window/job_foot.h"
#include "charts/desktop/window/main_window.h"
#include "charts/desktop/window/page_list.h"
#include "charts/desktop/window/program_settings.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

#include <utility>

namespace diaoyan {

void MainWindow::build() {
    start_ = new StartPage(this);
    connect(start_, &StartPage::openAsked, this, &MainWindow::askForSurvey);
    connect(start_, &StartPage::newAsked, this, &MainWindow::makeSurvey);
    connect(start_, &StartPage::importAsked, this, &MainWindow::askForAnswers);
    connect(start_, &StartPage::exampleAsked, this, &MainWindow::openExample);
    connect(start_, &StartPage::recentAsked, this, &MainWindow::openSurvey);
    connect(start_, &StartPage::recentForgotten, this, [this](const QString& path) {
        settings_.forgetFile(path);
        showRecent();
    });
    messages_ = new MessageStrip(this);
    views_ = new QStackedWidget(this);
    views_->addWidget(start_);
    views_->addWidget(buildSurveyView());
    auto* whole = new QWidget(this);
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(messages_);
    column->addWidget(views_, 1);
    setCentralWidget(whole);
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildHelpMenu();
    buildToolBar();
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(new JobFoot(desk_.jobs(), this), 1);
}

QWidget* MainWindow::buildSurveyView() {
    auto* view = new QWidget(this);
    list_ = new PageList(view);
    page_stack_ = new QStackedWidget(view);
    connect(list_, &PageList::chosen, this, [this](const QString& id) { showPage(id); });
    filter_bar_ = new FilterBar(desk_, view);
    auto* pages = new QVBoxLayout;
    pages->setSpacing(0);
    pages->addWidget(filter_bar_);
    pages->addWidget(page_stack_, 1);
    auto* row = new QHBoxLayout(view);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(list_);
    row->addLayout(pages, 1);
    return view;
}

QAction* MainWindow::action(QMenu* menu, const QString& words, const QKeySequence& keys, const QString& icon,
                            std::function<void()> then) {
    QAction* made = menu->addAction(themeIcon(icon), words);
    made->setShortcut(keys);
    connect(made, &QAction::triggered, this, std::move(then));
    return made;
}

void MainWindow::buildFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    action(menu, tr("&New survey…"), QKeySequence::New, "new", [this] { makeSurvey(); });
    action(menu, tr("&Open a survey…"), QKeySequence::Open, "open", [this] {
        askForSurvey();
    })->setObjectName("openAction");
    recent_menu_ = menu->addMenu(tr("Open &recent"));
    connect(recent_menu_, &QMenu::aboutToShow, this, [this] {
        recent_menu_->clear();
        for (const QString& path : settings_.recentFiles()) {
            QString words = QFileInfo(path).fileName();
            QAction* one = recent_menu_->addAction(words.replace('&', "&&"));
            one->setEnabled(QFileInfo::exists(path));
            connect(one, &QAction::triggered, this, [this, path] { openSurvey(path); });
        }
    });
    import_ = action(menu, tr("&Import answers…"), QKeySequence("Ctrl+I"), "import", [this] { askForAnswers(); });
    action(menu, tr("See the &example"), {}, "example", [this] { openExample(); });
    menu->addSeparator();
    close_ = action(menu, tr("&Close survey"), QKeySequence("Ctrl+W"), "close", [this] {
        if (pagesMayGo()) desk_.close();
    });
    action(menu, tr("&Quit"), QKeySequence("Ctrl+Q"), {}, [this] { close(); });
}

void MainWindow::buildEditMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    undo_ = action(menu, tr("&Undo"), QKeySequence::Undo, "undo", [this] { desk_.undo(); });
    redo_ = action(menu, tr("&Redo"), QKeySequence::Redo, "redo", [this] { desk_.redo(); });
    redo_->setShortcuts({QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")});
}

void MainWindow::buildViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    int number = 0;
    for (const PageEntry& page : pages()) {
        const QKeySequence keys(QString("Ctrl+%1").arg(++number % 10));
        action(menu, page.shownTitle(), keys, page.id, [this, id = QString(page.id)] {
            showPage(id);
        })->setObjectName("pageAction");
    }
    menu->addSeparator();
    const auto addChoice = [&](QMenu* choices, QActionGroup* group, const QString& words, bool chosen,
                               std::function<void()> then) {
        QAction* one = action(choices, words, {}, {}, std::move(then));
        one->setCheckable(true);
        one->setChecked(chosen);
        group->addAction(one);
    };
    QMenu* themes = menu->addMenu(tr("&Theme"));
    auto* theme_group = new QActionGroup(this);
    for (const auto& [theme, words] :
         {std::pair{Theme::as_system, tr("As the desktop")}, {Theme::light, tr("Light")}, {Theme::dark, tr("Dark")}})
        addChoice(themes, theme_group, words, settings_.theme() == theme, [this, theme = theme] {
            if (pagesMayGo()) emit themeWanted(theme);
        });
    // Each language in its own words, so that who chose the wrong one finds back.
    QMenu* languages = menu->addMenu(shownLanguage() == Language::zh ? "语言 &Language" : "&Language 语言");
    auto* language_group = new QActionGroup(this);
    for (const auto& [language, words] : {std::pair{Language::zh, "中文"}, {Language::en, "English"}})
        addChoice(languages, language_group, words, shownLanguage() == language, [this, language = language] {
            if (pagesMayGo()) emit languageWanted(language);
        });
}

void MainWindow::buildHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    action(menu, tr("&About Diaoyan"), {}, {}, [this] { aboutProgram(); });
}

void MainWindow::buildToolBar() {
    bar_ = addToolBar(tr("Main"));
    bar_->setObjectName("mainBar");
    bar_->setMovable(false);
    bar_->setContextMenuPolicy(Qt::PreventContextMenu);
    bar_->setIconSize({20, 20});
    survey_title_ = new QLabel(bar_);
    survey_title_->setObjectName("surveyTitle");
    survey_title_->setTextFormat(Qt::PlainText);
    auto* stretch = new QWidget(bar_);
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar_->addWidget(survey_title_);
    bar_->addWidget(stretch);
    auto* filter = new QAction(themeIcon("filter"), tr("Filter"), this);
    filter->setShortcut(QKeySequence("Ctrl+L"));
    filter->setToolTip(tr("Look at some of the answers only (Ctrl+L)"));
    for (QAction* one : {filter, undo_, redo_, import_}) bar_->addAction(one);
    connect(filter, &QAction::triggered, this,
            [this, filter] { filter_bar_->openChoices(*bar_->widgetForAction(filter)); });
}

void MainWindow::aboutProgram() {
    QMessageBox box(this);
    box.setWindowTitle(tr("About Diaoyan"));
    box.setIconPixmap(QApplication::windowIcon().pixmap(64));
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("Diaoyan %1").arg(DIAOYAN_VERSION));
    box.setInformativeText(
        tr("Satisfaction surveys of schools, from answers to a finished report.\nNothing leaves this "
           "computer.\n\nFree software under the GNU General Public License, version 3 or later.\n"
           "Built on Qt %1.")
            .arg(qVersion()));
    box.exec();
}

}  // namespace diaoyan
