// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_reading.h"

#include "questionnaires/exchange/form_mending.h"
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/json_text.h"
#include "questionnaires/known_scales.h"
#include "questionnaires/questionnaire_check.h"
#include "questionnaires/questionnaire_json.h"

#include <algorithm>

namespace diaoyan {

Problem formRemark(const std::string& question, Text message, std::string_view text) {
    return {"form-remark", std::move(message), {{}, 0, question, shortened(text)}};
}

Problem formProblem(std::string code, const FormDocument& document, Text message) {
    return {std::move(code), std::move(message), {document.name, 0, {}, {}}};
}

std::string UniqueIds::take(std::string_view text, std::string_view fallback) {
    std::string id = idFrom(text);
    if (id.empty()) id = std::string(fallback);
    if (taken_.emplace(id, 1).second) return id;
    constexpr std::size_t room = 90;  // for the number, within the length of an id
    const std::string stem = id.size() > room ? idFrom(beginningOf(id, room)) : id;
    int& copies = taken_[stem];
    for (;;) {
        std::string another = stem + "_" + std::to_string(++copies == 1 ? ++copies : copies);
        if (taken_.emplace(another, 1).second) return another;
    }
}

std::string idOfFile(const std::string& file, std::string_view fallback) {
    const std::size_t slash = file.find_last_of("/\\");
    std::string stem = slash == std::string::npos ? file : file.substr(slash + 1);
    if (const std::size_t dot = stem.find_last_of('.'); dot != std::string::npos && dot > 0) stem.erase(dot);
    stem = idFrom(stem);
    return stem.empty() ? std::string(fallback) : stem;
}

namespace {

QuestionKind& answerKind(Question& question) {
    return question.kind == QuestionKind::matrix ? question.cells : question.kind;
}

}  // namespace

void guessScale(Question& question) {
    if (answerKind(question) != QuestionKind::single) return;
    for (const Language language : {Language::zh, Language::en}) {
        std::vector<std::string> labels;
        for (const Option& option : question.options) labels.push_back(option.label.in(language));
        const auto scale = recognizeScale(labels);
        if (!scale || !scale->in_order) continue;
        applyScale(*scale, question.options);
        question.direction = scale->direction;
        answerKind(question) = QuestionKind::scale;
        return;
    }
}

bool scaleByScores(Question& question, const std::vector<std::optional<double>>& scores) {
    std::vector<double> given;
    for (const auto& score : scores)
        if (score) given.push_back(*score);
    if (answerKind(question) != QuestionKind::single || given.size() < 2) return false;
    const bool falls = std::adjacent_find(given.begin(), given.end(), std::less_equal<>()) == given.end();
    const bool rises = std::adjacent_find(given.begin(), given.end(), std::greater_equal<>()) == given.end();
    if (!falls && !rises) return false;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        question.options[i].score = scores[i];
        question.options[i].substantive = scores[i].has_value();
    }
    question.direction = rises ? ScaleDirection::worst_first : ScaleDirection::best_first;
    answerKind(question) = QuestionKind::scale;
    return true;
}

bool soundsLikeOther(const Text& label) {
    const std::string en = lowered(trimmedView(label.en));
    return label.zh.starts_with("其他") || label.zh.starts_with("其它") || en == "other" || en.starts_with("other,") ||
           en.starts_with("other (") || en.starts_with("other:");
}

namespace {

/// A clause is about one item, and all its comparisons ask for an answer rather than for none.
std::optional<ShowRule> ruleOf(const ConditionClause& clause, const ResolveAtom& resolve) {
    std::optional<ShowRule> rule;
    for (const ConditionAtom& atom : clause.any_of) {
        auto one = resolve(atom);
        if (!one) return std::nullopt;
        if (!rule) {
            rule = std::move(one);
            continue;
        }
        if (rule->question != one->question || rule->negated || one->negated) return std::nullopt;
        for (std::string& code : one->any_of)
            if (std::count(rule->any_of.begin(), rule->any_of.end(), code) == 0)
                rule->any_of.push_back(std::move(code));
    }
    if (rule) rule->negated = rule->negated != clause.negated;
    return rule;
}

}  // namespace

std::vector<ShowRule> rulesOf(std::string_view condition, const std::string& question, const ResolveAtom& resolve,
                              std::vector<Problem>& remarks) {
    const auto clauses = parseCondition(condition);
    std::vector<ShowRule> rules;
    bool all = clauses.has_value();
    if (clauses)
        for (const ConditionClause& clause : *clauses) {
            auto rule = ruleOf(clause, resolve);
            all = all && rule;
            if (rule && std::find(rules.begin(), rules.end(), *rule) == rules.end()) rules.push_back(std::move(*rule));
        }
    if (!all)
        remarks.push_back(formRemark(question,
                                     {"显示条件不能完整转换，请核对：缺少的条件会使本题多问一些人",
                                      "the condition could not be kept whole; please check who is asked"},
                                     condition));
    return rules;
}

std::optional<ShowRule> resolvedByIds(const Questionnaire& form, const ConditionAtom& atom) {
    const std::size_t dot = atom.name.find('.');
    const Question* question = findQuestion(form, atom.name.substr(0, dot));
    if (question == nullptr || (dot != std::string::npos) != (question->kind == QuestionKind::matrix))
        return std::nullopt;
    const std::string code = idFrom(atom.value);
    if (!optionIndex(question->options, code)) return std::nullopt;
    return ShowRule{atom.name, {code}};
}

namespace {

std::optional<Problem> tooLarge(const Questionnaire& form, const FormDocument& document) {
    std::size_t columns = 0, options = 0, longest = 0;
    for (const Question& question : form.questions) {
        const std::size_t count = question.kind == QuestionKind::matrix ? question.rows.size() : 1;
        columns += count;
        options += count * question.options.size();
        longest = std::max({longest, question.options.size(), question.rows.size()});
    }
    const bool fits = form.questions.size() <= questionnaireLimits.questions && columns <= questionnaireLimits.items &&
                      options <= questionnaireLimits.item_options && longest <= questionnaireLimits.options;
    if (fits) return std::nullopt;
    return formProblem("too-large", document,
                       phrase("问卷过大：最多 {0} 道题、{1} 列答案，每题最多 {2} 个选项或行",
                              "the questionnaire is too large: at most {0} questions, {1} columns of answers, {2} "
                              "options or rows in one question",
                              {std::uint64_t{questionnaireLimits.questions}, std::uint64_t{questionnaireLimits.items},
                               std::uint64_t{questionnaireLimits.options}}));
}

}  // namespace

Result<ReadForm> finishForm(ReadForm draft, const FormDocument& document) {
    if (draft.questionnaire.questions.empty())
        return formProblem("not-a-form", document,
                           {"没有找到可以作答的题目", "no question that can be answered was found"});
    if (auto problem = tooLarge(draft.questionnaire, document)) return *problem;
    mendForm(draft.questionnaire, &draft.remarks);
    for (Questionnaire& other : draft.in_other_languages) {
        other = withTextsOf(draft.questionnaire, other);
        mendForm(other, nullptr);
    }
    const std::vector<Problem> problems = checkQuestionnaire(draft.questionnaire);
    if (problems.empty()) return draft;
    return formProblem("form-damaged", document,
                       phrase("{0}：{1}", "{0}: {1}", {problems.front().where.column, problems.front().message}));
}

}  // namespace diaoyan
