// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/start_page.h"

#include "charts/desktop/importing/new_survey_dialog.h"
#include "charts/desktop/importing/recent_list.h"
#include "charts/desktop/importing/roster_choice.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "tests/desktop/chinese_words.h"
#include "tests/desktop/desk_test.h"
#include "tests/desktop/picture.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

#include <fstream>
#include <memory>

namespace diaoyan {
namespace {

/// The start page and the dialog for a new survey.
class StartPageTest : public DeskTest {
protected:
    void SetUp() override {
        DeskTest::SetUp();
        applyTheme(*qApp, Theme::light);
    }
    void TearDown() override {
        applyTheme(*qApp, Theme::light);
        DeskTest::TearDown();
    }

    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return (folder_ / name).string();
    }

    QStringList someFiles(int count) const {
        QStringList paths;
        for (int i = 0; i < count; ++i) {
            const std::string name = i == 2 ? "很长的文件名" + std::string(60, 'x') + ".survey"
                                            : "家长满意度调查 " + std::to_string(2018 + i) + ".survey";
            paths << QString::fromStdString(i == 4 ? (folder_ / "gone.survey").string() : write(name, "x"));
        }
        return paths;
    }

    std::unique_ptr<ChineseWords> chinese_ = std::make_unique<ChineseWords>();

    static MessageStrip* stripOf(QWidget& dialog) { return dialog.findChild<MessageStrip*>(); }
    static Qt::CheckState ticked(QListWidget* list, int row) { return list->item(row)->checkState(); }
};

TEST_F(StartPageTest, EveryActionIsAButtonForMouseAndKeyboard) {
    StartPage page;
    page.show();
    const std::pair<const char*, void (StartPage::*)()> actions[] = {{"openAction", &StartPage::openAsked},
                                                                     {"newAction", &StartPage::newAsked},
                                                                     {"importAction", &StartPage::importAsked},
                                                                     {"exampleAction", &StartPage::exampleAsked}};
    for (const auto& [name, asked] : actions) {
        auto* button = page.findChild<QAbstractButton*>(name);
        ASSERT_NE(button, nullptr) << name;
        EXPECT_FALSE(button->text().isEmpty());
        EXPECT_FALSE(button->accessibleDescription().isEmpty());
        QSignalSpy spy(&page, asked);
        QTest::mouseClick(button, Qt::LeftButton);
        button->setFocus();
        QTest::keyClick(button, Qt::Key_Return);
        QTest::keyClick(button, Qt::Key_Space);
        EXPECT_EQ(spy.count(), 3) << name;
    }
}

TEST_F(StartPageTest, RecentFilesAreOpenedAndForgotten) {
    StartPage page;
    page.show();
    const QStringList paths = someFiles(5);
    page.setRecent(paths);
    auto* list = page.findChild<QListWidget*>("recentList");
    ASSERT_EQ(list->count(), 5);
    EXPECT_FALSE(list->isHidden());
    EXPECT_EQ(list->item(4)->data(Qt::DisplayRole).toString(), "gone.survey");
    QSignalSpy asked(&page, &StartPage::recentAsked), forgotten(&page, &StartPage::recentForgotten);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked[0][0].toString(), paths[1]);
    list->setCurrentRow(4);
    QTest::keyClick(list, Qt::Key_Delete);
    ASSERT_EQ(forgotten.count(), 1);
    EXPECT_EQ(forgotten[0][0].toString(), paths[4]);
    EXPECT_EQ(list->count(), 4);
    QTest::keyClick(list, Qt::Key_Return);
    EXPECT_EQ(asked.count(), 2);
    page.setRecent({});
    EXPECT_FALSE(list->isVisible()) << "nothing to list";
}

TEST_F(StartPageTest, Looks) {
    for (const bool dark : {false, true}) {
        applyTheme(*qApp, dark ? Theme::dark : Theme::light);
        StartPage empty;
        keepPicture(empty, dark ? "start-empty-dark" : "start-empty", {1024, 640});
        StartPage page;
        page.setRecent(someFiles(8));
        page.findChild<QListWidget*>("recentList")->setCurrentRow(1);
        keepPicture(page, dark ? "start-recent-dark" : "start-recent", {1024, 640});
        EXPECT_LE(page.minimumSizeHint().width(), 1024);
        EXPECT_LE(page.minimumSizeHint().height(), 640);
    }
}

