// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/option_table_model.h"
#include "charts/desktop/editing/phone_choice.h"
#include "charts/desktop/editing/phone_preview.h"
#include "charts/desktop/editing/rules_editor.h"
#include "charts/desktop/look/words.h"
#include "tests/desktop/edited_questionnaire.h"

#include <gmock/gmock.h>

#include <QCheckBox>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>

namespace diaoyan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using QuestionnairePageTest = EditedQuestionnaire;

TEST_F(QuestionnairePageTest, SaysWhatToDoWhereThereIsNothing) {
    QuestionnairePage page(desk_, nullptr);
    start(page);
    EXPECT_FALSE(find<QComboBox>(page, "questionnaireChoice")->isVisible());
    openEmpty({});
    settleAll();
    EXPECT_TRUE(find<QToolButton>(page, "questionnaireAdd")->isVisible());
    page.addEmpty("teacher");
    settleAll();
    EXPECT_EQ(page.draft().id, "teacher");
    EXPECT_EQ(page.draft().questions.size(), 1u);
    desk_.undo();
    settleAll();
    EXPECT_EQ(page.draft().id, "");
}

TEST_F(QuestionnairePageTest, ATitleIsOneEditThatIsTakenBack) {
    openFounding();
    QuestionnairePage page(desk_, nullptr);
    start(page);
    const std::string before = page.draft().questions[0].title.zh;
    QTest::keyClicks(titleIn(page, "zh"), "?");
    EXPECT_FALSE(desk_.canUndo()) << "not per key";
    retype(titleIn(page, "zh"), "school & <b>");
    settleAll();
    EXPECT_EQ(stored(page.draft().id).questions[0].title.zh, "school & <b>");
    retype(titleIn(page, "zh"), "again");
    settleAll();
    EXPECT_EQ(desk_.undoTitle().zh, "修改第 1 题的题目文字");
    desk_.undo();
    settleAll();
    EXPECT_EQ(stored(page.draft().id).questions[0].title.zh, before) << "edits of one field are one";
    EXPECT_EQ(page.draft().questions[0].title.zh, before);
    EXPECT_EQ(titleIn(page, "zh")->words(), before);
    EXPECT_FALSE(desk_.canUndo());
    desk_.redo();
    settleAll();
    EXPECT_EQ(titleIn(page, "zh")->words(), "again");
}

TEST_F(QuestionnairePageTest, EveryKindIsEdited) {
    openEmpty({ofAllKinds()});
    QuestionnairePage page(desk_, nullptr);
    start(page);
    const auto count = static_cast<int>(page.draft().questions.size());
    for (int at = 0; at < count; ++at) {
        chooseQuestion(page, at);
        retype(titleIn(page, "zh"), QString("question %1").arg(at));
        find<QCheckBox>(page, "questionRequired")->click();
        if (const auto* options = find<QWidget>(page, "optionAdd"); options->isVisible())
            find<QToolButton>(page, "optionAdd")->click();
        settleAll();
    }
    const Questionnaire& form = stored("parent");
    for (int at = 0; at < count; ++at) {
        const Question& question = form.questions[static_cast<std::size_t>(at)];
        EXPECT_EQ(question.title.zh, "question " + std::to_string(at));
        EXPECT_TRUE(question.required);
        const std::size_t options = question.kind == QuestionKind::scale ? 6 : 3;
        EXPECT_TRUE(!hasOptions(question.kind) || question.options.size() == options);
    }
    chooseQuestion(page, 1);
    find<QSpinBox>(page, "question_max_choices")->setValue(2);
    chooseQuestion(page, 3);
    find<QToolButton>(page, "rowAdd")->click();
    chooseQuestion(page, 5);
    retype(find<QLineEdit>(page, "question_min_number"), "1.5");
    settleAll();
    EXPECT_EQ(stored("parent").questions[1].max_choices, 2);
    EXPECT_EQ(stored("parent").questions[3].rows.size(), 3u);
    EXPECT_EQ(stored("parent").questions[5].min_number, 1.5);
}

