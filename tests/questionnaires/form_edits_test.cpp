// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/form_edits.h"

#include "questionnaires/forms.h"
#include "questionnaires/json_names.h"
#include "questionnaires/questionnaire_check.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(FormEditsTest, ANewQuestionnaireIsSound) {
    const Questionnaire form = newQuestionnaire("parent", {bundledForm("parent").value()});
    EXPECT_EQ(form.id, "parent2");
    EXPECT_EQ(form.role.id, "parent");
    EXPECT_THAT(checkQuestionnaire(form), IsEmpty());
}

TEST(FormEditsTest, EveryKindTurnsIntoEveryOtherAndStaysSound) {
    for (const auto& [from, from_name] : kindNames)
        for (const auto& [to, to_name] : kindNames) {
            Questionnaire form = newQuestionnaire("teacher", {});
            form.questions.push_back(newQuestion(from, form));
            form.questions.push_back(duplicateOf(form.questions.back(), form));
            form.questions[1] = asKind(form.questions[1], to);
            EXPECT_EQ(form.questions[1].kind, to);
            EXPECT_THAT(checkQuestionnaire(form), IsEmpty()) << from_name << " to " << to_name;
        }
}

TEST(FormEditsTest, CellsOfAMatrixChange) {
    for (const auto& [cells, name] : kindNames) {
        if (cells == QuestionKind::matrix) continue;
        Questionnaire form = newQuestionnaire("teacher", {});
        form.questions[0] = withCells(asKind(form.questions[0], QuestionKind::matrix), cells);
        EXPECT_THAT(checkQuestionnaire(form), IsEmpty()) << name;
    }
}

TEST(FormEditsTest, OptionsAndRowsAreAddedBehindTheOthers) {
    Questionnaire form = newQuestionnaire("teacher", {});
    form.questions[0] = newQuestion(QuestionKind::scale, {});
    form.questions[0].options.push_back(newOption(form.questions[0]));
    EXPECT_EQ(form.questions[0].options.back().code, "o6");
    EXPECT_EQ(form.questions[0].options.back().score, 0);
    EXPECT_THAT(checkQuestionnaire(form), IsEmpty());
    form.questions[0].options.erase(form.questions[0].options.begin() + 1);
    form.questions[0].options.push_back(newOption(form.questions[0]));
    EXPECT_THAT(checkQuestionnaire(form), IsEmpty());
}

TEST(FormEditsTest, AScaleTurnsRoundInTwoWays) {
    Questionnaire form = newQuestionnaire("teacher", {});
    const Question scale = newQuestion(QuestionKind::scale, {});
    form.questions = {withDirection(scale, ScaleDirection::worst_first), upsideDown(scale)};
    form.questions[1].id = "other";
    EXPECT_THAT(checkQuestionnaire(form), IsEmpty());
    EXPECT_EQ(form.questions[0].options[0].label, scale.options[0].label);
    EXPECT_EQ(form.questions[0].options[0].score, 1);
    EXPECT_EQ(form.questions[1].options[0], scale.options[4]);
    EXPECT_EQ(withDirection(form.questions[0], ScaleDirection::best_first), scale);
}

TEST(FormEditsTest, RulesAreSaidAndFound) {
    Questionnaire form = newQuestionnaire("teacher", {});
    form.questions.push_back(newQuestion(QuestionKind::text, form));
    form.questions[1].show_when = {{.question = form.questions[0].id, .any_of = {"o1", "o2"}, .negated = true}};
    EXPECT_THAT(questionsThatLookAt(form, form.questions[0].id), ElementsAre(1u));
    EXPECT_THAT(questionsThatLookAt(form, form.questions[1].id), IsEmpty());
    EXPECT_EQ(ruleInWords(form, form.questions[1].show_when[0]).zh, "第 1 题没有选 “选项 1”或“选项 2”");
}

TEST(FormEditsTest, RulesFollowANewNameOfWhatTheyLookAt) {
    Questionnaire form = newQuestionnaire("teacher", {});
    form.questions.push_back(newQuestion(QuestionKind::text, form));
    form.questions[1].show_when = {{.question = form.questions[0].id, .any_of = {"o2"}}};
    Question question = form.questions[0];
    question.options[1].code = "no";
    form = withQuestion(form, 0, question);
    EXPECT_THAT(form.questions[1].show_when[0].any_of, ElementsAre("no"));
    question.id = "boards";
    form = withQuestion(form, 0, question);
    EXPECT_EQ(form.questions[1].show_when[0].question, "boards");
    EXPECT_THAT(checkQuestionnaire(form), IsEmpty());
}

}  // namespace
}  // namespace diaoyan
