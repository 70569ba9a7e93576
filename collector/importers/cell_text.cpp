// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/cell_text.h"

#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace diaoyan {

namespace {

constexpr std::string_view openBracket = "〖";
constexpr std::string_view closeBracket = "〗";

constexpr std::array<std::string_view, 9> blanks = {" ",      "\t",     "\n",     "\r",    "\u3000",
                                                    "\u00A0", "\u200B", "\uFEFF", "\u200D"};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::string_view trimmed(std::string_view text) {
    // Nearly every cell begins and ends with something that no blank begins or ends with.
    const auto first = text.empty() ? '\0' : text.front(), last = text.empty() ? '\0' : text.back();
    const auto inkAt = [](char c, std::string_view of_blanks) {
        return static_cast<unsigned char>(c) > ' ' && of_blanks.find(c) == std::string_view::npos;
    };
    if (inkAt(first, "\xC2\xE2\xE3\xEF") && inkAt(last, "\x80\xA0\x8B\xBF\x8D")) return text;
    const auto shorten = [&](bool front) {
        for (const std::string_view blank : blanks) {
            if (front ? text.starts_with(blank) : text.ends_with(blank)) {
                front ? text.remove_prefix(blank.size()) : text.remove_suffix(blank.size());
                return true;
            }
        }
        return false;
    };
    while (!text.empty() && shorten(true)) {}
    while (!text.empty() && shorten(false)) {}
    return text;
}

LabelAndWords takeWords(std::string_view cell) {
    const std::size_t open = cell.find(openBracket);
    if (open == std::string_view::npos) return {trimmed(cell), {}};
    std::string words(trimmed(cell.substr(open + openBracket.size())));
    const std::size_t close = words.rfind(closeBracket);
    if (close != std::string::npos) words.erase(close, closeBracket.size());
    return {trimmed(cell.substr(0, open)), std::string(trimmed(words))};
}

std::vector<std::string_view> splitJoined(std::string_view cell, std::string_view joiner) {
    std::vector<std::string_view> pieces;
    const auto keep = [&](std::string_view piece) {
        piece = trimmed(piece);
        if (!piece.empty()) pieces.push_back(piece);
    };
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < cell.size();) {
        const std::string_view rest = cell.substr(at);
        if (rest.starts_with(openBracket)) {
            ++depth;
            at += openBracket.size();
        } else if (rest.starts_with(closeBracket)) {
            depth = std::max(0, depth - 1);
            at += closeBracket.size();
        } else if (depth == 0 && rest.starts_with(joiner)) {
            keep(cell.substr(begin, at - begin));
            at += joiner.size();
            begin = at;
        } else {
            ++at;
        }
    }
    keep(cell.substr(begin));
    return pieces;
}

std::optional<double> numberIn(std::string_view text) {
    std::string plain = foldForMatching(text);
    for (const std::string_view unit : {"%", "分", "％"})
        if (plain.ends_with(unit)) plain.resize(plain.size() - unit.size());
    plain = std::string(trimmed(plain));
    if (plain.size() > 4 && plain.find(',') != std::string::npos) {
        // Thousands separators only where they separate thousands: 1,234 but not 1,2.
        std::string joined;
        std::size_t since = 0;
        bool grouped = false;
        for (const char c : plain) {
            if (c == ',') {
                if (since == 0 || since > 3 || (grouped && since != 3)) return std::nullopt;
                grouped = true;
                since = 0;
                continue;
            }
            if (c == '.' && grouped && since != 3) return std::nullopt;
            if (isDigit(c)) ++since;
            joined += c;
        }
        if (joined.find('.') == std::string::npos && since != 3) return std::nullopt;
        plain = joined;
    }
    if (!plain.empty() && plain.front() == '+') plain.erase(0, 1);
    if (plain.empty() || !(isDigit(plain.front()) || plain.front() == '-' || plain.front() == '.')) return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<int> codeIn(std::string_view text) {
    text = trimmed(text);
    int quick = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), quick);
    if (error == std::errc{} && end == text.data() + text.size()) return quick;
    const std::optional<double> number = numberIn(text);
    if (!number || *number != std::floor(*number) || std::abs(*number) > 100000) return std::nullopt;
    return static_cast<int>(*number);
}

