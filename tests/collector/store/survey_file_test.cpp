// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/schema.h"
#include "collector/store/snapshot.h"
#include "tests/collector/survey_folder.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace diaoyan {
namespace {

class SurveyFileTest : public SurveyFolder {
protected:
    static void add(SurveyFile& file, int sheets, const std::string& school = "S01") {
        SurveyFile::Change change(file);
        Batch batch{.questionnaire = "parent",
                    .importer = "table",
                    .file_name = "a.csv",
                    .file_sha256 = "1",
                    .imported_at = "now"};
        batch.id = change.beginBatch(batch);
        for (int i = 0; i < sheets; ++i)
            change.addSheet(
                batch.id, i + 2,
                {.school = school, .answers = {{"satisfied", Choice{"a", ""}}, {"hope", Choices{{{"study", ""}}}}}});
        batch.rows_in = batch.rows_stored = sheets;
        change.finishBatch(batch);
        change.commit();
    }

    static std::string codeOf(const Result<SurveyFile>& opened) { return opened.ok() ? "" : opened.problem().code; }
};

TEST_F(SurveyFileTest, KeepsRosterAndQuestionnaires) {
    Roster roster = smallRoster();
    roster.attribute_names = {"片区"};
    roster.schools[0].attributes = {{"片区", "城东"}};
    roster.schools[0].expected = {{"parent", 40}};
    roster.schools[0].enrolment = 300;
    survey(roster, {smallForm()});
    Result<SurveyFile> again = SurveyFile::open(path("town.survey"), SurveyFile::Access::read);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->roster(), roster);
    ASSERT_TRUE(again->questionnaires().ok());
    EXPECT_EQ(again->questionnaires().value(), std::vector<Questionnaire>{smallForm()});
}

TEST_F(SurveyFileTest, ANewFileNeverOverwrites) {
    survey();
    EXPECT_EQ(codeOf(SurveyFile::create(path("town.survey"), {}, {})), "file-exists");
    EXPECT_THROW((void)SurveyFile::create(path("no/such/folder/x.survey"), {}, {}), EnvironmentFailure);
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder_)) ++files;
    EXPECT_EQ(files, 1u) << "nothing half-written is left";
}

TEST_F(SurveyFileTest, AnUncommittedChangeLeavesNothing) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    {
        SurveyFile::Change change(file);
        const std::int64_t batch = change.beginBatch({.questionnaire = "parent"});
        change.addSheet(batch, 2, {});
    }
    EXPECT_TRUE(file.batches().empty());
    EXPECT_TRUE(file.returned().empty());
}

TEST_F(SurveyFileTest, AFullDiskRollsBack) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    add(file, 3);
    SQLite::Database database(path("town.survey"), SQLite::OPEN_READWRITE);
    // The limit belongs to a connection, so the full disk is met on SQLite's side of the same file.
    database.exec("PRAGMA max_page_count = 1");
    EXPECT_THROW(
        {
            SQLite::Transaction transaction(database);
            for (int i = 0; i < 1000; ++i)
                database.exec("INSERT INTO survey VALUES ('" + std::to_string(i) + "', hex(randomblob(500)))");
            transaction.commit();
        },
        SQLite::Exception);
    EXPECT_EQ(file.responses("parent")->rows, 3u);
}

TEST_F(SurveyFileTest, KeepsWeightsUntilNewAnswersCome) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    add(file, 3);
    EXPECT_TRUE(file.responses("parent")->weights.empty());
    const Text how{"按名册加权", "weighted to the roster"};
    {
        SurveyFile::Change change(file);
        EXPECT_EQ(change.setWeights("parent", {1, 2}, how).problem().code, "weights-do-not-fit");
    }
    {
        SurveyFile::Change change(file);
        EXPECT_EQ(change.setWeights("parent", {1, 2, -1}, how).problem().code, "weights-do-not-fit");
    }
    const auto weigh = [&](const std::vector<double>& weights) {
        SurveyFile::Change change(file);
        ASSERT_TRUE(change.setWeights("parent", weights, how).ok());
        change.commit();
    };
    weigh({0.5, 2, 0});
    for (int reading = 0; reading < 2; ++reading) {  // from the answers, then from the snapshot
        const Responses weighted = *file.responses("parent");
        EXPECT_EQ(weighted.weights, (std::vector<double>{0.5, 2, 0}));
        EXPECT_EQ(weighted.weighting, how);
    }
    add(file, 1);
    const Responses grown = *file.responses("parent");
    EXPECT_TRUE(grown.weights.empty()) << "old weights beside answers without any would be silently wrong";
    EXPECT_TRUE(grown.weighting.zh.empty());
    weigh({1, 1, 1, 2});
    weigh({});
    EXPECT_TRUE(file.responses("parent")->weights.empty());
}

