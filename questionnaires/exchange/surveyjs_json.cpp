// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/surveyjs_json.h"

#include "questionnaires/exchange/plain_text.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

using Json = nlohmann::json;

/// Does the key look like the name of a language: en, zh-cn, default?
bool isLanguage(const std::string& key) {
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (key == "default") return true;
    if (key.size() != 2 && !(key.size() >= 5 && key.size() <= 7 && key[2] == '-')) return false;
    return letter(key[0]) && letter(key[1]);
}

bool isTextByLanguage(const Json& value) {
    if (!value.is_object() || value.empty()) return false;
    for (const auto& entry : value.items())
        if (!isLanguage(entry.key()) || !entry.value().is_string()) return false;
    return true;
}

void collect(const Json& value, std::vector<std::string>& found) {
    constexpr std::size_t most = 50;
    if (isTextByLanguage(value)) {
        for (const auto& entry : value.items())
            if (found.size() < most && std::find(found.begin(), found.end(), entry.key()) == found.end())
                found.push_back(entry.key());
    } else if (value.is_structured()) {
        for (const auto& entry : value.items()) collect(entry.value(), found);
    }
}

/// Markup is taken off; a text without any stays as it is, letter by letter.
std::string shownText(const std::string& text) {
    for (std::size_t at = text.find('<'); at != std::string::npos && at + 1 < text.size();
         at = text.find('<', at + 1)) {
        const char next = text[at + 1];
        const bool tag = next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        if (tag && text.find('>', at) != std::string::npos) return plainText(text);
    }
    return text;
}

}  // namespace

std::string wordOf(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "true" : "false";
    if (value.is_number()) return value.dump();
    return {};
}

std::string wordAt(const Json& object, const char* name) {
    if (!object.is_object()) return {};
    const auto found = object.find(name);
    return found == object.end() ? std::string() : wordOf(*found);
}

bool flagAt(const Json& object, const char* name) {
    return wordAt(object, name) == "true";
}

std::optional<double> numberAt(const Json& object, const char* name) {
    if (!object.is_object()) return std::nullopt;
    const auto found = object.find(name);
    return found != object.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
}

std::vector<std::string> surveyJsLanguages(const Json& survey) {
    std::vector<std::string> found;
    collect(survey, found);
    if (found.empty()) return {""};
    const std::string locale = wordAt(survey, "locale");
    const std::string own = locale.empty() ? "en" : locale;
    const auto plain = std::find(found.begin(), found.end(), "default");
    if (plain != found.end()) {
        found.erase(plain);
        found.erase(std::remove(found.begin(), found.end(), own), found.end());
        found.insert(found.begin(), own);
    }
    return found;
}

SurveyJsTexts::SurveyJsTexts(LanguagePair pair, const std::string& locale)
    : pair_(std::move(pair)), default_(locale.empty() ? "en" : locale) {}

Text SurveyJsTexts::at(const Json& object, const char* name) const {
    if (!object.is_object() || !object.contains(name)) return {};
    const Json& value = object[name];
    if (!value.is_object()) return untranslated(shownText(wordOf(value)));
    TextsByLanguage texts;
    for (const auto& entry : value.items())
        if (entry.value().is_string() && entry.key() != "default")
            texts[entry.key()] = shownText(wordOf(entry.value()));
    if (value.contains("default")) texts.emplace(default_, shownText(wordOf(value["default"])));
    return textOf(texts, pair_, default_);
}

Text SurveyJsTexts::in(const Text& words) const {
    if (pair_.zh == pair_.en) return untranslated(words.en);
    return {pair_.zh.empty() ? "" : words.zh, pair_.en.empty() ? "" : words.en};
}

}  // namespace diaoyan
