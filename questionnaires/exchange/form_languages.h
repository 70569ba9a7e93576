// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <map>
#include <string>
#include <vector>

namespace diaoyan {

/// One text in every language that a survey has it in: "zh-Hans", "en", "de"; "" where the language is not told.
using TextsByLanguage = std::map<std::string, std::string>;

/// The languages whose texts stand for Text.zh and Text.en; empty: none.
struct LanguagePair {
    std::string zh, en;
};

/// Chinese (simplified first) and English among the languages of a survey, the base language first; the base
/// language for both where it has neither.
LanguagePair mainLanguages(const std::vector<std::string>& languages);

/// The languages that are left, each to be read as a pair of itself.
std::vector<std::string> furtherLanguages(const std::vector<std::string>& languages);

/// Reads a text: in the languages of the pair; where it has neither, in the base language.
Text textOf(const TextsByLanguage& texts, const LanguagePair& pair, const std::string& base);

}  // namespace diaoyan
