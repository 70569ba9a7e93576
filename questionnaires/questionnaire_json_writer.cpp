// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/questionnaire_json.h"

#include "questionnaires/json_names.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>

namespace diaoyan {

namespace {

// Keys keep the order in which they are written here: people read and compare these files.
using Json = nlohmann::ordered_json;

Json textJson(const Text& text) {
    if (text.zh == text.en) return text.zh;
    Json object = Json::object();
    if (!text.zh.empty()) object["zh"] = text.zh;
    if (!text.en.empty()) object["en"] = text.en;
    return object;
}

/// Whole numbers without ".0", as a person would write them.
Json numberJson(double number) {
    if (std::trunc(number) == number && std::abs(number) < 1e15 && !(number == 0 && std::signbit(number)))
        return static_cast<std::int64_t>(number);
    return number;
}

void put(Json& object, const char* key, const std::optional<double>& number) {
    if (number && std::isfinite(*number)) object[key] = numberJson(*number);
}

Json optionJson(const Option& option) {
    Json object{{"code", option.code}, {"label", textJson(option.label)}};
    put(object, "score", option.score);
    if (!option.substantive) object["substantive"] = false;
    if (option.exclusive) object["exclusive"] = true;
    if (option.other) object["other"] = true;
    return object;
}

Json ruleJson(const ShowRule& rule) {
    return Json{{"question", rule.question}, {rule.negated ? "none_of" : "any_of", rule.any_of}};
}

Json questionJson(const Question& question) {
    const Question defaults;
    Json object{{"id", question.id}, {"title", textJson(question.title)}, {"kind", jsonName(question.kind)}};
    if (question.kind == QuestionKind::matrix || question.cells != defaults.cells)
        object["cells"] = jsonName(question.cells);
    if (question.required) object["required"] = true;
    if (question.roster_field != RosterField::none) object["roster_field"] = jsonName(question.roster_field);
    if (!question.construct.empty()) object["construct"] = question.construct;
    const bool scaled = question.kind == QuestionKind::scale ||
                        (question.kind == QuestionKind::matrix && question.cells == QuestionKind::scale);
    if (scaled || question.direction != defaults.direction) object["direction"] = jsonName(question.direction);
    if (question.option_order != defaults.option_order) object["option_order"] = jsonName(question.option_order);
    if (!question.rows.empty()) {
        Json& rows = object["rows"] = Json::array();
        for (const MatrixRow& row : question.rows)
            rows.push_back(Json{{"code", row.code}, {"label", textJson(row.label)}});
    }
    if (!question.options.empty()) {
        Json& options = object["options"] = Json::array();
        for (const Option& option : question.options) options.push_back(optionJson(option));
    }
    if (question.min_choices) object["min_choices"] = *question.min_choices;
    if (question.max_choices) object["max_choices"] = *question.max_choices;
    put(object, "min_number", question.min_number);
    put(object, "max_number", question.max_number);
    if (!question.show_when.empty()) {
        Json& rules = object["show_when"] = Json::array();
        for (const ShowRule& rule : question.show_when) rules.push_back(ruleJson(rule));
    }
    if (!question.note.empty()) object["note"] = textJson(question.note);
    return object;
}

Json roleJson(const Role& role) {
    if (role == roleNamed(role.id)) return role.id;
    return Json{{"id", role.id}, {"name", textJson(role.name)}, {"counter", role.counter}};
}

// Bytes that are no UTF-8 become U+FFFD: writing never fails.
std::string plain(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string inOneLine(const Json& value) {
    if (!value.is_structured()) return plain(value);
    std::string line(1, value.is_object() ? '{' : '[');
    bool first = true;
    for (const auto& [key, element] : value.items()) {
        if (!first) line += ", ";
        first = false;
        if (value.is_object()) line += plain(Json(key)) + ": ";
        line += inOneLine(element);
    }
    return line + (value.is_object() ? '}' : ']');
}

constexpr std::size_t lineBytes = 130;

/// Holds a list of objects (questions, options, rows, rules): each of those gets a line of its own.
bool holdsList(const Json& value) {
    for (const Json& element : value)
        if (element.is_structured() && ((value.is_array() && element.is_object()) || holdsList(element))) return true;
    return false;
}

void pretty(std::string& out, const Json& value, std::size_t level) {
    if (!value.is_structured() || !holdsList(value)) {
        const std::string line = inOneLine(value);
        if (!value.is_structured() || value.empty() || 2 * level + line.size() <= lineBytes) {
            out += line;
            return;
        }
    }
    const std::string indent(2 * (level + 1), ' ');
    out += value.is_object() ? '{' : '[';
    bool first = true;
    for (const auto& [key, element] : value.items()) {
        out += (first ? "\n" : ",\n") + indent;
        first = false;
        if (value.is_object()) out += plain(Json(key)) + ": ";
        pretty(out, element, level + 1);
    }
    out += '\n' + std::string(2 * level, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

std::string_view jsonName(QuestionKind kind) {
    return nameIn(kindNames, kind);
}

std::string_view jsonName(ScaleDirection direction) {
    return nameIn(directionNames, direction);
}

std::string_view jsonName(RosterField field) {
    return nameIn(rosterFieldNames, field);
}

std::string_view jsonName(OptionOrder order) {
    return nameIn(optionOrderNames, order);
}

std::optional<QuestionKind> questionKindNamed(std::string_view name) {
    return valueIn(kindNames, name);
}

std::string toJson(const Questionnaire& questionnaire) {
    Json object{{"id", questionnaire.id},
                {"version", questionnaire.version},
                {"title", textJson(questionnaire.title)},
                {"role", roleJson(questionnaire.role)}};
    if (questionnaire.inferred) object["inferred"] = true;
    Json& questions = object["questions"] = Json::array();
    for (const Question& question : questionnaire.questions) questions.push_back(questionJson(question));
    std::string out;
    pretty(out, object, 0);
    return out + '\n';
}

}  // namespace diaoyan
