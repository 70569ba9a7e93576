// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class InferTest : public SurveyFolder {
protected:
    ImportReport inferred(const std::string& csv, const Roster& roster = {}) {
        const std::string file = write("answers.csv", csv);
        SurveyFile made = survey(roster, {}, "s" + std::to_string(++made_) + ".survey");
        const Result<ImportOutcome> outcome = importFiles(made, {.files = {file}, .accept_problems = true});
        if (!outcome.ok()) {
            ADD_FAILURE() << describe(outcome.problem(), Language::en);
            return {};
        }
        EXPECT_TRUE(outcome->files.front().inferred);
        return outcome->files.front();
    }

    static std::vector<std::string> labels(const Question& question) {
        std::vector<std::string> words;
        for (const Option& option : question.options) words.push_back(option.label.zh);
        return words;
    }

    int made_ = 0;
};

std::string repeated(const std::string& header, const std::vector<std::string>& rows, int times) {
    std::string csv = header + "\n";
    for (int i = 0; i < times; ++i)
        for (const std::string& row : rows) csv += row + "\n";
    return csv;
}

TEST_F(InferTest, KindsOfATextExport) {
    const ImportReport report = inferred(repeated(
        "序号,提交答卷时间,所用时间,来自IP,1、性别 ,2、对学校的满意程度,3、喜欢的课,4、月收入,5、建议,6、身高,7、生日",
        {"1,2026/9/18 19:20:55,123秒,1.2.3.4(江苏-苏州),男,满意,语文┋数学,3000元以下,希望食堂更好一些,1.65,2010/1/5",
         "2,2026/9/18 19:21:55,2分3秒,,女,基本满意,数学┋其他〖编程〗,5001-8000元,没有,1.7,2011/3/5",
         "3,2026/9/18 19:22:55,77秒,,女,不满意,体育,3001-5000元,多开社团,1.58,2010/12/25"},
        4));
    EXPECT_EQ(report.importer, "wjx");
    const auto& questions = report.questionnaire.questions;
    ASSERT_EQ(questions.size(), 7u);
    EXPECT_EQ(questions[0].kind, QuestionKind::single);
    EXPECT_EQ(questions[0].title.zh, "性别");
    EXPECT_EQ(questions[1].kind, QuestionKind::scale);
    EXPECT_THAT(labels(questions[1]), ElementsAre("满意", "基本满意", "不满意"));
    EXPECT_EQ(questions[2].kind, QuestionKind::multiple);
    EXPECT_THAT(labels(questions[2]), testing::UnorderedElementsAre("语文", "数学", "其他", "体育"));
    for (const Option& option : questions[2].options) EXPECT_EQ(option.other, option.label.zh == "其他");
    EXPECT_EQ(questions[3].kind, QuestionKind::single);
    EXPECT_THAT(labels(questions[3]), ElementsAre("3000元以下", "3001-5000元", "5001-8000元")) << "by their numbers";
    EXPECT_EQ(questions[5].kind, QuestionKind::number);
    EXPECT_EQ(questions[6].kind, QuestionKind::date);
    EXPECT_EQ(questions[0].option_order, OptionOrder::first_appearance);
    EXPECT_THAT(report.uncertain, testing::Not(IsEmpty()));
    EXPECT_EQ(report.problem_count, 0) << "what was inferred from a file fits the file";
}

TEST_F(InferTest, SeveralColumnsOfOneNumberAreAMatrixOrBlanks) {
    const ImportReport report = inferred(repeated(
        "1、对各项的评价—食堂,1、宿舍,1、操场,2、(1)哪年入学,2、(2)专业,3、你",
        {"满意,不满意,满意,2020,物流,甲", "基本满意,满意,不满意,2021,会计,乙", "(跳过),(跳过),(跳过),2020,物流,甲"},
        6));
    const auto& questions = report.questionnaire.questions;
    ASSERT_EQ(questions.size(), 4u);
    EXPECT_EQ(questions[0].kind, QuestionKind::matrix);
    EXPECT_EQ(questions[0].cells, QuestionKind::scale);
    EXPECT_EQ(questions[0].title.zh, "对各项的评价");
    ASSERT_EQ(questions[0].rows.size(), 3u);
    EXPECT_EQ(questions[0].rows[0].label.zh, "食堂");
    EXPECT_EQ(questions[0].rows[2].label.zh, "操场");
    EXPECT_EQ(report.problem_count, 0);
}

