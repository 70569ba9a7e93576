// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/desktop/editing/questionnaire_page.h"

#include "charts/desktop/editing/about_editor.h"
#include "charts/desktop/editing/office_edits.h"
#include "charts/desktop/editing/phone_preview.h"
#include "charts/desktop/editing/question_editor.h"
#include "charts/desktop/editing/question_list.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/words.h"
#include "questionnaires/form_edits.h"
#include "questionnaires/questionnaire_check.h"

#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <charconv>
#include <set>

namespace diaoyan {

namespace {

/// 修改第 3 题的选项
Text titleOfChange(int question, const std::string& field) {
    static const std::pair<const char*, Text> names[] = {
        {"kind", {"题型", "kind"}},
        {"required", {"必答设置", "whether it must be answered"}},
        {"title", {"题目文字", "words"}},
        {"note", {"说明", "note"}},
        {"options", {"选项", "options"}},
        {"rows", {"行", "rows"}},
        {"show_when", {"显示条件", "conditions"}},
    };
    Text name{"设置", "settings"};
    for (const auto& [id, words] : names)
        if (field == id) name = words;
    return phrase("修改第 {0} 题的{1}", "change the {1} of question {0}", {question + 1, name});
}

/// The question that a problem is about, by its JSON pointer; -1 for the questionnaire itself.
int questionOf(const Problem& problem) {
    constexpr std::string_view prefix = "/questions/";
    const std::string& at = problem.where.column;
    if (!at.starts_with(prefix)) return -1;
    int question = -1;
    std::from_chars(at.data() + prefix.size(), at.data() + at.size(), question);
    return question;
}

}  // namespace

const Questionnaire* QuestionnairePage::stored(const std::string& id) const {
    if (!desk().isOpen()) return nullptr;
    const auto& all = desk().outline()->questionnaires;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Questionnaire& form) { return form.id == id; });
    return found == all.end() ? nullptr : &*found;
}

std::int64_t QuestionnairePage::answersTo(const std::string& id) const {
    std::int64_t answers = 0;
    if (!desk().isOpen()) return answers;
    for (const Batch& batch : desk().outline()->batches)
        if (batch.questionnaire == id) answers += batch.rows_stored;
    return answers;
}

void QuestionnairePage::refresh() {
    // While edits are on their way the draft is newer than what was read.
    if (pending_ > 0 || awaited_) return;
    fillChoice();
    const bool open = desk().isOpen();
    const bool any = open && !desk().outline()->questionnaires.empty();
    pages_->setCurrentIndex(any ? 1 : 0);
    for (QWidget* control : {static_cast<QWidget*>(choice_), static_cast<QWidget*>(export_),
                             static_cast<QWidget*>(remove_), static_cast<QWidget*>(phone_)})
        control->setVisible(any);
    add_->setVisible(open);
    if (!open)
        empty_->setWords(tr("No survey is open"), tr("Open a survey file to see and change its questionnaires."));
    else if (!any)
        empty_->setWords(tr("The survey has no questionnaire yet"),
                         tr("Add one of the bundled questionnaires, one from a file, or an empty one."));
    if (const Questionnaire* form = stored(typed(choice_->currentData().toString())))
        take(*form, false);
    else
        draft_ = {};
    showRights();
}

void QuestionnairePage::fillChoice() {
    const std::string before = wanted_.empty() ? draft_.id : wanted_;
    if (stored(wanted_) != nullptr) wanted_.clear();
    choice_->clear();
    if (!desk().isOpen()) return;
    for (const Questionnaire& form : desk().outline()->questionnaires)
        choice_->addItem(shown(form.title).left(80), shown(form.id));
    choice_->setCurrentIndex(std::max(0, choice_->findData(shown(before))));
}

