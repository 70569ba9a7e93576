// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answers_json.h"
#include "collector/store/schema.h"
#include "collector/store/snapshot.h"
#include "tests/collector/survey_folder.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace diaoyan {
namespace {

std::map<std::string, Answer> everyAnswer() {
    return {{"a", Choice{"x", ""}},
            {"b", Choice{"z", "我的话 \"引号\" \\ \n\t\x01"}},
            {"c", Choices{{{"x", ""}, {"z", "别的"}}}},
            {"d", Ranking{{"y", "x"}}},
            {"e", Number{-0.1}},
            {"f", Words{"多行\n文字"}},
            {"g", Date{"2026-09-18"}},
            {"h", Missing{MissingReason::not_asked, ""}},
            {"i", Missing{MissingReason::invalid, "火星"}}};
}

TEST(AnswersJson, RoundTrip) {
    AnswersReader reader;
    const Result<std::map<std::string, Answer>> back = reader.read(answersToJson(everyAnswer()));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, everyAnswer());
    EXPECT_EQ(answersToJson({{"a", Missing{}}}), "{}") << "asked and left empty has no entry";
    EXPECT_FALSE(reader.read("{\"a\":").ok());
    EXPECT_FALSE(reader.read("[]").ok());
    EXPECT_FALSE(reader.read("{\"a\":{}}").ok());
}

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
                batch.id, "parent", i + 2,
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
        change.addSheet(batch, "parent", 2, {});
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
        .exec("UPDATE snapshots SET data = zeroblob(length(data)) WHERE position = 3");
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
    EXPECT_EQ(
        database.execAndGet("SELECT count(*) FROM responses WHERE answers ->> '$.satisfied' = 'a' AND school = 'S01'")
            .getInt(),
        4);
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
        const Result<Column> back = unpackColumn(bytes, responses.items[i], responses.rows);
        ASSERT_TRUE(back.ok()) << responses.items[i].id;
        EXPECT_EQ(*back, responses.columns[i]);
        EXPECT_FALSE(unpackColumn(bytes, responses.items[i], responses.rows + 1).ok());
        for (std::size_t cut = 0; cut < bytes.size(); ++cut)
            EXPECT_FALSE(unpackColumn(bytes.substr(0, cut), responses.items[i], responses.rows).ok());
    }
    std::string high = packColumn(responses.columns[2]);
    high.back() = '\x7F';  // a code beyond every option and reason
    EXPECT_FALSE(unpackColumn(high, responses.items[2], responses.rows).ok());
}

}  // namespace
}  // namespace diaoyan