TEST_F(QuestionnairePageTest, AKindChangesWhereNothingIsAnsweredAndStaysWhereItIs) {
    openEmpty({ofAllKinds()});
    QuestionnairePage page(desk_, nullptr);
    start(page);
    auto* kind = find<QComboBox>(page, "questionKind");
    activate(kind, kind->findData(static_cast<int>(QuestionKind::matrix)));
    settleAll();
    EXPECT_EQ(stored("parent").questions[0].kind, QuestionKind::matrix);
    openFounding();
    page.showSubject("parent.hope");
    settleAll();
    ASSERT_EQ(stored("parent").questions[static_cast<std::size_t>(page.list().chosen())].id, "hope");
    activate(kind, kind->findData(static_cast<int>(QuestionKind::text)));
    settleAll();
    EXPECT_NE(findQuestion(stored("parent"), "hope")->kind, QuestionKind::text);
    EXPECT_EQ(kind->currentData().toInt(), static_cast<int>(findQuestion(stored("parent"), "hope")->kind));
    EXPECT_NE(page.editor().problemAt("kind"), "");
    EXPECT_THAT(strip(page)->words().toStdString(), HasSubstr("hope"));
}

TEST_F(QuestionnairePageTest, AnOrderOfOptionsKeepsTheCounts) {
    openFounding();
    QuestionnairePage page(desk_, nullptr);
    start(page);
    page.showSubject("parent.hope");
    settleAll();
    const auto counts = [&] {
        std::map<std::string, std::int64_t> chosen;
        Result<SurveyFile> survey = SurveyFile::open(desk_.outline()->path, SurveyFile::Access::read);
        const Responses answers = survey->responses("parent").value();
        for (std::size_t item = 0; item < answers.items.size(); ++item)
            for (std::size_t row = 0; answers.items[item].id == "hope" && row < answers.rows; ++row) {
                const Answer answer = answerAt(answers, item, row);
                if (const auto* ticks = std::get_if<Choices>(&answer))
                    for (const Choice& tick : ticks->ticked) ++chosen[tick.code];
            }
        return chosen;
    };
    const auto before = counts();
    ASSERT_GT(before.size(), 3u);
    const std::string first = findQuestion(stored("parent"), "hope")->options[0].code;
    find<QToolButton>(page, "optionTurn")->click();
    settleAll();
    EXPECT_EQ(findQuestion(stored("parent"), "hope")->options.back().code, first);
    EXPECT_EQ(counts(), before);
    auto* table = find<QTableView>(page, "optionTable");
    table->setCurrentIndex(table->model()->index(0, 0));
    find<QToolButton>(page, "optionDown")->click();
    settleAll();
    EXPECT_EQ(counts(), before);
}

TEST_F(QuestionnairePageTest, WhatAnswersUseIsNotRemoved) {
    openFounding();
    QuestionnairePage page(desk_, nullptr);
    start(page);
    page.showSubject("parent.hope");
    settleAll();
    const Questionnaire before = stored("parent");
    auto* table = find<QTableView>(page, "optionTable");
    table->setCurrentIndex(table->model()->index(0, 0));
    find<QToolButton>(page, "optionRemove")->click();
    settleAll();
    EXPECT_EQ(stored("parent"), before);
    EXPECT_EQ(page.draft(), before);
    EXPECT_EQ(table->model()->rowCount(), static_cast<int>(findQuestion(before, "hope")->options.size()));
    EXPECT_NE(page.editor().problemAt("options"), "");
    find<QToolButton>(page, "questionRemove")->click();
    settleAll();
    EXPECT_EQ(stored("parent"), before);
    EXPECT_FALSE(desk_.canUndo());
    EXPECT_FALSE(find<QToolButton>(page, "questionnaireRemove")->isEnabled());
}

TEST_F(QuestionnairePageTest, WhatIsNotSoundStaysInItsFieldUntilItIs) {
    openEmpty({ofAllKinds()});
    QuestionnairePage page(desk_, nullptr);
    start(page);
    auto* code = find<QLineEdit>(page, "question_id");
    find<QToolButton>(page, "questionMore")->click();
    retype(code, "a b");
    EXPECT_NE(page.editor().problemAt("id"), "");
    EXPECT_FALSE(desk_.canUndo());
    EXPECT_EQ(code->text(), "a b");
    retype(code, "boards");
    settleAll();
    EXPECT_EQ(page.editor().problemAt("id"), "");
    EXPECT_EQ(stored("parent").questions[0].id, "boards");
    retype(code, "");
    chooseQuestion(page, 2);
    EXPECT_THAT(strip(page)->words().toStdString(), Not(testing::IsEmpty()));
    chooseQuestion(page, 0);
    EXPECT_EQ(code->text(), "boards");
}

