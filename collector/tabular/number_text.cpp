// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/number_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace diaoyan {

namespace {

constexpr double secondsPerDay = 86400;

std::string twoDigits(std::int64_t number) {
    std::string text = std::to_string(number);
    return text.size() < 2 ? "0" + text : text;
}

std::string clock(std::int64_t seconds) {
    return twoDigits(seconds / 3600) + ":" + twoDigits(seconds / 60 % 60) + ":" + twoDigits(seconds % 60);
}

/// Day count of the civil calendar to year, month, day (days since 1970-01-01).
std::string civilDate(std::int64_t days) {
    const std::int64_t shifted = days + 719468;
    const std::int64_t era = shifted / 146097;
    const std::int64_t day_of_era = shifted % 146097;
    const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const std::int64_t day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    const std::int64_t year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
    return std::to_string(year) + "-" + twoDigits(month) + "-" + twoDigits(day);
}

std::string dayText(std::int64_t day) {
    if (day == 60) return "1900-02-29";  // Lotus thought 1900 a leap year, and so does every workbook
    return civilDate(day - (day > 60 ? 25569 : 25568));
}

}  // namespace

std::string numberText(double number) {
    if (!std::isfinite(number)) return std::isnan(number) ? "NaN" : number > 0 ? "INF" : "-INF";
    if (number == 0) return "0";
    std::array<char, 40> buffer;
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(number),
                                       std::chars_format::scientific, 14);
    const std::string_view scientific(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
    const std::size_t mark = scientific.find('e');
    int exponent = 0;
    const char* digits_of_exponent = scientific.data() + mark + 1 + (scientific[mark + 1] == '+');
    std::from_chars(digits_of_exponent, scientific.data() + scientific.size(), exponent);
    std::string digits = std::string(scientific.substr(0, 1)) + std::string(scientific.substr(2, mark - 2));
    digits.erase(digits.find_last_not_of('0') + 1);

    const int count = static_cast<int>(digits.size());
    const std::string sign = number < 0 ? "-" : "";
    if (exponent > 20 || exponent < -15) {
        const std::string fraction = count > 1 ? "." + digits.substr(1) : "";
        return sign + digits.substr(0, 1) + fraction + "E" + (exponent > 0 ? "+" : "") + std::to_string(exponent);
    }
    if (exponent < 0) return sign + "0." + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
    if (count <= exponent + 1) return sign + digits + std::string(static_cast<std::size_t>(exponent + 1 - count), '0');
    const auto whole = static_cast<std::size_t>(exponent + 1);
    return sign + digits.substr(0, whole) + "." + digits.substr(whole);
}

DateFormat dateFormatOfBuiltin(unsigned number) {
    if ((number >= 14 && number <= 17) || (number >= 27 && number <= 31) || number == 36 ||
        (number >= 50 && number <= 54) || number == 57 || number == 58) {
        return DateFormat::date;
    }
    if ((number >= 18 && number <= 21) || (number >= 32 && number <= 35) || number == 45 || number == 47 ||
        number == 55 || number == 56) {
        return DateFormat::time;
    }
    if (number == 22) return DateFormat::date_and_time;
    return number == 46 ? DateFormat::elapsed : DateFormat::none;
}

DateFormat dateFormatOf(std::string_view code) {
    bool date = false;
    bool time = false;
    bool month_or_minute = false;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char letter = static_cast<char>(code[at] | 0x20);
        if (code[at] == '"') {
            at = std::min(code.find('"', at + 1), code.size() - 1);
        } else if (code[at] == '\\' || code[at] == '_' || code[at] == '*') {
            ++at;
        } else if (code[at] == '[') {
            const std::size_t close = std::min(code.find(']', at), code.size() - 1);
            const std::string_view inside = code.substr(at + 1, close - at - 1);
            if (!inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos) return DateFormat::elapsed;
            at = close;
        } else if (code[at] == ';') {
            break;  // the other sections are for negative numbers and text
        } else if (code.substr(at, 7) == "General" || code.substr(at, 2) == "E+" || code.substr(at, 2) == "E-" ||
                   code[at] == '#' || code[at] == '?') {
            return DateFormat::none;
        } else if (letter == 'y' || letter == 'd' || letter == 'e') {
            date = true;
        } else if (letter == 'h' || letter == 's') {
            time = true;
        } else if (letter == 'm') {
            month_or_minute = true;
        }
    }
    if (month_or_minute && !time) date = true;
    if (date) return time ? DateFormat::date_and_time : DateFormat::date;
    return time ? DateFormat::time : DateFormat::none;
}

std::optional<std::string> dateText(double serial, DateFormat format) {
    constexpr double lastDay = 2958465;  // 9999-12-31
    if (format == DateFormat::none || !(serial >= 0 && serial < lastDay + 1)) return std::nullopt;
    const auto seconds = static_cast<std::int64_t>(std::llround(serial * secondsPerDay));
    const std::int64_t day = seconds / 86400;
    const std::int64_t second_of_day = seconds % 86400;
    if (format == DateFormat::elapsed) return clock(seconds);
    if (day == 0) return format == DateFormat::date ? std::nullopt : std::optional(clock(second_of_day));
    if (format == DateFormat::date) return dayText(static_cast<std::int64_t>(std::floor(serial)));
    return dayText(day) + "T" + clock(second_of_day);
}

}  // namespace diaoyan
