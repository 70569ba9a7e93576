// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/printable_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace diaoyan {

namespace {

constexpr UChar32 replacement = 0xFFFD;

void append(std::string& text, UChar32 point) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, point);
    text.append(bytes, static_cast<std::size_t>(length));
}

bool isJoiner(UChar32 point) {
    return point == 0x200C || point == 0x200D;
}

/// Invisible format characters (direction marks, byte order marks, soft hyphens, tags).
bool isInvisible(UChar32 point) {
    return u_charType(point) == U_FORMAT_CHAR && !isJoiner(point);
}

bool isForbidden(UChar32 point) {
    return point < 0 || u_charType(point) == U_CONTROL_CHAR || U_IS_UNICODE_NONCHAR(point);
}

}  // namespace

std::string printable(std::string_view words) {
    std::string shown;
    shown.reserve(words.size());
    const auto length = static_cast<std::int32_t>(words.size());
    std::int32_t at = 0;
    while (at < length) {
        UChar32 point = 0;
        U8_NEXT(words.data(), at, length, point);
        if (point >= 0 && u_isUWhiteSpace(point) && point != 0x3000 && point != 0xA0)
            shown += ' ';
        else if (isForbidden(point))
            append(shown, replacement);
        else if (!isInvisible(point))
            append(shown, point);
    }
    return shown;
}

}  // namespace diaoyan
