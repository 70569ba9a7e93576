// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/cell_text.h"
#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

// Moments as the tools write them: `2026/9/18 19:20:55` (问卷星), `2021/3/5 下午 3:21:01` and `10/14/16 10:05`
// (Google), `2020/09/30 10:10:00 AM GMT+8`, `2013-02-18T15:54:01.000+08:00` (ODK), `14.10.16 10:05` (saved again by a
// German Excel). The clock is taken as written: a time zone behind it is passed over.

namespace diaoyan {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Reads a text from its front.
class MomentText {
public:
    explicit MomentText(std::string_view text) : rest_(text) {}

    bool empty() const { return rest_.empty(); }

    /// A whole number of `fewest` to `most` digits; -1 when none stands here.
    int number(std::size_t fewest, std::size_t most) {
        std::size_t end = 0;
        while (end < rest_.size() && isDigit(rest_[end])) ++end;
        if (end < fewest || end > most) return -1;
        int value = 0;
        std::from_chars(rest_.data(), rest_.data() + end, value);
        digits_ = end;
        rest_.remove_prefix(end);
        return value;
    }

    /// Digits of the last number.
    std::size_t digits() const { return digits_; }

    bool take(std::string_view word) {
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    bool takeAny(std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return take(word); });
    }

    void blanks() {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
    }

private:
    std::string_view rest_;
    std::size_t digits_ = 0;
};

/// The calendar that everybody uses began in 1582; later than this nobody has answered anything.
constexpr int firstYear = 1583, lastYear = 2200;

bool isCalendarDay(int year, int month, int day) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < firstYear || year > lastYear || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

struct CalendarDay {
    int year = 0;
    int month = 0;
    int day = 0;
    bool ambiguous = false;    ///< 3/4/2016: month first is only a rule
    bool needs_clock = false;  ///< 3/4/16 alone may be anything
};

/// The day; nothing when none stands here.
std::optional<CalendarDay> dayOf(MomentText& text) {
    const int first = text.number(1, 4);
    const std::size_t digits = text.digits();
    if (first < 0) return std::nullopt;
    if (digits == 4 && text.take("年")) {
        const int month = text.number(1, 2);
        if (month < 0 || !text.take("月")) return std::nullopt;
        const int day = text.number(1, 2);
        if (day < 0 || !text.takeAny({"日", "号"})) return std::nullopt;
        return CalendarDay{first, month, day};
    }
    const std::string_view mark = text.take("/") ? "/" : text.take("-") ? "-" : text.take(".") ? "." : "";
    if (mark.empty()) return std::nullopt;
    const int second = text.number(1, 2);
    if (second < 0 || !text.take(mark)) return std::nullopt;
    const int third = text.number(1, 4);
    if (third < 0) return std::nullopt;
    if (digits == 4) return text.digits() <= 2 ? std::optional(CalendarDay{first, second, third}) : std::nullopt;
    if (digits > 2 || (text.digits() != 4 && text.digits() != 2)) return std::nullopt;
    CalendarDay day{.year = text.digits() == 2 ? 2000 + third : third, .needs_clock = text.digits() == 2};
    if (day.needs_clock && mark == "-") return std::nullopt;
    const bool day_first = mark == "." || first > 12;
    day.month = day_first ? second : first;
    day.day = day_first ? first : second;
    day.ambiguous = mark != "." && first <= 12 && second <= 12 && first != second;
    return day;
}

struct Clock {
    int hour = 0;
    int minute = 0;
    int second = 0;
};

/// Turns 3 下午 into 15; false when it is no hour of the half day.
bool moveToHalf(Clock& clock, bool afternoon) {
    if (clock.hour > 12) return afternoon;  // 下午 15:20 is written too
    clock.hour = clock.hour % 12 + (afternoon ? 12 : 0);
    return true;
}

bool passZone(MomentText& text) {
    text.blanks();
    if (text.take("z")) return true;
    const bool named = text.takeAny({"gmt", "utc"});
    if (text.takeAny({"+", "-", "−"})) {
        if (text.number(1, 4) < 0) return false;
        return !text.take(":") || text.number(2, 2) >= 0;
    }
    return named || text.takeAny({"cst", "cest", "cet"}) || text.empty();
}

std::optional<Clock> clockOf(MomentText& text) {
    const bool early = text.takeAny({"上午", "凌晨", "早上"});
    const bool late = !early && text.takeAny({"下午", "晚上", "中午"});
    text.blanks();
    Clock clock;
    clock.hour = text.number(1, 2);
    if (clock.hour < 0) return std::nullopt;
    if (text.take("时") || text.take("点")) {
        clock.minute = text.number(1, 2);
        if (clock.minute < 0 || !text.take("分")) return std::nullopt;
        clock.second = std::max(0, text.number(1, 2));
        text.take("秒");
    } else {
        if (!text.take(":")) return std::nullopt;
        clock.minute = text.number(1, 2);
        if (clock.minute < 0) return std::nullopt;
        if (text.take(":") && (clock.second = text.number(1, 2)) < 0) return std::nullopt;
        if (text.takeAny({".", ","}) && text.number(1, 9) < 0) return std::nullopt;
    }
    text.blanks();
    const bool morning = early || text.takeAny({"am", "a.m."});
    const bool afternoon = !morning && (late || text.takeAny({"pm", "p.m."}));
    if ((morning || afternoon) && !moveToHalf(clock, afternoon)) return std::nullopt;
    if (!passZone(text) || !text.empty()) return std::nullopt;
    if (clock.hour > 23 || clock.minute > 59 || clock.second > 59) return std::nullopt;
    return clock;
}

struct Moment {
    CalendarDay day;
    std::optional<Clock> clock;
};

std::optional<Moment> momentOf(std::string_view text) {
    constexpr std::size_t longest = 60;
    text = trimmed(text);
    // Nearly every cell of a survey is no moment, which its first character shows.
    const auto may_begin = [](char c) { return isDigit(c) || c == '\xEF'; };  // \xEF: a full-width digit
    if (text.empty() || text.size() > longest || !may_begin(text.front())) return std::nullopt;
    const std::string plain = foldForMatching(text);
    MomentText reading(plain);
    Moment moment;
    const std::optional<CalendarDay> day = dayOf(reading);
    if (!day || !isCalendarDay(day->year, day->month, day->day)) return std::nullopt;
    moment.day = *day;
    const bool clock_follows = reading.take("t") || (!reading.empty() && (reading.blanks(), true));
    if (!clock_follows) return day->needs_clock ? std::nullopt : std::optional(moment);
    moment.clock = clockOf(reading);
    return moment.clock ? std::optional(moment) : std::nullopt;
}

}  // namespace

std::optional<std::string> momentIn(std::string_view text) {
    const std::optional<Moment> moment = momentOf(text);
    if (!moment) return std::nullopt;
    const CalendarDay& day = moment->day;
    std::array<char, 40> iso{};
    if (!moment->clock) {
        std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02d", day.year, day.month, day.day);
    } else {
        const Clock& clock = *moment->clock;
        std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02dT%02d:%02d:%02d", day.year, day.month, day.day, clock.hour,
                      clock.minute, clock.second);
    }
    return std::string(iso.data());
}

bool isAmbiguousDay(std::string_view text) {
    const std::optional<Moment> moment = momentOf(text);
    return moment && moment->day.ambiguous;
}

std::optional<std::string> dateIn(std::string_view text) {
    const std::optional<std::string> moment = momentIn(text);
    if (!moment) return std::nullopt;
    return moment->substr(0, 10);
}

}  // namespace diaoyan
