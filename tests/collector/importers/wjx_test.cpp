// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/importers/platform_samples.h"
#include "tests/collector/survey_folder.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

class WjxTest : public SurveyFolder {
protected:
    Result<OpenedAnswers> opened(const std::string& csv, const std::string& name = "a.csv") const {
        return openAnswers(write(name, csv), {}, "wjx");
    }

    Coding codingOf(const std::string& csv, const std::string& name = "a.csv") const {
        const Result<OpenedAnswers> file = opened(csv, name);
        EXPECT_TRUE(file.ok());
        return file->layout.dialect.coding;
    }

    std::string problemOf(const std::string& csv, const std::string& name = "a.csv") const {
        const Result<OpenedAnswers> file = opened(csv, name);
        return file.ok() ? "" : file.problem().code;
    }
};

TEST_F(WjxTest, ScoresAreRefusedWithAdvice) {
    const std::string scored = "序号,总分,1、满意吗,2、安全吗,3、建议\n1,8,5,3,(空)\n2,6,3,3,好\n3,9,5,4,(空)\n";
    EXPECT_EQ(problemOf(scored), "scores-not-answers") << "the numbers add up to 总分";
    const Result<OpenedAnswers> refused = opened(scored);
    EXPECT_NE(refused.problem().message.zh.find("按选项文本"), std::string::npos);
    EXPECT_EQ(problemOf("序号,1、满意吗,2、安全吗\n1,5,3\n2,4,4\n", "386540716_按分数_满意度_79_78.csv"),
              "scores-not-answers");
    EXPECT_EQ(problemOf("序号,1、满意吗,2、安全吗\n1,5,3\n2,4,4\n", "800_800_1.xlsx.csv"), "scores-not-answers");
    // An exam by option text keeps its 总分 and is no list of scores.
    EXPECT_EQ(problemOf("序号,总分,1、甲乙,2、丙丁\n1,8,对,错\n2,6,错,错\n3,9,对,对\n4,9,对,对\n"), "");
    EXPECT_EQ(problemOf("序号,总分,1、甲乙,2、丙丁\n1,80,1,2\n2,60,2,2\n3,90,1,1\n4,90,1,1\n", "800_800_2.xls.csv"), "")
        << "option numbers that add up to something else";
}

TEST_F(WjxTest, NumbersAndTextsAreToldApart) {
    EXPECT_EQ(codingOf("序号,第1题(甲),第1题(乙)\n1,1,0\n2,0,1\n"), Coding::codes);
    EXPECT_EQ(codingOf("序号,第1题(食堂),第1题(宿舍)\n1,满意,不满意\n2,不满意,满意\n"), Coding::labels)
        << "an old matrix in text mode";
    const std::string numeric_matrix =
        repeatedRows("序号,1、性别,第2题(食堂),第2题(宿舍)", {"1,男,5,4", "2,女,3,3"}, 4);
    EXPECT_EQ(codingOf(numeric_matrix), Coding::labels) << "beside words that come again, numbers are answers";
    EXPECT_EQ(codingOf(repeatedRows("序号,1、性别,第2题(食堂),第2题(宿舍)", {"1,1,5,4", "2,2,3,3"}, 4)), Coding::codes);
    EXPECT_EQ(codingOf("序号,1、性别,第2题(甲),第2题(乙),第3题(姓名)\n1,1,1,0,张三\n2,2,-3,-3,李四\n"), Coding::codes)
        << "a blank to fill in holds words in both";
    EXPECT_EQ(codingOf("序号,1、性别,2、年级\n1,1,2\n2,2,-3\n"), Coding::codes);
    EXPECT_EQ(codingOf("序号,1、孩子数,2、年级\n1,1,2\n2,2,1\n"), Coding::labels);
}

TEST_F(WjxTest, HeadingsOfOldFilesAndNestedBrackets) {
    const Result<OpenedAnswers> file =
        opened("序号,1:性别,2：年级,第8题(ACG文化(动漫、游戏等)),第8题(其他)\n1,1,1,1,0\n2,2,1,0,1\n");
    ASSERT_TRUE(file.ok());
    EXPECT_EQ(outline(file->layout), "1. 性别: *\n2. 年级: *\n8. 第8题: ACG文化(动漫、游戏等), 其他\n");
}

TEST_F(WjxTest, OptionsWithNumbersDropDownsAndOddBrackets) {
    SurveyFile survey = this->survey();
    const std::string csv = repeatedRows("序号,1、性别,2、地区,3、喜欢的课",
                                         {"1,1.男,广东-深圳市-龙岗区,语文┋其他〖编程┋下棋〗〗",
                                          "2,2.女,广东-广州市-天河区,数学", "3,2.女,广东-广州市-天河区,其他〖没有关上"},
                                         3);
    const Result<ImportOutcome> outcome = importFiles(survey, {.files = {write("a.csv", csv)}});
    ASSERT_TRUE(outcome.ok()) << describe(outcome.problem(), Language::en);
    const ImportReport& report = outcome->files.front();
    EXPECT_EQ(report.problem_count, 0);
    ASSERT_EQ(report.questionnaire.questions.size(), 3U);
    EXPECT_EQ(report.questionnaire.questions[0].options[0].label.zh, "1.男");
    EXPECT_EQ(report.questionnaire.questions[1].kind, QuestionKind::single);
    EXPECT_EQ(report.questionnaire.questions[2].options.size(), 3U);
    const Result<Responses> answers = survey.responses(report.questionnaire.id);
    ASSERT_TRUE(answers.ok());
    const auto ticked = [&](std::size_t row) { return std::get<Choices>(answerAt(*answers, 2, row)).ticked.size(); };
    EXPECT_EQ(ticked(0), 2U);
    EXPECT_EQ(ticked(2), 1U);
}

}  // namespace
}  // namespace diaoyan
