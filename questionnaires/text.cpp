// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/text.h"

namespace diaoyan {

const std::string& Text::in(Language language) const {
    const std::string& wanted = language == Language::zh ? zh : en;
    const std::string& other = language == Language::zh ? en : zh;
    return wanted.empty() ? other : wanted;
}

Text untranslated(std::string words) {
    return Text{words, words};
}

namespace {

std::string fill(std::string_view pattern, const std::vector<Filling>& fillings, Language language) {
    std::string filled;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const bool placeholder = pattern[at] == '{' && at + 2 < pattern.size() && pattern[at + 2] == '}' &&
                                 pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
        const std::size_t index = placeholder ? static_cast<std::size_t>(pattern[at + 1] - '0') : 0;
        if (placeholder && index < fillings.size()) {
            filled += fillings[index].in(language);
            at += 2;
        } else {
            filled += pattern[at];
        }
    }
    return filled;
}

}  // namespace

Text phrase(std::string_view zh, std::string_view en, const std::vector<Filling>& fillings) {
    return Text{fill(zh, fillings, Language::zh), fill(en, fillings, Language::en)};
}

}  // namespace diaoyan
