// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/plain_text.h"

#include "questionnaires/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

struct NamedCharacter {
    std::string_view name;
    char32_t character;
};

constexpr std::array namedCharacters{
    NamedCharacter{"amp", '&'},       NamedCharacter{"lt", '<'},       NamedCharacter{"gt", '>'},
    NamedCharacter{"quot", '"'},      NamedCharacter{"apos", '\''},    NamedCharacter{"nbsp", ' '},
    NamedCharacter{"auml", 0xE4},     NamedCharacter{"ouml", 0xF6},    NamedCharacter{"uuml", 0xFC},
    NamedCharacter{"Auml", 0xC4},     NamedCharacter{"Ouml", 0xD6},    NamedCharacter{"Uuml", 0xDC},
    NamedCharacter{"szlig", 0xDF},    NamedCharacter{"eacute", 0xE9},  NamedCharacter{"egrave", 0xE8},
    NamedCharacter{"agrave", 0xE0},   NamedCharacter{"aacute", 0xE1},  NamedCharacter{"ccedil", 0xE7},
    NamedCharacter{"ecirc", 0xEA},    NamedCharacter{"acirc", 0xE2},   NamedCharacter{"ocirc", 0xF4},
    NamedCharacter{"iacute", 0xED},   NamedCharacter{"oacute", 0xF3},  NamedCharacter{"uacute", 0xFA},
    NamedCharacter{"ntilde", 0xF1},   NamedCharacter{"ndash", 0x2013}, NamedCharacter{"mdash", 0x2014},
    NamedCharacter{"hellip", 0x2026}, NamedCharacter{"lsquo", 0x2018}, NamedCharacter{"rsquo", 0x2019},
    NamedCharacter{"ldquo", 0x201C},  NamedCharacter{"rdquo", 0x201D}, NamedCharacter{"laquo", 0xAB},
    NamedCharacter{"raquo", 0xBB},    NamedCharacter{"middot", 0xB7},  NamedCharacter{"bull", 0x2022},
    NamedCharacter{"times", 0xD7},    NamedCharacter{"divide", 0xF7},  NamedCharacter{"deg", 0xB0},
    NamedCharacter{"plusmn", 0xB1},   NamedCharacter{"copy", 0xA9},    NamedCharacter{"reg", 0xAE},
    NamedCharacter{"euro", 0x20AC},   NamedCharacter{"iquest", 0xBF},  NamedCharacter{"iexcl", 0xA1},
    NamedCharacter{"bdquo", 0x201E},  NamedCharacter{"ensp", ' '},     NamedCharacter{"emsp", ' '},
    NamedCharacter{"thinsp", ' '},    NamedCharacter{"zwnj", 0x200C},  NamedCharacter{"ge", 0x2265},
    NamedCharacter{"le", 0x2264},     NamedCharacter{"rarr", 0x2192},  NamedCharacter{"larr", 0x2190},
};

/// The character of an entity such as &auml; or &#228; at `at`, and the bytes it takes; 0 bytes when it is none.
std::pair<char32_t, std::size_t> entityAt(std::string_view text, std::size_t at) {
    constexpr std::size_t longest = 12;
    const std::size_t end = text.find(';', at);
    if (end == std::string_view::npos || end - at > longest || end == at + 1) return {0, 0};
    std::string_view name = text.substr(at + 1, end - at - 1);
    const std::size_t taken = end - at + 1;
    if (name.front() != '#') {
        for (const NamedCharacter& known : namedCharacters)
            if (known.name == name) return {known.character, taken};
        return {0, 0};
    }
    name.remove_prefix(1);
    const bool hex = !name.empty() && (name.front() == 'x' || name.front() == 'X');
    if (hex) name.remove_prefix(1);
    std::uint32_t number = 0;
    const auto [stop, error] = std::from_chars(name.data(), name.data() + name.size(), number, hex ? 16 : 10);
    const bool whole = error == std::errc() && stop == name.data() + name.size() && !name.empty();
    if (!whole || number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000)) return {0, 0};
    return {number == 0xA0 ? U' ' : char32_t{number}, taken};
}

