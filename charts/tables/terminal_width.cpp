// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/terminal_width.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

namespace diaoyan {

namespace {

using Breaker = std::unique_ptr<icu::BreakIterator>;

/// Letters that stand alone and are as wide as they look: Han, and Chinese punctuation and letters in full width.
bool isPlainWide(UChar32 point) {
    return (point >= 0x4E00 && point <= 0x9FFF) || (point >= 0x3001 && point <= 0x3029) ||
           (point >= 0xFF01 && point <= 0xFF60);
}

/// The width of words in ASCII and Chinese only, which nearly all are: no two of their letters are drawn as one, so
/// ICU need not be asked where each ends. Nothing for any other words.
std::optional<int> plainWidth(std::string_view words) {
    const auto length = static_cast<std::int32_t>(words.size());
    int width = 0;
    for (std::int32_t at = 0; at < length;) {
        UChar32 point = 0;
        U8_NEXT(words.data(), at, length, point);
        if (point < 0 || (point >= 0x80 && !isPlainWide(point))) return std::nullopt;
        width += point < 0x80 ? 1 : 2;
    }
    return width;
}

int pointWidth(UChar32 point, AmbiguousWidth ambiguous) {
    const auto type = u_charType(point);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    if ((point >= 0x1160 && point <= 0x11FF) || (point >= 0xD7B0 && point <= 0xD7FF))
        return 0;  // vowels and finals that join the Hangul syllable before them
    if (u_hasBinaryProperty(point, UCHAR_EMOJI_PRESENTATION)) return 2;
    switch (u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE: return 2;
    case U_EA_AMBIGUOUS: return ambiguous == AmbiguousWidth::wide ? 2 : 1;
    default: return 1;
    }
}

/// One user-perceived character; several code points drawn as one picture count as one picture.
int clusterWidth(std::string_view cluster, AmbiguousWidth ambiguous) {
    int width = 0;
    bool picture = false;
    const auto length = static_cast<std::int32_t>(cluster.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 point = 0;
        U8_NEXT_OR_FFFD(cluster.data(), at, length, point);
        width += pointWidth(point, ambiguous);
        picture = picture || point == 0xFE0F || u_hasBinaryProperty(point, UCHAR_EMOJI_PRESENTATION);
    }
    return picture ? 2 : width;
}

/// Pieces of `words` between the boundaries of an ICU break iterator. Without ICU's data (a broken
/// installation) the whole text is one piece: still shown, only not wrapped.
std::vector<std::string_view> pieces(std::string_view words, const Breaker& breaker) {
    UErrorCode status = U_ZERO_ERROR;
    UText* text = utext_openUTF8(nullptr, words.data(), static_cast<std::int64_t>(words.size()), &status);
    std::vector<std::string_view> found;
    if (breaker && U_SUCCESS(status)) {
        breaker->setText(text, status);
        std::int32_t start = breaker->first();
        for (std::int32_t end = breaker->next(); end != icu::BreakIterator::DONE; start = end, end = breaker->next())
            found.push_back(words.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(end - start)));
    } else if (!words.empty()) {
        found.push_back(words);
    }
    utext_close(text);
    return found;
}

/// Making an ICU iterator reads its rules: once per thread is enough.
const Breaker& characterBreaker() {
    thread_local const Breaker breaker = [] {
        UErrorCode status = U_ZERO_ERROR;
        return Breaker(icu::BreakIterator::createCharacterInstance(icu::Locale::getChinese(), status));
    }();
    return breaker;
}

const Breaker& lineBreaker() {
    thread_local const Breaker breaker = [] {
        UErrorCode status = U_ZERO_ERROR;
        return Breaker(icu::BreakIterator::createLineInstance(icu::Locale::getChinese(), status));
    }();
    return breaker;
}

std::string_view withoutTrailingSpace(std::string_view words) {
    const auto last = words.find_last_not_of(' ');
    return last == std::string_view::npos ? std::string_view() : words.substr(0, last + 1);
}

}  // namespace

int terminalWidth(std::string_view words, AmbiguousWidth ambiguous) {
    if (const auto plain = plainWidth(words)) return *plain;
    int width = 0;
    for (const auto cluster : pieces(words, characterBreaker())) width += clusterWidth(cluster, ambiguous);
    return width;
}

std::vector<std::string> wrapped(std::string_view words, int width, AmbiguousWidth ambiguous) {
    if (terminalWidth(words, ambiguous) <= width) return {std::string(words)};
    std::vector<std::string> lines;
    std::string line;
    int filled = 0;
    const auto finishLine = [&] {
        lines.emplace_back(withoutTrailingSpace(line));
        line.clear();
        filled = 0;
    };
    for (const auto piece : pieces(words, lineBreaker())) {
        const int needed = terminalWidth(withoutTrailingSpace(piece), ambiguous);
        if (filled > 0 && filled + needed > width) finishLine();
        if (needed <= width) {
            line += piece;
            filled += terminalWidth(piece, ambiguous);
            continue;
        }
        for (const auto cluster : pieces(piece, characterBreaker())) {
            const int cluster_width = clusterWidth(cluster, ambiguous);
            if (filled > 0 && filled + cluster_width > width) finishLine();
            line += cluster;
            filled += cluster_width;
        }
    }
    if (!line.empty() || lines.empty()) finishLine();
    return lines;
}

}  // namespace diaoyan
