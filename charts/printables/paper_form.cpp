// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/printables/paper_form.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

namespace diaoyan {

namespace {

constexpr int lines_for_words = 3;
constexpr int most_digits = 9;

Text quotedLabel(const Text& label) {
    return {"“" + label.in(Language::zh) + "”", '"' + label.in(Language::en) + '"'};
}

/// The parts with 、 or a word between them.
Text between(const std::vector<Text>& parts, std::string_view zh, std::string_view en) {
    Text all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) all = {all.zh + std::string(zh), all.en + std::string(en)};
        all = {all.zh + parts[i].in(Language::zh), all.en + parts[i].in(Language::en)};
    }
    return all;
}

/// The shortest decimals that read back as the same number.
std::string shortestDecimals(double number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    return {digits.data(), end.ptr};
}

QuestionKind answerKind(const Question& question) {
    return question.kind == QuestionKind::matrix ? question.cells : question.kind;
}

/// Where a rule looks: the number of the question, the row of a matrix, and the options.
struct AskedBefore {
    int number = 0;
    Text row{};
    const Question* question = nullptr;
};

AskedBefore askedBefore(const Questionnaire& questionnaire, const std::string& item) {
    for (std::size_t i = 0; i < questionnaire.questions.size(); ++i) {
        const Question& question = questionnaire.questions[i];
        const int number = static_cast<int>(i) + 1;
        if (question.id == item && question.kind != QuestionKind::matrix) return {number, {}, &question};
        if (question.kind != QuestionKind::matrix) continue;
        for (const MatrixRow& row : question.rows)
            if (question.id + '.' + row.code == item) return {number, row.label, &question};
    }
    return {};
}

/// Which answer to which question; `either`: "a" or "b" was chosen.
Text chosenWords(const Questionnaire& questionnaire, const ShowRule& rule) {
    const AskedBefore asked = askedBefore(questionnaire, rule.question);
    std::vector<Text> labels;
    for (const std::string& code : rule.any_of) {
        const auto index = asked.question == nullptr ? std::nullopt : optionIndex(asked.question->options, code);
        labels.push_back(quotedLabel(index ? asked.question->options[*index].label : untranslated(code)));
    }
    const Text options = between(labels, "或", " or ");
    Text where = phrase("第 {0} 题", "question {0}", {asked.number});
    if (asked.question == nullptr) where = phrase("“{0}”一题", "the question \"{0}\"", {rule.question});
    if (!asked.row.empty()) where = phrase("{0}的{1}", "{1} of {0}", {where, quotedLabel(asked.row)});
    return rule.negated ? phrase("{0}没有选{1}", "you did not choose {1} in {0}", {where, options})
                        : phrase("{0}选了{1}", "you chose {1} in {0}", {where, options});
}

Text conditionWords(const Questionnaire& questionnaire, const std::vector<ShowRule>& rules) {
    if (rules.empty()) return {};
    std::vector<Text> all;
    for (const ShowRule& rule : rules) all.push_back(chosenWords(questionnaire, rule));
    return phrase("仅{0}的填写", "only if {0}", {between(all, "、且", " and ")});
}

/// How many may be ticked or ranked, as far as it is limited.
Text choicesHint(const Question& question) {
    const std::optional<int> least = question.min_choices.value_or(0) > 1 ? question.min_choices : std::nullopt;
    const std::optional<int> most = question.max_choices;
    if (least && most && *least == *most) return phrase("请选 {0} 项", "choose {0}", {*most});
    if (least && most) return phrase("请选 {0} 至 {1} 项", "choose {0} to {1}", {*least, *most});
    if (most && *most == 1) return phrase("只选一项", "choose one");
    if (most) return phrase("可多选，限选 {0} 项", "choose up to {0}", {*most});
    if (least) return phrase("可多选，至少选 {0} 项", "choose at least {0}", {*least});
    return phrase("可多选", "several answers are possible");
}

Text rankingHint(const Question& question) {
    const int most = std::min(question.max_choices.value_or(static_cast<int>(question.options.size())),
                              static_cast<int>(question.options.size()));
    if (most < static_cast<int>(question.options.size()))
        return phrase("在方框内填名次：最看重的填 1，依次到 {0}，其余不填",
                      "write ranks into the boxes: 1 for the most important, up to {0}; leave the others empty",
                      {most});
    return phrase("在方框内填名次：最看重的填 1，依次到 {0}",
                  "write ranks into the boxes: 1 for the most important, to {0}", {most});
}

