// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/founding_file.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "charts/desktop/pages/pages.h"
#include "charts/desktop/window/main_window.h"
#include "charts/desktop/window/program_settings.h"
#include "tests/desktop/desk_test.h"

#include <QAction>
#include <QDialog>
#include <QDropEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QThread>
#include <QTimer>
#include <QUrl>
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

namespace diaoyan {
namespace {

class MainWindowTest : public DeskTest {
protected:
    void SetUp() override {
        DeskTest::SetUp();
        settings_ = std::make_unique<ProgramSettings>(shown((folder_ / "settings.ini").string()));
        window_ = std::make_unique<MainWindow>(desk_, *settings_, makeFoundingFile);
        window_->show();
    }
    void TearDown() override {
        window_.reset();
        settings_.reset();
        DeskTest::TearDown();
    }

    void drop(const std::string& path) {
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(shown(path))});
        QDragEnterEvent enters(QPoint(10, 10), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window_.get(), &enters);
        EXPECT_TRUE(enters.isAccepted());
        QDropEvent drops(QPointF(10, 10), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window_.get(), &drops);
    }

    std::unique_ptr<ProgramSettings> settings_;
    std::unique_ptr<MainWindow> window_;
};

TEST_F(MainWindowTest, ADroppedSurveyIsOpenedAndRemembered) {
    const std::string path = foundingFile();
    drop(path);
    ASSERT_TRUE(soon([&] { return desk_.isOpen(); }));
    EXPECT_EQ(window_->pageId(), "overview");
    EXPECT_THAT(settings_->recentFiles(), testing::ElementsAre(shown(path)));
}

TEST_F(MainWindowTest, WhatCannotBeOpenedSaysWhyAndWhatToDo) {
    const std::string path = (folder_ / "none.survey").string();
    drop(path);
    ASSERT_TRUE(soon([&] { return !window_->messages().words().isEmpty(); }));
    EXPECT_THAT(window_->messages().words().toStdString(), testing::HasSubstr("none.survey"));
    EXPECT_THAT(window_->messages().words().toStdString(), testing::HasSubstr("\n"));
    EXPECT_TRUE(settings_->recentFiles().isEmpty());

    std::ofstream(folder_ / "false.survey") << "this is no database";
    drop((folder_ / "false.survey").string());
    EXPECT_TRUE(soon([&] { return window_->messages().words().contains("false.survey"); }));
}

