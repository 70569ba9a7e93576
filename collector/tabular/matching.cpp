// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/matching.h"

namespace diaoyan {

namespace {

struct Character {
    char32_t code;
    std::size_t bytes;
};

/// Only what folding can change is decoded (up to three bytes); anything else comes back as one raw byte.
Character characterAt(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const auto continues = [&](std::size_t i) { return at + i < text.size() && (byte(i) & 0xC0) == 0x80; };
    if (byte(0) >= 0xC2 && byte(0) <= 0xDF && continues(1)) { return {(byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu), 2}; }
    if ((byte(0) & 0xF0) == 0xE0 && continues(1) && continues(2)) {
        return {(byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu), 3};
    }
    return {byte(0), 1};
}

bool isBlank(Character character) {
    const char32_t c = character.code;
    if (character.bytes == 1) return c == ' ' || (c >= 0x09 && c <= 0x0D);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

bool isZeroWidth(Character character) {
    const char32_t c = character.code;
    return character.bytes == 3 && ((c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF);
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

}  // namespace

std::string foldForMatching(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    bool blank_before = false;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        if (isBlank(character)) {
            blank_before = true;
        } else if (!isZeroWidth(character)) {
            if (blank_before && !folded.empty()) folded += ' ';
            blank_before = false;
            if (character.bytes == 3 && character.code >= 0xFF01 && character.code <= 0xFF5E) {
                folded += lower(static_cast<char>(character.code - 0xFF01 + '!'));
            } else if (character.bytes == 1) {
                folded += lower(text[at]);
            } else {
                folded += text.substr(at, character.bytes);
            }
        }
        at += character.bytes;
    }
    return folded;
}

std::string_view withoutOuterBlanks(std::string_view text) {
    std::size_t begin = text.size();
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Character character = characterAt(text, at);
        if (!isBlank(character) && !isZeroWidth(character)) {
            begin = begin == text.size() ? at : begin;
            end = at + character.bytes;
        }
        at += character.bytes;
    }
    return end == 0 ? std::string_view{} : text.substr(begin, end - begin);
}

}  // namespace diaoyan
