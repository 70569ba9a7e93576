// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/base_phrases.h"
#include "charts/template/gap_directive.h"
#include "charts/template/question_directives.h"
#include "charts/template/values.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace diaoyan {

namespace {

using Term = std::vector<std::string>;

/// Something that is so or not.
struct Fact {
    const char* id;
    const char* zh;
    bool (*holds)(const TemplateCall&);
};

const Fact facts[] = {
    {"school", "学校报告", [](const TemplateCall& call) { return call.study.view.has_value(); }},
    {"town", "总报告", [](const TemplateCall& call) { return !call.study.view.has_value(); }},
    {"schools", "有名册", [](const TemplateCall& call) { return call.study.roster.schools.size() > 1; }},
    {"fieldwork", "有实地调研", [](const TemplateCall& call) { return !call.study.record.fieldwork.empty(); }},
    {"sources", "有来源", [](const TemplateCall& call) { return !call.study.facts.empty(); }},
    {"comparable", "可比", [](const TemplateCall& call) { return rolesComparable(call.study); }},
    {"answered", "有答卷",
     [](const TemplateCall& call) {
         return call.scope.part == nullptr || call.scope.part->answers->respondents() > 0;
     }},
    {"background", "有年级",
     [](const TemplateCall& call) {
         const auto graded = [](const StudyPart& part) {
             return std::any_of(part.questionnaire.questions.begin(), part.questionnaire.questions.end(),
                                [](const Question& question) { return question.roster_field == RosterField::grade; });
         };
         return std::any_of(call.study.parts.begin(), call.study.parts.end(), graded);
     }},
    {"zh", "中文", [](const TemplateCall& call) { return call.language() == Language::zh; }},
    {"en", "英文", [](const TemplateCall& call) { return call.language() == Language::en; }},
};

bool isComparison(const std::string& word) {
    return word == "<" || word == "<=" || word == ">" || word == ">=" || word == "=" || word == "!=";
}

/// The number that printed words begin with: 1,241 or 76.5%.
std::optional<double> numberIn(std::string words) {
    std::erase(words, ',');
    double number = 0;
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
    if (error != std::errc() || end == words.data()) return std::nullopt;
    return number;
}

bool compare(double left, const std::string& how, double right) {
    if (how == "<") return left < right;
    if (how == "<=") return left <= right;
    if (how == ">") return left > right;
    if (how == ">=") return left >= right;
    return how == "=" ? left == right : left != right;
}

Problem badCondition(const TemplateCall& call) {
    std::vector<Text> known;
    for (const Fact& fact : facts) known.push_back({fact.zh, fact.id});
    return call.problem(
        "template-bad-condition",
        phrase(
            "看不懂条件“{0}”；可写：{1}，题目或问卷，fact 名称，或“rate 题目 < 80”这样的比较",
            "the condition \"{0}\" is not understood; write one of {1}, a question or questionnaire, fact NAME, or a "
            "comparison such as rate QUESTION < 80",
            {call.directive.typed, joined(known, "、", ", ")}));
}

/// A value compared with a number. A value that is not printed (—) fulfils no comparison.
Result<bool> holdsComparison(const TemplateCall& call, const Term& term) {
    const ValueKind* kind = valueNamed(term.front());
    const auto how = std::find_if(term.begin(), term.end(), isComparison);
    if (kind == nullptr || how + 2 != term.end()) return badCondition(call);
    const auto limit = numberIn(term.back());
    if (!limit) return badCondition(call);
    Directive directive = call.directive;
    directive.name = term.front();
    directive.words.assign(term.begin() + 1, how);
    const auto value = kind->value({call.study, call.options, directive, call.scope, call.draft, call.file});
    if (!value) return value.problem();
    const auto number = numberIn(value->words);
    return number && compare(*number, *how, *limit);
}

Result<bool> holdsTerm(const TemplateCall& call, Term term) {
    bool wanted = true;
    while (!term.empty() && (term.front() == "not" || term.front() == "非")) {
        wanted = !wanted;
        term.erase(term.begin());
    }
    if (term.empty()) return badCondition(call);
    if (std::any_of(term.begin(), term.end(), isComparison)) {
        const Result<bool> so = holdsComparison(call, term);
        return so ? Result<bool>(*so == wanted) : so;
    }
    if (term.size() == 1)
        for (const Fact& fact : facts)
            if (term.front() == fact.id || term.front() == fact.zh) return fact.holds(call) == wanted;
    if (term.size() == 2 && (term.front() == "fact" || term.front() == "信息")) {
        const auto filled = call.study.record.facts.find(term.back());
        return (filled != call.study.record.facts.end() && !filled->second.empty()) == wanted;
    }
    if (term.size() == 2 && (term.front() == "has" || term.front() == "有"))
        return isKnown(call, term.back()) == wanted;
    return badCondition(call);
}

}  // namespace

Result<bool> holds(const TemplateCall& call) {
    Term term;
    for (const std::string& word : call.directive.words) {
        if (word != "and" && word != "且") {
            term.push_back(word);
            continue;
        }
        const Result<bool> so = holdsTerm(call, std::exchange(term, {}));
        if (!so || !*so) return so;
    }
    return holdsTerm(call, term);
}

}  // namespace diaoyan
