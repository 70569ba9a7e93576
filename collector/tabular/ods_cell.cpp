// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/ods_cell.h"

#include "collector/tabular/xml_part.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace diaoyan {

namespace {

using Token = XmlReader::Token;

/// The whole number at the front of `text`, of `least` to `most` digits; takes it away.
std::optional<std::int64_t> takeDigits(std::string_view& text, std::size_t least, std::size_t most) {
    std::int64_t number = 0;
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') {
        if (count == most) return std::nullopt;
        number = number * 10 + (text[count++] - '0');
    }
    if (count < least) return std::nullopt;
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

/// Digits behind a decimal point; they may be missing.
double takeFraction(std::string_view& text) {
    if (!take(text, '.')) return 0;
    double fraction = 0;
    for (double unit = 0.1; !text.empty() && text[0] >= '0' && text[0] <= '9'; unit /= 10) {
        fraction += unit * (text[0] - '0');
        text.remove_prefix(1);
    }
    return fraction;
}

bool isLeap(std::int64_t year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int64_t daysOfMonth(std::int64_t year, std::int64_t month) {
    constexpr std::array<std::int64_t, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[static_cast<std::size_t>(month - 1)] + (month == 2 && isLeap(year) ? 1 : 0);
}

/// Serial day of the 1900 system, with its false 29 February 1900.
std::int64_t serialDay(std::int64_t year, std::int64_t month, std::int64_t day) {
    const std::int64_t before = year - 1;
    std::int64_t days = before * 365 + before / 4 - before / 100 + before / 400;
    for (std::int64_t m = 1; m < month; ++m) days += daysOfMonth(year, m);
    constexpr std::int64_t endOf1899 = 693595;
    const std::int64_t serial = days + day - endOf1899;
    return serial >= 60 ? serial + 1 : serial;
}

/// Seconds of a day: 19:20:55.123
std::optional<double> takeClock(std::string_view& text) {
    const auto hours = takeDigits(text, 2, 2);
    if (!hours || *hours > 24 || !take(text, ':')) return std::nullopt;
    const auto minutes = takeDigits(text, 2, 2);
    if (!minutes || *minutes > 59) return std::nullopt;
    double seconds = 0;
    if (take(text, ':')) {
        const auto whole = takeDigits(text, 2, 2);
        if (!whole || *whole > 60) return std::nullopt;
        seconds = static_cast<double>(*whole) + takeFraction(text);
    }
    return static_cast<double>(*hours * 3600 + *minutes * 60) + seconds;
}

/// What a formula leaves that has no result.
bool isErrorText(std::string_view text) {
    constexpr std::array<std::string_view, 7> errors{"#N/A",   "#DIV/0!", "#VALUE!", "#REF!",
                                                     "#NAME?", "#NUM!",   "#NULL!"};
    return text.starts_with("Err:") || std::find(errors.begin(), errors.end(), text) != errors.end();
}

/// Marks and drawings within a cell or a paragraph that are not its text.
bool isBesideText(std::string_view name) {
    return name == "annotation" || name == "frame" || name == "shapes" || name == "ruby-text" || name == "note" ||
           name == "table" || name == "custom-shape" || name == "control" || name == "detective";
}

}  // namespace

std::optional<OdsDate> odsDate(std::string_view value) {
    const auto year = takeDigits(value, 4, 4);
    if (!year || *year < 1900 || !take(value, '-')) return std::nullopt;
    const auto month = takeDigits(value, 2, 2);
    if (!month || *month < 1 || *month > 12 || !take(value, '-')) return std::nullopt;
    const auto day = takeDigits(value, 2, 2);
    if (!day || *day < 1 || *day > daysOfMonth(*year, *month)) return std::nullopt;
    double serial = static_cast<double>(serialDay(*year, *month, *day));
    DateFormat format = DateFormat::date;
    if (take(value, 'T')) {
        const auto seconds = takeClock(value);
        if (!seconds) return std::nullopt;
        serial += *seconds / 86400;
        if (*seconds > 0) format = DateFormat::date_and_time;
    }
    take(value, 'Z');
    if (!value.empty()) return std::nullopt;
    const auto text = dateText(serial, format);
    if (!text) return std::nullopt;
    return OdsDate{*text, serial};
}

std::optional<OdsDate> odsTime(std::string_view value) {
    if (!value.starts_with("PT")) return std::nullopt;
    value.remove_prefix(2);
    double seconds = 0;
    bool any = false;
    for (const auto& [letter, unit] : {std::pair{'H', 3600.0}, std::pair{'M', 60.0}, std::pair{'S', 1.0}}) {
        std::string_view rest = value;
        const auto whole = takeDigits(rest, 1, 9);
        if (!whole) break;
        const double number = static_cast<double>(*whole) + takeFraction(rest);
        if (!take(rest, letter)) continue;
        seconds += number * unit;
        value = rest;
        any = true;
    }
    if (!any || !value.empty()) return std::nullopt;
    const auto text = dateText(seconds / 86400, DateFormat::elapsed);
    if (!text) return std::nullopt;
    return OdsDate{*text, seconds / 86400};
}

OdsCell::Outcome OdsCell::read(XmlReader& xml, std::uint64_t limit) {
    type_ = xml.attribute("value-type").value_or("");
    const char* const name = type_ == "date"      ? "date-value"
                             : type_ == "time"    ? "time-value"
                             : type_ == "boolean" ? "boolean-value"
                             : type_ == "string"  ? "string-value"
                                                  : "value";
    value_ = xml.attribute(name).value_or("");
    text_.clear();
    if (value_.size() > limit) return Outcome::too_long;
    bool first = true;
    for (;;) {
        const Token token = xml.next();
        if (token == Token::broken || token == Token::finished) return Outcome::broken;
        if (token == Token::end) break;
        if (token != Token::start) continue;
        if (xml.name() != "p" && xml.name() != "h") {
            if (xml.skipElement() != Token::end) return Outcome::broken;
            continue;
        }
        if (!first) text_ += '\n';
        first = false;
        if (const Outcome outcome = readParagraph(xml, limit); outcome != Outcome::good) return outcome;
    }
    return isUtf8(text_) && isUtf8(value_) ? Outcome::good : Outcome::broken;
}

/// Blanks stay as they are: the standard makes runs of them one, but LibreOffice writes and reads every single one.
void OdsCell::appendText(std::string_view text) {
    for (const char c : text) text_ += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

void OdsCell::appendChildStart(XmlReader& xml, std::uint64_t limit) {
    const std::string_view name = xml.name();
    if (name == "tab") text_ += '\t';
    if (name == "line-break") text_ += '\n';
    if (name != "s") return;
    const std::int64_t count = numberOfAttribute<std::int64_t>(xml.attribute("c")).value_or(1);
    const auto most = static_cast<std::int64_t>(std::min<std::uint64_t>(limit + 1, 1 << 30));
    text_.append(static_cast<std::size_t>(std::clamp<std::int64_t>(count, 0, most)), ' ');
}

OdsCell::Outcome OdsCell::readParagraph(XmlReader& xml, std::uint64_t limit) {
    for (std::size_t depth = 1; depth > 0;) {
        const Token token = xml.next();
        if (token == Token::broken || token == Token::finished) return Outcome::broken;
        if (token == Token::text) {
            appendText(xml.text());
        } else if (token == Token::end) {
            --depth;
        } else if (isBesideText(xml.name())) {
            if (xml.skipElement() != Token::end) return Outcome::broken;
        } else {
            appendChildStart(xml, limit);
            ++depth;
        }
        if (text_.size() > limit) return Outcome::too_long;
    }
    return Outcome::good;
}

void OdsCell::putInto(SheetRow& row, std::size_t column) const {
    if (isErrorText(text_)) return row.putOwnText(column, text_);
    if (type_ == "float" || type_ == "percentage" || type_ == "currency") {
        if (const auto number = numberOfAttribute<double>(value_))
            return row.putNumber(column, *number, DateFormat::none, 0);
    } else if (type_ == "date" || type_ == "time") {
        if (const auto date = type_ == "date" ? odsDate(value_) : odsTime(value_))
            return row.putDate(column, date->serial, date->text);
    } else if (type_ == "boolean" && !value_.empty()) {
        return row.putOwnText(column, value_ == "true" ? "TRUE" : "FALSE");
    }
    // A value that is none, or out of every calendar, stays as it was written.
    row.putOwnText(column, value_.empty() ? text_ : value_);
}

}  // namespace diaoyan
