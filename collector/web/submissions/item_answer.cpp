// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/item_answer.h"

#include "collector/web/submissions/typed_text.h"

#include <algorithm>

namespace diaoyan {

namespace {

std::string ownWords(std::span<const GivenValue> given, std::size_t option) {
    for (const GivenValue& one : given)
        if (one.role == FieldRole::words && one.option == option) return std::string(one.text);
    return {};
}

/// Position of an option by its code; the number of options where there is none.
std::size_t positionOf(const Question& question, std::string_view code) {
    const auto found = std::find_if(question.options.begin(), question.options.end(),
                                    [&](const Option& option) { return option.code == code; });
    return static_cast<std::size_t>(found - question.options.begin());
}

Choice choiceOf(const Question& question, std::span<const GivenValue> given, std::string_view code) {
    const std::size_t position = positionOf(question, code);
    const bool takes_words = position < question.options.size() && question.options[position].other;
    return {std::string(code), takes_words ? ownWords(given, position) : std::string()};
}

ItemReading readChoices(const Question& question, std::span<const GivenValue> given) {
    std::vector<std::pair<std::size_t, std::string_view>> ticked;
    for (const GivenValue& one : given)
        if (one.role == FieldRole::value) ticked.emplace_back(positionOf(question, one.text), one.text);
    if (ticked.empty()) return {};
    std::stable_sort(ticked.begin(), ticked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Choices choices;
    choices.ticked.reserve(ticked.size());
    for (const auto& [position, code] : ticked) choices.ticked.push_back(choiceOf(question, given, code));
    return {std::move(choices), {}};
}

ItemReading invalid(std::string problem, std::string was) {
    return {Missing{MissingReason::invalid, std::move(was)}, std::move(problem)};
}

ItemReading readRanking(const Question& question, std::span<const GivenValue> given) {
    struct Ranked {
        std::optional<int> rank;
        std::size_t option;
        std::string_view typed;
    };
    std::vector<Ranked> ranked;
    for (const GivenValue& one : given) ranked.push_back({typedCount(one.text), one.option, one.text});
    if (ranked.empty()) return {};
    std::string was;
    for (const Ranked& one : ranked) {
        if (!was.empty()) was += ' ';
        was.append(question.options[one.option].code).append(1, '#').append(one.typed);
    }
    const auto bad = [&](const Ranked& one) {
        return !one.rank || *one.rank < 1 || static_cast<std::size_t>(*one.rank) > question.options.size();
    };
    if (std::any_of(ranked.begin(), ranked.end(), bad)) return invalid("bad-rank", std::move(was));
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    const auto same = [](const Ranked& a, const Ranked& b) { return a.rank == b.rank; };
    if (std::adjacent_find(ranked.begin(), ranked.end(), same) != ranked.end())
        return invalid("rank-twice", std::move(was));
    if (static_cast<std::size_t>(*ranked.back().rank) != ranked.size()) return invalid("rank-gap", std::move(was));
    Ranking ranking;
    for (const Ranked& one : ranked) ranking.order.push_back(question.options[one.option].code);
    return {std::move(ranking), {}};
}

}  // namespace

ItemReading readItem(const Question& question, QuestionKind kind, std::span<const GivenValue> given) {
    if (given.empty()) return {};
    if (kind == QuestionKind::multiple) return readChoices(question, given);
    if (kind == QuestionKind::ranking) return readRanking(question, given);
    const auto value =
        std::find_if(given.begin(), given.end(), [](const GivenValue& one) { return one.role == FieldRole::value; });
    if (value == given.end()) return {};
    const std::string_view text = value->text;
    if (isOneChoice(kind)) return {choiceOf(question, given, text), {}};
    if (kind == QuestionKind::number) {
        const auto number = typedNumber(text);
        return number ? ItemReading{Number{*number}, {}} : invalid("bad-number", std::string(text));
    }
    if (kind == QuestionKind::date) {
        auto date = typedDate(text);
        return date ? ItemReading{Date{std::move(*date)}, {}} : invalid("invalid-date", std::string(text));
    }
    return {Words{std::string(text)}, {}};
}

}  // namespace diaoyan