Text numberHint(const Question& question) {
    const auto words = [](const std::optional<double>& number) { return shortestDecimals(*number); };
    if (question.min_number && question.max_number)
        return phrase("填数字，{0} 至 {1}", "a number from {0} to {1}",
                      {words(question.min_number), words(question.max_number)});
    if (question.min_number)
        return phrase("填数字，不小于 {0}", "a number, at least {0}", {words(question.min_number)});
    if (question.max_number) return phrase("填数字，不大于 {0}", "a number, at most {0}", {words(question.max_number)});
    return phrase("填数字", "a number");
}

Text kindHint(const Question& question) {
    switch (answerKind(question)) {
    case QuestionKind::multiple: return choicesHint(question);
    case QuestionKind::ranking: return rankingHint(question);
    case QuestionKind::number: return numberHint(question);
    case QuestionKind::single:
    case QuestionKind::scale:
        return question.kind == QuestionKind::matrix ? phrase("每行只选一项", "choose one in each row") : Text{};
    default: return {};
    }
}

/// The organiser's note after the instruction, once where both say the same.
Text hintWords(const Question& question) {
    const Text hint = kindHint(question);
    if (hint.empty() || question.note.empty()) return hint.empty() ? question.note : hint;
    const auto same = [&](Language language) {
        return question.note.in(language) == hint.in(language) ||
               (question.note.in(Language::zh) == "可多选" && question.kind == QuestionKind::multiple);
    };
    const auto both = [&](Language language, const char* comma) {
        return same(language) ? hint.in(language) : hint.in(language) + comma + question.note.in(language);
    };
    return {both(Language::zh, "；"), both(Language::en, "; ")};
}

/// Boxes for a number of whole digits; none where it may be long, negative or has decimals.
int digitsFor(const Question& question) {
    const double most = question.max_number.value_or(-1);
    if (most < 1 || question.min_number.value_or(0) < 0 || most != std::floor(most)) return 0;
    const auto digits = static_cast<int>(shortestDecimals(most).size());
    return digits <= most_digits && most < 1e9 ? digits : 0;
}

PaperQuestion paperQuestion(const Questionnaire& questionnaire, std::size_t index) {
    const Question& question = questionnaire.questions[index];
    PaperQuestion paper{static_cast<int>(index) + 1, question.title, question.required};
    paper.condition = conditionWords(questionnaire, question.show_when);
    paper.hint = hintWords(question);
    paper.kind = answerKind(question);
    for (const Option& option : question.options) {
        const Text remark = option.exclusive ? phrase("选此项不再选其他", "then no other") : Text{};
        paper.options.push_back({static_cast<int>(paper.options.size()) + 1, option.label, remark, option.other});
    }
    for (const MatrixRow& row : question.rows) paper.rows.push_back(row.label);
    if (paper.kind == QuestionKind::text)
        paper.lines = question.roster_field == RosterField::none && paper.rows.empty() ? lines_for_words : 1;
    if (paper.kind == QuestionKind::number) paper.digits = digitsFor(question);
    return paper;
}

/// Only what the questions of this form need.
Text howToFillIn(const std::vector<PaperQuestion>& questions) {
    const auto any = [&](auto fits) { return std::any_of(questions.begin(), questions.end(), fits); };
    const bool one = any([](const PaperQuestion& q) { return isOneChoice(q.kind); });
    const bool several = any([](const PaperQuestion& q) { return q.kind == QuestionKind::multiple; });
    std::vector<Text> parts;
    if (one) parts.push_back(phrase("○ 只选一项", "○ choose one"));
    if (several) parts.push_back(phrase("□ 可选几项", "□ choose any that apply"));
    if (one || several) parts.push_back(phrase("在选中的 ○ 或 □ 内打“√”", "tick the ○ or □ of what you choose"));
    if (one != several)
        parts.back() = one ? phrase("在选中的 ○ 内打“√”", "tick the ○ of what you choose")
                           : phrase("在选中的 □ 内打“√”", "tick the □ of what you choose");
    if (any([](const PaperQuestion& q) { return q.required; }))
        parts.push_back(phrase("带 * 的题请务必回答", "please answer every question marked *"));
    if (parts.empty()) return {};
    return phrase("填写方法：{0}。", "How to fill it in: {0}.", {between(parts, "；", "; ")});
}

}  // namespace

PaperForm paperForm(const Questionnaire& questionnaire, const Text& consent) {
    PaperForm form{questionnaire.title, consent};
    if (!consent.empty())
        form.consent_tick = phrase("我已阅读以上说明，同意参加这次调查。", "I have read this and agree to take part.");
    for (std::size_t i = 0; i < questionnaire.questions.size(); ++i)
        form.questions.push_back(paperQuestion(questionnaire, i));
    form.how = howToFillIn(form.questions);
    form.end = phrase("问卷到此结束，谢谢！", "This is the end. Thank you!");
    return form;
}

}  // namespace diaoyan
