// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/field_collector.h"

#include <simdjson.h>

#include <array>

namespace diaoyan {

namespace {

enum Contents : unsigned char { plain = 0, control = 1, nul = 2, beyond_ascii = 4, line_or_tab = 8 };

constexpr unsigned char kindOfByte(std::size_t byte) {
    if (byte == 0) return nul;
    if (byte >= 0x80) return beyond_ascii;
    if (byte == '\t' || byte == '\n') return line_or_tab;
    return byte == 0x7F || byte < 0x20 ? control : plain;
}

constexpr std::array<unsigned char, 256> kindsOfBytes = [] {
    std::array<unsigned char, 256> kinds{};
    for (std::size_t byte = 0; byte < kinds.size(); ++byte) kinds[byte] = kindOfByte(byte);
    return kinds;
}();

/// What kinds of bytes a text has, in one pass.
unsigned contentsOf(std::string_view text) {
    unsigned found = plain;
    for (const char letter : text) found |= kindsOfBytes[static_cast<unsigned char>(letter)];
    return found;
}

/// The control characters beyond ASCII, U+0080 to U+009F.
bool isHighControl(std::string_view text, std::size_t at) {
    return text[at] == '\xC2' && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
}

bool hasHighControl(std::string_view text) {
    for (std::size_t at = text.find('\xC2'); at != text.npos; at = text.find('\xC2', at + 1))
        if (isHighControl(text, at)) return true;
    return false;
}

std::string withoutControls(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r') {
            if (at + 1 == text.size() || text[at + 1] != '\n') clean += '\n';
        } else if ((contentsOf(text.substr(at, 1)) & control) != 0) {
            clean += ' ';
        } else if (isHighControl(text, at)) {
            clean += ' ';
            ++at;
        } else {
            clean += text[at];
        }
    }
    return clean;
}

Problem tooLong(const std::string& name) {
    return {
        "field-too-long",
        {"有一处填写的内容太长，请缩短后再提交", "one of the answers is too long; please shorten it and send again"},
        {{}, 0, name, {}}};
}

}  // namespace

Problem malformedForm(std::string_view why) {
    return {"malformed-form",
            {"提交的内容不完整或已损坏，请重新打开页面再试", "what was sent is damaged; please open the page again"},
            {{}, 0, {}, std::string(why)}};
}

Problem invalidUtf8() {
    return {
        "invalid-utf8",
        {"提交的文字编码不对（应为 UTF-8），请重新打开页面再试", "the text is not UTF-8; please open the page again"},
        {}};
}

Problem tooManyFields() {
    return {"too-many-fields", {"提交的内容太多，不是这份问卷", "too many fields: this is not the questionnaire"}, {}};
}

bool isWholeUtf8(std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
}

Result<Done> FieldCollector::add(std::string name, std::string value) {
    if (fields_.size() >= limits_.fields) return tooManyFields();
    if (name.empty()) return malformedForm("a field without a name");
    if (name.size() > limits_.name) return tooLong({});
    const unsigned in_name = contentsOf(name), in_value = contentsOf(value);
    const auto broken = [](unsigned contents, const std::string& text) {
        return (contents & beyond_ascii) != 0 && !isWholeUtf8(text);
    };
    if (broken(in_name, name) || broken(in_value, value)) return invalidUtf8();
    if ((in_name & (nul | control | line_or_tab)) != 0 || ((in_name & beyond_ascii) != 0 && hasHighControl(name)))
        return malformedForm("a control character in a name");
    if ((in_value & nul) != 0) return malformedForm("NUL in a value");
    if (value.size() > limits_.value) return tooLong(name);
    if ((in_value & control) != 0 || ((in_value & beyond_ascii) != 0 && hasHighControl(value)))
        value = withoutControls(value);
    fields_.emplace_back(std::move(name), std::move(value));
    return Done{};
}

}  // namespace diaoyan
