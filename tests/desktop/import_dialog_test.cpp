// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/importing/roster_choice.h"
#include "tests/desktop/import_desk.h"
#include "tests/desktop/picture.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>

namespace diaoyan {
namespace {

using ImportDialogTest = ImportDesk;

TEST_F(ImportDialogTest, SaysWhatAFileOfTextsIsAndImportsIt) {
    openEmpty();
    look({wjx("wjx800_text.gb18030.csv")});
    const FileDraft& file = dialog_->draft().files.front();
    ASSERT_TRUE(file.counted.has_value());
    EXPECT_EQ(file.counted->importer, "wjx");
    EXPECT_EQ(find<QTableView>("questions")->model()->rowCount(), 8);
    EXPECT_TRUE(dialog_->findChild<QLabel*>("importCounts")->text().contains("800"));
    chooseQuestion(2);
    EXPECT_NE(optionLines().find("男"), std::string::npos) << optionLines();
    keepPicture(*dialog_, "import-wjx", {1024, 700});
    import();
    EXPECT_FALSE(dialog_->isVisible());
    ASSERT_TRUE(soon([&] { return desk_.study() != nullptr && desk_.study()->parts.size() == 1; }));
    EXPECT_EQ(desk_.study()->parts[0].answers->respondents(), 800);
    EXPECT_TRUE(desk_.canUndo());
}

TEST_F(ImportDialogTest, UndoTakesEverythingBackAndRedoImportsAgain) {
    openEmpty();
    look({wjx("wjx800_text_mode0.xls")});
    import();
    settle();
    ASSERT_EQ(desk_.outline()->batches.size(), 1u);
    desk_.undo();
    settle();
    EXPECT_TRUE(desk_.outline()->batches.empty());
    EXPECT_TRUE(desk_.outline()->questionnaires.empty()) << "the questionnaire came with the answers";
    EXPECT_TRUE(desk_.study()->parts.empty());
    desk_.redo();
    settle();
    ASSERT_EQ(desk_.study()->parts.size(), 1u);
    EXPECT_EQ(desk_.study()->parts[0].answers->respondents(), 800);
}

TEST_F(ImportDialogTest, RedoWithoutTheFileIsAClearProblem) {
    openEmpty();
    const std::string file = (folder_ / "a.csv").string();
    std::filesystem::copy_file(wjx("wjx800_text.utf8bom.csv"), file);
    look({file});
    import();
    desk_.undo();
    settle();
    std::filesystem::remove(file);
    QSignalSpy troubled(&desk_, &SurveyDesk::troubled);
    desk_.redo();
    settle();
    ASSERT_EQ(troubled.count(), 1);
    EXPECT_EQ(troubled[0][0].value<Problem>().code, "file-missing");
    EXPECT_TRUE(desk_.outline()->batches.empty());
    EXPECT_TRUE(desk_.canRedo()) << "the file may come back";
}

TEST_F(ImportDialogTest, TextsAndNumbersOfOneSurveyAreReadTogether) {
    openEmpty();
    look({wjx("wjx800_text_mode0.xls"), wjx("wjx800_index_mode2.xls")});
    ASSERT_EQ(dialog_->draft().files.size(), 2u);
    EXPECT_TRUE(importButton()->text().contains("800"));
    import();
    settle();
    EXPECT_EQ(desk_.outline()->batches.size(), 1u);
}

TEST_F(ImportDialogTest, WhatIsThereAlreadyIsSaidSo) {
    openEmpty();
    look({wjx("wjx800_text.utf8bom.csv")});
    import();
    settle();
    look({wjx("wjx800_text.gb18030.csv")});
    EXPECT_NE(dialog_->draft().files[0].counted->already_in_batch, 0);
    EXPECT_FALSE(importButton()->isEnabled());
    EXPECT_EQ(desk_.outline()->batches.size(), 1u);
}

TEST_F(ImportDialogTest, WithoutASurveyOneIsMade) {
    std::filesystem::copy_file(wjx("wjx800_text.utf8bom.csv"), folder_ / "家长问卷.csv");
    look({(folder_ / "家长问卷.csv").string()});
    const std::filesystem::path survey = folder_ / "家长问卷.survey";
    EXPECT_EQ(find<QLineEdit>("surveyPath")->text(), shown(survey.string()));
    EXPECT_FALSE(std::filesystem::exists(survey)) << "looking makes nothing";
    dialog_->roster()->choose(shown(write("schools.csv", "学校代码,学校名称\nA,一小\nB,二中\n")));
    settle();
    keepPicture(*dialog_, "import-new-survey", {1024, 700});
    import();
    ASSERT_TRUE(soon([&] { return desk_.isOpen() && desk_.study() != nullptr; }));
    EXPECT_EQ(desk_.outline()->path, survey.string());
    EXPECT_EQ(desk_.outline()->roster.schools.size(), 2u);
    EXPECT_EQ(desk_.study()->parts[0].answers->respondents(), 800);
    ASSERT_TRUE(desk_.canUndo());
    desk_.undo();
    settle();
    EXPECT_TRUE(desk_.outline()->batches.empty());
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) left.push_back(entry.path().filename());
    EXPECT_EQ(std::count_if(left.begin(), left.end(), [](const std::string& name) { return name.front() == '.'; }), 0);
}

TEST_F(ImportDialogTest, AStoppedImportLeavesNothingBehind) {
    const std::string file = write("big.csv", rowsOf("序号,1、性别,2、年级", {"男,一", "女,二", "男,三"}, 60000));
    look({file});
    const std::filesystem::path survey = folder_ / "big.survey";
    QTest::mouseClick(importButton(), Qt::LeftButton);
    ASSERT_TRUE(dialog_->isImporting());
    EXPECT_TRUE(find<QProgressBar>("importProgress")->isVisible());
    QTest::mouseClick(find<QPushButton>("cancelImport"), Qt::LeftButton);
    settle();
    EXPECT_TRUE(dialog_->isVisible()) << "one may try again";
    EXPECT_FALSE(std::filesystem::exists(survey));
    EXPECT_FALSE(desk_.isOpen());
    EXPECT_FALSE(stripWords().empty());
    EXPECT_TRUE(importButton()->isEnabled());
}

TEST_F(ImportDialogTest, AFileThatVanishesIsAProblemAndNothingIsStored) {
    openEmpty();
    const std::string file = write("a.csv", rowsOf("序号,1、性别", {"男", "女"}, 10));
    look({file});
    std::filesystem::remove(file);
    import();
    EXPECT_TRUE(dialog_->isVisible());
    EXPECT_NE(stripWords().find("a.csv"), std::string::npos) << stripWords();
    EXPECT_TRUE(desk_.outline()->batches.empty());
    EXPECT_FALSE(desk_.canUndo());
}

TEST_F(ImportDialogTest, WhatIsNoTableSaysWhatToDo) {
    openEmpty();
    const std::string picture =
        write("photo.csv", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + std::string(400, '\0'));
    look({picture});
    auto* trouble = find<QWidget>("importTrouble");
    EXPECT_TRUE(trouble->isVisible());
    EXPECT_FALSE(importButton()->isEnabled());
    bool advised = false;
    for (const QLabel* label : trouble->findChildren<QLabel*>()) advised = advised || label->text().contains("请");
    EXPECT_TRUE(advised);
    keepPicture(*dialog_, "import-no-table", {1024, 700});
    // Beside a good one it can be left out.
    look({picture, wjx("wjx800_text.utf8bom.csv")});
    auto* without = find<QPushButton>("leaveFileOut");
    ASSERT_TRUE(without->isVisible());
    QTest::mouseClick(without, Qt::LeftButton);
    settle();
    EXPECT_TRUE(importButton()->isEnabled());
    EXPECT_TRUE(importButton()->text().contains("800"));
}

TEST_F(ImportDialogTest, AQuestionnaireAmongTheFilesIsUsed) {
    openEmpty();
    const std::string form = std::string(DIAOYAN_SOURCE_DIR) + "/questionnaires/forms/parent.json";
    look({form});
    EXPECT_TRUE(importButton()->isEnabled());
    import();
    settle();
    ASSERT_EQ(desk_.outline()->questionnaires.size(), 1u);
    EXPECT_EQ(desk_.outline()->questionnaires[0].id, "parent");
    desk_.undo();
    settle();
    EXPECT_TRUE(desk_.outline()->questionnaires.empty());
}

TEST_F(ImportDialogTest, LooksInTheDarkAndInEnglish) {
    openEmpty();
    applyTheme(*qApp, Theme::dark);
    look({wjx("wjx800_text_mode0.xls")});
    chooseQuestion(5);
    keepPicture(*dialog_, "import-wjx-dark", {1024, 700});
    applyTheme(*qApp, Theme::light);
    chinese_.reset();
    setShownLanguage(Language::en);
    look({wjx("wjx800_text_mode0.xls")});
    chooseQuestion(5);
    keepPicture(*dialog_, "import-wjx-en", {1024, 700});
    EXPECT_TRUE(importButton()->isEnabled());
}

}  // namespace
}  // namespace diaoyan