TEST_F(SurveyFileTest, TheSnapshotFollowsTheAnswers) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    add(file, 3);
    const Result<Responses> first = file.responses("parent");
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first->rows, 3u);
    EXPECT_EQ(*file.responses("parent"), *first) << "from the snapshot";
    add(file, 2, "S02");
    EXPECT_EQ(file.responses("parent")->rows, 5u);
    // Damaged on disk: it is found out and rebuilt, not believed.
    SQLite::Database(path("town.survey"), SQLite::OPEN_READWRITE)
        .exec("UPDATE snapshot_pieces SET data = zeroblob(length(data)) WHERE position = 3");
    const Result<Responses> rebuilt = file.responses("parent");
    ASSERT_TRUE(rebuilt.ok());
    EXPECT_EQ(rebuilt->rows, 5u);
    EXPECT_EQ(answerAt(*rebuilt, 2, 4), (Answer{Choice{"a", ""}}));
    EXPECT_EQ(rebuilt->school, (std::vector<std::uint16_t>{0, 0, 0, 1, 1}));
}

TEST_F(SurveyFileTest, WhatIsNoSurveyFileIsSaidSo) {
    EXPECT_EQ(codeOf(SurveyFile::open(path("none.survey"), SurveyFile::Access::read)), "file-missing");
    EXPECT_EQ(codeOf(SurveyFile::open(write("empty.survey", ""), SurveyFile::Access::write)), "not-a-survey-file");
    EXPECT_EQ(codeOf(SurveyFile::open(write("text.survey", std::string(5000, 'x')), SurveyFile::Access::write)),
              "not-a-survey-file");
    EXPECT_EQ(codeOf(SurveyFile::open(folder_.string(), SurveyFile::Access::read)), "not-a-survey-file");
    SQLite::Database(path("other.survey"), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (x)");
    EXPECT_EQ(codeOf(SurveyFile::open(path("other.survey"), SurveyFile::Access::write)), "not-a-survey-file");
}

TEST_F(SurveyFileTest, AFileOfANewerVersionIsNotTouched) {
    survey(smallRoster(), {smallForm()});
    SQLite::Database(path("town.survey"), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 99");
    const std::string before = bytesOf(path("town.survey"));
    const Result<SurveyFile> opened = SurveyFile::open(path("town.survey"), SurveyFile::Access::write);
    EXPECT_EQ(codeOf(opened), "newer-survey-file");
    EXPECT_EQ(bytesOf(path("town.survey")), before);
}

TEST_F(SurveyFileTest, ATruncatedFileIsDamagedNotACrash) {
    {
        SurveyFile file = survey(smallRoster(), {smallForm()});
        add(file, 2000);
    }
    const std::string whole = bytesOf(path("town.survey"));
    for (const std::size_t size : {whole.size() / 2, whole.size() / 10, std::size_t{4096}, std::size_t{600}}) {
        const std::string cut = write("cut.survey", whole.substr(0, size));
        try {
            Result<SurveyFile> opened = SurveyFile::open(cut, SurveyFile::Access::read);
            if (!opened.ok()) {
                EXPECT_FALSE(opened.problem().code.empty());
                continue;
            }
            const Result<Responses> responses = opened->responses("parent");
            EXPECT_FALSE(responses.ok());
        } catch (const EnvironmentFailure& failure) { EXPECT_EQ(failure.problem().code, "file-damaged") << size; }
    }
}

TEST_F(SurveyFileTest, TheSchemaIsOneThatAnySqlClientCanRead) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    add(file, 4);
    SQLite::Database database(path("town.survey"));
    EXPECT_EQ(database.execAndGet("PRAGMA application_id").getInt(), surveyApplicationId);
    EXPECT_EQ(database.execAndGet("PRAGMA user_version").getInt(), static_cast<int>(schemaSteps().size()));
    const auto count = [&](const std::string& where) {
        return database.execAndGet("SELECT count(*) FROM answers WHERE " + where).getInt();
    };
    EXPECT_EQ(count("item = 'satisfied' AND answer = 'a' AND school = 'S01'"), 4);
    EXPECT_EQ(count("item = 'hope' AND answer = '[\"study\"]'"), 4);
    EXPECT_EQ(count("item = 'children' AND answer IS NULL"), 4);
}

TEST_F(SurveyFileTest, TheViewOfAnswersGivesBackItemsAndCodes) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    {
        SurveyFile::Change change(file);
        const std::int64_t batch =
            change.beginBatch({.questionnaire = "parent"}, {"hope", "satisfied", "why", "children"});
        change.addSheet(batch, 2,
                        {.answers = {{"hope", Choices{{{"health", ""}, {"other", "游泳"}}}},
                                     {"satisfied", Choice{"x", ""}},
                                     {"why", Missing{MissingReason::not_asked, ""}},
                                     {"children", Missing{MissingReason::invalid, "许多"}}}});
        change.addSheet(batch, 3, {.answers = {{"why", Words{"因为"}}, {"children", Number{2}}}});
        change.commit();
    }
    SQLite::Database database(path("town.survey"));
    std::vector<std::string> lines;
    SQLite::Statement rows(database, "SELECT response, item, answer FROM answers ORDER BY response, item");
    while (rows.executeStep())
        lines.push_back(rows.getColumn(0).getString() + ' ' + rows.getColumn(1).getString() + ' ' +
                        (rows.getColumn(2).isNull() ? "NULL" : rows.getColumn(2).getString()));
    EXPECT_EQ(lines, (std::vector<std::string>{"1 children {\"invalid\":\"许多\"}", "1 hope [\"health\",\"other\"]",
                                               "1 satisfied x", "1 why false", "2 children 2", "2 hope NULL",
                                               "2 satisfied NULL", "2 why 因为"}));
    // The item that the source did not have was not asked.
    const Responses responses = *file.responses("parent");
    EXPECT_EQ(answerAt(responses, 0, 0), (Answer{Missing{MissingReason::not_asked, ""}}));
    EXPECT_EQ(answerAt(responses, 1, 0), (Answer{Choices{{{"health", ""}, {"other", ""}}}}));
}

