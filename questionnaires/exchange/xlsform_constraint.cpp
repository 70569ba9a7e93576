// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/plain_text.h"
#include "questionnaires/exchange/xlsform.h"
#include "questionnaires/questionnaire_check.h"

#include <charconv>
#include <cmath>

namespace diaoyan {

namespace {

/// The parts between the `and` that stand in no bracket and no quotation.
std::vector<std::string> conjuncts(std::string_view text) {
    std::vector<std::string> parts;
    int depth = 0;
    char quote = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth != 0 || text.substr(at, 5) != " and ") continue;
            parts.emplace_back(trimmedView(text.substr(begin, at - begin)));
            begin = at + 5;
        }
    }
    parts.emplace_back(trimmedView(text.substr(begin)));
    return parts;
}

std::string withoutBlanks(std::string_view text) {
    std::string dense;
    for (const char c : text)
        if (!isBlank(c)) dense += c;
    return dense;
}

struct Bound {
    bool least = false;
    bool strict = false;
    double value = 0;
};

/// >=3, <10
std::optional<Bound> boundIn(std::string_view text) {
    Bound bound;
    if (text.empty() || (text.front() != '>' && text.front() != '<')) return std::nullopt;
    bound.least = text.front() == '>';
    text.remove_prefix(1);
    bound.strict = text.empty() || text.front() != '=';
    if (!bound.strict) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bound.value);
    const bool whole = error == std::errc() && end == text.data() + text.size() && !text.empty();
    return whole && std::isfinite(bound.value) ? std::optional(bound) : std::nullopt;
}

bool applyCount(const Bound& bound, Question& question) {
    constexpr double most = 10000;
    if (std::floor(bound.value) != bound.value || std::abs(bound.value) > most) return false;
    const int count = static_cast<int>(bound.value) + (bound.strict ? (bound.least ? 1 : -1) : 0);
    (bound.least ? question.min_choices : question.max_choices) = count;
    return true;
}

/// not(selected(.,'none')andcount-selected(.)>1)
bool applyExclusive(std::string_view text, Question& question) {
    constexpr std::string_view before = "not(selected(.,", after = ")andcount-selected(.)>1)";
    if (!text.starts_with(before) || !text.ends_with(after)) return false;
    text.remove_prefix(before.size());
    text.remove_suffix(after.size());
    if (text.size() < 3) return false;
    const auto index = optionIndex(question.options, idFrom(text.substr(1, text.size() - 2)));
    if (!index) return false;
    question.options[*index].exclusive = true;
    return true;
}

bool applyPart(const std::string& part, Question& question) {
    const std::string dense = withoutBlanks(part);
    constexpr std::string_view count = "count-selected(.)";
    if (dense.starts_with(count)) {
        const auto bound = boundIn(std::string_view(dense).substr(count.size()));
        return bound && applyCount(*bound, question);
    }
    if (dense.starts_with("not(")) return applyExclusive(dense, question);
    if (dense.empty() || dense.front() != '.' || question.kind != QuestionKind::number) return false;
    const auto bound = boundIn(std::string_view(dense).substr(1));
    if (!bound || bound->strict) return false;
    (bound->least ? question.min_number : question.max_number) = bound->value;
    return true;
}

}  // namespace

bool applyConstraint(const std::string& constraint, Question& question) {
    std::string text = constraint;
    if (text.size() >= 2 && text.front() == '(' && text.back() == ')' && text.find(')') == text.size() - 1)
        text = text.substr(1, text.size() - 2);
    bool all = true;
    for (const std::string& part : conjuncts(text)) all = applyPart(part, question) && all;
    return all;
}

std::string constraintOf(const Question& question) {
    std::string constraint;
    const auto add = [&](const std::string& part) { constraint += (constraint.empty() ? "" : " and ") + part; };
    if (question.min_number) add(". >= " + shortestNumber(*question.min_number));
    if (question.max_number) add(". <= " + shortestNumber(*question.max_number));
    if (question.min_choices) add("count-selected(.) >= " + std::to_string(*question.min_choices));
    if (question.max_choices) add("count-selected(.) <= " + std::to_string(*question.max_choices));
    for (const Option& option : question.options)
        if (option.exclusive) add("not(selected(., '" + option.code + "') and count-selected(.) > 1)");
    return constraint;
}

}  // namespace diaoyan
