// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/exchange/form_languages.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// A string, number or truth value as text; empty for all else. Only for .cpp files: it shows nlohmann.
std::string wordOf(const nlohmann::json& value);

/// The same of a member; empty, false or nothing where it is missing or of another type.
std::string wordAt(const nlohmann::json& object, const char* name);
bool flagAt(const nlohmann::json& object, const char* name);
std::optional<double> numberAt(const nlohmann::json& object, const char* name);

/// The languages that texts of the definition are given in ({"default": ..., "zh-cn": ...}), the default's first; its
/// name is the property locale, or en.
std::vector<std::string> surveyJsLanguages(const nlohmann::json& survey);

/// Texts of a definition in one pair of languages.
class SurveyJsTexts {
public:
    SurveyJsTexts(LanguagePair pair, const std::string& locale);

    /// A member that is a text for all languages, or an object of texts by language.
    Text at(const nlohmann::json& object, const char* name) const;

    /// Fixed words, in the languages that are read.
    Text in(const Text& words) const;

private:
    LanguagePair pair_;
    std::string default_;
};

}  // namespace diaoyan