TEST_F(StartPageTest, LooksInEnglish) {
    chinese_.reset();
    setShownLanguage(Language::en);
    StartPage page;
    page.setRecent(someFiles(3));
    keepPicture(page, "start-en", {1024, 640});
    EXPECT_LE(page.minimumSizeHint().width(), 1024);
}

TEST_F(StartPageTest, ANewSurveyIsMadeWithQuestionnairesAndSchools) {
    NewSurveyDialog dialog(desk_.jobs(), nullptr);
    dialog.show();
    QSignalSpy made(&dialog, &NewSurveyDialog::made);
    auto* forms = dialog.findChild<QListWidget*>("forms");
    ASSERT_GE(forms->count(), 3);
    EXPECT_EQ(ticked(forms, 0), Qt::Unchecked);
    forms->item(0)->setCheckState(Qt::Checked);
    dialog.roster().choose(QString::fromStdString(
        write("schools.csv", "学校代码,学校名称,学段,发放家长\nA,第一小学,小学,100\nB,二中,初中,90\n")));
    settle();
    EXPECT_TRUE(dialog.roster().words().contains("2")) << dialog.roster().words().toStdString();
    keepPicture(dialog, "new-survey", {680, 620});
    const QString path = QString::fromStdString((folder_ / "新调查").string());
    dialog.setPath(path);
    QTest::mouseClick(dialog.findChild<QPushButton*>("makeSurvey"), Qt::LeftButton);
    settle();
    ASSERT_EQ(made.count(), 1);
    EXPECT_EQ(made[0][0].toString(), path + ".survey");
    open(made[0][0].toString().toStdString());
    EXPECT_EQ(desk_.outline()->roster.schools.size(), 2u);
    EXPECT_EQ(desk_.outline()->questionnaires.size(), 1u);
}

TEST_F(StartPageTest, WhatIsWrongIsSaidInItsPlace) {
    NewSurveyDialog dialog(desk_.jobs(), nullptr);
    dialog.show();
    QSignalSpy made(&dialog, &NewSurveyDialog::made);
    auto* make = dialog.findChild<QPushButton*>("makeSurvey");
    dialog.roster().choose(
        QString::fromStdString(write("bad.csv", "学校代码,学校名称,学生数\nA,一小,100\nA,二小,很多\n")));
    settle();
    EXPECT_FALSE(make->isEnabled()) << "no survey with half a list of schools";
    EXPECT_TRUE(dialog.roster().words().contains("3")) << dialog.roster().words().toStdString();
    keepPicture(dialog, "new-survey-bad-roster", {680, 620});
    dialog.roster().choose({});
    EXPECT_TRUE(make->isEnabled());

    dialog.addForm(QString::fromStdString(write("form.json", "{\"questions\": 3}")));
    settle();
    EXPECT_FALSE(stripOf(dialog)->words().isEmpty());
    const int bundled = dialog.findChild<QListWidget*>("forms")->count();
    dialog.addForm(QString::fromStdString(std::string(DIAOYAN_SOURCE_DIR) + "/questionnaires/forms/parent.json"));
    settle();
    ASSERT_EQ(dialog.findChild<QListWidget*>("forms")->count(), bundled + 1);
    EXPECT_EQ(ticked(dialog.findChild<QListWidget*>("forms"), bundled), Qt::Checked);

    dialog.setPath(QString::fromStdString(write("there.survey", "mine")));
    QTest::mouseClick(make, Qt::LeftButton);
    settle();
    EXPECT_EQ(made.count(), 0);
    EXPECT_FALSE(stripOf(dialog)->words().isEmpty()) << "file-exists";
    std::ifstream kept(folder_ / "there.survey");
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), "mine");
    make->parentWidget()->setFocus();
    dialog.setPath("  ");
    EXPECT_FALSE(make->isEnabled());
}

}  // namespace
}  // namespace diaoyan
