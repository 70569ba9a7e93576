// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads that come again with more in them, schools under other names, and decisions that are kept.
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class ImportAgain : public SurveyFolder {
protected:
    static ImportOutcome import(SurveyFile& survey, ImportRequest request) {
        const Result<ImportOutcome> outcome = importFiles(survey, request);
        if (!outcome.ok()) {
            ADD_FAILURE() << describe(outcome.problem(), Language::en);
            return {.files = {{}}};
        }
        return *outcome;
    }

    static std::int64_t sheets(const SurveyFile& survey) {
        std::int64_t sum = 0;
        for (const ReturnedCount& one : survey.returned()) sum += one.returned;
        return sum;
    }
};

constexpr const char* header = "序号,提交答卷时间,您孩子所在的学校,首要期望,对学校是否满意,不满意的原因,孩子数\n";
constexpr const char* first = "1,2026/9/18 9:20:55,第一小学,学习成绩优秀┋其他〖少些作业〗,满意,,2\n"
                              "2,2026/9/18 9:21:00,第二小学,学习成绩优秀,不满意,食堂,1\n";

TEST_F(ImportAgain, AGrownDownloadBringsOnlyItsNewSheets) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    ASSERT_TRUE(import(file, {.files = {write("a.csv", std::string(header) + first)}}).stored);
    const std::string third = "3,2026/9/19 7:00:00,第一小学,学习成绩优秀,满意,,3\n";
    const ImportOutcome grown = import(file, {.files = {write("b.csv", std::string(header) + third + first)}});
    EXPECT_TRUE(grown.stored);
    EXPECT_EQ(grown.files[0].rows_in, 3);
    EXPECT_EQ(grown.files[0].rows_stored, 1);
    EXPECT_EQ(grown.files[0].rows_there_before, 2);
    EXPECT_EQ(sheets(file), 3);
    const Result<Responses> responses = file.responses("parent");
    ASSERT_TRUE(responses.ok());
    EXPECT_EQ(responses->rows, 3u);

    const ImportOutcome again = import(file, {.files = {write("c.csv", std::string(header) + first + third)}});
    EXPECT_FALSE(again.stored) << "in another order: nothing is new";
    EXPECT_EQ(again.files[0].rows_there_before, 3);
    EXPECT_EQ(sheets(file), 3);
    EXPECT_EQ(file.batches().size(), 2u);
}

TEST_F(ImportAgain, ASheetThatWasChangedSinceIsRefusedAndTheEarlierOneStays) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    ASSERT_TRUE(import(file, {.files = {write("a.csv", std::string(header) + first)}}).stored);
    const std::string changed = "2,2026/9/18 9:21:00,第二小学,学习成绩优秀,满意,,1\n"
                                "4,2026/9/20 9:00:00,第二小学,学习成绩优秀,满意,,1\n";
    const std::string path = write("b.csv", std::string(header) + changed);
    const ImportOutcome refused = import(file, {.files = {path}});
    EXPECT_FALSE(refused.stored);
    ASSERT_EQ(refused.files[0].problems.size(), 1u);
    EXPECT_EQ(refused.files[0].problems[0].code, "answer-changed");
    EXPECT_EQ(refused.files[0].problems[0].where.row, 2);
    const ImportOutcome accepted = import(file, {.files = {path}, .accept_problems = true});
    EXPECT_TRUE(accepted.stored);
    EXPECT_EQ(sheets(file), 3);
    const Result<Responses> responses = file.responses("parent");
    ASSERT_TRUE(responses.ok());
    std::size_t dissatisfied = 0;
    for (std::size_t row = 0; row < responses->rows; ++row)
        dissatisfied += answerAt(*responses, 2, row) == Answer{Choice{"c", ""}} ? 1 : 0;
    EXPECT_EQ(dissatisfied, 1u) << "the answer of the first download";
}

TEST_F(ImportAgain, SheetsWithoutATimeAreNeverTakenForEachOther) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const std::string plain = "序号,您孩子所在的学校,首要期望,对学校是否满意,不满意的原因,孩子数\n";
    ASSERT_TRUE(import(file, {.files = {write("a.csv", plain + "1,第一小学,学习成绩优秀┋其他,满意,,2\n")}}).stored);
    ASSERT_TRUE(
        import(file, {.files = {write("b.csv", plain + "1,第一小学,学习成绩优秀┋其他,满意,,2\n2,第一小学,,满意,,2\n")}})
            .stored);
    EXPECT_EQ(sheets(file), 3);
}

