// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/biff_text.h"

#include <algorithm>

namespace diaoyan {

namespace {

constexpr char32_t replacement = 0xFFFD;

}  // namespace

void appendUtf8(std::string& text, char32_t code) {
    if (code < 0x80) {
        if (code != 0) text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | code >> 6);
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | code >> 12);
        text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | code >> 18);
        text += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

unsigned char BiffTextReader::byte() {
    while (!exhausted() && atPartEnd()) {
        ++part_;
        at_ = 0;
    }
    return exhausted() ? 0 : static_cast<unsigned char>(parts_[part_][at_++]);
}

std::size_t BiffTextReader::number(std::size_t bytes) {
    std::size_t number = 0;
    for (std::size_t i = 0; i < bytes; ++i) number |= static_cast<std::size_t>(byte()) << (8 * i);
    return number;
}

void BiffTextReader::skip(std::size_t bytes) {
    while (bytes > 0 && !exhausted()) {
        const std::size_t here = std::min(bytes, parts_[part_].size() - at_);
        at_ += here;
        bytes -= here;
        if (atPartEnd() && bytes > 0) {
            ++part_;
            at_ = 0;
        }
    }
}

void BiffTextReader::appendCharacters(std::string& text, std::size_t count, bool wide) {
    char32_t high = 0;
    for (std::size_t i = 0; i < count && !exhausted(); ++i) {
        if (atPartEnd()) {
            wide = byte() & 1;
            if (exhausted()) break;
        }
        const auto unit = static_cast<char32_t>(number(wide ? 2 : 1));
        const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high != 0 && is_low) {
            appendUtf8(text, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
            continue;
        }
        if (high != 0) appendUtf8(text, replacement);
        high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (high == 0) appendUtf8(text, is_low ? replacement : unit);
    }
    if (high != 0) appendUtf8(text, replacement);
}

void BiffTextReader::appendText(std::string& text) {
    const std::size_t count = number(2);
    const std::size_t flags = number(1);
    const std::size_t runs = flags & 8 ? number(2) : 0;
    const std::size_t phonetic = flags & 4 ? number(4) : 0;
    appendCharacters(text, count, flags & 1);
    skip(runs * 4 + phonetic);
}

}  // namespace diaoyan