namespace {

/// The whole numbers of a text, in order, and the text without them, for matching date patterns.
struct Numbers {
    std::vector<int> values;
    std::string between;  ///< one character per gap: - / : T blank 年 (as Y) 月 (M) 日 (D)
    bool good = true;
};

Numbers numbersOf(std::string_view text) {
    Numbers found;
    std::string plain = foldForMatching(text);
    constexpr std::array<std::pair<std::string_view, char>, 3> marks = {{{"年", 'Y'}, {"月", 'M'}, {"日", 'D'}}};
    for (std::size_t at = 0; at < plain.size();) {
        if (isDigit(plain[at])) {
            std::size_t end = at;
            while (end < plain.size() && isDigit(plain[end])) ++end;
            if (end - at > 4) found.good = false;
            int value = 0;
            std::from_chars(plain.data() + at, plain.data() + std::min(end, at + 4), value);
            found.values.push_back(value);
            at = end;
            continue;
        }
        bool marked = false;
        for (const auto& [word, mark] : marks)
            if (!marked && std::string_view(plain).substr(at).starts_with(word)) {
                found.between += mark;
                at += word.size();
                marked = true;
            }
        if (!marked) found.between += plain[at++];
    }
    return found;
}

bool isCalendarDay(int year, int month, int day) {
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return false;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

}  // namespace

std::optional<std::string> momentIn(std::string_view text) {
    Numbers parts = numbersOf(text);
    if (!parts.good || parts.values.size() < 3) return std::nullopt;
    std::string& between = parts.between;
    std::erase(between, ' ');
    const std::string_view dateGap = std::string_view(between).substr(0, std::min<std::size_t>(between.size(), 3));
    const bool chinese = dateGap == "YMD";
    const bool dashed = between.starts_with("--") || between.starts_with("//") || between.starts_with("..");
    if (!chinese && !dashed) return std::nullopt;
    std::string rest = between.substr(chinese ? 3 : 2);
    if (!rest.empty() && (rest.front() == 't')) rest.erase(0, 1);
    const std::size_t times = parts.values.size() - 3;
    if (times > 4 || (times == 0 && !rest.empty())) return std::nullopt;
    if (times >= 2 && !rest.starts_with(':')) return std::nullopt;
    if (!isCalendarDay(parts.values[0], parts.values[1], parts.values[2])) return std::nullopt;
    const auto at = [&](std::size_t index) { return index < parts.values.size() ? parts.values[index] : 0; };
    if (at(3) > 23 || at(4) > 59 || at(5) > 59) return std::nullopt;
    std::array<char, 40> iso{};
    if (times == 0) {
        std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02d", at(0), at(1), at(2));
    } else {
        std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02dT%02d:%02d:%02d", at(0), at(1), at(2), at(3), at(4),
                      at(5));
    }
    return std::string(iso.data());
}

std::optional<std::string> dateIn(std::string_view text) {
    const std::optional<std::string> moment = momentIn(text);
    if (!moment) return std::nullopt;
    return moment->substr(0, 10);
}

std::optional<double> secondsIn(std::string_view text) {
    const std::string plain = foldForMatching(text);
    if (const std::optional<double> bare = numberIn(plain); bare && *bare >= 0) return bare;
    double total = 0;
    double value = 0;
    bool any = false;
    std::size_t at = 0;
    const auto number = [&] {
        const auto [end, error] = std::from_chars(plain.data() + at, plain.data() + plain.size(), value);
        if (error != std::errc{} || value < 0) return false;
        at = static_cast<std::size_t>(end - plain.data());
        return true;
    };
    constexpr std::array<std::pair<std::string_view, double>, 8> units = {
        {{"小时", 3600}, {"时", 3600}, {"分钟", 60}, {"分", 60}, {"秒", 1}, {"h", 3600}, {"m", 60}, {"s", 1}}};
    while (at < plain.size()) {
        if (!number()) return std::nullopt;
        const std::string_view rest = std::string_view(plain).substr(at);
        const auto unit =
            std::find_if(units.begin(), units.end(), [&](const auto& u) { return rest.starts_with(u.first); });
        if (unit != units.end()) {
            total += value * unit->second;
            at += unit->first.size();
        } else if (rest.starts_with(":")) {
            total = (total + value) * 60;
            ++at;
        } else if (rest.empty() && any) {
            total += value;
        } else {
            return std::nullopt;
        }
        any = true;
    }
    return any ? std::optional<double>(total) : std::nullopt;
}

NumberedTitle takeNumber(std::string_view heading) {
    heading = trimmed(heading);
    std::size_t end = 0;
    while (end < heading.size() && end < 4 && isDigit(heading[end])) ++end;
    if (end == 0) return {{}, std::string(heading)};
    for (const std::string_view mark : {"、", "：", ":", "．", ".", "，"}) {
        const std::string_view rest = heading.substr(end);
        if (!rest.starts_with(mark)) continue;
        const std::string_view title = rest.substr(mark.size());
        if (mark == "." && !title.empty() && isDigit(title.front())) break;  // 1.5 小时 is no number of a question
        return {std::string(heading.substr(0, end)), std::string(trimmed(title))};
    }
    return {{}, std::string(heading)};
}

std::string titleKey(std::string_view title) {
    std::string key = takeNumber(foldForMatching(title)).title;
    const auto dropTail = [&](std::string_view tail) {
        if (key.size() > tail.size() && key.ends_with(tail)) {
            key.resize(key.size() - tail.size());
            return true;
        }
        return false;
    };
    bool shorter = true;
    while (shorter) {
        shorter = false;
        if (key.ends_with("题]")) {
            const std::size_t open = key.rfind('[');
            if (open != std::string::npos && open > 0) {
                key.resize(open);
                shorter = true;
            }
        }
        for (const std::string_view tail :
             {" ", "*", "_", ":", "?", "？", "。", "(多选)", "(单选)", "(必答)", "(可多选)"})
            shorter = dropTail(tail) || shorter;
    }
    return key;
}

}  // namespace diaoyan
