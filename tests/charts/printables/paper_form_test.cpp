// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/printables/paper_form.h"
#include "questionnaires/forms.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// What is printed, a line for each thing.
std::string textOf(const PaperForm& form, Language language) {
    std::string text = "# " + form.title.in(language) + "\n" + form.how.in(language) + "\n";
    if (!form.consent.empty()) text += form.consent.in(language) + "\n[] " + form.consent_tick.in(language) + "\n";
    for (const PaperQuestion& question : form.questions) {
        text += "\n" + std::to_string(question.number) + ". " + question.title.in(language);
        text += question.required ? " *" : "";
        for (const Text& words : {question.condition, question.hint})
            if (!words.empty()) text += " (" + words.in(language) + ")";
        text += "\n";
        for (const PaperOption& option : question.options) {
            text += "  " + std::string(question.kind == QuestionKind::multiple ? "[] " : "() ") +
                    std::to_string(option.number) + " " + option.label.in(language);
            if (!option.remark.empty()) text += " (" + option.remark.in(language) + ")";
            text += option.write_in ? " ____\n" : "\n";
        }
        for (const Text& row : question.rows) text += "  - " + row.in(language) + "\n";
        if (question.lines > 0) text += "  lines: " + std::to_string(question.lines) + "\n";
        if (question.digits > 0) text += "  digits: " + std::to_string(question.digits) + "\n";
    }
    return text + "\n" + form.end.in(language) + "\n";
}

Questionnaire oneQuestion(Question question) {
    return {.id = "f", .title = untranslated("F"), .questions = {std::move(question)}};
}

PaperQuestion onPaper(const Question& question) {
    return paperForm(oneQuestion(question), {}).questions.front();
}

Question choices(std::optional<int> least, std::optional<int> most) {
    Question question{.id = "q", .title = untranslated("Q"), .kind = QuestionKind::multiple};
    for (const char* code : {"a", "b", "c", "d"}) question.options.push_back({code, untranslated(code)});
    question.min_choices = least;
    question.max_choices = most;
    return question;
}

TEST(PaperForm, WithoutQuestionsThereIsATitleAndAnEnd) {
    const PaperForm form = paperForm({.id = "f", .title = untranslated("F")}, {});
    EXPECT_EQ(form.title.zh, "F");
    EXPECT_THAT(form.questions, IsEmpty());
    EXPECT_TRUE(form.how.empty());
    EXPECT_TRUE(form.consent_tick.empty());
}

TEST(PaperForm, BundledQuestionnairesReadAsExpected) {
    for (const char* id : {"parent", "student", "teacher"}) {
        const auto form = bundledForm(id);
        ASSERT_TRUE(form.ok());
        const Text consent{"监护人同意后填写。", "With the consent of a guardian."};
        expectGolden(std::string("printables/") + id + ".zh.txt", textOf(paperForm(*form, consent), Language::zh));
        expectGolden(std::string("printables/") + id + ".en.txt", textOf(paperForm(*form, consent), Language::en));
    }
}

TEST(PaperForm, LimitsOfChoicesAreSaid) {
    EXPECT_EQ(onPaper(choices({}, {})).hint.zh, "可多选");
    EXPECT_EQ(onPaper(choices({}, 3)).hint.zh, "可多选，限选 3 项");
    EXPECT_EQ(onPaper(choices({}, 3)).hint.en, "choose up to 3");
    EXPECT_EQ(onPaper(choices(2, {})).hint.zh, "可多选，至少选 2 项");
    EXPECT_EQ(onPaper(choices(2, 3)).hint.zh, "请选 2 至 3 项");
    EXPECT_EQ(onPaper(choices(2, 2)).hint.en, "choose 2");
    EXPECT_EQ(onPaper(choices({}, 1)).hint.zh, "只选一项");
    EXPECT_EQ(onPaper(choices(1, {})).hint.zh, "可多选") << "one at least is what everybody ticks";
}

