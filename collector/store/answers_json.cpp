// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answers_json.h"

#include <array>
#include <charconv>
#include <simdjson.h>

namespace diaoyan {

namespace {

constexpr std::array<std::string_view, missingReasons> reasonNames = {"unanswered", "not_asked", "invalid"};

void appendString(std::string& json, std::string_view text) {
    json += '"';
    for (const char c : text) {
        switch (c) {
        case '"': json += "\\\""; break;
        case '\\': json += "\\\\"; break;
        case '\n': json += "\\n"; break;
        case '\r': json += "\\r"; break;
        case '\t': json += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20) {
                constexpr std::string_view digits = "0123456789abcdef";
                json += "\\u00";
                json += digits[static_cast<unsigned char>(c) >> 4];
                json += digits[static_cast<unsigned char>(c) & 15];
            } else {
                json += c;
            }
        }
    }
    json += '"';
}

void appendField(std::string& json, std::string_view name, std::string_view text) {
    appendString(json, name);
    json += ':';
    appendString(json, text);
}

struct Writer {
    std::string& json;

    void operator()(const Missing& missing) const {
        json += '{';
        appendField(json, "missing", reasonNames[static_cast<std::size_t>(missing.reason)]);
        if (!missing.was.empty()) {
            json += ',';
            appendField(json, "was", missing.was);
        }
        json += '}';
    }
    void operator()(const Choice& choice) const {
        if (choice.words.empty()) return appendString(json, choice.code);
        json += '{';
        appendField(json, "code", choice.code);
        json += ',';
        appendField(json, "words", choice.words);
        json += '}';
    }
    void operator()(const Choices& choices) const {
        json += '[';
        for (std::size_t i = 0; i < choices.ticked.size(); ++i) {
            if (i > 0) json += ',';
            (*this)(choices.ticked[i]);
        }
        json += ']';
    }
    void operator()(const Ranking& ranking) const {
        json += "{\"order\":[";
        for (std::size_t i = 0; i < ranking.order.size(); ++i) {
            if (i > 0) json += ',';
            appendString(json, ranking.order[i]);
        }
        json += "]}";
    }
    void operator()(const Number& number) const {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number.value).ptr;
        json.append(digits.data(), end);
    }
    void operator()(const Words& words) const {
        json += '{';
        appendField(json, "text", words.text);
        json += '}';
    }
    void operator()(const Date& date) const {
        json += '{';
        appendField(json, "date", date.iso);
        json += '}';
    }
};

bool isPlainUnanswered(const Answer& answer) {
    const auto* missing = std::get_if<Missing>(&answer);
    return missing != nullptr && missing->reason == MissingReason::unanswered && missing->was.empty();
}

}  // namespace

std::string answersToJson(const std::map<std::string, Answer>& answers) {
    std::string json = "{";
    for (const auto& [item, answer] : answers) {
        if (isPlainUnanswered(answer)) continue;
        if (json.size() > 1) json += ',';
        appendString(json, item);
        json += ':';
        std::visit(Writer{json}, answer);
    }
    return json += '}';
}

struct AnswersReader::Parser {
    simdjson::dom::parser json;
};

AnswersReader::AnswersReader() : parser_(std::make_unique<Parser>()) {}
AnswersReader::~AnswersReader() = default;

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

Result<std::map<std::string, Answer>> AnswersReader::read(std::string_view json) {
    try {
        std::map<std::string, Answer> answers;
        const simdjson::dom::object object = parser_->json.parse(json.data(), json.size()).get_object();
        for (const auto& field : object)
            answers.emplace_hint(answers.end(), std::string(field.key), readAnswer(field.value));
        return answers;
    } catch (const simdjson::simdjson_error& error) {
        return Problem{"answers-damaged",
                       phrase("调查文件中有一份答卷无法读取（{0}）",
                              "an answer sheet in the survey file cannot be read ({0})", {error.what()}),
                       {.text = std::string(json.substr(0, 80))}};
    }
}

}  // namespace diaoyan
