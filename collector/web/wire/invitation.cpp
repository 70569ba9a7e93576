// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/wire/invitation.h"

#include <algorithm>

namespace diaoyan {

namespace {

bool isUnreserved(char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
           letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

/// A full-width letter (U+FF01 to U+FF5E, three bytes) or an ideographic space as its ASCII twin.
std::string halfWidth(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
        if (byte(at) == 0xEF && (byte(at + 1) == 0xBC || byte(at + 1) == 0xBD) && byte(at + 2) >= 0x80) {
            plain += static_cast<char>((byte(at + 1) - 0xBC) * 0x40 + byte(at + 2) - 0x80 + 0x20);
            at += 2;
        } else if (byte(at) == 0xE3 && byte(at + 1) == 0x80 && byte(at + 2) == 0x80) {
            plain += ' ';
            at += 2;
        } else {
            plain += text[at];
        }
    }
    return plain;
}

}  // namespace

std::string_view fieldNamed(const FormFields& fields, std::string_view name) {
    const auto found = std::find_if(fields.rbegin(), fields.rend(), [&](const auto& one) { return one.first == name; });
    return found == fields.rend() ? std::string_view() : std::string_view(found->second);
}

std::string percentEncoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char letter : text) {
        if (isUnreserved(letter)) {
            encoded += letter;
        } else {
            const auto byte = static_cast<unsigned char>(letter);
            encoded += '%';
            encoded += digits[byte >> 4];
            encoded += digits[byte & 15];
        }
    }
    return encoded;
}

std::string pathOf(const Invitation& invitation) {
    if (!invitation.code.empty()) return "/c/" + printedCode(invitation.code);
    std::string path = "/f/" + percentEncoded(invitation.questionnaire);
    if (invitation.tag.empty()) return path;
    path += "?school=" + percentEncoded(invitation.school);
    if (!invitation.class_name.empty()) path += "&class=" + percentEncoded(invitation.class_name);
    return path + "&tag=" + percentEncoded(invitation.tag);
}

std::string normalCode(std::string_view typed) {
    std::string code;
    for (char letter : halfWidth(typed)) {
        if (letter == ' ' || letter == '-' || letter == '\t' || letter == '\r' || letter == '\n') continue;
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        if (codeLetters.find(letter) == std::string_view::npos || code.size() == codeLength) return {};
        code += letter;
    }
    return code.size() == codeLength ? code : std::string();
}

std::string printedCode(const std::string& normal) {
    std::string printed;
    for (std::size_t at = 0; at < normal.size(); ++at) {
        if (at > 0 && at % 4 == 0) printed += '-';
        printed += normal[at];
    }
    return printed;
}

}  // namespace diaoyan
