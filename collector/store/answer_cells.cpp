// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/store/answer_cells.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

void appendQuoted(std::string& json, std::string_view text) {
    constexpr std::string_view hexadecimal = "0123456789abcdef";
    json += '"';
    std::size_t plain = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
        json.append(text, plain, at - plain);
        plain = at + 1;
        json += '\\';
        if (byte >= 0x20) {
            json += text[at];
        } else {
            json += "u00";
            json += hexadecimal[byte >> 4];
            json += hexadecimal[byte & 15];
        }
    }
    json.append(text, plain, text.size() - plain);
    json += '"';
}

std::string_view missingMark(MissingReason reason) {
    constexpr std::array<std::string_view, missingReasons> marks = {"null", "false", "{\"invalid\":\"\"}"};
    return marks[std::min(static_cast<std::size_t>(reason), marks.size() - 1)];
}

namespace {

void appendInvalid(std::string& json, std::string_view was) {
    json += "{\"invalid\":";
    appendQuoted(json, was);
    json += '}';
}

/// From 1; 0 where the item has no such option.
std::size_t placeOf(const KeyItem& item, const std::string& code) {
    const auto found = std::find(item.options.begin(), item.options.end(), code);
    return found == item.options.end() ? 0 : static_cast<std::size_t>(found - item.options.begin()) + 1;
}

bool appendChoice(std::string& json, const KeyItem& item, const Choice& choice) {
    const std::size_t place = placeOf(item, choice.code);
    if (place == 0) return false;
    if (choice.words.empty()) {
        appendDigits(json, place);
        return true;
    }
    json += "{\"option\":";
    appendDigits(json, place);
    json += ",\"words\":";
    appendQuoted(json, choice.words);
    json += '}';
    return true;
}

/// Writes one kind of answer; says what stood there where the item cannot have it.
struct FullCell {
    std::string& json;
    const KeyItem& item;

    bool is(QuestionKind kind) const { return item.kind == kind; }

    void operator()(const Missing& missing) const {
        if (missing.reason == MissingReason::invalid)
            appendInvalid(json, missing.was);
        else
            json += missingMark(missing.reason);
    }
    void operator()(const Choice& choice) const {
        const bool fits = (is(QuestionKind::single) || is(QuestionKind::scale)) && appendChoice(json, item, choice);
        if (!fits) appendInvalid(json, choice.code);
    }
    void operator()(const Choices& choices) const {
        const std::size_t begin = json.size();
        std::string all;
        bool fits = is(QuestionKind::multiple);
        for (const Choice& ticked : choices.ticked) {
            json += json.size() == begin ? '[' : ',';
            fits = fits && appendChoice(json, item, ticked);
            all += (all.empty() ? "" : ",") + ticked.code;
        }
        finishList(begin, fits, all);
    }
    void operator()(const Ranking& ranking) const {
        const std::size_t begin = json.size();
        std::string all;
        bool fits = is(QuestionKind::ranking);
        for (const std::string& code : ranking.order) {
            json += json.size() == begin ? '[' : ',';
            fits = fits && placeOf(item, code) != 0;
            appendDigits(json, placeOf(item, code));
            all += (all.empty() ? "" : ",") + code;
        }
        finishList(begin, fits, all);
    }
    void operator()(const Number& number) const {
        std::string digits;
        if (std::isfinite(number.value)) appendDigits(digits, number.value);
        if (is(QuestionKind::number) && !digits.empty())
            json += digits;
        else
            appendInvalid(json, digits);
    }
    void operator()(const Words& words) const { appendText(QuestionKind::text, words.text); }
    void operator()(const Date& date) const { appendText(QuestionKind::date, date.iso); }

private:
    void finishList(std::size_t begin, bool fits, const std::string& all) const {
        if (json.size() == begin) {
            json += missingMark(MissingReason::unanswered);
        } else if (fits) {
            json += ']';
        } else {
            json.resize(begin);
            appendInvalid(json, all);
        }
    }
    void appendText(QuestionKind kind, const std::string& text) const {
        if (!is(kind))
            appendInvalid(json, text);
        else if (text.empty())
            json += missingMark(MissingReason::unanswered);
        else
            appendQuoted(json, text);
    }
};

}  // namespace

void appendCell(std::string& json, const KeyItem& item, const Answer& answer) {
    std::visit(FullCell{json, item}, answer);
}

}  // namespace diaoyan