TEST_F(ImportAgain, SheetsOfAnotherSchoolAreOthersThoughNumberAndTimeAgree) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    ASSERT_TRUE(import(file, {.files = {write("a.csv", std::string(header) + first)}}).stored);
    const std::string other = "1,2026/9/18 9:20:55,第二小学,学习成绩优秀┋其他,不满意,,2\n";
    const ImportOutcome outcome = import(file, {.files = {write("b.csv", std::string(header) + other)}});
    EXPECT_TRUE(outcome.stored);
    EXPECT_EQ(outcome.files[0].rows_stored, 1);
    EXPECT_EQ(sheets(file), 3);
    const std::string more = "9,2026/9/21 9:20:55,第二小学,,满意,,2\n";
    const ImportOutcome grown = import(file, {.files = {write("c.csv", std::string(header) + other + more)}});
    EXPECT_EQ(grown.files[0].rows_there_before, 1) << "among two sheets of one number and time";
    EXPECT_EQ(sheets(file), 4);
}

TEST_F(ImportAgain, SchoolsUnderOtherNames) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const std::string rows = "1,2026/9/18 9:20:55,一小,学习成绩优秀┋其他,满意,,2\n"
                             "2,2026/9/18 9:20:56,城西第二小学,学习成绩优秀,满意,,2\n"
                             "3,2026/9/18 9:20:57,城西第二小学,学习成绩优秀,满意,,2\n"
                             "4,2026/9/18 9:20:58,家里,学习成绩优秀,满意,,2\n";
    const std::string path = write("a.csv", header + rows);
    const ImportOutcome refused = import(file, {.files = {path}});
    EXPECT_FALSE(refused.stored);
    EXPECT_EQ(refused.files[0].problem_count, 3);
    const std::vector<SchoolSpelling>& met = refused.files[0].schools;
    ASSERT_EQ(met.size(), 3u);
    EXPECT_EQ(met[0].match, (SchoolMatch{SchoolMatchKind::normalised, 0}));
    EXPECT_EQ(met[1].match, SchoolMatch{});
    EXPECT_EQ(met[1].sheets, 2);
    EXPECT_THAT(met[1].similar, testing::Contains(1));
    EXPECT_THAT(met[2].similar, IsEmpty());
    EXPECT_THAT(refused.files[0].mapping.open_schools, ElementsAre("城西第二小学", "家里"));

    const ImportOutcome decided = import(file, {.files = {path}, .schools = {{"城西第二小学", "S02"}, {"家里", ""}}});
    EXPECT_TRUE(decided.stored);
    EXPECT_EQ(decided.files[0].problem_count, 0);
    const Result<Responses> responses = file.responses("parent");
    ASSERT_TRUE(responses.ok());
    EXPECT_THAT(responses->school, ElementsAre(0, 1, 1, Responses::noSchool));
}

TEST_F(ImportAgain, TheDecisionsOfAFirstImportDoTheNextOneUnattended) {
    const std::string text = "编号,校名,您对学校,备注\n1,一小,很好,x\n2,中心,一般般,y\n3,第二小学,不知道,z\n";
    Questionnaire form{.id = "short", .title = untranslated("简卷"), .role = roleNamed("parent")};
    form.questions.push_back({.id = "overall",
                              .title = untranslated("总体满意度"),
                              .kind = QuestionKind::single,
                              .options = {{.code = "good", .label = untranslated("很好")},
                                          {.code = "fair", .label = untranslated("一般")}}});
    Mapping mapping{.importer = "table", .questionnaire = form, .school_column = "校名", .schools = {{"中心", "S02"}}};
    mapping.columns = {{.heading = "您对学校", .item = "overall", .reading = Reading::label}, {.heading = "备注"}};
    mapping.texts["overall"] = {{"一般般", "fair"}, {"不知道", ""}};
    const std::string json = toJson(mapping);
    const Result<Mapping> read = mappingFromJson(json, "m.json");
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    EXPECT_EQ(*read, mapping);

    SurveyFile file = survey(smallRoster(), {});
    const ImportOutcome outcome = import(file, {.files = {write("a.csv", text)}, .mapping = *read});
    ASSERT_TRUE(outcome.stored);
    EXPECT_EQ(outcome.files[0].problem_count, 0);
    EXPECT_THAT(outcome.files[0].remarks, IsEmpty());
    const Result<Responses> responses = file.responses("short");
    ASSERT_TRUE(responses.ok());
    // The third sheet has no answer: 不知道 is none, by decision.
    EXPECT_EQ(outcome.files[0].rows_without_answers, 1);
    ASSERT_THAT(responses->school, ElementsAre(0, 1));
    EXPECT_EQ(answerAt(*responses, 0, 0), (Answer{Choice{"good", ""}}));
    EXPECT_EQ(answerAt(*responses, 0, 1), (Answer{Choice{"fair", ""}}));
    // What it wrote down does the same again.
    SurveyFile next = survey(smallRoster(), {}, "next.survey");
    const ImportOutcome again = import(next, {.files = {write("b.csv", text)}, .mapping = outcome.files[0].mapping});
    EXPECT_TRUE(again.stored);
    EXPECT_EQ(again.files[0].mapping, outcome.files[0].mapping);
}