void appendCharacter(std::string& text, char32_t character) {
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((character >> shift) & 0x3F)); };
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character < 0x800) {
        text += static_cast<char>(0xC0 | (character >> 6));
        tail(0);
    } else if (character < 0x10000) {
        text += static_cast<char>(0xE0 | (character >> 12));
        tail(6);
        tail(0);
    } else if (character <= 0x10FFFF) {
        text += static_cast<char>(0xF0 | (character >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::string decoded(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '&') {
            if (const auto [character, taken] = entityAt(text, at); taken > 0) {
                appendCharacter(plain, character);
                at += taken;
                continue;
            }
        }
        plain += text[at++];
    }
    return plain;
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool separatesWords(std::string_view tag) {
    constexpr std::array tags{"br", "p", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol"};
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// The value of an attribute of a tag; empty when it has none.
std::string attributeOf(std::string_view tag, std::string_view name) {
    const std::string small = lowered(tag);
    for (std::size_t at = small.find(name); at != std::string::npos; at = small.find(name, at + 1)) {
        const std::size_t equals = at + name.size();
        if (at == 0 || !isBlank(small[at - 1]) || equals + 1 >= small.size() || small[equals] != '=') continue;
        const char quote = small[equals + 1];
        if (quote != '"' && quote != '\'') continue;
        const std::size_t end = tag.find(quote, equals + 2);
        return end == std::string_view::npos ? "" : decoded(tag.substr(equals + 2, end - equals - 2));
    }
    return {};
}

/// A picture's description, or the name of its file: fire of upload/images/fire.png.
std::string pictureOf(std::string_view tag) {
    const std::string described = foldBlanks(attributeOf(tag, "alt"));
    if (!described.empty()) return described;
    std::string file = attributeOf(tag, "src");
    file.erase(0, file.find_last_of('/') + 1);
    const std::size_t dot = file.find_last_of('.');
    return dot == std::string::npos ? file : file.substr(0, dot);
}

}  // namespace

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmedView(std::string_view text) {
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

std::string lowered(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::string foldBlanks(std::string_view text) {
    std::string folded;
    bool gap = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool wide = text.substr(at, 2) == "\xC2\xA0";
        if (wide || isBlank(text[at])) {
            gap = true;
            at += wide ? 1 : 0;
            continue;
        }
        if (gap && !folded.empty()) folded += ' ';
        gap = false;
        folded += text[at];
    }
    return folded;
}

std::string plainText(std::string_view html) {
    std::string text, pictures;
    for (std::size_t at = 0; at < html.size();) {
        const bool tag = html[at] == '<' && at + 1 < html.size() &&
                         (isLetter(html[at + 1]) || html[at + 1] == '/' || html[at + 1] == '!');
        if (!tag) {
            text += html[at++];
            continue;
        }
        if (html.substr(at, 4) == "<!--") {
            const std::size_t end = html.find("-->", at);
            at = end == std::string_view::npos ? html.size() : end + 3;
            continue;
        }
        const std::size_t end = html.find('>', at);
        if (end == std::string_view::npos) {  // no tag after all
            text += html.substr(at);
            break;
        }
        const std::string_view inside = html.substr(at + 1, end - at - 1);
        const bool closing = inside.front() == '/';
        std::size_t length = closing ? 1 : 0;
        while (length < inside.size() && (isLetter(inside[length]) || (inside[length] >= '0' && inside[length] <= '9')))
            ++length;
        const std::string name = lowered(inside.substr(closing ? 1 : 0, length - (closing ? 1 : 0)));
        at = end + 1;
        if (separatesWords(name)) text += ' ';
        if (name == "img") pictures += ' ' + pictureOf(inside);
        if (!closing && (name == "script" || name == "style")) {
            const std::size_t over = html.find("</" + name, at);
            at = over == std::string_view::npos ? html.size() : over;
        }
    }
    const std::string plain = foldBlanks(decoded(text));
    return plain.empty() ? foldBlanks(pictures) : plain;
}

std::string htmlText(std::string_view text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
        case '<': html += "&lt;"; break;
        case '>': html += "&gt;"; break;
        case '&': html += "&amp;"; break;
        case '{': html += "&#123;"; break;
        case '}': html += "&#125;"; break;
        case '\n': html += "<br />"; break;
        case '\r': break;
        default: html += c;
        }
    }
    return html;
}

std::string shortened(std::string_view text) {
    constexpr std::size_t longest = 80;
    return beginningOf(foldBlanks(text), longest);
}

std::optional<double> numberFrom(std::string_view text) {
    double number = 0;
    text = trimmedView(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size() && !text.empty();
    return whole ? std::optional(number) : std::nullopt;
}

std::string shortestNumber(double number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

}  // namespace diaoyan
