// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/desk/survey_desk.h"
#include "charts/desktop/look/theme.h"

#include <QMainWindow>
#include <QStringList>

#include <functional>
#include <map>

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolBar;

namespace diaoyan {

class FilterBar;
class MessageStrip;
class PageList;
class ProgramSettings;
class StartPage;
class SurveyPage;

/// Makes the example survey at a path, on a job's thread.
using ExampleMaker = std::function<Result<Done>(const std::string& path, Language language, const std::stop_token&)>;

/// The window: start page or the pages of the open survey. It holds no results; it lists pages, opens and drops files,
/// and keeps what its user prefers.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(SurveyDesk& desk, ProgramSettings& settings, ExampleMaker make_example, QWidget* parent = nullptr);

    /// A survey file is opened; anything else is looked at as answers to import.
    void takeFiles(const QStringList& paths);
    void openExample();
    /// The page with this id; null for an unknown one. Pages are made when they are first wanted.
    SurveyPage* showPage(const QString& id, const QString& subject = {});
    QString pageId() const;
    MessageStrip& messages() { return *messages_; }

signals:
    /// The window has to be made anew for it.
    void languageWanted(diaoyan::Language language);
    void themeWanted(diaoyan::Theme theme);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    QWidget* buildSurveyView();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildHelpMenu();
    void buildToolBar();
    QAction* action(QMenu* menu, const QString& words, const QKeySequence& keys, const QString& icon,
                    std::function<void()> then);

    /// Whether the pages may go: nothing ends with them, or the user agrees.
    bool pagesMayGo();
    void askForSurvey();
    void askForAnswers();
    void makeSurvey();
    void openSurvey(const QString& path);
    void showWhatIsOpen();
    void showHistory();
    void showRecent();
    void aboutProgram();

    SurveyDesk& desk_;
    ProgramSettings& settings_;
    ExampleMaker make_example_;
    QStackedWidget* views_ = nullptr;  ///< start page, survey
    StartPage* start_ = nullptr;
    MessageStrip* messages_ = nullptr;
    PageList* list_ = nullptr;
    QStackedWidget* page_stack_ = nullptr;
    FilterBar* filter_bar_ = nullptr;
    QLabel* survey_title_ = nullptr;
    std::map<QString, SurveyPage*> made_;
    QMenu* recent_menu_ = nullptr;
    QAction* undo_ = nullptr;
    QAction* redo_ = nullptr;
    QAction* import_ = nullptr;
    QAction* close_ = nullptr;
    QToolBar* bar_ = nullptr;
};

}  // namespace diaoyan
