// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/surveyjs_importer.h"

#include "collector/importers/importers.h"

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

}  // namespace
}  // namespace diaoyan
