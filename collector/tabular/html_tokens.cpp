// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/html_tokens.h"

#include "collector/tabular/xml_reader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::size_t longestTag = 64 << 10;  ///< beyond it a quotation mark was forgotten
constexpr std::size_t longestName = 32;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool isLetter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool isHtmlBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool equalsFolded(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

/// Case is of no matter; `wanted` is in lower case.
std::size_t findFolded(std::string_view text, std::string_view wanted, std::size_t from) {
    const auto found = std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
                                   wanted.begin(), wanted.end(), [](char x, char y) { return lower(x) == y; });
    return found == text.end() ? text.npos : static_cast<std::size_t>(found - text.begin());
}

/// Where the tag that begins at `at` ends (its >); npos when it does not.
std::size_t tagEnd(std::string_view page, std::size_t at) {
    char quote = 0;
    bool value = false;
    for (std::size_t i = at; i < page.size() && i < at + longestTag; ++i) {
        const char c = page[i];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '>') {
            return i;
        } else if ((c == '"' || c == '\'') && value) {
            quote = c;
        }
        if (!isHtmlBlank(c)) value = c == '=';
    }
    return page.find('>', at);
}

/// The next attribute of a tag; takes it away.
std::pair<std::string_view, std::string_view> takeAttribute(std::string_view& rest) {
    while (!rest.empty() && (isHtmlBlank(rest[0]) || rest[0] == '/')) rest.remove_prefix(1);
    std::size_t end = std::min(rest.find_first_of("= \t\r\n\f/"), rest.size());
    if (end == 0 && !rest.empty()) end = 1;
    const std::string_view name = rest.substr(0, end);
    rest.remove_prefix(end);
    while (!rest.empty() && isHtmlBlank(rest[0])) rest.remove_prefix(1);
    if (!rest.starts_with('=')) return {name, {}};
    rest.remove_prefix(1);
    while (!rest.empty() && isHtmlBlank(rest[0])) rest.remove_prefix(1);
    const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
    const std::size_t begin = quoted ? 1 : 0;
    end = quoted ? rest.find(rest[0], 1) : rest.find_first_of(" \t\r\n\f");
    end = std::min(end, rest.size());
    const std::string_view value = rest.substr(begin, end - begin);
    rest.remove_prefix(std::min(end + begin, rest.size()));
    return {name, value};
}

struct NamedEntity {
    std::string_view name;
    std::string_view text;
};

constexpr std::array namedEntities{
    NamedEntity{"nbsp", " "},   NamedEntity{"ensp", " "},  NamedEntity{"emsp", " "},   NamedEntity{"thinsp", " "},
    NamedEntity{"middot", "·"}, NamedEntity{"bull", "•"},  NamedEntity{"hellip", "…"}, NamedEntity{"ldquo", "“"},
    NamedEntity{"rdquo", "”"},  NamedEntity{"lsquo", "‘"}, NamedEntity{"rsquo", "’"},  NamedEntity{"mdash", "—"},
    NamedEntity{"ndash", "–"},  NamedEntity{"times", "×"}, NamedEntity{"divide", "÷"}, NamedEntity{"copy", "©"},
    NamedEntity{"reg", "®"},    NamedEntity{"trade", "™"}, NamedEntity{"yen", "¥"},    NamedEntity{"deg", "°"},
    NamedEntity{"laquo", "«"},  NamedEntity{"raquo", "»"}, NamedEntity{"plusmn", "±"}, NamedEntity{"sect", "§"},
    NamedEntity{"rarr", "→"},   NamedEntity{"larr", "←"},  NamedEntity{"ge", "≥"},     NamedEntity{"le", "≤"},
    NamedEntity{"sup2", "²"},   NamedEntity{"sup3", "³"},  NamedEntity{"euro", "€"},   NamedEntity{"permil", "‰"},
};

}  // namespace

