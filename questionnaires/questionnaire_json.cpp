// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/questionnaire_json.h"

#include "questionnaires/json_names.h"
#include "questionnaires/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

namespace diaoyan {

namespace {

using Json = nlohmann::json;
using Keys = std::initializer_list<std::string_view>;

std::string pointerTo(const std::string& at, std::string_view key) {
    std::string pointer = at + '/';
    for (const char c : key) {  // RFC 6901
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer += c;
    }
    return pointer;
}

std::string pointerTo(const std::string& at, std::size_t index) {
    return at + '/' + std::to_string(index);
}

std::string quoted(const Json& value) {
    constexpr std::size_t longest = 60;
    if (value.is_structured()) return value.is_object() ? "{...}" : "[...]";
    return value.is_string() ? beginningOf(value.get_ref<const std::string&>(), longest)
                             : beginningOf(value.dump(-1, ' ', false, Json::error_handler_t::replace), longest);
}

/// Turns JSON into a questionnaire. The first complaint is kept; reading goes on with defaults, because
/// the size of the text bounds the work anyway and every function may then return a plain value.
class FormReader {
public:
    explicit FormReader(const std::string& file) : file_(file) {}

    Questionnaire questionnaire(const Json& value);
    const std::optional<Problem>& complaint() const { return complaint_; }

private:
    void complain(const std::string& at, std::string code, Text message, std::string was = {}) {
        if (!complaint_) complaint_ = Problem{std::move(code), std::move(message), {file_, 0, at, std::move(was)}};
    }
    void wrongType(const std::string& at, const Json& value, Text expected) {
        complain(at, "wrong-type", phrase("这里应为{0}", "expected {0} here", {expected}), quoted(value));
    }
    bool isObject(const Json& value, const std::string& at, Keys required, Keys optional);
    const Json* list(const Json& object, const char* key, const std::string& at, std::size_t most);
    std::string word(const Json& object, const char* key, const std::string& at, std::string fallback = {});
    std::string word(const Json& value, const std::string& at);
    Text text(const Json& object, const char* key, const std::string& at);
    Text text(const Json& value, const std::string& at);
    bool flag(const Json& object, const char* key, const std::string& at, bool fallback);
    std::optional<double> number(const Json& object, const char* key, const std::string& at);
    std::optional<int> limit(const Json& object, const char* key, const std::string& at);
    template <class Names, class Value>
    Value named(const Json& object, const char* key, const std::string& at, const Names& names, Value fallback);

    Role role(const Json& value, const std::string& at);
    Question question(const Json& value, const std::string& at);
    Option option(const Json& value, const std::string& at, std::size_t position);
    MatrixRow row(const Json& value, const std::string& at, std::size_t position);
    ShowRule rule(const Json& value, const std::string& at);
    void countItems(const Question& question, const std::string& at);