/// Sheets of schools by turns, with every kind of answer and of missing one.
AnswerBlock manySheets(std::size_t first, std::size_t rows) {
    const std::vector<Item> all = items(smallForm());
    AnswerBlock block = emptyBlock(all);
    for (std::size_t row = first; row < first + rows; ++row) {
        AnswerSheet sheet;
        if (row % 7 != 0) sheet.answers["hope"] = Choices{{{row % 3 == 0 ? "study" : "health", ""}}};
        if (row % 50 == 0) sheet.answers["hope"] = Missing{MissingReason::not_asked, ""};
        if (row % 11 != 0) sheet.answers["satisfied"] = Choice{row % 2 == 0 ? "a" : "c", ""};
        if (row % 100 == 0) sheet.answers["why"] = Words{std::to_string(row)};
        if (row % 90 == 0) sheet.answers["children"] = Missing{MissingReason::invalid, "许多"};
        if (row % 5 == 0) sheet.answers["children"] = Number{static_cast<double>(row % 4)};
        appendSheet(block, all, sheet,
                    row % 13 == 0 ? Responses::noSchool : static_cast<std::uint16_t>(row * 7 / 5 % 2),
                    static_cast<std::int64_t>(row), row % 17 == 0 ? "no-answers" : "");
    }
    return block;
}

TEST_F(SurveyFileTest, ASnapshotMadeBlockByBlockIsTheOneMadeFromAllAnswers) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    std::size_t rows = 0;
    // Ends within the first block, in the second, and again within it.
    for (const std::size_t more : {std::size_t{1000}, std::size_t{290000}, std::size_t{500}}) {
        SurveyFile::Change change(file);
        const std::int64_t batch = change.beginBatch({.questionnaire = "parent"});
        change.addSheets(batch, manySheets(rows, more));
        change.commit();
        rows += more;
    }
    SQLite::Database database(path("town.survey"), SQLite::OPEN_READWRITE);
    EXPECT_EQ(database.execAndGet("SELECT count(DISTINCT block) FROM snapshot_pieces").getInt(), 2);
    const Responses kept = *file.responses("parent");
    EXPECT_TRUE(std::is_sorted(kept.school.begin(), kept.school.begin() + 262144)) << "schools stand together";
    EXPECT_EQ(kept.school[262144], 0) << "and begin anew with the second block";
    database.exec("DELETE FROM snapshot_pieces");
    const Responses rebuilt = *file.responses("parent");
    EXPECT_TRUE(kept == rebuilt);
    EXPECT_GT(database.execAndGet("SELECT count(*) FROM snapshot_pieces").getInt(), 0) << "and it is kept again";
    EXPECT_TRUE(*file.responses("parent") == kept);
}

