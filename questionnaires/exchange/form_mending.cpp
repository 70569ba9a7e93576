// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_mending.h"

#include "questionnaires/exchange/form_reading.h"
#include "questionnaires/questionnaire_check.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>

namespace diaoyan {

namespace {

class Mender {
public:
    Mender(Questionnaire& form, std::vector<Problem>* remarks) : form_(form), remarks_(remarks) {}
    void run();

private:
    void say(const Question& question, Text message, std::string_view text = {}) {
        if (remarks_ != nullptr) remarks_->push_back(formRemark(question.id, std::move(message), text));
    }
    void mendQuestion(Question& question, std::size_t position);
    void mendKind(Question& question);
    void mendOptions(Question& question);
    void mendRows(Question& question);
    void mendScale(Question& question);
    void mendLimits(Question& question);
    void mendRules(Question& question);
    void mendRosterField(Question& question);

    Questionnaire& form_;
    std::vector<Problem>* remarks_;
    UniqueIds ids_;
    std::unordered_map<std::string, Item> earlier_;
    std::set<RosterField> fields_;
};

void Mender::run() {
    if (!isGoodId(form_.id)) form_.id = idFrom(form_.id);
    if (form_.id.empty()) form_.id = "form";
    if (!isGoodId(form_.role.id)) form_.role = roleNamed("respondent");
    if (form_.version.empty()) form_.version = "1";
    if (form_.title.empty()) form_.title = untranslated(form_.id);
    for (std::size_t i = 0; i < form_.questions.size(); ++i) mendQuestion(form_.questions[i], i);
    const Question* same = findQuestion(form_, form_.id);
    if (same != nullptr && same->kind == QuestionKind::matrix) form_.id = idFrom(form_.id.substr(0, 90) + "_form");
}

void Mender::mendQuestion(Question& question, std::size_t position) {
    const std::string was = question.id;
    question.id = ids_.take(was, "q" + std::to_string(position + 1));
    if (question.id != was)
        say(question, {"题目标识重复或不能使用，已改名", "the question's id was taken or unfit and is another one now"},
            was);
    if (question.title.empty()) question.title = untranslated(question.id);
    mendKind(question);
    mendOptions(question);
    mendRows(question);
    mendScale(question);
    mendLimits(question);
    mendRules(question);
    mendRosterField(question);
    for (Item& item : items(question)) earlier_.emplace(item.id, std::move(item));
}

void Mender::mendKind(Question& question) {
    if (question.kind == QuestionKind::matrix && question.rows.empty()) {
        say(question, {"矩阵题没有行，按一道题处理", "the matrix has no rows; taken as one question"});
        question.kind = question.cells == QuestionKind::matrix ? QuestionKind::text : question.cells;
    }
    if (question.kind != QuestionKind::matrix) {
        question.rows.clear();
        question.cells = QuestionKind::scale;
    }
    QuestionKind& kind = question.kind == QuestionKind::matrix ? question.cells : question.kind;
    if (kind == QuestionKind::matrix) kind = QuestionKind::text;
    if (hasOptions(kind) && question.options.empty()) {
        say(question, {"题目没有选项，按填空题处理", "the question has no options; taken as a text question"});
        kind = QuestionKind::text;
    }
    if (!hasOptions(kind)) question.options.clear();
}

void Mender::mendOptions(Question& question) {
    const QuestionKind kind = question.kind == QuestionKind::matrix ? question.cells : question.kind;
    UniqueIds codes;
    std::set<std::string> labels;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        Option& option = question.options[i];
        const std::string was = option.code;
        option.code = codes.take(was, "o" + std::to_string(i + 1));
        if (option.code != was)
            say(question,
                {"选项代码重复或不能使用，已改名", "an option's code was taken or unfit and is another one now"}, was);
        if (option.label.empty()) option.label = untranslated(option.code);
        if (!labels.insert(option.label.in(Language::zh)).second) {
            say(question,
                {"有两个文字相同的选项，已加上代码区分", "two options read the same; their codes tell them apart"},
                option.label.in(Language::zh));
            while (!labels.insert(option.label.in(Language::zh)).second)
                for (std::string* label : {&option.label.zh, &option.label.en})
                    if (!label->empty()) *label += " (" + option.code + ")";
        }
        if (kind != QuestionKind::multiple) option.exclusive = false;
    }
}

void Mender::mendRows(Question& question) {
    UniqueIds codes;
    for (std::size_t i = 0; i < question.rows.size(); ++i) {
        MatrixRow& row = question.rows[i];
        const std::string was = row.code;
        row.code = codes.take(was, "r" + std::to_string(i + 1));
        if (row.code != was)
            say(question,
                {"矩阵行的代码重复或不能使用，已改名", "a row's code was taken or unfit and is another one now"}, was);
        if (row.label.empty()) row.label = untranslated(row.code);
    }
}

/// A scale whose points have no order of scores is a single choice.
void Mender::mendScale(Question& question) {
    QuestionKind& kind = question.kind == QuestionKind::matrix ? question.cells : question.kind;
    for (Option& option : question.options) {
        if (option.score && !std::isfinite(*option.score)) option.score.reset();
        if (!option.substantive) option.score.reset();
    }
    if (kind != QuestionKind::scale) return;
    kind = QuestionKind::single;
    std::vector<std::optional<double>> scores;
    bool every_point = true;
    for (const Option& option : question.options) {
        scores.push_back(option.score);
        every_point = every_point && (option.score.has_value() || !option.substantive);
    }
    if (every_point && scaleByScores(question, scores)) return;
    say(question, {"量表没有依次的分值，按单选题处理", "the scale has no scores in order; taken as a single choice"});
}

void Mender::mendLimits(Question& question) {
    const auto options = static_cast<int>(question.options.size());
    const auto bad_least = [&] {
        return *question.min_choices < 0 || (options > 0 && *question.min_choices > options) ||
               (question.max_choices && *question.min_choices > *question.max_choices);
    };
    bool dropped = false;
    if (question.max_choices && *question.max_choices < 1) {
        question.max_choices.reset();
        dropped = true;
    }
    if (question.min_choices && bad_least()) {
        question.min_choices.reset();
        dropped = true;
    }
    for (auto* number : {&question.min_number, &question.max_number})
        if (*number && !std::isfinite(**number)) {
            number->reset();
            dropped = true;
        }
    if (question.min_number && question.max_number && *question.min_number > *question.max_number) {
        question.min_number.reset();
        question.max_number.reset();
        dropped = true;
    }
    if (dropped) say(question, {"选择数或数值的限制不成立，未采用", "a limit that cannot be kept was left out"});
}

void Mender::mendRules(Question& question) {
    const auto bad = [&](const ShowRule& rule) {
        const auto found = earlier_.find(rule.question);
        if (found == earlier_.end() || !hasOptions(found->second.kind) || rule.any_of.empty()) return true;
        return std::any_of(rule.any_of.begin(), rule.any_of.end(),
                           [&](const std::string& code) { return !optionIndex(found->second.options, code); });
    };
    for (const ShowRule& rule : question.show_when)
        if (bad(rule))
            say(question,
                {"显示条件所看的题不在前面或没有这些选项，未采用",
                 "a condition looks at no earlier question with these options and was left out"},
                rule.question);
    question.show_when.erase(std::remove_if(question.show_when.begin(), question.show_when.end(), bad),
                             question.show_when.end());
}

void Mender::mendRosterField(Question& question) {
    if (question.roster_field == RosterField::none) return;
    const bool fits = question.kind == QuestionKind::single || question.kind == QuestionKind::text ||
                      question.kind == QuestionKind::number;
    if (fits && fields_.insert(question.roster_field).second) return;
    say(question, {"名册项重复或题型不合，未采用", "the field of the roster is asked twice or by an unfit question"});
    question.roster_field = RosterField::none;
}

void take(Text& text, const Text& other) {
    if (!other.empty()) text = other;
}

}  // namespace

void mendForm(Questionnaire& form, std::vector<Problem>* remarks) {
    Mender(form, remarks).run();
}

Questionnaire withTextsOf(const Questionnaire& form, const Questionnaire& texts) {
    Questionnaire translated = form;
    take(translated.title, texts.title);
    std::unordered_map<std::string, const Question*> others;
    for (const Question& question : texts.questions) others.emplace(question.id, &question);
    for (Question& question : translated.questions) {
        const auto found = others.find(question.id);
        if (found == others.end()) continue;
        const Question& other = *found->second;
        take(question.title, other.title);
        take(question.note, other.note);
        for (Option& option : question.options)
            if (const auto index = optionIndex(other.options, option.code))
                take(option.label, other.options[*index].label);
        for (MatrixRow& row : question.rows)
            for (const MatrixRow& other_row : other.rows)
                if (other_row.code == row.code) take(row.label, other_row.label);
    }
    return translated;
}

}  // namespace diaoyan
