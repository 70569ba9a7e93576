// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/answer_check.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Questionnaire form() {
    Question joined{.id = "joined", .title = {"参加", ""}, .kind = QuestionKind::single};
    joined.options = {{"yes", {"是", ""}}, {"no", {"否", ""}}, {"other", {"其他", ""}, {}, true, false, true}};
    joined.required = true;
    Question rating{.id = "rating", .title = {"满意", ""}, .kind = QuestionKind::matrix};
    rating.rows = {{"a", {"甲", ""}}, {"b", {"乙", ""}}};
    rating.options = {{"s", {"满意", ""}, 2.0}, {"d", {"不满意", ""}, 1.0}};
    rating.show_when = {{"joined", {"yes"}}};
    rating.required = true;
    Question hope{.id = "hope", .title = {"期望", ""}, .kind = QuestionKind::multiple};
    hope.options = {{"a", {"甲", ""}}, {"b", {"乙", ""}}, {"c", {"丙", ""}}, {"none", {"无", ""}, {}, true, true}};
    hope.min_choices = 2;
    hope.max_choices = 2;
    Question order{.id = "order", .title = {"排序", ""}, .kind = QuestionKind::ranking};
    order.options = hope.options;
    order.show_when = {{"hope", {"none"}, true}};
    Question age{.id = "age", .title = {"年龄", ""}, .kind = QuestionKind::number};
    age.min_number = 6;
    age.max_number = 19.5;
    Question words{.id = "words", .title = {"建议", ""}, .kind = QuestionKind::text};
    words.show_when = {{"rating.a", {"d"}}, {"joined", {"yes"}}};
    Question day{.id = "day", .title = {"日期", ""}, .kind = QuestionKind::date};
    Questionnaire questionnaire{.id = "f", .title = {"问卷", ""}, .role = roleNamed("parent")};
    questionnaire.questions = {joined, rating, hope, order, age, words, day};
    return questionnaire;
}

using Answers = std::map<std::string, Answer>;

Choices ticked(std::initializer_list<const char*> codes) {
    Choices choices;
    for (const char* code : codes) choices.ticked.push_back({code, {}});
    return choices;
}

std::vector<std::string> problems(Answers answers) {
    answers.try_emplace("joined", Choice{"no", {}});
    std::vector<std::string> found;
    for (const Problem& problem : checkAnswers(form(), AnswerSheet{.answers = std::move(answers)})) {
        found.push_back(problem.code + " " + problem.where.column + " " + problem.where.text);
        EXPECT_FALSE(problem.message.zh.empty() || problem.message.en.empty());
    }
    return found;
}

TEST(AnswerCheck, FindsNothingInSoundAnswers) {
    EXPECT_THAT(problems({}), IsEmpty());
    EXPECT_THAT(problems({{"joined", Choice{"yes", {}}},
                          {"rating.a", Choice{"d", {}}},
                          {"rating.b", Choice{"s", {}}},
                          {"hope", ticked({"a", "c"})},
                          {"order", Ranking{{"c", "a"}}},
                          {"age", Number{6}},
                          {"words", Words{"更多操场"}},
                          {"day", Date{"2024-02-29"}}}),
                IsEmpty());
    EXPECT_THAT(problems({{"joined", Choice{"other", "我妈参加了"}},
                          {"hope", ticked({"none"})},
                          {"age", Missing{MissingReason::invalid, "x"}}}),
                IsEmpty());
}

TEST(AnswerCheck, AsksForWhatIsRequiredWhereItWasShown) {
    EXPECT_THAT(problems({{"joined", Missing{}}}), ElementsAre("required joined "));
    EXPECT_THAT(problems({{"joined", Choice{"yes", {}}}, {"rating.a", Choice{"s", {}}}}),
                ElementsAre("required rating.b "));
}

TEST(AnswerCheck, ReportsAnswersToQuestionsThatWereNotShown) {
    EXPECT_THAT(problems({{"rating.a", Choice{"s", {}}}}), ElementsAre("not-shown rating.a "));
    EXPECT_THAT(problems({{"nothing", Words{"x"}}, {"rating", Choice{"s", {}}}}),
                ElementsAre("unknown-item nothing ", "unknown-item rating "));
}

