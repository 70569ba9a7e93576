// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/importers/cell_text.h"

#include "collector/tabular/matching.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

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
    // Only a 〗 that closes a 〖 within the words is theirs: the tool's own, and a doubled one, are taken off.
    std::string words;
    int inside = 0;
    for (std::string_view rest = cell.substr(open + openBracket.size()); !rest.empty();) {
        const bool opens = rest.starts_with(openBracket);
        const bool closes = rest.starts_with(closeBracket);
        const std::size_t length = opens ? openBracket.size() : closes ? closeBracket.size() : 1;
        if (!closes || inside > 0) words += rest.substr(0, length);
        inside = opens ? inside + 1 : closes ? std::max(0, inside - 1) : inside;
        rest.remove_prefix(length);
    }
    return {trimmed(cell.substr(0, open)), std::string(trimmed(words))};
}

std::string_view withoutGuard(std::string_view text) {
    const bool guard = text.size() > 1 && text[0] == '\'' && std::string_view("=+-@").find(text[1]) != text.npos;
    return guard ? text.substr(1) : text;
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
