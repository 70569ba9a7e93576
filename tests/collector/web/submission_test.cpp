// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/submission.h"

#include "questionnaires/answer_check.h"
#include "questionnaires/forms.h"
#include "questionnaires/questionnaire_check.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr const char* id = "0192f0c1-7b7a-4c3e-9d55-0123456789ab";

Option option(const std::string& code) {
    return {.code = code, .label = {"选项" + code, "option " + code}};
}

/// A question of each kind; the second is shown to those who chose b or z.
Questionnaire everyKind() {
    Option words = option("z"), none = option("none");
    words.other = true;
    none.exclusive = true;
    Question rating{.id = "rating", .title = {"评", ""}, .kind = QuestionKind::scale};
    rating.options = {{"5", {"好", "good"}, 5.0}, {"1", {"差", "bad"}, 1.0}};
    rating.required = true;
    rating.show_when = {{.question = "one", .any_of = {"b", "z"}}};
    Question grid{
        .id = "grid", .title = {"阵", ""}, .kind = QuestionKind::matrix, .options = {option("1"), option("2")}};
    grid.cells = QuestionKind::single;
    grid.rows = {{"r", {"行", ""}}, {"s", {"行二", ""}}};
    return {.id = "every",
            .title = {"各种题", "every kind"},
            .role = roleNamed("parent"),
            .questions = {
                {.id = "one", .title = {"单", ""}, .options = {option("a"), option("b"), words}, .required = true},
                rating,
                {.id = "many",
                 .title = {"多", ""},
                 .kind = QuestionKind::multiple,
                 .options = {option("a"), option("b"), option("c"), words, none},
                 .min_choices = 2,
                 .max_choices = 3},
                grid,
                {.id = "order",
                 .title = {"序", ""},
                 .kind = QuestionKind::ranking,
                 .options = {option("a"), option("b"), option("c")}},
                {.id = "number", .title = {"数", ""}, .kind = QuestionKind::number, .min_number = 0, .max_number = 24},
                {.id = "words", .title = {"文", ""}, .kind = QuestionKind::text},
                {.id = "day", .title = {"日", ""}, .kind = QuestionKind::date},
            }};
}

