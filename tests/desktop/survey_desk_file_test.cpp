// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to the open file from outside: files that are none, other programs, USB sticks.
#include "collector/store/survey_edits.h"
#include "collector/store/survey_watch.h"
#include "tests/desktop/desk_test.h"

#include <QSignalSpy>
#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <unistd.h>

namespace diaoyan {
namespace {

namespace fs = std::filesystem;

class SurveyDeskFileTest : public DeskTest {
protected:
    void SetUp() override {
        DeskTest::SetUp();
        QObject::connect(&desk_, &SurveyDesk::troubled, &desk_,
                         [this](const Problem& problem) { troubles_.push_back(problem.code); });
        QObject::connect(&desk_, &SurveyDesk::informed, &desk_,
                         [this](const Text& words) { told_.push_back(words.zh); });
    }

    std::string openingProblem(const std::string& path) {
        Result<Done> opened = Done{};
        desk_.open(path, [&](Result<Done> result) { opened = std::move(result); });
        settle();
        return opened ? "" : opened.problem().code;
    }

    static EditWork title(const std::string& words) {
        return [words](SurveyFile& survey) -> Result<Done> {
            SurveyFile::Change change(survey);
            change.setFact("title", words);
            change.commit();
            return Done{};
        };
    }
    static SurveyEdit titleEdit(const std::string& words, const std::string& before = "") {
        return {.title = untranslated("改标题"), .apply = title(words), .revert = title(before), .answers = false};
    }
    std::string shownTitle() const {
        const auto& facts = desk_.outline()->record.facts;
        return facts.contains("title") ? facts.at("title") : "";
    }

    /// Another program, on the same machine.
    void othersWrite(const std::string& words) const {
        SurveyFile other = SurveyFile::open(town(), SurveyFile::Access::write).value();
        EXPECT_TRUE(title(words)(other, JobControl({}, {})).ok());
    }
    std::string town() const { return (folder_ / "town.survey").string(); }
    void look() {
        desk_.lookAtFile();
        settle();
    }