void QuestionnairePage::take(const Questionnaire& form, bool anyway) {
    const bool other = form.id != draft_.id;
    if (!other && !anyway && form == draft_ && unsound_) return;  // what is being typed is not done with
    // The chosen question stays chosen, wherever it stands now.
    std::string chosen;
    if (!other && at_ >= 0 && at_ < static_cast<int>(draft_.questions.size()))
        chosen = draft_.questions[static_cast<std::size_t>(at_)].id;
    draft_ = form;
    // What was typed and not kept would look as if it were.
    anyway = std::exchange(unsound_, false) || anyway;
    const auto count = static_cast<int>(draft_.questions.size());
    const auto at = std::find_if(draft_.questions.begin(), draft_.questions.end(),
                                 [&](const Question& question) { return question.id == chosen; });
    if (at != draft_.questions.end())
        at_ = static_cast<int>(at - draft_.questions.begin());
    else
        at_ = other ? std::min(0, count - 1) : std::min(at_, count - 1);
    showAll(anyway || other);
}

void QuestionnairePage::showAll(bool anyway) {
    list_->show(draft_, {});
    list_->choose(at_);
    showChosen(anyway);
    preview_->show(draft_, desk().isOpen() ? desk().outline()->roster : Roster{},
                   language_->currentIndex() == 0 ? Language::zh : Language::en);
    if (at_ >= 0) preview_->reveal(draft_.questions[static_cast<std::size_t>(at_)].id);
}

void QuestionnairePage::showChosen(bool anyway) {
    middle_->setCurrentIndex(at_ < 0 ? 0 : 1);
    if (at_ < 0)
        about_->show(draft_, answersTo(draft_.id), anyway);
    else
        editor_->show(draft_, static_cast<std::size_t>(at_), anyway);
}

void QuestionnairePage::showRights() {
    const bool open = desk().isOpen();
    const bool editable = open && !desk().outline()->read_only;
    const std::int64_t answers = answersTo(draft_.id);
    list_->setEditable(editable);
    editor_->setRights(editable, answers > 0);
    about_->setEditable(editable);
    add_->setEnabled(editable);
    remove_->setEnabled(editable && answers == 0);
    remove_->setToolTip(answers > 0 ? tr("It has %1 answer sheets, and stays.").arg(shownCount(answers))
                                    : tr("Remove this questionnaire from the survey"));
    locked_->setVisible(open && !editable);
}

void QuestionnairePage::choose(int question) {
    if (question == at_) return;
    dropUnsound();
    at_ = question;
    showChosen(true);
    if (at_ >= 0) preview_->reveal(draft_.questions[static_cast<std::size_t>(at_)].id);
}

void QuestionnairePage::dropUnsound() {
    if (!std::exchange(unsound_, false)) return;
    list_->show(draft_, {});
    showChosen(true);
    strip_->showNotice(tr("The last change was not kept, because something in it was not right."));
}

void QuestionnairePage::showSubject(const QString& subject) {
    bringUpToDate();
    const std::string id = typed(subject.section('.', 0, 0));
    const int at = choice_->findData(shown(id));
    if (at < 0) return;
    choice_->setCurrentIndex(at);
    if (const Questionnaire* form = stored(id); form != nullptr && form->id != draft_.id) take(*form, true);
    const std::string question = typed(subject.section('.', 1, 1));
    for (std::size_t i = 0; i < draft_.questions.size(); ++i)
        if (draft_.questions[i].id == question) {
            list_->choose(static_cast<int>(i));
            choose(static_cast<int>(i));
        }
}

void QuestionnairePage::sayProblems(const Questionnaire& after, const std::vector<Problem>& problems) {
    unsound_ = true;
    std::vector<Problem> here;
    std::set<std::size_t> marked;
    const Problem* elsewhere = nullptr;
    for (const Problem& problem : problems) {
        const int question = questionOf(problem);
        if (question >= 0) marked.insert(static_cast<std::size_t>(question));
        if (question == at_)
            here.push_back(problem);
        else if (elsewhere == nullptr)
            elsewhere = &problem;
    }
    if (after.questions.size() == draft_.questions.size()) list_->show(draft_, marked);
    if (at_ < 0)
        about_->showProblems(here);
    else
        editor_->showProblems(here);
    if (elsewhere == nullptr) return;
    const int other = questionOf(*elsewhere);
    const QString words = shown(elsewhere->message);
    strip_->showNotice(other < 0
                           ? tr("This cannot be done: %1.").arg(words)
                           : tr("This cannot be done while question %1 depends on it: %2.").arg(other + 1).arg(words));
}

