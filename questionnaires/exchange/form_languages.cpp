// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/form_languages.h"

namespace diaoyan {

namespace {

bool begins(const std::string& language, const char* code) {
    return language.rfind(code, 0) == 0;
}

}  // namespace

LanguagePair mainLanguages(const std::vector<std::string>& languages) {
    LanguagePair pair;
    const auto simplified = [](const std::string& zh) {
        return zh == "zh" || zh == "zh-Hans" || zh == "zh-CN" || zh == "zh-cn";
    };
    for (const std::string& language : languages) {
        if (begins(language, "zh") && (pair.zh.empty() || (simplified(language) && !simplified(pair.zh))))
            pair.zh = language;
        if (begins(language, "en") && (pair.en.empty() || language == "en")) pair.en = language;
    }
    if (pair.zh.empty() && pair.en.empty() && !languages.empty()) pair.zh = pair.en = languages.front();
    return pair;
}

std::vector<std::string> furtherLanguages(const std::vector<std::string>& languages) {
    const LanguagePair pair = mainLanguages(languages);
    std::vector<std::string> further;
    for (const std::string& language : languages)
        if (language != pair.zh && language != pair.en) further.push_back(language);
    return further;
}

Text textOf(const TextsByLanguage& texts, const LanguagePair& pair, const std::string& base) {
    const auto in = [&](const std::string& language) {
        const auto found = texts.find(language);
        return found == texts.end() ? std::string() : found->second;
    };
    Text text{pair.zh.empty() ? "" : in(pair.zh), pair.en.empty() ? "" : in(pair.en)};
    if (text.empty()) text = untranslated(in(base));
    if (text.empty()) text = untranslated(in(""));
    return text;
}

}  // namespace diaoyan
