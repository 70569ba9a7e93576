// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/surveyjs_importer.h"

#include "collector/importers/importers.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

SourceSample sampleOf(std::vector<std::string> names) {
    return {.file_name = "results.json", .rows = {std::move(names)}, .row_numbers = {1}, .format = "json"};
}

TEST(SurveyJsImporter, IsRecognisedByTheFormatAlone) {
    SourceSample sample = sampleOf({"1、性别", "提交答卷时间"});
    EXPECT_EQ(recognise(sample).importer->id, "json");
    sample.format = "csv";
    EXPECT_EQ(recogniseSurveyJs(sample).score, 0);
}

TEST(SurveyJsImporter, QuestionsMatricesAndComments) {
    const auto layout = layOutSurveyJs(sampleOf({"fav", "sat.canteen", "fav-Comment", "sat.dorm", "sat.dorm-Comment",
                                                 "Own-Comment", "pageNo", "timeSpent", "id", "HappendAt", "email"}));
    ASSERT_TRUE(layout.ok());
    EXPECT_EQ(layout->sequence, 8u);
    EXPECT_EQ(layout->seconds, 7u);
    EXPECT_EQ(layout->submitted_at, 9u);
    EXPECT_THAT(layout->left_out, testing::UnorderedElementsAre(6u, 10u));
    EXPECT_EQ(layout->dialect.coding, Coding::values);
    EXPECT_EQ(layout->dialect.joiner, "\x1F");
    EXPECT_EQ(layout->dialect.rank_joiner, "");
    ASSERT_EQ(layout->questions.size(), 3u);
    const SourceQuestion& favourite = layout->questions[0];
    EXPECT_EQ(favourite.id, "fav");
    ASSERT_EQ(favourite.columns.size(), 2u);
    EXPECT_FALSE(favourite.columns[0].words);
    EXPECT_EQ(favourite.columns[1].index, 2u);
    EXPECT_TRUE(favourite.columns[1].words);
    const SourceQuestion& matrix = layout->questions[1];
    EXPECT_EQ(matrix.id, "sat");
    ASSERT_EQ(matrix.columns.size(), 3u);
    EXPECT_EQ(matrix.columns[0].part_id, "canteen");
    EXPECT_EQ(matrix.columns[1].part_id, "dorm");
    EXPECT_TRUE(matrix.columns[2].words);
    EXPECT_EQ(matrix.columns[2].part_id, "dorm");
    EXPECT_EQ(layout->questions[2].id, "Own-Comment") << "no question Own: a question of its own";
    EXPECT_THAT(layout->remarks, IsEmpty());
}

TEST(SurveyJsImporter, ValueHereAndGroupThereAreTwoQuestions) {
    const auto layout = layOutSurveyJs(sampleOf({"q", "q.0.name", "q.1.name"}));
    ASSERT_TRUE(layout.ok());
    ASSERT_EQ(layout->questions.size(), 2u);
    EXPECT_EQ(layout->questions[1].id, "q.*");
    EXPECT_EQ(layout->questions[1].columns[1].part_id, "1.name");
    ASSERT_EQ(layout->remarks.size(), 1u);
    EXPECT_EQ(layout->remarks[0].code, "mixed-answers");
}

TEST(SurveyJsImporter, NothingToAskIsAProblem) {
    EXPECT_EQ(layOutSurveyJs(sampleOf({"id", "pageNo"})).problem().code, "no-questions");
    EXPECT_EQ(layOutSurveyJs({.format = "json"}).problem().code, "no-header");
}

using SurveyJsImport = SurveyFolder;

TEST_F(SurveyJsImport, AnswersArriveAsTheyWereGiven) {
    std::string json = "[";
    for (int i = 0; i < 12; ++i)
        json += std::string(i == 0 ? "" : ",\n") + "{\"school\":\"第一小学\",\"hope\":[\"study\"" +
                (i % 2 == 0 ? ",\"health\"" : "") + "],\"satisfied\":\"" +
                (i % 3 == 0 ? "a\"" : "c\",\"why\":\"食堂, 宿舍\"") + ",\"children\":" + std::to_string(i % 4) + "}";
    const std::string file = write("results.json", json + "]");
    SurveyFile made = survey(smallRoster(), {smallForm()});
    const Result<ImportOutcome> outcome =
        importFiles(made, {.files = {file}, .form = smallForm().id, .accept_problems = true});
    ASSERT_TRUE(outcome.ok()) << describe(outcome.problem(), Language::en);
    const ImportReport& report = outcome->files.front();
    EXPECT_EQ(report.importer, "json");
    EXPECT_EQ(report.rows_in, 12);
    EXPECT_EQ(report.problem_count, 0) << describe(report.problems.front(), Language::en);
    Result<SurveyFile> stored = SurveyFile::open(path("town.survey"), SurveyFile::Access::read);
    const Result<Responses> answers = stored->responses("parent");
    ASSERT_TRUE(answers.ok());
    const auto item = [&](const std::string& id) {
        std::size_t at = 0;
        while (answers->items[at].id != id) ++at;
        return at;
    };
    const auto hopes = std::get<Choices>(answerAt(*answers, item("hope"), 0));
    EXPECT_GE(hopes.ticked.size(), 1u);
    std::size_t ticks = 0;
    for (std::size_t row = 0; row < answers->rows; ++row)
        ticks += std::get<Choices>(answerAt(*answers, item("hope"), row)).ticked.size();
    EXPECT_EQ(ticks, 18u) << "six times two, six times one";
    EXPECT_EQ(answerAt(*answers, item("school"), 0), (Answer{Words{"第一小学"}}));
}

TEST_F(SurveyJsImport, AQuestionnaireIsInferred) {
    std::string json;
    for (int i = 0; i < 20; ++i)
        json += std::string("{\"fav\":[\"语文\"") + (i % 2 == 0 ? ",\"数学\"" : "") + "],\"sat\":{\"食堂\":\"" +
                (i % 3 == 0 ? "满意" : "不满意") + "\",\"宿舍\":\"" + (i % 4 == 0 ? "满意" : "不满意") +
                "\"},\"boarder\":" + (i % 5 == 0 ? "true" : "false") + "}\n";
    const std::string file = write("results.jsonl", json);
    SurveyFile made = survey();
    const Result<ImportOutcome> outcome = importFiles(made, {.files = {file}, .accept_problems = true});
    ASSERT_TRUE(outcome.ok()) << describe(outcome.problem(), Language::en);
    const ImportReport& report = outcome->files.front();
    EXPECT_TRUE(report.inferred);
    EXPECT_EQ(report.problem_count, 0);
    const auto& questions = report.questionnaire.questions;
    ASSERT_EQ(questions.size(), 3u);
    EXPECT_EQ(questions[0].kind, QuestionKind::multiple);
    EXPECT_EQ(questions[0].options.size(), 2u);
    EXPECT_EQ(questions[1].kind, QuestionKind::matrix);
    EXPECT_EQ(questions[1].rows.size(), 2u);
    EXPECT_EQ(questions[2].kind, QuestionKind::single);
}

}  // namespace
}  // namespace diaoyan