    std::string file_;
    std::optional<Problem> complaint_;
    std::size_t items_ = 0;
    std::size_t item_options_ = 0;
};

bool FormReader::isObject(const Json& value, const std::string& at, Keys required, Keys optional) {
    if (!value.is_object()) {
        wrongType(at, value, {"对象 {...}", "an object {...}"});
        return false;
    }
    const auto among = [](Keys keys, std::string_view key) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    for (const auto& entry : value.items()) {
        if (among(required, entry.key()) || among(optional, entry.key())) continue;
        std::string known;
        for (const Keys& keys : {required, optional})
            for (const std::string_view key : keys) known += (known.empty() ? "" : ", ") + std::string(key);
        complain(pointerTo(at, beginningOf(entry.key(), 100)), "unknown-key",
                 phrase("不认识的键；可用的键：{0}", "unknown key; known here: {0}", {known}),
                 beginningOf(entry.key(), 100));
        return false;
    }
    for (const std::string_view key : required)
        if (!value.contains(key)) {
            complain(at, "missing-key", phrase("缺少键 “{0}”", "the key \"{0}\" is missing", {key}));
            return false;
        }
    return true;
}

const Json* FormReader::list(const Json& object, const char* key, const std::string& at, std::size_t most) {
    const auto found = object.find(key);
    if (found == object.end()) return nullptr;
    if (!found->is_array()) {
        wrongType(pointerTo(at, key), *found, {"列表 [...]", "a list [...]"});
        return nullptr;
    }
    if (found->size() > most) {
        complain(pointerTo(at, key), "too-large",
                 phrase("有 {0} 个，最多允许 {1} 个", "{0} entries, at most {1} are allowed",
                        {std::uint64_t{found->size()}, std::uint64_t{most}}));
        return nullptr;
    }
    return &*found;
}

std::string FormReader::word(const Json& value, const std::string& at) {
    if (value.is_string()) return value.get<std::string>();
    wrongType(at, value, {"字符串", "a string"});
    return {};
}

std::string FormReader::word(const Json& object, const char* key, const std::string& at, std::string fallback) {
    const auto found = object.find(key);
    return found == object.end() ? fallback : word(*found, pointerTo(at, key));
}

Text FormReader::text(const Json& value, const std::string& at) {
    if (value.is_string()) return untranslated(value.get<std::string>());
    if (!value.is_object()) {
        wrongType(at, value, {"文字，或 {\"zh\": ..., \"en\": ...}", "a text, or {\"zh\": ..., \"en\": ...}"});
        return {};
    }
    if (!isObject(value, at, {}, {"zh", "en"})) return {};
    return Text{word(value, "zh", at), word(value, "en", at)};
}

Text FormReader::text(const Json& object, const char* key, const std::string& at) {
    const auto found = object.find(key);
    return found == object.end() ? Text{} : text(*found, pointerTo(at, key));
}

bool FormReader::flag(const Json& object, const char* key, const std::string& at, bool fallback) {
    const auto found = object.find(key);
    if (found == object.end()) return fallback;
    if (!found->is_boolean()) wrongType(pointerTo(at, key), *found, {"true 或 false", "true or false"});
    return found->is_boolean() ? found->get<bool>() : fallback;
}

std::optional<double> FormReader::number(const Json& object, const char* key, const std::string& at) {
    const auto found = object.find(key);
    if (found == object.end()) return std::nullopt;
    if (!found->is_number()) {
        wrongType(pointerTo(at, key), *found, {"数字", "a number"});
        return std::nullopt;
    }
    return found->get<double>();
}

std::optional<int> FormReader::limit(const Json& object, const char* key, const std::string& at) {
    const auto found = object.find(key);
    if (found == object.end()) return std::nullopt;
    const bool fits = found->is_number_integer() && found->get<double>() >= std::numeric_limits<int>::min() &&
                      found->get<double>() <= std::numeric_limits<int>::max();
    if (!fits) wrongType(pointerTo(at, key), *found, {"整数", "a whole number"});
    return fits ? std::optional<int>(found->get<int>()) : std::nullopt;
}

template <class Names, class Value>
Value FormReader::named(const Json& object, const char* key, const std::string& at, const Names& names,
                        Value fallback) {
    const auto found = object.find(key);
    if (found == object.end()) return fallback;
    const std::string name = word(*found, pointerTo(at, key));
    const auto value = valueIn(names, name);
    if (!value)
        complain(pointerTo(at, key), "unknown-value",
                 phrase("不认识的取值；可用：{0}", "unknown value; known: {0}", {listOf(names)}),
                 beginningOf(name, 60));
    return value.value_or(fallback);
}

Role FormReader::role(const Json& value, const std::string& at) {
    if (value.is_string()) return roleNamed(value.get<std::string>());
    if (!isObject(value, at, {"id"}, {"name", "counter"})) return {};
    Role role = roleNamed(word(value, "id", at));
    if (value.contains("name")) role.name = text(value, "name", at);
    role.counter = word(value, "counter", at, role.counter);
    return role;
}

Option FormReader::option(const Json& value, const std::string& at, std::size_t position) {
    if (value.is_string())
        return Option{.code = "o" + std::to_string(position + 1), .label = text(value, at), .score = {}};
    if (!isObject(value, at, {"code", "label"}, {"score", "substantive", "exclusive", "other"})) return {};
    return Option{.code = word(value, "code", at),
                  .label = text(value, "label", at),
                  .score = number(value, "score", at),
                  .substantive = flag(value, "substantive", at, true),
                  .exclusive = flag(value, "exclusive", at, false),
                  .other = flag(value, "other", at, false)};
}

MatrixRow FormReader::row(const Json& value, const std::string& at, std::size_t position) {
    if (value.is_string()) return MatrixRow{"r" + std::to_string(position + 1), text(value, at)};
    if (!isObject(value, at, {"code", "label"}, {})) return {};
    return MatrixRow{word(value, "code", at), text(value, "label", at)};
}

ShowRule FormReader::rule(const Json& value, const std::string& at) {
    if (!isObject(value, at, {"question"}, {"any_of", "none_of"})) return {};
    ShowRule rule{.question = word(value, "question", at), .any_of = {}, .negated = value.contains("none_of")};
    if (value.contains("any_of") == value.contains("none_of")) {
        complain(at, "wrong-rule", {"跳题规则须写 any_of 或 none_of 之一", "a rule has either any_of or none_of"});
        return rule;
    }
    const char* key = rule.negated ? "none_of" : "any_of";
    if (const Json* codes = list(value, key, at, questionnaireLimits.options))
        for (std::size_t i = 0; i < codes->size(); ++i)
            rule.any_of.push_back(word((*codes)[i], pointerTo(pointerTo(at, key), i)));
    return rule;
}

Question FormReader::question(const Json& value, const std::string& at) {
    if (!isObject(value, at, {"id", "title", "kind"},
                  {"cells", "required", "roster_field", "construct", "direction", "option_order", "rows", "options",
                   "min_choices", "max_choices", "min_number", "max_number", "show_when", "note"}))
        return {};
    Question question;
    question.id = word(value, "id", at);
    question.title = text(value, "title", at);
    question.kind = named(value, "kind", at, kindNames, question.kind);
    question.cells = named(value, "cells", at, kindNames, question.cells);
    question.direction = named(value, "direction", at, directionNames, question.direction);
    question.option_order = named(value, "option_order", at, optionOrderNames, question.option_order);
    question.roster_field = named(value, "roster_field", at, rosterFieldNames, question.roster_field);
    question.construct = word(value, "construct", at);
    question.required = flag(value, "required", at, false);
    question.min_choices = limit(value, "min_choices", at);
    question.max_choices = limit(value, "max_choices", at);
    question.min_number = number(value, "min_number", at);
    question.max_number = number(value, "max_number", at);
    question.note = text(value, "note", at);
    const std::string rows_at = pointerTo(at, "rows"), options_at = pointerTo(at, "options");
    if (const Json* rows = list(value, "rows", at, questionnaireLimits.rows))
        for (std::size_t i = 0; i < rows->size(); ++i)
            question.rows.push_back(row((*rows)[i], pointerTo(rows_at, i), i));
    if (const Json* options = list(value, "options", at, questionnaireLimits.options))
        for (std::size_t i = 0; i < options->size(); ++i)
            question.options.push_back(option((*options)[i], pointerTo(options_at, i), i));
    if (const Json* rules = list(value, "show_when", at, questionnaireLimits.options))
        for (std::size_t i = 0; i < rules->size(); ++i)
            question.show_when.push_back(rule((*rules)[i], pointerTo(pointerTo(at, "show_when"), i)));
    countItems(question, at);
    return question;
}

/// A few kilobytes of rows and options can unfold into gigabytes of items; stop before that.
void FormReader::countItems(const Question& question, const std::string& at) {
    const std::size_t count = question.kind == QuestionKind::matrix ? question.rows.size() : 1;
    items_ += count;
    item_options_ += count * question.options.size();
    if (items_ > questionnaireLimits.items || item_options_ > questionnaireLimits.item_options)
        complain(
            at, "too-large",
            phrase("到此题为止共有 {0} 列答案、{1} 个选项，超过上限（{2}、{3}）",
                   "up to this question there are {0} columns of answers with {1} options, over the limit ({2}, {3})",
                   {std::uint64_t{items_}, std::uint64_t{item_options_}, std::uint64_t{questionnaireLimits.items},
                    std::uint64_t{questionnaireLimits.item_options}}));
}

Questionnaire FormReader::questionnaire(const Json& value) {
    if (!isObject(value, "", {"id", "role", "questions"}, {"$schema", "version", "title", "inferred"})) return {};
    Questionnaire form;
    form.id = word(value, "id", "");
    form.version = word(value, "version", "", form.version);
    form.title = text(value, "title", "");
    form.role = role(value["role"], "/role");
    form.inferred = flag(value, "inferred", "", false);
    if (const Json* questions = list(value, "questions", "", questionnaireLimits.questions))
        for (std::size_t i = 0; i < questions->size() && !complaint_; ++i)
            form.questions.push_back(question((*questions)[i], pointerTo("/questions", i)));
    return form;
}

}  // namespace

Result<Questionnaire> questionnaireFromJson(std::string_view json, const std::string& file) {
    const Result<Json> value = jsonFromText(json, file, {questionnaireLimits.bytes, questionnaireLimits.depth});
    if (!value) return value.problem();
    FormReader reader(file);
    Questionnaire questionnaire = reader.questionnaire(*value);
    if (reader.complaint()) return *reader.complaint();
    return questionnaire;
}

}  // namespace diaoyan