TEST(AnswerCheck, LooksAtTheKind) {
    EXPECT_THAT(problems({{"joined", Words{"是"}}}), ElementsAre("wrong-type joined 是"));
    EXPECT_THAT(problems({{"age", Words{"十岁"}}, {"hope", Choice{"a", {}}}, {"day", Number{2.5}}}),
                ElementsAre("wrong-type hope a", "wrong-type age 十岁", "wrong-type day 2.5"));
}

TEST(AnswerCheck, LooksAtChoices) {
    EXPECT_THAT(problems({{"joined", Choice{"maybe", {}}}}), ElementsAre("unknown-option joined maybe"));
    EXPECT_THAT(problems({{"joined", Choice{"no", "因为"}}}), ElementsAre("words-not-allowed joined 因为"));
    EXPECT_THAT(problems({{"hope", ticked({"a", "b", "c"})}}), ElementsAre("too-many-choices hope 3"));
    EXPECT_THAT(problems({{"hope", ticked({"a"})}}), ElementsAre("too-few-choices hope 1"));
    EXPECT_THAT(problems({{"hope", ticked({"a", "a", "b"})}}), ElementsAre("choice-twice hope a"));
    EXPECT_THAT(problems({{"hope", ticked({"a", "none"})}}), ElementsAre("exclusive-with-others hope none"));
    EXPECT_THAT(problems({{"hope", ticked({})}}), ElementsAre("empty-choice hope "));
    EXPECT_THAT(problems({{"order", Ranking{{"a", "x", "a"}}}}),
                ElementsAre("unknown-option order x", "choice-twice order a"));
}

TEST(AnswerCheck, LooksAtNumbersWordsAndDates) {
    EXPECT_THAT(problems({{"age", Number{5.9}}}), ElementsAre("out-of-range age 5.9"));
    EXPECT_THAT(problems({{"age", Number{20}}}), ElementsAre("out-of-range age 20"));
    EXPECT_THAT(problems({{"age", Number{NAN}}}), ElementsAre("out-of-range age nan"));
    EXPECT_THAT(problems({{"day", Date{"2023-02-29"}}}), ElementsAre("invalid-date day 2023-02-29"));
}

TEST(AnswerCheck, KnowsTheCalendar) {
    for (const char* good : {"2024-02-29", "2000-02-29", "1999-12-31", "2024-04-30"})
        EXPECT_TRUE(isIsoDate(good)) << good;
    for (const char* bad : {"", "2023-02-29", "1900-02-29", "2024-04-31", "2024-13-01", "2024-00-01", "2024-01-00",
                            "2024-1-01", "24-01-01", "2024/01/01", "2024-01-01T", "０024-01-1", "0000-01-01"})
        EXPECT_FALSE(isIsoDate(bad)) << bad;
}

TEST(Routing, TurnsWhatWasNotShownIntoNotAsked) {
    AnswerSheet sheet{.answers = {{"joined", Choice{"no", {}}},
                                  {"rating.a", Missing{}},
                                  {"hope", ticked({"none"})},
                                  {"order", Ranking{{"a"}}}}};
    applyRouting(form(), sheet);
    const Missing not_asked{MissingReason::not_asked, {}};
    EXPECT_EQ(sheet.answers.at("rating.a"), Answer(not_asked));
    EXPECT_EQ(sheet.answers.at("rating.b"), Answer(not_asked));
    EXPECT_EQ(sheet.answers.at("words"), Answer(not_asked)) << "its rules look at questions that were not answered";
    EXPECT_EQ(sheet.answers.at("order"), Answer(Ranking{{"a"}})) << "an answer stays, to be reported";
    EXPECT_EQ(sheet.answers.count("age"), 0u);
}

TEST(Routing, ShowsWhenEveryRuleHolds) {
    const Questionnaire questionnaire = form();
    const Question& words = *findQuestion(questionnaire, "words");
    const Answers one{{"rating.a", Choice{"d", {}}}};
    const Answers both{{"rating.a", Choice{"d", {}}}, {"joined", Choice{"yes", {}}}};
    EXPECT_FALSE(shown(words, one));
    EXPECT_TRUE(shown(words, both));
    EXPECT_TRUE(shown(*findQuestion(questionnaire, "order"), {})) << "nothing chosen is none of them";
}

}  // namespace
}  // namespace diaoyan
