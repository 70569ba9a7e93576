// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/plain_words.h"

#include "analysis/statistics/rounding.h"

#include <cmath>
#include <string>

namespace diaoyan {

namespace {

std::string replaced(std::string words, std::string_view what, std::string_view with) {
    for (std::size_t place = 0; (place = words.find(what, place)) != std::string::npos; place += with.size())
        words.replace(place, what.size(), with);
    return words;
}

std::string quotedInside(const std::string& words) {
    std::string inside = replaced(replaced(words, "“", "‘"), "”", "’");
    bool opening = true;
    for (std::size_t place = 0; (place = inside.find('"', place)) != std::string::npos; opening = !opening)
        inside.replace(place, 1, opening ? "‘" : "’");
    return inside;
}

}  // namespace

Text figureWords(double value, int decimals) {
    const std::string digits = decimalText(value, decimals);
    return untranslated(digits.empty() ? "—" : digits);
}

Text levelWords(Confidence confidence) {
    const double level = 100 * confidence.level();
    for (int decimals = 0; decimals < 2; ++decimals)
        if (const double scaled = level * (decimals == 0 ? 1 : 10); std::fabs(scaled - std::round(scaled)) < 1e-9)
            return figureWords(level, decimals);
    return figureWords(level, 2);
}

Text quoted(const Text& words) {
    return {"“" + quotedInside(words.in(Language::zh)) + "”", "“" + quotedInside(words.in(Language::en)) + "”"};
}

Text joined(const std::vector<Text>& parts, std::string_view zh, std::string_view en) {
    Text all;
    for (const Text& part : parts) {
        if (&part != &parts.front()) {
            all.zh += zh;
            all.en += en;
        }
        all.zh += part.in(Language::zh);
        all.en += part.in(Language::en);
    }
    return all;
}

Text listed(const std::vector<Text>& parts) {
    if (parts.size() < 2) return joined(parts, "", "");
    const std::vector<Text> but_last(parts.begin(), parts.end() - 1);
    return phrase("{0}和{1}", "{0} and {1}", {joined(but_last, "、", ", "), parts.back()});
}

Text headingOf(const Text& words) {
    Text heading = words;
    if (!heading.en.empty() && heading.en.front() >= 'a' && heading.en.front() <= 'z')
        heading.en.front() = static_cast<char>(heading.en.front() - 'a' + 'A');
    return heading;
}

}  // namespace diaoyan
