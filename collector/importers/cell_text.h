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

/// Takes the words in 〖 〗 off a label. An unclosed 〖 runs to the end; text after 〗 belongs to the words; a
/// doubled 〗 does not.
LabelAndWords takeWords(std::string_view cell);

/// The text without the ' that programs put before = + - @ so that no spreadsheet runs it as a formula.
std::string_view withoutGuard(std::string_view text);

/// Splits at `joiner`, but never inside 〖 〗 (whose words may hold the joiner). Pieces are trimmed; empty ones left
/// out.
std::vector<std::string_view> splitJoined(std::string_view cell, std::string_view joiner);

/// Blanks of every kind off both ends: ASCII, U+3000, NBSP, zero width.
std::string_view trimmed(std::string_view text);

/// A number as people write it: full-width digits, thousands separators, a trailing % or 分. Nothing for anything else.
std::optional<double> numberIn(std::string_view text);

/// A small whole number such as an option code; "1.0" counts.
std::optional<int> codeIn(std::string_view text);

/// `2026/9/18 19:20:55`, `2026-09-18T19:20:55.000+08:00`, `2026年9月18日`, `2021/3/5 下午 3:21:01`, `10/14/16 10:05`,
/// `14.10.2016` as ISO 8601 without a time zone; nothing when it is no moment. Where the year comes last, the month
/// comes first, unless points stand between (German) or the first number is above 12.
std::optional<std::string> momentIn(std::string_view text);

/// Is this a moment such as 3/4/2016, whose day and month could be the other way round?
bool isAmbiguousDay(std::string_view text);

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