bool HtmlTokens::passOverMarkup() {
    const std::string_view here = page_.substr(at_);
    if (here.starts_with("<!--")) {
        const std::size_t end = page_.find("-->", at_ + 4);
        at_ = end == page_.npos ? page_.size() : end + 3;
        return true;
    }
    if (!here.starts_with("<!") && !here.starts_with("<?")) return false;
    const std::size_t end = page_.find('>', at_);
    at_ = end == page_.npos ? page_.size() : end + 1;
    return true;
}

/// Scripts, style sheets and titles: up to their end tag nothing is markup.
void HtmlTokens::passOverRawText() {
    if (name_ != "script" && name_ != "style" && name_ != "title") return;
    at_ = std::min(findFolded(page_, "</" + name_, at_), page_.size());
}

HtmlTokens::Kind HtmlTokens::tag() {
    const bool close = page_[at_ + 1] == '/';
    const std::size_t name = at_ + (close ? 2 : 1);
    const std::size_t end = tagEnd(page_, name);
    const std::string_view tag = page_.substr(name, std::min(end, page_.size()) - name);
    const std::size_t length = std::min({tag.find_first_of(" \t\r\n\f/"), tag.size(), longestName});
    name_.assign(tag.substr(0, length));
    std::transform(name_.begin(), name_.end(), name_.begin(), lower);
    inside_ = tag.substr(length);
    at_ = end == page_.npos ? page_.size() : end + 1;
    if (!close) passOverRawText();
    return close ? Kind::close : Kind::open;
}

HtmlTokens::Kind HtmlTokens::next() {
    while (at_ < page_.size()) {
        begin_ = at_;
        const char after = at_ + 1 < page_.size() ? page_[at_ + 1] : ' ';
        if (page_[at_] == '<') {
            if (passOverMarkup()) continue;
            const char letter = after == '/' && at_ + 2 < page_.size() ? page_[at_ + 2] : after;
            if (isLetter(letter)) return tag();
        }
        const std::size_t end = std::min(page_.find('<', at_ + 1), page_.size());
        text_ = page_.substr(at_, end - at_);
        at_ = end;
        return Kind::text;
    }
    return Kind::end;
}

std::string_view HtmlTokens::attribute(std::string_view name) const {
    for (std::string_view rest = inside_; !rest.empty();) {
        const auto [found, value] = takeAttribute(rest);
        if (equalsFolded(found, name)) return value;
    }
    return {};
}

void appendHtmlText(std::string& text, std::string_view raw) {
    while (!raw.empty()) {
        const std::size_t mark = std::min(raw.find('&'), raw.size());
        text += raw.substr(0, mark);
        raw.remove_prefix(mark);
        const std::size_t close = raw.substr(0, 12).find(';');
        if (raw.empty()) return;
        const std::string_view name = close == raw.npos ? std::string_view{} : raw.substr(1, close - 1);
        const auto known = std::find_if(namedEntities.begin(), namedEntities.end(),
                                        [&](const NamedEntity& entity) { return entity.name == name; });
        if (known != namedEntities.end()) {
            text += known->text;
        } else if (close != raw.npos) {
            const std::size_t before = text.size();
            appendResolved(text, raw.substr(0, close + 1));
            if (std::string_view(text).substr(before) == "\xC2\xA0") text.replace(before, 2, " ");
        } else {
            text += '&';
        }
        raw.remove_prefix(close == raw.npos ? 1 : close + 1);
    }
}

std::string declaredCharset(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 4 << 10);
    for (const std::string_view word : {"charset", "encoding"}) {
        std::size_t at = findFolded(sample, word, 0);
        if (at == sample.npos) continue;
        at += word.size();
        while (at < sample.size() && (isHtmlBlank(sample[at]) || sample[at] == '=')) ++at;
        if (at < sample.size() && (sample[at] == '"' || sample[at] == '\'')) ++at;
        const std::size_t end = std::min(sample.find_first_of("\"'; \t\r\n/>?", at), sample.size());
        if (end > at && end - at < longestName) return std::string(sample.substr(at, end - at));
    }
    return {};
}

}  // namespace diaoyan
