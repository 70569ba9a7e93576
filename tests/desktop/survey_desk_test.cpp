// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/desk_test.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using SurveyDeskTest = DeskTest;

TEST_F(SurveyDeskTest, OpensAFileAndThenItsAnswers) {
    openFounding();
    EXPECT_EQ(desk_.outline()->roster.schools.size(), 25u);
    ASSERT_EQ(desk_.study()->parts.size(), 3u);
    EXPECT_EQ(desk_.part("parent")->answers->respondents(), 1241);
}

TEST_F(SurveyDeskTest, KeepsWhatIsOpenWhenAnotherCannotBeOpened) {
    openFounding();
    Result<Done> opened = Done{};
    desk_.open((folder_ / "none.survey").string(), [&](Result<Done> result) { opened = std::move(result); });
    settle();
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.problem().code, "file-missing");
    EXPECT_EQ(desk_.part("parent")->answers->respondents(), 1241);
}

TEST_F(SurveyDeskTest, EditsAreDoneUndoneAndDoneAgain) {
    openFounding();
    const auto setTitle = [](const std::string& words) {
        return [words](SurveyFile& survey) -> Result<Done> {
            SurveyFile::Change change(survey);
            change.setFact("title", words);
            change.commit();
            return Done{};
        };
    };
    const auto title = [&] { return desk_.outline()->record.facts.contains("title"); };
    desk_.edit({.title = {"改标题", "change the title"}, .apply = setTitle("A"), .revert = setTitle("")});
    settle();
    EXPECT_TRUE(title());
    ASSERT_TRUE(desk_.canUndo());
    EXPECT_EQ(desk_.undoTitle().zh, "改标题");
    desk_.undo();
    settle();
    EXPECT_FALSE(title());
    EXPECT_FALSE(desk_.canUndo());
    ASSERT_TRUE(desk_.canRedo());
    desk_.redo();
    settle();
    EXPECT_TRUE(title());
}

TEST_F(SurveyDeskTest, AFilterLeavesTheAnswersThatItNames) {
    openFounding();
    const std::string school = desk_.outline()->roster.schools.front().code;
    desk_.setFilter({{{.values = {school}, .words = {"一所学校", "one school"}}}});
    settle();
    const std::int64_t left = desk_.part("parent")->answers->respondents();
    EXPECT_GT(left, 0);
    EXPECT_LT(left, 1241);
    desk_.setFilter({});
    settle();
    EXPECT_EQ(desk_.part("parent")->answers->respondents(), 1241);
}

}  // namespace
}  // namespace diaoyan