TEST_F(MainWindowTest, ADroppedExportBecomesASurveyAndIsTakenBack) {
    const std::string file = (folder_ / "parents.csv").string();
    std::filesystem::copy_file(std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/wjx/wjx800_text.gb18030.csv", file);
    drop(file);
    QDialog* dialog = nullptr;
    ASSERT_TRUE(soon([&] { return (dialog = window_->findChild<QDialog*>("importDialog")) != nullptr; }));
    auto* import = dialog->findChild<QPushButton*>("import");
    ASSERT_TRUE(soon([&] { return import->isEnabled(); }));
    QTest::mouseClick(import, Qt::LeftButton);
    ASSERT_TRUE(soon([&] { return desk_.study() != nullptr && desk_.study()->parts.size() == 1; }));
    EXPECT_EQ(desk_.study()->parts[0].answers->respondents(), 800);
    ASSERT_TRUE(soon([&] { return window_->messages().words().contains("800"); }))
        << window_->messages().words().toStdString();
    EXPECT_EQ(settings_->recentFiles().size(), 1);
    // The notice has the button that takes it back.
    const auto buttons = window_->messages().findChildren<QPushButton*>();
    const auto undo =
        std::find_if(buttons.begin(), buttons.end(), [](QPushButton* one) { return one->text() == "&Undo"; });
    ASSERT_NE(undo, buttons.end());
    QTest::mouseClick(*undo, Qt::LeftButton);
    settle();
    EXPECT_TRUE(desk_.study()->parts.empty());
    EXPECT_TRUE(desk_.outline()->batches.empty());
}

TEST_F(MainWindowTest, AClosedWindowAsksBeforeItEndsWhatIsGoingOn) {
    openFounding();
    const JobId slow = desk_.jobs().run<Done>(
        JobLane::writing, {"慢的工作", "slow work"}, &desk_,
        [](const JobControl& control) -> Result<Done> {
            while (!control.stopped()) QThread::msleep(5);
            return jobStopped();
        },
        [](Result<Done>) {});
    QString asked;
    QTimer::singleShot(200, [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        ASSERT_NE(box, nullptr);
        asked = box->informativeText();
        box->button(QMessageBox::Cancel)->click();
    });
    EXPECT_FALSE(window_->close());
    EXPECT_TRUE(window_->isVisible());
    EXPECT_THAT(asked.toStdString(), testing::HasSubstr("慢的工作"));
    desk_.jobs().stop(slow);
    settle();
    EXPECT_TRUE(window_->close());
}

TEST_F(MainWindowTest, EveryPageIsReachedByItsKeys) {
    openFounding();
    ASSERT_TRUE(soon([&] { return window_->pageId() == "overview"; }));
    window_->activateWindow();
    int number = 0;
    for (const PageEntry& page : pages()) {
        ++number;
        const auto actions = window_->findChildren<QAction*>("pageAction");
        ASSERT_EQ(actions.size(), static_cast<qsizetype>(pages().size()));
        EXPECT_EQ(actions[number - 1]->shortcut(), QKeySequence(QString("Ctrl+%1").arg(number % 10)));
        actions[number - 1]->trigger();
        EXPECT_EQ(window_->pageId(), QString(page.id));
        EXPECT_EQ(settings_->page(), QString(page.id));
    }
}

TEST_F(MainWindowTest, TheExampleIsMadeAndOpened) {
    qputenv("XDG_DATA_HOME", folder_.c_str());
    window_->openExample();
    ASSERT_TRUE(soon([&] { return desk_.isOpen() && desk_.study() != nullptr; }));
    EXPECT_EQ(desk_.part("parent")->answers->respondents(), 1241);
    desk_.close();
    EXPECT_EQ(window_->windowTitle(), "Diaoyan");
    window_->openExample();
    EXPECT_TRUE(soon([&] { return desk_.isOpen(); })) << "the second time it is there already";
}

TEST_F(MainWindowTest, AnEditIsUndoneAndRedoneFromTheMenu) {
    openFounding();
    const auto set = [](const char* words) {
        return [words](SurveyFile& survey) -> Result<Done> {
            SurveyFile::Change change(survey);
            change.setFact("title", words);
            change.commit();
            return Done{};
        };
    };
    desk_.edit({.title = {"改标题", "change the title"}, .apply = set("新标题"), .revert = set("")});
    settle();
    EXPECT_EQ(window_->windowTitle(), "新标题 — Diaoyan");
    const auto named = [&](const QString& part) {
        for (QAction* action : window_->findChildren<QAction*>())
            if (action->text().contains(part)) return action;
        return static_cast<QAction*>(nullptr);
    };
    ASSERT_NE(named("Undo: 改标题"), nullptr);
    named("Undo: 改标题")->trigger();
    settle();
    EXPECT_EQ(window_->windowTitle(), "town — Diaoyan");
    ASSERT_NE(named("Redo: 改标题"), nullptr);
}

TEST(ProgramSettingsTest, RemembersFilesNewestFirstAndNoMoreThanTen) {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "diaoyan-settings-test.ini";
    std::filesystem::remove(file);
    {
        ProgramSettings settings(shown(file.string()));
        EXPECT_TRUE(settings.recentFiles().isEmpty());
        EXPECT_EQ(settings.theme(), Theme::as_system);
        for (int i = 0; i < 12; ++i) settings.rememberFile(QString("/x/%1.survey").arg(i));
        settings.rememberFile("/x/5.survey");
        settings.setLanguage(Language::en);
        settings.setTheme(Theme::dark);
    }
    ProgramSettings settings(shown(file.string()));
    EXPECT_EQ(settings.recentFiles().size(), ProgramSettings::mostRecent);
    EXPECT_EQ(settings.recentFiles().front(), "/x/5.survey");
    EXPECT_EQ(settings.recentFiles()[1], "/x/11.survey");
    settings.forgetFile("/x/5.survey");
    EXPECT_EQ(settings.recentFiles().front(), "/x/11.survey");
    EXPECT_EQ(settings.language(), Language::en);
    EXPECT_EQ(settings.theme(), Theme::dark);
    std::filesystem::remove(file);
}

}  // namespace
}  // namespace diaoyan
