// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/question.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace diaoyan {

/// The words that stand for the values of an enumeration in JSON, in one table for reading and writing.
template <class Value, std::size_t count>
using JsonNames = std::array<std::pair<Value, std::string_view>, count>;

inline constexpr JsonNames<QuestionKind, 8> kindNames{{{QuestionKind::single, "single"},
                                                       {QuestionKind::multiple, "multiple"},
                                                       {QuestionKind::scale, "scale"},
                                                       {QuestionKind::matrix, "matrix"},
                                                       {QuestionKind::ranking, "ranking"},
                                                       {QuestionKind::number, "number"},
                                                       {QuestionKind::text, "text"},
                                                       {QuestionKind::date, "date"}}};
inline constexpr JsonNames<ScaleDirection, 2> directionNames{
    {{ScaleDirection::best_first, "best_first"}, {ScaleDirection::worst_first, "worst_first"}}};
inline constexpr JsonNames<RosterField, 4> rosterFieldNames{{{RosterField::none, "none"},
                                                             {RosterField::school, "school"},
                                                             {RosterField::grade, "grade"},
                                                             {RosterField::class_name, "class_name"}}};
inline constexpr JsonNames<OptionOrder, 2> optionOrderNames{
    {{OptionOrder::known, "known"}, {OptionOrder::first_appearance, "first_appearance"}}};

template <class Value, std::size_t count>
std::string_view nameIn(const JsonNames<Value, count>& names, Value value) {
    for (const auto& [known, name] : names)
        if (known == value) return name;
    return names[0].second;
}

template <class Value, std::size_t count>
std::optional<Value> valueIn(const JsonNames<Value, count>& names, std::string_view name) {
    for (const auto& [value, known] : names)
        if (known == name) return value;
    return std::nullopt;
}

/// "single, multiple, scale": for a message that says what would have been understood.
template <class Value, std::size_t count>
std::string listOf(const JsonNames<Value, count>& names) {
    std::string list;
    for (const auto& [value, name] : names) list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

}  // namespace diaoyan