TEST_F(SurveyFileTest, WeightsFollowTheRowsIntoTheOrderOfTheSnapshot) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    {
        SurveyFile::Change change(file);
        change.addSheets(change.beginBatch({.questionnaire = "parent"}), manySheets(1, 60));
        change.commit();
    }
    const Responses before = *file.responses("parent");
    std::vector<double> weights;
    for (std::size_t row = 0; row < before.rows; ++row) weights.push_back(before.school[row] == 1 ? 2.5 : 0.5);
    {
        SurveyFile::Change change(file);
        ASSERT_TRUE(change.setWeights("parent", weights, {"加权", "weighted"}).ok());
        change.commit();
    }
    const Responses after = *file.responses("parent");
    EXPECT_EQ(after.weights, weights);
    EXPECT_EQ(after.school, before.school);
    SQLite::Database database(path("town.survey"));
    EXPECT_EQ(database
                  .execAndGet("SELECT count(*) FROM responses WHERE status = 'valid' AND "
                              "(weight = 2.5) <> (ifnull(school, '') = 'S02')")
                  .getInt(),
              0);
}

TEST_F(SurveyFileTest, AnswersToAnUnknownQuestionnaireAreNotTaken) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    SurveyFile::Change change(file);
    EXPECT_THROW((void)change.beginBatch({.questionnaire = "student"}), EnvironmentFailure);
}

TEST_F(SurveyFileTest, AWithdrawnBatchLeavesNothingInTheSnapshot) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    add(file, 3);
    {
        SurveyFile::Change change(file);
        const std::int64_t batch = change.beginBatch({.questionnaire = "parent"});
        change.addSheets(batch, manySheets(1, 10));
        change.withdrawBatch(batch);
        change.commit();
    }
    EXPECT_EQ(file.responses("parent")->rows, 3u);
}

TEST_F(SurveyFileTest, AFileOfTheFirstFormatIsBroughtUpToDate) {
    std::filesystem::copy_file(std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/survey/format1.survey",
                               path("old.survey"));
    Result<SurveyFile> file = SurveyFile::open(path("old.survey"), SurveyFile::Access::write);
    ASSERT_TRUE(file.ok()) << describe(file.problem(), Language::en);
    const Responses old = *file->responses("parent");
    ASSERT_EQ(old.rows, 3u);
    EXPECT_EQ(answerAt(old, 1, 0), (Answer{Choices{{{"study", ""}, {"other", ""}}}}));
    EXPECT_EQ(answerAt(old, 3, 1), (Answer{Words{"因为"}}));
    EXPECT_EQ(answerAt(old, 4, 2), (Answer{Missing{MissingReason::invalid, ""}}));
    add(*file, 2);
    EXPECT_EQ(file->responses("parent")->rows, 5u) << "old rows and new rows side by side";
}

TEST(Snapshot, EveryKindOfColumnAndNothingForeign) {
    Questionnaire form = smallForm();
    Question ranking{.id = "rank", .title = {"排序", ""}, .kind = QuestionKind::ranking};
    ranking.options = {{.code = "x", .label = {"甲", ""}}, {.code = "y", .label = {"乙", ""}}};
    form.questions.push_back(ranking);
    ResponsesBuilder builder(form, {"S01"});
    builder.add({.school = "S01",
                 .answers = {{"hope", Choices{{{"study", ""}}}},
                             {"rank", Ranking{{"y"}}},
                             {"children", Number{2}},
                             {"why", Words{"因为"}}}});
    builder.add({.answers = {{"hope", Missing{MissingReason::not_asked, ""}},
                             {"satisfied", Missing{MissingReason::invalid, "?"}}}});
    const Responses responses = builder.take();
    for (std::size_t i = 0; i < responses.columns.size(); ++i) {
        const std::string bytes = packColumn(responses.columns[i]);
        Column back = emptyColumn(responses.items[i]);
        Column scratch;
        const auto unpacked = [&](std::string_view from, std::size_t rows) {
            back = emptyColumn(responses.items[i]);
            return unpackColumn(from, rows, 0, back, scratch).ok();
        };
        ASSERT_TRUE(unpacked(bytes, responses.rows)) << responses.items[i].id;
        EXPECT_EQ(back, responses.columns[i]);
        EXPECT_FALSE(unpacked(bytes, responses.rows + 1));
        for (std::size_t cut = 0; cut < bytes.size(); ++cut)
            EXPECT_FALSE(unpacked(bytes.substr(0, cut), responses.rows));
    }
    std::string high = packColumn(responses.columns[2]);
    high.back() = '\x7F';  // a code beyond every option and reason
    Column column = emptyColumn(responses.items[2]);
    Column scratch;
    EXPECT_FALSE(unpackColumn(high, responses.rows, 0, column, scratch).ok());
}

}  // namespace
}  // namespace diaoyan
