// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/editing/question_editor.h"
#include "charts/desktop/editing/question_list.h"
#include "charts/desktop/editing/questionnaire_page.h"
#include "charts/desktop/editing/words_edit.h"
#include "charts/desktop/look/message_strip.h"
#include "questionnaires/form_edits.h"
#include "tests/desktop/desk_test.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>

#include <stdexcept>

namespace diaoyan {

/// A questionnaire page, driven as a user does.
class EditedQuestionnaire : public DeskTest {
protected:
    /// A survey without answers: one empty questionnaire and two schools.
    void openEmpty(const std::vector<Questionnaire>& forms) {
        const std::string path = (folder_ / "empty.survey").string();
        Roster roster;
        roster.schools = {{.code = "S1", .name = "一小"}, {.code = "S2", .name = "二小"}};
        ASSERT_TRUE(SurveyFile::create(path, roster, forms).ok());
        open(path);
    }
    void start(QuestionnairePage& page) {
        page.resize(1100, 760);
        page.show();
        settle();
        QTest::qWait(1);
    }
    /// Until the file has what was edited, and the page what the file has.
    void settleAll() {
        settle();
        QTest::qWait(1);
        settle();
    }
    const Questionnaire& stored(const std::string& id) {
        for (const Questionnaire& form : desk_.outline()->questionnaires)
            if (form.id == id) return form;
        throw std::runtime_error("no questionnaire " + id);
    }
    void chooseQuestion(QuestionnairePage& page, int question) {
        auto* view = page.findChild<QListView*>("questionList");
        view->setCurrentIndex(page.list().model().index(QuestionListModel::rowOf(question)));
    }
    template <class Widget>
    Widget* find(QWidget& within, const char* name) {
        auto* found = within.findChild<Widget*>(name);
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    /// Types over what stands in a field, and Enter.
    void retype(QWidget* field, const QString& words) {
        auto* edit = qobject_cast<QPlainTextEdit*>(field);
        if (edit != nullptr)
            edit->selectAll();
        else
            qobject_cast<QLineEdit*>(field)->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClicks(field, words);
        QTest::keyClick(field, Qt::Key_Return);
    }
    WordsEdit* titleIn(QuestionnairePage& page, const char* language) {
        return find<WordsEdit>(*find<TextInBoth>(page.editor(), "questionTitle"), language);
    }
    MessageStrip* strip(QuestionnairePage& page) { return find<MessageStrip>(page, "messageStrip"); }
    void activate(QComboBox* box, int at) {
        box->setCurrentIndex(at);
        emit box->activated(at);
    }
    /// One question of each kind, in their order.
    Questionnaire ofAllKinds() {
        Questionnaire form = newQuestionnaire("parent", {});
        form.questions.clear();
        for (const QuestionKind kind :
             {QuestionKind::single, QuestionKind::multiple, QuestionKind::scale, QuestionKind::matrix,
              QuestionKind::ranking, QuestionKind::number, QuestionKind::text, QuestionKind::date})
            form.questions.push_back(newQuestion(kind, form));
        return form;
    }
};

}  // namespace diaoyan