TEST_F(InferTest, OptionNumbersGiveTicksMatricesAndRankings) {
    const ImportReport report =
        inferred(repeated("序号,第1题(语文(必修)),第1题(数学),第2题(食堂),第2题(宿舍),第3题(甲),第3题(乙),4、性别",
                          {"1,1,0,5,5,1,2,1", "2,0,1,3,4,2,1,2", "3,-3,-3,1,5,1,-2,2", "4,0,0,2,2,2,1,-2"}, 5));
    const auto& questions = report.questionnaire.questions;
    ASSERT_EQ(questions.size(), 4u);
    EXPECT_EQ(report.coding, "codes");
    EXPECT_EQ(questions[0].kind, QuestionKind::multiple);
    EXPECT_THAT(labels(questions[0]), ElementsAre("语文(必修)", "数学"));
    EXPECT_EQ(questions[1].kind, QuestionKind::matrix);
    EXPECT_EQ(questions[2].kind, QuestionKind::ranking);
    EXPECT_EQ(questions[3].kind, QuestionKind::single);
    EXPECT_EQ(questions[3].options.size(), 2u);
    Result<SurveyFile> file = SurveyFile::open(path("s1.survey"), SurveyFile::Access::read);
    const Result<Responses> answers = file->responses(report.questionnaire.id);
    ASSERT_TRUE(answers.ok());
    EXPECT_EQ(answerAt(*answers, 0, 2), (Answer{Missing{MissingReason::not_asked, ""}})) << "-3 in every option";
    EXPECT_EQ(answerAt(*answers, 0, 3), (Answer{Missing{MissingReason::unanswered, ""}})) << "asked, nothing ticked";
    EXPECT_EQ(answerAt(*answers, 3, 1), (Answer{Ranking{{"2", "1"}}}));
    EXPECT_EQ(answerAt(*answers, 3, 2), (Answer{Ranking{{"1"}}}));
}

TEST_F(InferTest, PlainTablesWithTitleRowsAndMergedHeadings) {
    const ImportReport report = inferred(repeated("某县教师问卷汇总,,,\n,,,\n学校,性别,最喜欢的活动,\n,,春游,运动会",
                                                  {"一小,男,1,0", "二小,女,1,1", "一小,女,0,1"}, 4),
                                         {.schools = {{.code = "1", .name = "一小"}, {.code = "2", .name = "二小"}}});
    EXPECT_EQ(report.importer, "table");
    const auto& questions = report.questionnaire.questions;
    ASSERT_EQ(questions.size(), 3u);
    EXPECT_EQ(questions[0].roster_field, RosterField::school);
    EXPECT_EQ(questions[1].kind, QuestionKind::single);
    EXPECT_EQ(questions[2].kind, QuestionKind::multiple);
    EXPECT_THAT(labels(questions[2]), ElementsAre("春游", "运动会"));
    EXPECT_EQ(report.rows_in, 12);
}

TEST_F(InferTest, FreeTextIsNotTakenForOptions) {
    std::string csv = "意见,喜欢\n";
    for (int i = 0; i < 40; ++i)
        csv += "\"第" + std::to_string(i) + "条，意见" + std::to_string(i * 7) + "，不同\",\"" +
               (i % 2 ? "唱歌，跳舞" : "跳舞，画画") + "\"\n";
    const ImportReport report = inferred(csv);
    EXPECT_EQ(report.questionnaire.questions[0].kind, QuestionKind::text);
    EXPECT_EQ(report.questionnaire.questions[1].kind, QuestionKind::single)
        << "two cells only: nothing says that they are joined";
}

TEST_F(InferTest, TheRealExcerptWithEveryOddity) {
    const std::string file =
        std::string(DIAOYAN_SOURCE_DIR) + "/../shared/data/wjx/wjx_csv_excerpt_collegeschat_v2.csv";
    if (!std::filesystem::exists(file)) GTEST_SKIP() << "the excerpt may not be copied into the project (CC BY-NC-SA)";
    SurveyFile made = survey();
    const Result<ImportOutcome> outcome = importFiles(made, {.files = {file}});
    ASSERT_TRUE(outcome.ok()) << describe(outcome.problem(), Language::en);
    const ImportReport& report = outcome->files.front();
    EXPECT_TRUE(outcome->stored);
    EXPECT_EQ(report.rows_in, 3);
    EXPECT_EQ(report.problem_count, 0);
    const Question* beds = findQuestion(report.questionnaire, "q11");
    ASSERT_NE(beds, nullptr);
    EXPECT_EQ(beds->kind, QuestionKind::multiple);
    EXPECT_THAT(labels(*beds), testing::Contains("八人间"));
}

}  // namespace
}  // namespace diaoyan
