// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/wjx_text.h"

#include "questionnaires/questionnaire_check.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

ReadForm readText(const std::string& text) {
    const auto read = readWjxText({.name = "家长问卷.txt", .text = text});
    EXPECT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    if (!read.ok()) return {};
    EXPECT_THAT(checkQuestionnaire(read->questionnaire), IsEmpty());
    return *read;
}

std::vector<std::string> labels(const Question& question) {
    std::vector<std::string> list;
    for (const Option& option : question.options) list.push_back(option.label.zh);
    return list;
}

TEST(WjxText, ReadsQuestionsWithTheirTypes) {
    const ReadForm form =
        readText("家长满意度调查\r\n请您如实填写\r\n\r\n"
                 "1. 您的性别*[单选题]\r\n男\r\n女\r\n\r\n"
                 "2、喜欢什么 [多选题] [最少选1项][最多选3项]\n运动\nACG文化(动漫、游戏等)\n其他【请注明】____\n"
                 "3.学校名称：*[填空题]\n\n"
                 "4. 总体满意吗[量表题]\n很不满意\n不满意\n一般\n满意\n很满意\n\n"
                 "5. 各方面[矩阵量表题]\n差 一般 好\n食堂\n操场 和 跑道\n\n"
                 "6. 排一排[排序题]\n甲\n乙\n\n7. 几岁[数字题]\n\n8. 说明[段落说明]\n");
    EXPECT_EQ(form.questionnaire.id, "家长问卷");
    EXPECT_EQ(form.questionnaire.title.zh, "家长满意度调查");
    const auto& questions = form.questionnaire.questions;
    ASSERT_THAT(questions, SizeIs(7));
    EXPECT_EQ(questions[0].id, "Q1");
    EXPECT_EQ(questions[0].title.zh, "您的性别");
    EXPECT_TRUE(questions[0].required);
    EXPECT_EQ(questions[0].options[1].code, "2");
    EXPECT_EQ(questions[1].max_choices, 3);
    EXPECT_EQ(questions[1].min_choices, 1);
    EXPECT_THAT(labels(questions[1]), ElementsAre("运动", "ACG文化(动漫、游戏等)", "其他【请注明】"));
    EXPECT_TRUE(questions[1].options[2].other);
    EXPECT_TRUE(questions[2].required);
    EXPECT_EQ(questions[2].kind, QuestionKind::text);
    EXPECT_EQ(questions[3].kind, QuestionKind::scale);
    EXPECT_EQ(questions[3].options[4].score, 5);
    EXPECT_EQ(questions[4].cells, QuestionKind::scale);
    EXPECT_THAT(labels(questions[4]), ElementsAre("差", "一般", "好"));
    EXPECT_EQ(questions[4].rows[1].label.zh, "操场 和 跑道");
    EXPECT_EQ(questions[5].kind, QuestionKind::ranking);
    EXPECT_EQ(questions[6].kind, QuestionKind::number);
    EXPECT_THAT(form.remarks, SizeIs(2));
}

TEST(WjxText, TellsQuestionsFromOptionsThatBeginWithNumbers) {
    const ReadForm form = readText("1. 几小时[单选题]\n1.5小时\n2、小时\n\n2. 没有写题型\n是\n否\n\n3. 意见");
    const auto& questions = form.questionnaire.questions;
    ASSERT_THAT(questions, SizeIs(3));
    EXPECT_THAT(labels(questions[0]), ElementsAre("1.5小时", "2、小时"));
    EXPECT_EQ(questions[1].kind, QuestionKind::single);
    EXPECT_EQ(questions[2].kind, QuestionKind::text);
}

TEST(WjxText, MakesDoubtfulTextSound) {
    EXPECT_EQ(readText("1. 甲[单选题]\n\n1. 乙[矩阵单选题]\n好 差\n").questionnaire.questions[1].id, "Q1_2");
    const ReadForm twice = readText("1. 甲[多选题][最多选9项][最少选8项]\n好\n好");
    EXPECT_THAT(twice.remarks[0].message.en, HasSubstr("read the same"));
    EXPECT_FALSE(twice.questionnaire.questions[0].min_choices);
}

TEST(WjxText, IsKnownByATypeInBrackets) {
    EXPECT_TRUE(recogniseWjxText({.text = "标题\n\n1.甲[单选题]\n"}));
    EXPECT_FALSE(recogniseWjxText({.text = "1. 买菜\n2. 做饭 [重要]\n"}));
    EXPECT_FALSE(recogniseWjxText({.text = ""}));
    EXPECT_EQ(readWjxText({.text = "只有标题"}).problem().code, "not-a-form");
    std::string many;
    for (int i = 0; i < 1'000'000; ++i) many += "1.甲[填空题]\n";
    EXPECT_EQ(readWjxText({.text = many}).problem().code, "too-large");
}

}  // namespace
}  // namespace diaoyan
