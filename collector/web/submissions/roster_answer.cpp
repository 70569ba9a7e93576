// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/roster_answer.h"

#include "collector/web/submissions/submission.h"
#include "collector/web/submissions/typed_text.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

/// An option that one of the words stands for: its code, or what is written beside it.
const Option* optionFor(const Question& question, std::span<const std::string_view> words, bool labels) {
    for (const std::string_view word : words)
        for (const Option& option : question.options)
            if (option.code == word || (labels && (option.label.zh == word || option.label.en == word))) return &option;
    return nullptr;
}

/// `words` as the answer to a question, Missing where the question has no place for them.
Answer answerOf(const Question& question, std::span<const std::string_view> words, bool labels) {
    if (question.kind == QuestionKind::text) return Words{std::string(words.front())};
    if (question.kind == QuestionKind::number) {
        for (const std::string_view word : words)
            if (const auto number = typedNumber(word)) return Number{*number};
        return Missing{};
    }
    const Option* option = isOneChoice(question.kind) ? optionFor(question, words, labels) : nullptr;
    return option == nullptr ? Answer(Missing{}) : Answer(Choice{option->code, {}});
}

bool isThere(const Answer& answer) {
    return !std::holds_alternative<Missing>(answer);
}

}  // namespace

SchoolFinder::SchoolFinder(const Roster& roster) : roster_(std::make_shared<const Roster>(roster)) {
    for (const School& school : roster_->schools) {
        by_code_.emplace(school.code, &school);
        by_name_.emplace(school.name, &school);
    }
}

const School* SchoolFinder::chosen(std::string_view code) const {
    if (code.empty()) return roster_->schools.size() == 1 ? &roster_->schools.front() : nullptr;
    const auto found = by_code_.find(code);
    return found == by_code_.end() ? nullptr : found->second;
}

const School* SchoolFinder::named(std::string_view code_or_name) const {
    if (code_or_name.empty()) return nullptr;
    if (const School* school = chosen(code_or_name)) return school;
    const auto found = by_name_.find(code_or_name);
    return found == by_name_.end() ? nullptr : found->second;
}

ItemReading SchoolFinder::read(const Question& question, const Invitation& invitation,
                               std::span<const GivenValue> given, std::string& school) const {
    if (question.roster_field == RosterField::school) return readSchool(question, given, school);
    if (question.roster_field == RosterField::class_name && !invitation.class_name.empty()) {
        const std::array<std::string_view, 1> words{invitation.class_name};
        Answer answer = answerOf(question, words, true);
        if (isThere(answer)) return {std::move(answer), {}};
    }
    return readItem(question, question.kind, given);
}

ItemReading SchoolFinder::readSchool(const Question& question, std::span<const GivenValue> given,
                                     std::string& school) const {
    if (const School* known = school.empty() ? nullptr : chosen(school)) {
        // A page leaves the question off where the code alone answers it (isAnsweredBy); the name is the second best.
        const std::array<std::string_view, 1> code{known->code};
        const std::array<std::string_view, 2> both{known->name, known->code};
        const bool in_words = question.kind == QuestionKind::text;
        Answer answer = in_words ? answerOf(question, both, false) : answerOf(question, code, false);
        if (isThere(answer)) return {std::move(answer), {}};
        ItemReading own = readItem(question, question.kind, given);
        if (isThere(own.answer) || !own.problem.empty()) return own;
        return {answerOf(question, both, true), {}};
    }
    ItemReading own = readItem(question, question.kind, given);
    if (roster_->schools.empty() || !own.problem.empty()) return own;
    if (const auto* words = std::get_if<Words>(&own.answer)) {
        const School* found = named(words->text);
        if (found == nullptr) return {Missing{MissingReason::invalid, words->text}, "unknown-school"};
        school = found->code;
        return {Words{found->name}, {}};
    }
    if (const auto* choice = std::get_if<Choice>(&own.answer)) {
        const auto position = optionIndex(question.options, choice->code);
        const School* found = chosen(choice->code);
        if (found == nullptr && position) found = named(question.options[*position].label.zh);
        if (found == nullptr && position) found = named(question.options[*position].label.en);
        if (found != nullptr) school = found->code;
    }
    if (!isThere(own.answer) && question.required && question.kind == QuestionKind::text)
        own.problem = "school-missing";
    return own;
}

bool isAnsweredBy(const Question& question, const Invitation& invitation) {
    const bool of_school = question.roster_field == RosterField::school;
    if (!of_school && question.roster_field != RosterField::class_name) return false;
    const std::array<std::string_view, 1> words{of_school ? invitation.school : invitation.class_name};
    return !words.front().empty() && isThere(answerOf(question, words, !of_school));
}

}  // namespace diaoyan