TEST_F(ImportAgain, WhatNobodyDecidedStandsOpenInTheMapping) {
    SurveyFile file = survey(smallRoster(), {smallForm()});
    const std::string rows = "1,2026/9/18 9:20:55,第一小学,学习成绩优秀┋其他,挺满意,,2\n"
                             "2,2026/9/18 9:20:56,第一小学,学习成绩优秀,挺满意,,2\n";
    const std::string path = write("a.csv", header + rows);
    const ImportOutcome refused = import(file, {.files = {path}, .dry_run = true});
    Mapping mapping = refused.files[0].mapping;
    ASSERT_THAT(mapping.open_texts["satisfied"], ElementsAre("挺满意"));
    EXPECT_THAT(toJson(mapping), testing::HasSubstr("\"挺满意\": \"?\""));
    const Result<Mapping> undecided = mappingFromJson(toJson(mapping), "m.json");
    ASSERT_TRUE(undecided.ok());
    EXPECT_FALSE(import(file, {.files = {path}, .mapping = *undecided}).stored) << "? decides nothing";
    mapping.texts["satisfied"]["挺满意"] = "b";
    EXPECT_TRUE(import(file, {.files = {path}, .mapping = mapping}).stored);
}

TEST_F(ImportAgain, MappingsThatMakeNoSense) {
    for (const char* json :
         {"", "[]", "{}", R"({"diaoyan_mapping": 2})", R"({"diaoyan_mapping": 1, "schools": []})",
          R"({"diaoyan_mapping": 1, "schools": {"a": 7}})", R"({"diaoyan_mapping": 1, "columns": {}})",
          R"({"diaoyan_mapping": 1, "columns": [1]})", R"({"diaoyan_mapping": 1, "texts": {"q": 1}})",
          R"({"diaoyan_mapping": 1, "columns": [{"heading": "a", "item": "q", "reading": "guess"}]})",
          R"({"diaoyan_mapping": 1, "file": {"separator": "ab"}})",
          R"({"diaoyan_mapping": 1, "questionnaire": {"id": "a"}})"}) {
        const Result<Mapping> read = mappingFromJson(json, "m.json");
        ASSERT_FALSE(read.ok()) << json;
        EXPECT_EQ(read.problem().where.file, "m.json") << json;
    }
}

TEST_F(ImportAgain, NumbersWithMarksInPlaceOfSome) {
    SurveyFile file = survey();
    std::string text = "学校名,人数\n";
    for (int i = 0; i < 30; ++i) text += "第" + std::to_string(i) + "校," + std::to_string(100 + i) + "\n";
    text += "甲校,*\n乙校,<10\n丙校,S\n";
    const ImportOutcome outcome = import(file, {.files = {write("a.csv", text)}, .dry_run = true});
    EXPECT_EQ(outcome.files[0].problem_count, 0);
    ASSERT_EQ(outcome.files[0].tallies.size(), 2u);
    EXPECT_EQ(outcome.files[0].questionnaire.questions[1].kind, QuestionKind::number);
    EXPECT_EQ(outcome.files[0].tallies[1].answered, 30);
    EXPECT_EQ(outcome.files[0].tallies[1].missing[static_cast<std::size_t>(MissingReason::unanswered)], 3);
}

}  // namespace
}  // namespace diaoyan
