// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/written_words.h"

#include <algorithm>

namespace diaoyan {

namespace {

char folded(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

struct WordsIn {
    std::string operator()(const Choice& choice) const { return choice.words; }
    std::string operator()(const Choices& choices) const {
        std::string all;
        for (const Choice& one : choices.ticked) {
            if (one.words.empty()) continue;
            if (!all.empty()) all += "；";
            all += one.words;
        }
        return all;
    }
    std::string operator()(const Words& words) const { return words.text; }
    template <class Other>
    std::string operator()(const Other&) const {
        return {};
    }
};

}  // namespace

std::string writtenWords(const Answer& answer) {
    return std::visit(WordsIn{}, answer);
}

bool hasWords(std::string_view text, std::string_view needle) {
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [](char a, char b) { return folded(a) == folded(b); }) != text.end() ||
           needle.empty();
}

}  // namespace diaoyan