TEST(PaperForm, ANoteThatSaysTheSameIsSaidOnce) {
    Question question = choices({}, {});
    question.note = {"可多选", "several answers are possible"};
    EXPECT_EQ(onPaper(question).hint, (Text{"可多选", "several answers are possible"}));
    question.note = {"想到什么选什么", "whatever comes to mind"};
    EXPECT_EQ(onPaper(question).hint.zh, "可多选；想到什么选什么");
    EXPECT_EQ(onPaper(question).hint.en, "several answers are possible; whatever comes to mind");
}

TEST(PaperForm, RanksAndNumbersSayWhatIsWanted) {
    Question ranking = choices({}, {});
    ranking.kind = QuestionKind::ranking;
    EXPECT_THAT(onPaper(ranking).hint.zh, HasSubstr("依次到 4"));
    ranking.max_choices = 2;
    EXPECT_THAT(onPaper(ranking).hint.zh, HasSubstr("依次到 2，其余不填"));
    ranking.max_choices = 9;
    EXPECT_THAT(onPaper(ranking).hint.en, HasSubstr("to 4")) << "there are no more options than that";

    Question number{.id = "n", .title = untranslated("N"), .kind = QuestionKind::number};
    EXPECT_EQ(onPaper(number).hint.zh, "填数字");
    EXPECT_EQ(onPaper(number).digits, 0);
    number.min_number = 0.5;
    number.max_number = 24;
    EXPECT_EQ(onPaper(number).hint.zh, "填数字，0.5 至 24");
    EXPECT_EQ(onPaper(number).digits, 2);
    number.max_number = 24.5;
    EXPECT_EQ(onPaper(number).digits, 0) << "a decimal needs room of its own";
    number.max_number = 120;
    number.min_number = -5;
    EXPECT_EQ(onPaper(number).digits, 0) << "a minus, too";
    number.max_number = 1e300;
    EXPECT_EQ(onPaper(number).digits, 0);
}

TEST(PaperForm, SkipRulesBecomeWords) {
    Questionnaire form = oneQuestion(choices({}, {}));
    Question matrix{.id = "m", .title = untranslated("M"), .kind = QuestionKind::matrix};
    matrix.rows = {{"r", {"食堂", "canteen"}}};
    matrix.options = {{"x", {"满意", "satisfied"}}};
    form.questions.push_back(matrix);
    Question last{.id = "z", .title = untranslated("Z"), .kind = QuestionKind::text};
    const auto condition = [&](std::vector<ShowRule> rules) {
        last.show_when = std::move(rules);
        form.questions.push_back(last);
        const Text words = paperForm(form, {}).questions.back().condition;
        form.questions.pop_back();
        return words;
    };
    EXPECT_TRUE(condition({}).empty());
    EXPECT_EQ(condition({{"q", {"a"}}}).zh, "仅第 1 题选了“a”的填写");
    EXPECT_EQ(condition({{"q", {"a", "b"}}}).en, "only if you chose \"a\" or \"b\" in question 1");
    EXPECT_EQ(condition({{"q", {"a"}, true}}).zh, "仅第 1 题没有选“a”的填写");
    EXPECT_EQ(condition({{"q", {"a"}, true}}).en, "only if you did not choose \"a\" in question 1");
    EXPECT_EQ(condition({{"q", {"a"}}, {"m.r", {"x"}}}).zh, "仅第 1 题选了“a”、且第 2 题的“食堂”选了“满意”的填写");
    EXPECT_THAT(condition({{"gone", {"x"}}}).zh, HasSubstr("“gone”一题"));
    EXPECT_THAT(condition({{"q", {"gone"}}}).zh, HasSubstr("选了“gone”"));
}

TEST(PaperForm, WhatIsExclusiveIsSaidAndOtherHasALine) {
    Question question = choices({}, {});
    question.options[3].exclusive = true;
    question.options[2].other = true;
    const PaperQuestion paper = onPaper(question);
    EXPECT_EQ(paper.options[3].remark.zh, "选此项不再选其他");
    EXPECT_TRUE(paper.options[2].write_in);
    EXPECT_FALSE(paper.options[0].write_in);
    EXPECT_EQ(paper.options[3].number, 4);
}

}  // namespace
}  // namespace diaoyan