bool QuestionnairePage::commit(const Questionnaire& after, const Text& title, const std::string& field) {
    if (after == draft_) {
        unsound_ = false;
        showChosen(false);
        return true;
    }
    const std::vector<Problem> problems = checkQuestionnaire(after);
    if (!problems.empty()) {
        sayProblems(after, problems);
        return false;
    }
    strip_->hide();
    unsound_ = false;
    std::string place;
    if (!field.empty())
        place = after.id + '.' + (at_ < 0 ? "" : after.questions[static_cast<std::size_t>(at_)].id) + '.' + field;
    SurveyEdit edit = questionnaireRevised(draft_, after, title, place);
    draft_ = after;
    showAll(false);
    change(std::move(edit), field);
    return true;
}

void QuestionnairePage::change(SurveyEdit edit, const std::string& field) {
    ++pending_;
    desk().edit(std::move(edit), [this, field](Result<Done> result) {
        --pending_;
        awaited_ = result.ok();
        if (!result) refused(result.problem(), field);
    });
}

void QuestionnairePage::refused(const Problem& problem, const std::string& field) {
    wanted_.clear();
    if (const Questionnaire* form = stored(draft_.id)) take(*form, true);
    strip_->showProblem(problem);
    if (at_ < 0 || field.empty()) return;
    Problem at_field = problem;
    at_field.where = {.column = "/questions/" + std::to_string(at_) + '/' + field};
    editor_->showProblems({at_field});
}

void QuestionnairePage::editQuestion(const Question& question, const QString& field) {
    if (at_ < 0) return;
    const Questionnaire after = withQuestion(draft_, static_cast<std::size_t>(at_), question);
    commit(after, titleOfChange(at_, typed(field)), typed(field));
}

void QuestionnairePage::addQuestion(QuestionKind kind) {
    dropUnsound();
    Questionnaire after = draft_;
    after.questions.insert(after.questions.begin() + at_ + 1, newQuestion(kind, draft_));
    const int before = std::exchange(at_, at_ + 1);
    if (!commit(after, phrase("添加{0}", "add a question: {0}", {kindWords(kind)}), {})) at_ = before;
}

void QuestionnairePage::duplicateQuestion(int at) {
    if (at < 0) return;
    dropUnsound();
    Questionnaire after = draft_;
    after.questions.insert(after.questions.begin() + at + 1,
                           duplicateOf(draft_.questions[static_cast<std::size_t>(at)], draft_));
    const int before = std::exchange(at_, at + 1);
    if (!commit(after, phrase("复制第 {0} 题", "duplicate question {0}", {at + 1}), {})) at_ = before;
}

void QuestionnairePage::removeQuestion(int at) {
    if (at < 0) return;
    dropUnsound();
    if (const auto looking = questionsThatLookAt(draft_, draft_.questions[static_cast<std::size_t>(at)].id);
        !looking.empty()) {
        strip_->showNotice(tr("Question %1 stays: whether question %2 is shown depends on it. Change the condition "
                              "there first.")
                               .arg(at + 1)
                               .arg(looking.front() + 1));
        return;
    }
    if (draft_.questions.size() == 1) {
        strip_->showNotice(tr("A questionnaire needs a question: add another one first."));
        return;
    }
    Questionnaire after = draft_;
    after.questions.erase(after.questions.begin() + at);
    const int before = std::exchange(at_, std::min(at, static_cast<int>(after.questions.size()) - 1));
    if (!commit(after, phrase("删除第 {0} 题", "delete question {0}", {at + 1}), {})) at_ = before;
}

void QuestionnairePage::moveQuestion(int from, int to) {
    const auto count = static_cast<int>(draft_.questions.size());
    if (from < 0 || to < 0 || from >= count || to >= count || from == to) return;
    dropUnsound();
    Questionnaire after = draft_;
    const Question moved = after.questions[static_cast<std::size_t>(from)];
    after.questions.erase(after.questions.begin() + from);
    after.questions.insert(after.questions.begin() + to, moved);
    const int before = std::exchange(at_, to);
    if (commit(after, phrase("移动第 {0} 题", "move question {0}", {from + 1}), {})) return;
    // It stays where it was; what is wrong is said above.
    at_ = before;
    unsound_ = false;
    showAll(true);
}

}  // namespace diaoyan
