// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/exporters/spss_names.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

constexpr std::size_t longestName = 64;

std::string capitals(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

std::string allowed(std::string_view wanted) {
    std::string name;
    for (const char c : wanted) {
        const bool good =
            isLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '$' || c == '#' || c == '@';
        name += good ? c : '_';
    }
    if (name.empty() || !(isLetter(name.front()) || name.front() == '@')) name.insert(0, "v");
    name = withinBytes(name, longestName);
    while (name.size() > 1 && (name.back() == '.' || name.back() == '_')) name.pop_back();
    constexpr std::array words{"ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"};
    if (std::find(words.begin(), words.end(), capitals(name)) != words.end()) name += "1";
    return name;
}

}  // namespace

std::string_view withinBytes(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
    return text.substr(0, bytes);
}

std::string SpssNames::give(std::string_view wanted) {
    const std::string first = allowed(wanted);
    std::string name = first;
    for (int next = 2; !given_.insert(capitals(name)).second; ++next) {
        const std::string tail = "_" + std::to_string(next);
        name = std::string(withinBytes(first, longestName - tail.size())) + tail;
    }
    return name;
}

}  // namespace diaoyan