    std::vector<std::string> troubles_;
    std::vector<std::string> told_;
};

TEST_F(SurveyDeskFileTest, WhatIsNoSurveyIsSaidAndNothingIsLost) {
    openFounding();
    std::ofstream(folder_ / "words.survey") << "no survey at all";
    std::ofstream(folder_ / "empty.survey");
    const std::string newer = foundingFile("newer.survey");
    SQLite::Database(newer, SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    const std::string damaged = foundingFile("damaged.survey");
    fs::resize_file(damaged, fs::file_size(damaged) / 3);
    EXPECT_EQ(openingProblem(""), "no-file-name");
    EXPECT_EQ(openingProblem(folder_.string()), "not-a-survey-file");
    EXPECT_EQ(openingProblem((folder_ / "words.survey").string()), "not-a-survey-file");
    EXPECT_EQ(openingProblem((folder_ / "empty.survey").string()), "not-a-survey-file");
    EXPECT_EQ(openingProblem(newer), "newer-survey-file");
    EXPECT_EQ(openingProblem(damaged), "file-damaged");
    ASSERT_TRUE(desk_.isOpen());
    EXPECT_EQ(desk_.outline()->path, town());
    EXPECT_EQ(desk_.part("parent")->answers->respondents(), 1241);
    EXPECT_TRUE(troubles_.empty()) << "whoever asked was told";
    desk_.open((folder_ / "words.survey").string());
    settle();
    EXPECT_EQ(troubles_, std::vector<std::string>{"not-a-survey-file"});
}

TEST_F(SurveyDeskFileTest, AStoppedOpeningLeavesWhatWasOpen) {
    openFounding();
    const std::string other = foundingFile("other.survey");
    Result<Done> opened = Done{};
    desk_.open(other, [&](Result<Done> result) { opened = std::move(result); });
    ASSERT_EQ(desk_.jobs().running().size(), 1u);
    desk_.jobs().stop(desk_.jobs().running().front().id);
    settle();
    ASSERT_FALSE(opened.ok());
    EXPECT_TRUE(wasStopped(opened.problem()));
    EXPECT_EQ(desk_.outline()->path, town());
    EXPECT_TRUE(troubles_.empty());
}

TEST_F(SurveyDeskFileTest, SettingsComeWithTheOutline) {
    const std::string path = foundingFile();
    {
        SurveyFile file = SurveyFile::open(path, SurveyFile::Access::write).value();
        SurveyFile::Change change(file);
        ASSERT_TRUE(SurveyEdits(change).setAnalysisSettings({.minimum_n = 3}).ok());
        change.commit();
    }
    open(path);
    EXPECT_EQ(desk_.outline()->settings.minimum_n, 3);
}

TEST_F(SurveyDeskFileTest, ChangesOfOthersAreReadQuietly) {
    openFounding();
    const StudyPointer before = desk_.wholeStudy();
    look();
    EXPECT_EQ(desk_.wholeStudy(), before) << "nothing happened, nothing is read";
    othersWrite("别人改的");
    look();
    EXPECT_TRUE(soon([&] {
        look();
        return shownTitle() == "别人改的" && desk_.wholeStudy() != before;
    }));
    EXPECT_TRUE(troubles_.empty());
    EXPECT_TRUE(told_.empty());
}

TEST_F(SurveyDeskFileTest, OnesOwnEditsAreNoNews) {
    openFounding();
    desk_.edit(titleEdit("我改的"));
    settle();
    const StudyPointer before = desk_.wholeStudy();
    QSignalSpy outlines(&desk_, &SurveyDesk::outlineChanged);
    look();
    look();
    EXPECT_EQ(outlines.count(), 0);
    EXPECT_EQ(desk_.wholeStudy(), before) << "nor do the answers come again: the edit was not about them";
}

TEST_F(SurveyDeskFileTest, WhatOthersDidBeforeAnEditComesWithIt) {
    openFounding();
    const StudyPointer before = desk_.wholeStudy();
    {
        SurveyFile other = SurveyFile::open(town(), SurveyFile::Access::write).value();
        SurveyFile::Change change(other);
        change.setFact("sponsor", "教育局");
        change.commit();
    }
    desk_.edit(titleEdit("我改的"));
    settle();
    EXPECT_EQ(desk_.outline()->record.facts.at("sponsor"), "教育局");
    EXPECT_NE(desk_.wholeStudy(), before) << "the others may have changed answers";
}

TEST_F(SurveyDeskFileTest, WhatWasUndoneIsNotDoneAgainAfterOthersChangedTheFile) {
    openFounding();
    desk_.edit(titleEdit("我改的"));
    desk_.undo();
    settle();
    ASSERT_TRUE(desk_.canRedo());
    othersWrite("别人改的");
    desk_.redo();
    settle();
    EXPECT_EQ(troubles_, std::vector<std::string>{"changed-meanwhile"});
    EXPECT_FALSE(desk_.canRedo());
    look();
    EXPECT_TRUE(soon([&] {
        look();
        return shownTitle() == "别人改的";
    }));
}

TEST_F(SurveyDeskFileTest, AFileThatIsPulledOutStaysInSight) {
    openFounding();
    fs::rename(town(), folder_ / "away.survey");
    look();
    look();
    EXPECT_EQ(troubles_, std::vector<std::string>{"file-gone"}) << "said once";
    EXPECT_TRUE(desk_.isGone());
    EXPECT_EQ(desk_.part("parent")->answers->respondents(), 1241);
    const std::string school = desk_.outline()->roster.schools.front().code;
    desk_.setFilter({{{.values = {school}}}});
    settle();
    EXPECT_LT(desk_.part("parent")->answers->respondents(), 1241) << "what is in memory can be worked with";
    desk_.setFilter({});
    Result<Done> edited = Done{};
    desk_.edit(titleEdit("A"), [&](Result<Done> result) { edited = std::move(result); });
    settle();
    ASSERT_FALSE(edited.ok());
    EXPECT_EQ(edited.problem().code, "file-gone");
    EXPECT_FALSE(desk_.canUndo());

    fs::rename(folder_ / "away.survey", town());
    look();
    EXPECT_EQ(told_.size(), 1u);
    EXPECT_FALSE(desk_.isGone());
    desk_.edit(titleEdit("A"));
    settle();
    EXPECT_EQ(shownTitle(), "A");
    EXPECT_EQ(troubles_.size(), 1u);
}

TEST_F(SurveyDeskFileTest, AnotherFileInItsPlaceIsOpened) {
    openFounding();
    desk_.edit(titleEdit("A"));
    settle();
    ASSERT_TRUE(desk_.canUndo());
    const std::string other = foundingFile("other.survey");
    fs::rename(other, town());
    look();
    EXPECT_TRUE(soon([&] { return shownTitle().empty() && desk_.study() != nullptr; }));
    EXPECT_FALSE(desk_.canUndo()) << "that was another file";

    std::ofstream(folder_ / "words.survey") << "no survey at all";
    fs::rename(folder_ / "words.survey", town());
    look();
    look();
    EXPECT_EQ(troubles_, std::vector<std::string>{"not-a-survey-file"});
    EXPECT_TRUE(desk_.isGone());
    ASSERT_NE(desk_.study(), nullptr) << "what was read is still there";
    const std::string again = foundingFile("again.survey");
    fs::rename(again, town());
    look();
    EXPECT_FALSE(desk_.isGone());
    EXPECT_EQ(told_.size(), 1u);
}

TEST_F(SurveyDeskFileTest, ABusyFileCanBeTriedAgain) {
    openFounding();
    SQLite::Database other(town(), SQLite::OPEN_READWRITE);
    Result<Done> edited = Done{};
    {
        SQLite::Transaction writing(other, SQLite::TransactionBehavior::IMMEDIATE);
        desk_.edit(titleEdit("A"), [&](Result<Done> result) { edited = std::move(result); });
        settle();
        ASSERT_FALSE(edited.ok());
        EXPECT_EQ(edited.problem().code, "file-busy");
        EXPECT_FALSE(desk_.canUndo());
    }
    desk_.edit(titleEdit("A"), [&](Result<Done> result) { edited = std::move(result); });
    settle();
    EXPECT_TRUE(edited.ok());
    EXPECT_EQ(shownTitle(), "A");
}

TEST_F(SurveyDeskFileTest, AnEditWaitsForAnotherProgramThatIsBriefToFinish) {
    openFounding();
    SQLite::Database other(town(), SQLite::OPEN_READWRITE);
    auto writing = std::make_unique<SQLite::Transaction>(other, SQLite::TransactionBehavior::IMMEDIATE);
    Result<Done> edited = jobStopped();
    desk_.edit(titleEdit("A"), [&](Result<Done> result) { edited = std::move(result); });
    QTest::qWait(300);
    EXPECT_FALSE(edited.ok());
    writing.reset();
    settle();
    EXPECT_TRUE(edited.ok());
}

TEST_F(SurveyDeskFileTest, AReadOnlyFileIsShownAndNotChanged) {
    const std::string path = foundingFile();
    const bool root = ::geteuid() == 0;
    fs::permissions(path, fs::perms(0444));
    fs::permissions(folder_, fs::perms(0555));
    constexpr uid_t nobody = 65534;
    ASSERT_EQ(root ? ::seteuid(nobody) : 0, 0);
    open(path);
    Result<Done> edited = Done{};
    if (desk_.isOpen()) desk_.edit(titleEdit("A"), [&](Result<Done> result) { edited = std::move(result); });
    settle();
    look();
    ASSERT_EQ(root ? ::seteuid(0) : 0, 0);
    fs::permissions(folder_, fs::perms::owner_all);
    ASSERT_TRUE(desk_.isOpen());
    EXPECT_TRUE(desk_.outline()->read_only);
    EXPECT_EQ(desk_.part("parent")->answers->respondents(), 1241);
    ASSERT_FALSE(edited.ok());
    EXPECT_EQ(edited.problem().code, "file-read-only");
    EXPECT_TRUE(troubles_.empty());
}

TEST_F(SurveyDeskFileTest, EditsThatWaitAreDoneInTheirOrder) {
    openFounding();
    std::vector<std::string> heard;
    const auto hear = [&](const std::string& what) {
        return [&heard, what](Result<Done> result) { heard.push_back(what + (result ? "" : " failed")); };
    };
    desk_.edit(titleEdit("A"), hear("A"));
    desk_.edit(titleEdit("B", "A"), hear("B"));
    EXPECT_TRUE(desk_.canUndo()) << "there will be something";
    desk_.undo();
    desk_.edit(titleEdit("C", "A"), hear("C"));
    EXPECT_FALSE(desk_.canRedo());
    settle();
    EXPECT_EQ(heard, (std::vector<std::string>{"A", "B", "C"}));
    EXPECT_EQ(shownTitle(), "C");
    desk_.undo();
    desk_.undo();
    desk_.undo();
    settle();
    EXPECT_EQ(shownTitle(), "");
    EXPECT_FALSE(desk_.canUndo());
    desk_.redo();
    desk_.redo();
    desk_.redo();
    settle();
    EXPECT_EQ(shownTitle(), "C");
    EXPECT_TRUE(troubles_.empty());
}

TEST_F(SurveyDeskFileTest, AnEditOfWordsDoesNotHideThatAnswersChanged) {
    openFounding();
    const StudyPointer before = desk_.wholeStudy();
    SurveyEdit exclude{.title = untranslated("剔除")};
    exclude.apply = exclude.revert = [](SurveyFile& survey) -> Result<Done> {
        SurveyFile::Change change(survey);
        const std::vector<std::int64_t> first{1};
        const Result<ExclusionsBefore> done = SurveyEdits(change).setExclusion(first, "test");
        if (!done) return done.problem();
        change.commit();
        return Done{};
    };
    desk_.edit(std::move(exclude));
    desk_.edit(titleEdit("A"));
    settle();
    EXPECT_NE(desk_.wholeStudy(), before);
}

TEST_F(SurveyDeskFileTest, AStoppedFilterLeavesTheOneBefore) {
    openFounding();
    const std::string school = desk_.outline()->roster.schools.front().code;
    desk_.setFilter({{{.values = {school}}}});
    settle();
    const StudyPointer one = desk_.study();
    const AnswerFilter before = desk_.filter();
    desk_.setFilter({{{.values = {desk_.outline()->roster.schools.back().code}}}});
    for (const RunningJob& job : desk_.jobs().running()) desk_.jobs().stop(job.id);
    settle();
    // Whether it was stopped in time or not, what is shown and the filter that is said belong together.
    EXPECT_EQ(desk_.study() == one, desk_.filter() == before);
    EXPECT_TRUE(troubles_.empty());
}

}  // namespace
}  // namespace diaoyan
