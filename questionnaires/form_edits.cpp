// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/form_edits.h"

#include "questionnaires/known_scales.h"

#include <algorithm>
#include <set>
#include <utility>

namespace diaoyan {

namespace {

/// Stem and the first number from `from` that no one of `taken` has.
std::string freshName(const std::string& stem, std::size_t from, const std::set<std::string>& taken) {
    for (std::size_t number = from;; ++number)
        if (std::string name = stem + std::to_string(number); !taken.contains(name)) return name;
}

template <class Coded>
std::string freshCode(const char* stem, const std::vector<Coded>& there) {
    std::set<std::string> taken;
    for (const Coded& one : there) taken.insert(one.code);
    return freshName(stem, there.size() + 1, taken);
}

std::string freshId(const Questionnaire& form) {
    std::set<std::string> taken{form.id};
    for (const Question& question : form.questions) taken.insert(question.id);
    return freshName("q", 1, taken);
}

Option numberedOption(std::size_t number) {
    return {.code = "o" + std::to_string(number),
            .label = phrase("选项 {0}", "option {0}", {static_cast<std::int64_t>(number)})};
}

std::vector<Option> satisfactionScale() {
    const Text labels[] = {{"非常满意", "very satisfied"},
                           {"满意", "satisfied"},
                           {"一般", "neither"},
                           {"不满意", "dissatisfied"},
                           {"非常不满意", "very dissatisfied"}};
    std::vector<Option> options;
    for (int at = 0; at < 5; ++at)
        options.push_back({.code = "o" + std::to_string(at + 1), .label = labels[at], .score = 5.0 - at});
    return options;
}

std::size_t pointsOf(const std::vector<Option>& options) {
    return static_cast<std::size_t>(
        std::count_if(options.begin(), options.end(), [](const Option& option) { return option.substantive; }));
}

/// Scores that rise or fall all the way, as they are, as the words tell, or counted.
void makeScale(Question& question) {
    std::vector<Option>& options = question.options;
    if (pointsOf(options) < 2) {
        options = satisfactionScale();
        question.direction = ScaleDirection::best_first;
        return;
    }
    std::vector<std::string> labels;
    for (const Option& option : options) labels.push_back(option.label.in(Language::zh));
    if (const auto known = recognizeScale(labels); known && known->in_order) {
        applyScale(*known, options);
        question.direction = known->direction;
        return;
    }
    double score = question.direction == ScaleDirection::best_first ? static_cast<double>(pointsOf(options)) : 1;
    for (Option& option : options) {
        option.score.reset();
        if (!option.substantive) continue;
        option.score = score;
        score += question.direction == ScaleDirection::best_first ? -1 : 1;
    }
}

bool needsOptions(const Question& question) {
    return hasOptions(question.kind) || (question.kind == QuestionKind::matrix && hasOptions(question.cells));
}

QuestionKind answerKind(const Question& question) {
    return question.kind == QuestionKind::matrix ? question.cells : question.kind;
}

/// What the kind cannot have goes, what it must have comes.
void makeFit(Question& question) {
    const QuestionKind answer = answerKind(question);
    if (!needsOptions(question)) question.options.clear();
    if (needsOptions(question) && question.options.empty() && answer != QuestionKind::scale)
        question.options = {numberedOption(1), numberedOption(2)};
    if (answer != QuestionKind::multiple)
        for (Option& option : question.options) option.exclusive = false;
    if (answer == QuestionKind::scale) makeScale(question);
    if (question.kind == QuestionKind::matrix && question.rows.empty()) {
        question.rows.push_back(newRow(question));
        question.rows.push_back(newRow(question));
    }
    if (question.kind != QuestionKind::matrix) question.rows.clear();
    if (answer != QuestionKind::multiple && answer != QuestionKind::ranking)
        question.min_choices = question.max_choices = std::nullopt;
    if (answer != QuestionKind::number) question.min_number = question.max_number = std::nullopt;
    if (question.kind != QuestionKind::single && question.kind != QuestionKind::text &&
        question.kind != QuestionKind::number)
        question.roster_field = RosterField::none;
}

/// The code that was given another name, and the name: where one list differs from the other in one code only.
template <class Coded>
std::pair<std::string, std::string> renamedCode(const std::vector<Coded>& before, const std::vector<Coded>& after) {
    std::pair<std::string, std::string> renamed;
    if (before.size() != after.size()) return renamed;
    for (std::size_t at = 0; at < before.size(); ++at) {
        if (before[at].code == after[at].code) continue;
        if (!renamed.first.empty()) return {};
        renamed = {before[at].code, after[at].code};
    }
    return renamed;
}

}  // namespace

Question newQuestion(QuestionKind kind, const Questionnaire& form) {
    Question question{.id = freshId(form), .title = {"新题目", "New question"}, .kind = kind};
    makeFit(question);
    return question;
}

Question duplicateOf(const Question& question, const Questionnaire& form) {
    Question copy = question;
    copy.id = freshId(form);
    copy.roster_field = RosterField::none;  // one question asks for a field of the roster, no more
    return copy;
}

Option newOption(const Question& question) {
    const std::vector<Option>& there = question.options;
    Option option{.code = freshCode("o", there)};
    std::set<std::string> labels;
    for (const Option& other : there) labels.insert(other.label.in(Language::zh));
    std::int64_t number = static_cast<std::int64_t>(there.size()) + 1;
    do option.label = phrase("选项 {0}", "option {0}", {number++});
    while (labels.contains(option.label.zh));
    if (answerKind(question) != QuestionKind::scale) return option;
    const auto last =
        std::find_if(there.rbegin(), there.rend(), [](const Option& one) { return one.substantive && one.score; });
    option.score =
        last == there.rend() ? 1 : *last->score + (question.direction == ScaleDirection::best_first ? -1 : 1);
    return option;
}

MatrixRow newRow(const Question& question) {
    const auto number = static_cast<std::int64_t>(question.rows.size()) + 1;
    return {.code = freshCode("r", question.rows), .label = phrase("第 {0} 行", "row {0}", {number})};
}

Question asKind(Question question, QuestionKind kind) {
    if (question.kind == kind) return question;
    // The words of a single choice are those of the cells, too.
    if (kind == QuestionKind::matrix) question.cells = isOneChoice(question.kind) ? question.kind : QuestionKind::scale;
    question.kind = kind;
    makeFit(question);
    return question;
}

Question withCells(Question question, QuestionKind cells) {
    if (question.cells == cells) return question;
    question.cells = cells;
    makeFit(question);
    return question;
}

Question withDirection(Question question, ScaleDirection direction) {
    if (question.direction == direction) return question;
    question.direction = direction;
    std::vector<double> scores;
    for (const Option& option : question.options)
        if (option.score) scores.push_back(*option.score);
    for (Option& option : question.options) {
        if (!option.score) continue;
        option.score = scores.back();
        scores.pop_back();
    }
    return question;
}

Question upsideDown(Question question) {
    std::reverse(question.options.begin(), question.options.end());
    question.option_order = OptionOrder::known;
    if (answerKind(question) == QuestionKind::scale)
        question.direction =
            question.direction == ScaleDirection::best_first ? ScaleDirection::worst_first : ScaleDirection::best_first;
    return question;
}

Questionnaire withQuestion(Questionnaire form, std::size_t at, const Question& question) {
    const Question before = std::exchange(form.questions[at], question);
    const auto [old_option, new_option] = renamedCode(before.options, question.options);
    const auto [old_row, new_row] = renamedCode(before.rows, question.rows);
    for (Question& other : form.questions)
        for (ShowRule& rule : other.show_when) {
            if (rule.question != before.id && !rule.question.starts_with(before.id + ".")) continue;
            std::string rest = rule.question.substr(before.id.size());
            if (!old_row.empty() && rest == "." + old_row) rest = "." + new_row;
            rule.question = question.id + rest;
            if (!old_option.empty()) std::replace(rule.any_of.begin(), rule.any_of.end(), old_option, new_option);
        }
    return form;
}

Questionnaire newQuestionnaire(const std::string& role, const std::vector<Questionnaire>& others) {
    std::set<std::string> taken;
    for (const Questionnaire& other : others) taken.insert(other.id);
    Questionnaire form{.id = taken.contains(role) ? freshName(role, 2, taken) : role, .role = roleNamed(role)};
    form.title = phrase("{0}问卷", "Questionnaire for {0}", {form.role.name});
    form.questions.push_back(newQuestion(QuestionKind::single, form));
    return form;
}

std::vector<std::size_t> questionsThatLookAt(const Questionnaire& form, const std::string& question) {
    const auto looks = [&](const ShowRule& rule) {
        return rule.question == question || rule.question.starts_with(question + ".");
    };
    std::vector<std::size_t> found;
    for (std::size_t at = 0; at < form.questions.size(); ++at)
        if (std::any_of(form.questions[at].show_when.begin(), form.questions[at].show_when.end(), looks))
            found.push_back(at);
    return found;
}

Text ruleInWords(const Questionnaire& form, const ShowRule& rule) {
    const std::optional<Item> item = findItem(form, rule.question);
    if (!item) return {};
    std::int64_t number = 1;
    for (const Question& question : form.questions) {
        if (question.id == item->question) break;
        ++number;
    }
    Text options;
    for (const std::string& code : rule.any_of) {
        const auto at = optionIndex(item->options, code);
        if (!at) continue;
        const Text quoted = phrase("“{0}”", "\"{0}\"", {item->options[*at].label});
        options = options.empty() ? quoted : phrase("{0}或{1}", "{0} or {1}", {options, quoted});
    }
    return rule.negated ? phrase("第 {0} 题没有选 {1}", "question {0} was not answered with {1}", {number, options})
                        : phrase("第 {0} 题选了 {1}", "question {0} was answered with {1}", {number, options});
}

}  // namespace diaoyan
