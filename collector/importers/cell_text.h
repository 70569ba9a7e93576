// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// `其他【请注明】〖我妈买的。〗`: the option's label and the respondent's own words.
struct LabelAndWords {
    std::string_view label;
    std::string words;
};

/// Takes the words in 〖 〗 off a label. An unclosed 〖 runs to the end; text after 〗 belongs to the words.
LabelAndWords takeWords(std::string_view cell);

/// Splits at `joiner`, but never inside 〖 〗 (whose words may hold the joiner). Pieces are trimmed; empty ones left
/// out.
std::vector<std::string_view> splitJoined(std::string_view cell, std::string_view joiner);

/// Blanks of every kind off both ends: ASCII, U+3000, NBSP, zero width.
std::string_view trimmed(std::string_view text);

/// A number as people write it: full-width digits, thousands separators, a trailing % or 分. Nothing for anything else.
std::optional<double> numberIn(std::string_view text);

/// A small whole number such as an option code; "1.0" counts.
std::optional<int> codeIn(std::string_view text);

/// `2026/9/18 19:20:55`, `2026-9-18 19:20`, `2026-09-18T19:20:55`, `2026年9月18日` as ISO 8601; nothing when it is no
/// moment.
std::optional<std::string> momentIn(std::string_view text);

/// The calendar date of a moment, YYYY-MM-DD.
std::optional<std::string> dateIn(std::string_view text);

/// `123秒`, `2分3秒`, `1小时2分`, `1:23`, `1:02:03`, `123`; in seconds.
std::optional<double> secondsIn(std::string_view text);

/// A question's title without number, type tag ([多选题]), required mark and trailing blanks, folded so
/// that two writings of one title compare equal.
std::string titleKey(std::string_view title);

/// `3、性别` -> number "3" and the rest; no number when there is none.
struct NumberedTitle {
    std::string number;
    std::string title;
};
NumberedTitle takeNumber(std::string_view heading);

}  // namespace diaoyan
