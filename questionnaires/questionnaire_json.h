// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/questionnaire.h"
#include "questionnaires/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// A questionnaire as people keep and edit it: docs/schema/questionnaire.schema.json describes the format.
/// Reading is strict about form (unknown keys, types, sizes) and answers with the place as a JSON pointer, or
/// as line and column while the text is not JSON at all. Whether the questionnaire makes sense is asked of
/// checkQuestionnaire. Two short forms: a text that is a plain string stands for both languages, and an
/// option or matrix row that is a plain string gets the code o1, o2 ... (r1, r2 ...) of its position.
Result<Questionnaire> questionnaireFromJson(std::string_view json, const std::string& file);

/// The same questionnaire in pretty JSON with keys in a fixed order; what equals its default is left out.
/// questionnaireFromJson(toJson(q)) == q for every q within the limits, in valid UTF-8 and without NaN.
std::string toJson(const Questionnaire& questionnaire);

/// What a questionnaire may hold at most: it may come from a stranger.
struct QuestionnaireLimits {
    std::size_t bytes = 16u << 20;
    std::size_t depth = 32;  ///< of nested objects and arrays
    std::size_t questions = 2000;
    std::size_t options = 1000;         ///< of one question
    std::size_t rows = 1000;            ///< of one matrix
    std::size_t items = 20000;          ///< columns of answers in all
    std::size_t item_options = 400000;  ///< options of all items together
};
inline constexpr QuestionnaireLimits questionnaireLimits{};

/// The words of the format: single, multiple, scale, matrix, ranking, number, text, date.
std::string_view jsonName(QuestionKind kind);
std::string_view jsonName(ScaleDirection direction);  ///< best_first, worst_first
std::string_view jsonName(RosterField field);         ///< none, school, grade, class_name
std::string_view jsonName(OptionOrder order);         ///< known, first_appearance
std::optional<QuestionKind> questionKindNamed(std::string_view name);

}  // namespace diaoyan
