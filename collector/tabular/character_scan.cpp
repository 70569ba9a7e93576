// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/character_scan.h"

#include <cstring>

namespace diaoyan {

namespace {

using Byte = unsigned char;

/// Bytes of ASCII from `at` on, eight at a time. NUL is no text in any encoding read here and stops it.
std::size_t skipAscii(std::string_view bytes, std::size_t at) {
    while (at + 8 <= bytes.size()) {
        std::uint64_t word;
        std::memcpy(&word, bytes.data() + at, 8);
        const std::uint64_t high = 0x8080808080808080ull;
        if ((word & high) || ((word - 0x0101010101010101ull) & ~word & high)) break;
        at += 8;
    }
    while (at < bytes.size() && static_cast<Byte>(bytes[at]) < 0x80 && bytes[at] != '\0') ++at;
    return at;
}

/// One character under some encoding: its length, or 0 when it is not allowed, or `cut` when the bytes end in it.
constexpr int cut = -1;

struct Form {
    int bytes = 0;
    bool common = false;
};

template <class FormAt>
CharacterScan scan(std::string_view bytes, FormAt formAt) {
    CharacterScan found;
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (static_cast<Byte>(bytes[at]) < 0x80) {
            at = skipAscii(bytes, at);
            if (at == bytes.size()) break;
        }
        const Form form = formAt(reinterpret_cast<const Byte*>(bytes.data()) + at, bytes.size() - at);
        if (form.bytes == cut) break;
        if (form.bytes == 0) {
            if (found.bad++ == 0) found.first_bad = at;
            ++at;
            continue;
        }
        ++found.wide;
        found.common += form.common;
        found.with_ascii += static_cast<Byte>(bytes[at + 1]) < 0x80;
        at += static_cast<std::size_t>(form.bytes);
    }
    found.ends = at;
    return found;
}

bool within(Byte byte, Byte low, Byte high) {
    return byte >= low && byte <= high;
}

Form utf8At(const Byte* at, std::size_t left) {
    const Byte lead = at[0];
    const int length = within(lead, 0xC2, 0xDF) ? 2 : within(lead, 0xE0, 0xEF) ? 3 : within(lead, 0xF0, 0xF4) ? 4 : 0;
    if (length == 0) return {};
    if (left < 2) return {cut, false};
    const Byte low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const Byte high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (!within(at[1], low, high)) return {};
    for (int i = 2; i < length; ++i) {
        if (static_cast<std::size_t>(i) >= left) return {cut, false};
        if (!within(at[i], 0x80, 0xBF)) return {};
    }
    return {length, true};
}

/// Four bytes as one number, counted from 81 30 81 30.
std::uint32_t fourByteIndex(const Byte* at) {
    return (((at[0] - 0x81u) * 10 + (at[1] - 0x30u)) * 126 + (at[2] - 0x81u)) * 10 + (at[3] - 0x30u);
}

Form gb18030At(const Byte* at, std::size_t left) {
    if (!within(at[0], 0x81, 0xFE)) return {};
    if (left < 2) return {cut, false};
    if (within(at[1], 0x40, 0x7E) || within(at[1], 0x80, 0xFE)) {
        const bool level1 = within(at[0], 0xB0, 0xD7) || within(at[0], 0xA1, 0xA3) || at[0] == 0xA9;
        return {2, level1 && at[1] >= 0xA1};
    }
    if (!within(at[1], 0x30, 0x39)) return {};
    if (left < 3) return {cut, false};
    if (!within(at[2], 0x81, 0xFE)) return {};
    if (left < 4) return {cut, false};
    if (!within(at[3], 0x30, 0x39)) return {};
    const std::uint32_t index = fourByteIndex(at);
    const bool assigned = index <= 39419 || (index >= 189000 && index <= 1237575);  // BMP; the planes above
    return {assigned ? 4 : 0, false};
}

Form big5At(const Byte* at, std::size_t left) {
    if (!within(at[0], 0xA1, 0xF9)) return {};
    if (left < 2) return {cut, false};
    if (!within(at[1], 0x40, 0x7E) && !within(at[1], 0xA1, 0xFE)) return {};
    return {2, at[0] <= 0xC6};
}

}  // namespace

CharacterScan scanUtf8(std::string_view bytes) {
    return scan(bytes, utf8At);
}

CharacterScan scanGb18030(std::string_view bytes) {
    return scan(bytes, gb18030At);
}

CharacterScan scanBig5(std::string_view bytes) {
    return scan(bytes, big5At);
}

CharacterScan scanUtf16(std::string_view bytes, bool little_endian) {
    CharacterScan found;
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<Byte>(bytes[at]);
        const auto second = static_cast<Byte>(bytes[at + 1]);
        return little_endian ? first | second << 8 : first << 8 | second;
    };
    std::size_t at = 0;
    for (; at + 2 <= bytes.size(); at += 2) {
        const int code = unit(at);
        bool good = code != 0 && (code < 0xDC00 || code > 0xDFFF);
        if (code >= 0xD800 && code <= 0xDBFF) {
            if (at + 4 > bytes.size()) break;
            const int low = unit(at + 2);
            good = low >= 0xDC00 && low <= 0xDFFF;
            if (good) at += 2;
        }
        if (good) {
            ++found.wide;
            ++found.common;
        } else if (found.bad++ == 0) {
            found.first_bad = at;
        }
    }
    found.ends = at;
    return found;
}

}  // namespace diaoyan
