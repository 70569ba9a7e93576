// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/sheet_list.h"
#include "collector/store/survey_edits.h"
#include "tests/collector/store/collection_files.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class SheetListTest : public CollectionFolder {
protected:
    /// Five sheets in two batches; the second one is excluded.
    SurveyFile filled() const {
        SurveyFile file = survey(smallRoster(), {smallForm()});
        {
            SurveyFile::Change change(file);
            const std::int64_t first = change.beginBatch({.questionnaire = "parent"});
            change.addSheet(first, 2,
                            {.school = "S01",
                             .submitted_at = "2026-11-19T10:00:00",
                             .seconds = 61,
                             .source_id = "101",
                             .answers = {{"satisfied", Choice{"c", ""}}, {"why", Words{"食堂的\"Menu\"太少"}}}});
            change.addSheet(first, 3, {.school = "S02", .source_id = "102"}, "no-answers");
            const std::int64_t second = change.beginBatch({.questionnaire = "parent"});
            change.addSheet(second, 2,
                            {.school = "S02",
                             .source_id = "103",
                             .answers = {{"hope", Choices{{{"study", ""}, {"other", "少一点作业"}}}}}});
            change.addSheet(
                second, 3,
                {.source_id = "104",
                 .answers = {{"children", Missing{MissingReason::invalid, "两个"}}, {"satisfied", Choice{"a", ""}}}});
            change.addSheet(second, 4, {.school = "S01", .answers = {{"hope", Choices{{{"study", ""}}}}}});
            change.commit();
        }
        return file;
    }

    static std::vector<std::int64_t> ids(const SurveyFile& file, SheetQuery query) {
        query.questionnaire = "parent";
        const Result<std::vector<std::int64_t>> found = sheetIds(file, query);
        EXPECT_TRUE(found.ok());
        return found.ok() ? *found : std::vector<std::int64_t>{};
    }
};

TEST_F(SheetListTest, LinesSayWhereSheetsCameFrom) {
    const SurveyFile file = filled();
    const std::vector<std::int64_t> wanted{2, 99, 1};
    const std::vector<SheetLine> lines = sheetLines(file, wanted);
    ASSERT_EQ(lines.size(), 2u) << "the one that is not there is left out";
    EXPECT_EQ(lines[0].excluded_because, "no-answers");
    EXPECT_EQ(lines[1], (SheetLine{.id = 1,
                                   .batch = 1,
                                   .source_row = 2,
                                   .source_id = "101",
                                   .school = "S01",
                                   .submitted_at = "2026-11-19T10:00:00",
                                   .seconds = 61}));
    EXPECT_THAT(exclusionReasons(file, "parent"), ElementsAre("no-answers"));
}

TEST_F(SheetListTest, QueriesBesideTheAnswers) {
    const SurveyFile file = filled();
    EXPECT_THAT(ids(file, {}), ElementsAre(1, 2, 3, 4, 5));
    EXPECT_THAT(ids(file, {.status = SheetQuery::Status::valid}), ElementsAre(1, 3, 4, 5));
    EXPECT_THAT(ids(file, {.status = SheetQuery::Status::excluded}), ElementsAre(2));
    EXPECT_THAT(ids(file, {.excluded_because = "no-answers"}), ElementsAre(2));
    EXPECT_THAT(ids(file, {.excluded_because = "' OR 1 --"}), IsEmpty());
    EXPECT_THAT(ids(file, {.school = "S01"}), ElementsAre(1, 5));
    EXPECT_THAT(ids(file, {.school = ""}), ElementsAre(4));
    EXPECT_THAT(ids(file, {.batch = 2}), ElementsAre(3, 4, 5));
    EXPECT_THAT(ids(file, {.batch = 2, .most = 2}), ElementsAre(3, 4));
    EXPECT_EQ(countSheets(file, {.questionnaire = "parent", .school = "S02"}).value(), 2);
    EXPECT_EQ(countSheets(file, {.questionnaire = "nobody"}).problem().code, "unknown-questionnaire");
    EXPECT_EQ(sheetIds(file, {.questionnaire = "nobody"}).problem().code, "unknown-questionnaire");
    const Result<std::vector<SheetLine>> page = sheetPage(file, {.questionnaire = "parent"}, 3, 10);
    ASSERT_TRUE(page.ok());
    ASSERT_EQ(page->size(), 2u);
    EXPECT_EQ(page->front().source_id, "104");
}

TEST_F(SheetListTest, FindsWhatRespondentsWroteAndChose) {
    const SurveyFile file = filled();
    EXPECT_THAT(ids(file, {.words = "食堂"}), ElementsAre(1));
    EXPECT_THAT(ids(file, {.words = "\"menu\""}), ElementsAre(1)) << "quotes, and letters in either case";
    EXPECT_THAT(ids(file, {.words = "作业"}), ElementsAre(3)) << "words beside an option";
    EXPECT_THAT(ids(file, {.words = "两"}), ElementsAre(4)) << "an invalid answer";
    EXPECT_THAT(ids(file, {.words = "103"}), ElementsAre(3)) << "the number of the source";
    EXPECT_THAT(ids(file, {.words = "s02"}), ElementsAre(2, 3)) << "the school";
    EXPECT_THAT(ids(file, {.words = "invalid"}), IsEmpty()) << "a word of the format, not of respondents";
    EXPECT_THAT(ids(file, {.words = "1,2"}), IsEmpty());
    EXPECT_THAT(ids(file, {.item = "hope"}), ElementsAre(3, 5));
    EXPECT_THAT(ids(file, {.item = "hope", .option = "other"}), ElementsAre(3));
    EXPECT_THAT(ids(file, {.words = "s01", .item = "hope", .option = "study"}), ElementsAre(5));
    EXPECT_THAT(ids(file, {.item = "children"}), IsEmpty()) << "an invalid answer is none";
    EXPECT_THAT(ids(file, {.item = "nothing"}), IsEmpty());
}

TEST_F(SheetListTest, SheetsComeWithTheirAnswers) {
    const SurveyFile file = filled();
    const std::vector<std::int64_t> wanted{3};
    const Result<std::vector<ListedSheet>> sheets = listedSheets(file, wanted);
    ASSERT_TRUE(sheets.ok());
    ASSERT_EQ(sheets->size(), 1u);
    EXPECT_EQ(sheets->front().sheet.answers.at("hope"), (Answer{Choices{{{"study", ""}, {"other", "少一点作业"}}}}));
    EXPECT_EQ(sheets->front().sheet.source_id, "103");
    EXPECT_EQ(sheets->front().line.batch, 2);
}

TEST_F(SheetListTest, DamagedAnswersAndAStopAreSaid) {
    const SurveyFile file = filled();
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(sheetIds(file, {.questionnaire = "parent"}, stop.get_token()).problem().code, "interrupted");
    SQLite::Database(path("town.survey"), SQLite::OPEN_READWRITE)
        .exec("UPDATE responses SET answers = '[1,2' WHERE id = 1");
    const std::vector<std::int64_t> wanted{1};
    EXPECT_EQ(listedSheets(file, wanted).problem().code, "answers-damaged");
    EXPECT_EQ(sheetIds(file, {.questionnaire = "parent", .item = "hope"}).problem().code, "answers-damaged");
    EXPECT_EQ(sheetLines(file, wanted).size(), 1u);
}

}  // namespace
}  // namespace diaoyan
