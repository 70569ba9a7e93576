// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answer_rows.h"

#include <array>
#include <simdjson.h>

namespace diaoyan {

namespace {

constexpr std::array<std::string_view, missingReasons> reasonNames = {"unanswered", "not_asked", "invalid"};

}  // namespace

struct KeylessRowReader::Parser {
    simdjson::dom::parser json;
};

KeylessRowReader::KeylessRowReader() : parser_(std::make_unique<Parser>()) {}
KeylessRowReader::~KeylessRowReader() = default;

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

std::string stringField(const simdjson::dom::object& object, std::string_view name) {
    std::string_view text;
    if (object[name].get(text) != simdjson::SUCCESS) return {};
    return std::string(text);
}

Choice readChoice(const element& value) {
    std::string_view code;
    if (value.get(code) == simdjson::SUCCESS) return {std::string(code), {}};
    const simdjson::dom::object object = value.get_object();
    return {stringField(object, "code"), stringField(object, "words")};
}

Answer readObject(const simdjson::dom::object& object) {
    std::string_view text;
    if (object["missing"].get(text) == simdjson::SUCCESS) {
        for (std::size_t i = 0; i < reasonNames.size(); ++i)
            if (reasonNames[i] == text) return Missing{static_cast<MissingReason>(i), stringField(object, "was")};
        return Missing{MissingReason::invalid, std::string(text)};
    }
    if (object["code"].get(text) == simdjson::SUCCESS) return Choice{std::string(text), stringField(object, "words")};
    if (object["text"].get(text) == simdjson::SUCCESS) return Words{std::string(text)};
    if (object["date"].get(text) == simdjson::SUCCESS) return Date{std::string(text)};
    Ranking ranking;
    for (const element code : object["order"].get_array())
        ranking.order.emplace_back(std::string_view(code.get_string()));
    return ranking;
}

Answer readAnswer(const element& value) {
    switch (value.type()) {
    case element_type::STRING: return readChoice(value);
    case element_type::ARRAY: {
        Choices choices;
        for (const element choice : value.get_array()) choices.ticked.push_back(readChoice(choice));
        return choices;
    }
    case element_type::OBJECT: return readObject(value.get_object());
    default: return Number{double(value.get_double())};
    }
}

}  // namespace

Result<std::map<std::string, Answer>> KeylessRowReader::read(std::string_view json) {
    try {
        std::map<std::string, Answer> answers;
        const simdjson::dom::object object = parser_->json.parse(json.data(), json.size()).get_object();
        for (const auto& field : object)
            answers.emplace_hint(answers.end(), std::string(field.key), readAnswer(field.value));
        return answers;
    } catch (const simdjson::simdjson_error& error) { return damagedAnswers(json, error.what()); }
}

}  // namespace diaoyan
