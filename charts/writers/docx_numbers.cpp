// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_numbers.h"

#include "charts/tables/printable_text.h"
#include "charts/writers/docx_xml.h"

#include <cstdio>

namespace diaoyan::docx {

namespace {

/// Word tells bookmarks apart by these; those of the headings count from 1.
constexpr int first_number_id = 1'000'000;

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

bool isLatin(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_';
}

bool beginsAt(std::string_view words, std::size_t at, std::string_view what) {
    return words.substr(std::min(at, words.size()), what.size()) == what;
}

bool threeDigitsAt(std::string_view words, std::size_t at) {
    return at + 3 <= words.size() && isDigit(words[at]) && isDigit(words[at + 1]) && isDigit(words[at + 2]) &&
           (at + 3 == words.size() || !isDigit(words[at + 3]));
}

std::size_t endOfNumber(std::string_view words, std::size_t at) {
    while (at < words.size() && isDigit(words[at])) ++at;
    while (at < words.size() && words[at] == ',' && threeDigitsAt(words, at + 1)) at += 4;
    if (at + 1 < words.size() && words[at] == '.' && isDigit(words[at + 1])) {
        ++at;
        while (at < words.size() && isDigit(words[at])) ++at;
    }
    for (const std::string_view sign : {"%", "％", "‰"})
        if (beginsAt(words, at, sign)) return at + sign.size();
    return at;
}

/// A minus belongs to the number unless it stands between two: 3-5.
std::size_t beginWithSign(std::string_view words, std::size_t at) {
    constexpr std::string_view minus = "\u2212";
    const auto nothingBefore = [&](std::size_t begin) {
        return begin == 0 || !(isDigit(words[begin - 1]) || isLatin(words[begin - 1]) || words[begin - 1] == '%');
    };
    if (at >= minus.size() && words.substr(at - minus.size(), minus.size()) == minus &&
        nothingBefore(at - minus.size()))
        return at - minus.size();
    if (at >= 1 && words[at - 1] == '-' && nothingBefore(at - 1)) return at - 1;
    return at;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> numbersIn(std::string_view words) {
    std::vector<std::pair<std::size_t, std::size_t>> numbers;
    for (std::size_t at = 0; at < words.size();) {
        if (!isDigit(words[at])) {
            ++at;
            continue;
        }
        const auto end = endOfNumber(words, at);
        if (at == 0 || !isLatin(words[at - 1])) {
            const auto begin = beginWithSign(words, at);
            numbers.emplace_back(begin, end - begin);
        }
        at = end;
    }
    return numbers;
}

NumberKeys::NumberKeys() {
    root_ = add(list_, "sources", {{"xmlns", "urn:diaoyan:sources"}});
}

pugi::xml_node NumberKeys::addMarkedRun(pugi::xml_node paragraph, const std::string& words, const NumberPlace& place) {
    ++placed_;
    char name[16];
    std::snprintf(name, sizeof name, "n%06d", placed_);
    const auto id = std::to_string(first_number_id + placed_);
    add(paragraph, "w:bookmarkStart", {{"w:id", id}, {"w:name", name}});
    auto run = addRun(paragraph, words);
    add(paragraph, "w:bookmarkEnd", {{"w:id", id}});
    auto entry = add(root_, "number", {{"name", name}});
    if (!place.row.empty()) entry.append_attribute("row").set_value(printable(place.row).c_str());
    if (place.column > 0) entry.append_attribute("column").set_value(place.column);
    entry.append_attribute("source").set_value(printable(place.source).c_str());
    entry.text().set(words.c_str());
    return run;
}

void NumberKeys::addKeyedRuns(pugi::xml_node paragraph, const std::string& words, const NumberPlace& place) {
    const auto shown = printable(words);
    std::size_t done = 0;
    for (const auto& [begin, length] : numbersIn(shown)) {
        if (begin > done) addRun(paragraph, shown.substr(done, begin - done));
        addMarkedRun(paragraph, shown.substr(begin, length), place);
        done = begin + length;
    }
    if (done < shown.size() || shown.empty()) addRun(paragraph, shown.substr(done));
}

pugi::xml_node NumberKeys::addKeyedCell(pugi::xml_node paragraph, const std::string& words, const NumberPlace& place) {
    const auto shown = printable(words);
    return numbersIn(shown).empty() ? addRun(paragraph, shown) : addMarkedRun(paragraph, shown, place);
}

void NumberKeys::addFigure(const std::string& part, const std::string& source) {
    add(root_, "figure", {{"part", part}, {"source", printable(source)}});
}

std::string NumberKeys::sources() const {
    return written(list_);
}

}  // namespace diaoyan::docx