TEST_F(QuestionnairePageTest, SkipRulesAreMadeAndFollowedOnThePhone) {
    Questionnaire form = ofAllKinds();
    openEmpty({form});
    QuestionnairePage page(desk_, nullptr);
    start(page);
    chooseQuestion(page, 6);
    page.findChild<QPushButton*>("ruleAdd")->click();
    settleAll();
    ASSERT_EQ(stored("parent").questions[6].show_when.size(), 1u);
    auto* question = find<QComboBox>(page, "ruleQuestion0");
    activate(question, 0);
    settleAll();
    auto* options = page.findChildren<QListWidget*>("ruleOptions0").last();
    options->item(0)->setCheckState(Qt::Unchecked);
    EXPECT_NE(page.editor().problemAt("show_when"), "") << "a rule without options";
    options->item(1)->setCheckState(Qt::Checked);
    settleAll();
    const ShowRule wanted{.question = form.questions[0].id, .any_of = {"o2"}};
    EXPECT_THAT(stored("parent").questions[6].show_when, ElementsAre(wanted));
    EXPECT_THAT(page.findChild<RulesEditor*>()->words().toStdString(), HasSubstr("第 1 题选了 “选项 2”"));

    const std::string text = form.questions[6].id;
    EXPECT_THAT(page.preview().visibleQuestions(), Not(Contains(text)));
    const auto tap = [&](const char* option) {
        page.preview().findChildren<PhoneChoice*>(shown(form.questions[0].id + "=" + option)).last()->click();
    };
    tap("o2");
    EXPECT_THAT(page.preview().visibleQuestions(), Contains(text));
    tap("o1");
    EXPECT_THAT(page.preview().visibleQuestions(), Not(Contains(text)));

    chooseQuestion(page, 0);
    find<QToolButton>(page, "questionRemove")->click();
    EXPECT_NE(strip(page)->words(), "") << "a rule looks at it";
    EXPECT_EQ(page.draft().questions.size(), 8u);
}

TEST_F(QuestionnairePageTest, QuestionsAreAddedMovedDuplicatedAndDeleted) {
    openEmpty({ofAllKinds()});
    QuestionnairePage page(desk_, nullptr);
    start(page);
    const auto ids = [&] {
        std::vector<std::string> all;
        for (const Question& question : stored("parent").questions) all.push_back(question.id);
        return all;
    };
    const std::vector<std::string> before = ids();
    emit page.list().addWanted(QuestionKind::scale);
    settleAll();
    EXPECT_EQ(ids().size(), 9u);
    EXPECT_EQ(page.list().chosen(), 1);
    auto* view = page.findChild<QListView*>("questionList");
    page.activateWindow();
    view->setFocus();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
    QTest::keyClick(view, Qt::Key_Down, Qt::AltModifier);
    settleAll();
    EXPECT_EQ(ids()[2], "q9");
    EXPECT_EQ(page.list().chosen(), 2);
    QTest::keyClick(view, Qt::Key_D, Qt::ControlModifier);
    settleAll();
    EXPECT_EQ(ids().size(), 10u);
    QTest::keyClick(view, Qt::Key_Delete);
    settleAll();
    std::unique_ptr<QMimeData> dragged(page.list().model().mimeData({page.list().model().index(3)}));
    page.list().model().dropMimeData(dragged.get(), Qt::MoveAction, 1, 0, {});
    settleAll();
    EXPECT_EQ(ids()[0], "q9");
    EXPECT_EQ(page.list().chosen(), 0);
    while (desk_.canUndo()) {
        desk_.undo();
        settleAll();
    }
    EXPECT_EQ(ids(), before);
}

TEST_F(QuestionnairePageTest, TwentyEditsAreTakenBackAndDoneAgain) {
    openEmpty({ofAllKinds()});
    QuestionnairePage page(desk_, nullptr);
    start(page);
    const Questionnaire before = stored("parent");
    for (int edit = 0; edit < 20; ++edit) {
        chooseQuestion(page, edit % 8);
        retype(titleIn(page, edit % 2 == 0 ? "zh" : "en"), QString("edit %1").arg(edit));
    }
    settleAll();
    const Questionnaire after = stored("parent");
    EXPECT_EQ(page.draft(), after);
    int steps = 0;
    for (; desk_.canUndo(); ++steps) {
        desk_.undo();
        settleAll();
        EXPECT_EQ(page.list().chosen(), 19 % 8) << "the chosen question stays chosen";
    }
    EXPECT_EQ(steps, 20);
    EXPECT_EQ(page.draft(), before);
    while (desk_.canRedo()) {
        desk_.redo();
        settleAll();
    }
    EXPECT_EQ(page.draft(), after);
}

}  // namespace
}  // namespace diaoyan
