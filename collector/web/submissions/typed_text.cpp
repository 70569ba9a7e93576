// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/submissions/typed_text.h"

#include "questionnaires/answer_check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace diaoyan {

namespace {

constexpr std::array<std::string_view, 8> wideSpaces{"\u00A0", "\u2002", "\u2003", "\u2009",
                                                     "\u200B", "\u202F", "\u3000", "\uFEFF"};

bool isBlank(char letter) {
    return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
}

/// Bytes of the white space at the beginning (or end) of a text; 0 where there is none.
std::size_t spaceAtFront(std::string_view text) {
    if (text.empty()) return 0;
    if (isBlank(text.front())) return 1;
    if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
    for (const auto space : wideSpaces)
        if (text.starts_with(space)) return space.size();
    return 0;
}

std::size_t spaceAtBack(std::string_view text) {
    if (text.empty()) return 0;
    if (isBlank(text.back())) return 1;
    if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
    for (const auto space : wideSpaces)
        if (text.ends_with(space)) return space.size();
    return 0;
}

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

/// "09" of month or day as two digits; nothing where it is not one or two.
std::optional<std::string> twoDigits(std::string_view text) {
    if (text.empty() || text.size() > 2 || !std::all_of(text.begin(), text.end(), isDigit)) return std::nullopt;
    return std::string(2 - text.size(), '0') + std::string(text);
}

/// Takes everything up to one of the separators off the front of the text.
std::string_view upTo(std::string_view& text, std::initializer_list<std::string_view> separators) {
    const std::size_t end =
        static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isDigit) - text.begin());
    const std::string_view taken = text.substr(0, end);
    for (const auto separator : separators)
        if (text.substr(end).starts_with(separator)) {
            text.remove_prefix(end + separator.size());
            return taken;
        }
    return {};
}

}  // namespace

std::string_view withoutOuterSpace(std::string_view text) {
    while (const std::size_t front = spaceAtFront(text)) text.remove_prefix(front);
    while (const std::size_t back = spaceAtBack(text)) text.remove_suffix(back);
    return text;
}

std::string withPlainDigits(std::string_view text) {
    constexpr std::string_view plain = "+-./0123456789";
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        // U+FF01 to U+FF5E are EF BC 81 to EF BD 9E, in the order of ASCII.
        if (text[at] == '\xEF' && text.substr(at + 1, 1) == "\xBC" && at + 2 < text.size()) {
            const char twin = static_cast<char>(static_cast<unsigned char>(text[at + 2]) - 0x80 + 0x20);
            if (plain.find(twin) != plain.npos) {
                result += twin;
                at += 2;
                continue;
            }
        }
        result += text[at];
    }
    return result;
}

std::optional<double> typedNumber(std::string_view text) {
    constexpr std::size_t longest = 200;
    constexpr std::ptrdiff_t most_digits = 15;
    if (text.size() > longest) return std::nullopt;
    const std::string typed = withPlainDigits(text);
    std::string_view digits = typed;
    const bool negative = digits.starts_with('-');
    if (negative || digits.starts_with('+')) digits.remove_prefix(1);
    if (digits.empty() || digits.find_first_not_of(".0123456789") != digits.npos ||
        std::count(digits.begin(), digits.end(), '.') > 1 || std::none_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    const std::string_view significant = digits.substr(std::min(digits.find_first_not_of(".0"), digits.size()));
    if (std::count_if(significant.begin(), significant.end(), isDigit) > most_digits) return std::nullopt;
    double number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || !std::isfinite(number))
        return std::nullopt;
    return negative && number != 0 ? -number : number;
}

std::optional<int> typedCount(std::string_view text) {
    constexpr std::size_t longest = 6;
    const std::string digits = text.size() > 3 * longest ? std::string() : withPlainDigits(text);
    if (digits.empty() || digits.size() > longest || !std::all_of(digits.begin(), digits.end(), isDigit))
        return std::nullopt;
    int count = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), count);
    return count;
}

std::optional<std::string> typedDate(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() > longest) return std::nullopt;
    const std::string typed = withPlainDigits(text);
    std::string_view rest = typed;
    const std::string_view year = upTo(rest, {"-", "/", ".", "年"});
    const std::string_view month = upTo(rest, {"-", "/", ".", "月"});
    if (rest.ends_with("日")) rest.remove_suffix(std::string_view("日").size());
    const auto two_month = twoDigits(month), two_day = twoDigits(rest);
    if (year.size() != 4 || !two_month || !two_day) return std::nullopt;
    const std::string iso = std::string(year) + '-' + *two_month + '-' + *two_day;
    if (!isIsoDate(iso)) return std::nullopt;
    return iso;
}

std::string shownNumber(double number) {
    std::array<char, 400> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
    return {digits.data(), end.ptr};
}

}  // namespace diaoyan