Result<Submission> readOf(const Questionnaire& questionnaire, FormFields fields, const Roster& roster = {},
                          const SubmissionRules& rules = {}) {
    EXPECT_THAT(checkQuestionnaire(questionnaire), IsEmpty());
    fields.emplace_back(".id", id);
    return SubmissionReader(questionnaire, roster, rules).read(fields, 1'764'000'100);
}

Submission submitted(FormFields fields) {
    return readOf(everyKind(), std::move(fields)).value();
}

Answer answerTo(const std::string& item, FormFields fields) {
    fields.emplace_back("one", "a");
    const Submission read = submitted(std::move(fields));
    EXPECT_THAT(read.problems, IsEmpty());
    const auto found = read.sheet.answers.find(item);
    return found == read.sheet.answers.end() ? Answer(Missing{}) : found->second;
}

/// "column code" of each problem; each has words in both languages.
std::vector<std::string> problemsOf(const Submission& read) {
    std::vector<std::string> codes;
    for (const Problem& problem : read.problems) {
        EXPECT_FALSE(problem.message.zh.empty()) << problem.code;
        EXPECT_FALSE(problem.message.en.empty()) << problem.code;
        codes.push_back(problem.where.column + ' ' + problem.code);
    }
    return codes;
}

std::vector<std::string> problemsWith(FormFields fields) {
    fields.emplace_back("one", "a");
    return problemsOf(submitted(std::move(fields)));
}

std::string refusal(FormFields fields) {
    const auto read = SubmissionReader(everyKind(), {}, {}).read(fields, 0);
    return read ? "read" : read.problem().code;
}

TEST(SubmissionReader, NothingIsNotThisForm) {
    EXPECT_EQ(refusal({}), "no-answer-id");
    EXPECT_EQ(refusal({{"one", "a"}}), "no-answer-id");
    EXPECT_EQ(refusal({{".id", "1"}}), "no-answer-id");
    EXPECT_EQ(refusal({{".id", "0192F0C1-7B7A-4C3E-9D55-0123456789AB"}}), "no-answer-id");
    EXPECT_EQ(refusal({{".id", id}}), "read");
}

TEST(SubmissionReader, UnknownQuestionsAreRefused) {
    for (const char* name : {"two", "one ", "ONE", "grid", "grid.t", "order", "order#z", "many#a", "one:a", "many:none",
                             "words:z", ".csrf", ".ID", ".", "one.a", "'; DROP TABLE answers; --"})
        EXPECT_EQ(refusal({{".id", id}, {name, "a"}}), "unknown-field") << name;
}

TEST(SubmissionReader, OneAnswerComesOnce) {
    for (const char* name : {"one", "one:z", "rating", "grid.r", "order#a", "number", "words", "day", ".lang", ".code"})
        EXPECT_EQ(refusal({{".id", id}, {name, "a"}, {name, "a"}}), "field-twice") << name;
    EXPECT_EQ(refusal({{".id", id}, {".id", id}}), "field-twice");
    EXPECT_EQ(refusal({{".id", id}, {"many", "a"}, {"many", "b"}}), "read");
}

TEST(SubmissionReader, AnEmptyFormLacksWhatIsRequired) {
    const Submission read = submitted({});
    EXPECT_THAT(problemsOf(read), ElementsAre("one required"));
    EXPECT_EQ(read.problems[0].message, (Text{"请选择一项", "Please choose one"}));
    EXPECT_THAT(read.sheet.answers, ElementsAre(Pair("rating", Answer(Missing{MissingReason::not_asked, {}}))));
    EXPECT_EQ(read.answer_id, id);
    EXPECT_EQ(read.sheet.submitted_at, "");
}

TEST(SubmissionReader, EveryKindIsRead) {
    const Submission read = submitted({{"day", "2026-09-18"},
                                       {"many", "c"},
                                       {"many", "z"},
                                       {"many:z", " 自己的话 "},
                                       {"one", "z"},
                                       {"one:z", "另一个"},
                                       {"rating", "5"},
                                       {"grid.s", "2"},
                                       {"order#a", "2"},
                                       {"order#b", ""},
                                       {"order#c", "1"},
                                       {"number", "7.5"},
                                       {"words", "好\n的"}});
    EXPECT_THAT(problemsOf(read), IsEmpty());
    EXPECT_THAT(read.sheet.answers,
                ElementsAre(Pair("day", Answer(Date{"2026-09-18"})), Pair("grid.s", Answer(Choice{"2", {}})),
                            Pair("many", Answer(Choices{{{"c", {}}, {"z", "自己的话"}}})),
                            Pair("number", Answer(Number{7.5})), Pair("one", Answer(Choice{"z", "另一个"})),
                            Pair("order", Answer(Ranking{{"c", "a"}})), Pair("rating", Answer(Choice{"5", {}})),
                            Pair("words", Answer(Words{"好\n的"}))));
    EXPECT_THAT(checkAnswers(everyKind(), read.sheet), IsEmpty());
}

TEST(SubmissionReader, TickedOptionsStandInTheFormsOrder) {
    EXPECT_EQ(answerTo("many", {{"many", "c"}, {"many", "a"}, {"many", "b"}}),
              Answer(Choices{{{"a", {}}, {"b", {}}, {"c", {}}}}));
}

TEST(SubmissionReader, WordsBesideAnOptionThatIsNotTickedArePutAside) {
    EXPECT_EQ(answerTo("many", {{"many", "a"}, {"many", "b"}, {"many:z", "x"}}),
              Answer(Choices{{{"a", {}}, {"b", {}}}}));
    EXPECT_EQ(answerTo("many", {{"many:z", "x"}}), Answer(Missing{}));
    EXPECT_EQ(answerTo("one", {{"one:z", "x"}}), Answer(Choice{"a", {}}));
    EXPECT_EQ(answerTo("many", {{"many", "z"}, {"many:z", "  "}, {"many", "a"}}),
              Answer(Choices{{{"a", {}}, {"z", {}}}}))
        << "a tick without words is still a tick";
}

TEST(SubmissionReader, EmptyValuesAreNoAnswer) {
    EXPECT_EQ(answerTo("many", {{"many", ""}, {"number", " "}, {"day", ""}, {"words", "\u3000\n "}, {"order#a", ""}}),
              Answer(Missing{}));
    EXPECT_THAT(problemsOf(submitted({{"one", ""}})), ElementsAre("one required"));
}

TEST(SubmissionReader, WhatTheRulesDoNotShowIsPutAside) {
    const Submission read = submitted({{"one", "a"}, {"rating", "5"}});
    EXPECT_THAT(problemsOf(read), IsEmpty());
    EXPECT_EQ(read.sheet.answers.at("rating"), Answer(Missing{MissingReason::not_asked, {}}));
    EXPECT_THAT(problemsOf(submitted({{"one", "a"}, {"rating", "no such"}})), IsEmpty());
    EXPECT_THAT(problemsOf(submitted({{"one", "b"}})), ElementsAre("rating required"));
}

TEST(SubmissionReader, ProblemsAreInTheFormsOrderAndOnceEach) {
    const Submission read = submitted({{"day", "soon"},
                                       {"number", "many"},
                                       {"order#a", "0"},
                                       {"grid.s", "3"},
                                       {"many", "x"},
                                       {"many", "y"},
                                       {"one", "b"},
                                       {"rating", "2"}});
    EXPECT_THAT(problemsOf(read), ElementsAre("rating unknown-option", "many unknown-option", "grid.s unknown-option",
                                              "order bad-rank", "number bad-number", "day invalid-date"));
    EXPECT_EQ(read.sheet.answers.at("number"), (Answer(Missing{MissingReason::invalid, "many"})));
}

TEST(SubmissionReader, LimitsOfChoices) {
    EXPECT_THAT(problemsWith({{"many", "a"}}), ElementsAre("many too-few-choices"));
    EXPECT_THAT(problemsWith({{"many", "none"}}), IsEmpty());
    EXPECT_THAT(problemsWith({{"many", "none"}, {"many", "a"}}), ElementsAre("many exclusive-with-others"));
    EXPECT_THAT(problemsWith({{"many", "a"}, {"many", "a"}, {"many", "b"}}), ElementsAre("many choice-twice"));
    const Submission read = submitted({{"one", "a"}, {"many", "a"}, {"many", "b"}, {"many", "c"}, {"many", "z"}});
    EXPECT_THAT(problemsOf(read), ElementsAre("many too-many-choices"));
    EXPECT_EQ(read.problems[0].message, (Text{"最多选 3 项，现在选了 4 项", "Choose at most 3; 4 are chosen now"}));
}

TEST(SubmissionReader, RanksAreFromOneWithoutGaps) {
    EXPECT_EQ(answerTo("order", {{"order#a", "３"}, {"order#b", " 1 "}, {"order#c", "2"}}),
              Answer(Ranking{{"b", "c", "a"}}));
    EXPECT_THAT(problemsWith({{"order#a", "1"}, {"order#b", "1"}}), ElementsAre("order rank-twice"));
    EXPECT_THAT(problemsWith({{"order#a", "1"}, {"order#b", "3"}}), ElementsAre("order rank-gap"));
    EXPECT_THAT(problemsWith({{"order#a", "2"}}), ElementsAre("order rank-gap"));
    for (const char* rank : {"0", "4", "-1", "+1", "1.0", "一", "1e0", "99999999999999999999"})
        EXPECT_THAT(problemsWith({{"order#a", rank}}), ElementsAre("order bad-rank")) << rank;
}

TEST(SubmissionReader, NumbersAreOutOfRangeInWords) {
    const Submission read = submitted({{"one", "a"}, {"number", "25"}});
    EXPECT_THAT(problemsOf(read), ElementsAre("number out-of-range"));
    EXPECT_EQ(read.problems[0].message, (Text{"请填写 0 到 24 之间的数字", "Please enter a number from 0 to 24"}));
    EXPECT_THAT(problemsWith({{"number", "-0.1"}}), ElementsAre("number out-of-range"));
    EXPECT_EQ(answerTo("number", {{"number", "２４"}}), Answer(Number{24}));
}

TEST(SubmissionReader, TimeTakenIsMeasuredOrCounted) {
    const auto seconds = [](FormFields fields) { return submitted(std::move(fields)).seconds; };
    EXPECT_EQ(seconds({}), -1);
    EXPECT_EQ(seconds({{".seconds", "61.9"}}), 61);
    EXPECT_EQ(seconds({{".began", "1764000000"}}), 100);
    EXPECT_EQ(seconds({{".began", "1764000000"}, {".seconds", "5"}}), 5);
    EXPECT_EQ(seconds({{".began", "1764000101"}}), -1) << "begun after the end";
    EXPECT_EQ(seconds({{".began", "0"}}), -1) << "more than a day";
    for (const char* typed : {"-1", "86401", "1e3", "nan", "inf", "soon"})
        EXPECT_EQ(seconds({{".seconds", typed}}), -1);
    EXPECT_EQ(submitted({{".seconds", "61"}}).sheet.seconds, 61);
}

TEST(SubmissionReader, LanguageAndInvitationAreAsClaimed) {
    const Submission read = submitted({{".lang", "en"}, {".code", "abcd-efgh-jkmn"}, {".class", "2"}});
    EXPECT_EQ(read.language, Language::en);
    EXPECT_EQ(read.invitation, (Invitation{.questionnaire = "every", .class_name = "2", .code = "ABCDEFGHJKMN"}));
    EXPECT_EQ(submitted({{".lang", "xx"}}).language, Language::zh);
    EXPECT_EQ(submitted({{".class", "2"}}).invitation, (Invitation{.questionnaire = "every"}))
        << "an open link names none";
}

TEST(SubmissionReader, ACodeThatIsNoneIsNotAnOpenLink) {
    EXPECT_THAT(problemsWith({{".code", "1234"}}), ElementsAre(".code code-malformed"));
    EXPECT_THAT(problemsWith({{".code", " "}}), IsEmpty());
}

TEST(SubmissionReader, ConsentIsGivenOrMissing) {
    const auto problems = [](FormFields fields) {
        fields.emplace_back("one", "a");
        return problemsOf(readOf(everyKind(), std::move(fields), {}, {.consent_wanted = true}).value());
    };
    EXPECT_THAT(problems({}), ElementsAre(".consent consent-missing"));
    EXPECT_THAT(problems({{".consent", "no"}}), ElementsAre(".consent consent-missing"));
    EXPECT_THAT(problems({{".consent", "yes"}}), IsEmpty());
    EXPECT_FALSE(submitted({{".consent", "true"}}).consent);
}

TEST(SubmissionReader, ReadsTheSameTwice) {
    const SubmissionReader reader(everyKind(), {}, {});
    const FormFields one{{".id", id}, {"one", "z"}, {"one:z", "话"}, {"rating", "5"}, {"many", "a"}, {"many", "b"}};
    const FormFields other{{".id", id}, {"one", "a"}, {"words", "x"}};
    const Submission first = reader.read(one, 7).value();
    EXPECT_EQ(reader.read(other, 7).value().sheet.answers.count("many"), 0u);
    EXPECT_EQ(reader.read(one, 7).value(), first);
    EXPECT_FALSE(reader.read({{"nonsense", ""}}, 7).ok());
    EXPECT_EQ(reader.read(one, 7).value(), first);
}

TEST(SubmissionReader, HostileTextsStayTexts) {
    const std::string hostile = "\"><script>alert(1)</script>=cmd|' /C calc'!A0 \u202E {0} %s";
    EXPECT_EQ(answerTo("words", {{"words", hostile}}), Answer(Words{hostile}));
    const Submission read = submitted({{"one", hostile}});
    EXPECT_THAT(problemsOf(read), ElementsAre("one unknown-option"));
    EXPECT_EQ(read.problems[0].message.zh.find("script"), std::string::npos);
    EXPECT_EQ(read.problems[0].where.text, hostile);
}

TEST(SubmissionReader, ManyWrongTicksAreToldOnce) {
    FormFields fields{{"one", "a"}};
    for (int i = 0; i < 1900; ++i) fields.emplace_back("many", "x" + std::to_string(i));
    EXPECT_THAT(problemsOf(submitted(std::move(fields))), ElementsAre("many unknown-option", "many too-many-choices"));
}

}  // namespace
}  // namespace diaoyan
