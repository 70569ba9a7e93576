// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/xml_reader.h"

#include "collector/tabular/biff_text.h"

#include <algorithm>
#include <charconv>
#include <cstring>

namespace diaoyan {

namespace {

constexpr std::size_t pieceBytes = 64 << 10;
constexpr std::size_t longestMarkup = 4 << 20;
constexpr std::size_t deepest = 256;

bool isXmlBlank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view withoutPrefix(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

bool appendEntity(std::string& text, std::string_view entity) {
    if (entity.starts_with('#')) {
        const bool hex = entity.size() > 1 && (entity[1] == 'x' || entity[1] == 'X');
        const std::string_view digits = entity.substr(hex ? 2 : 1);
        std::uint32_t code = 0;
        const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
        if (parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size()) return false;
        const bool allowed = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
        appendUtf8(text, allowed ? code : 0xFFFD);
        return true;
    }
    static constexpr std::pair<std::string_view, char> known[] = {
        {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (const auto& [name, character] : known) {
        if (entity == name) {
            text += character;
            return true;
        }
    }
    return false;
}

}  // namespace

void appendResolved(std::string& text, std::string_view raw) {
    while (!raw.empty()) {
        const std::size_t mark = std::min(raw.find('&'), raw.size());
        text += raw.substr(0, mark);
        raw.remove_prefix(mark);
        if (raw.empty()) break;
        const std::size_t close = raw.substr(0, 12).find(';');
        if (close == raw.npos || !appendEntity(text, raw.substr(1, close - 1))) {
            text += '&';
            raw.remove_prefix(1);
        } else {
            raw.remove_prefix(close + 1);
        }
    }
}

XmlReader::XmlReader(Read read) : read_(std::move(read)) {}

/// Reads one more piece behind what is there; drops what has been used.
bool XmlReader::more() {
    if (exhausted_) return false;
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t before = buffer_.size();
    const std::size_t wanted = std::max(pieceBytes, before);  // doubling: long markup is not searched over and over
    buffer_.resize(before + wanted);
    const Result<std::size_t> count = read_(buffer_.data() + before, wanted);
    if (!count) problem_ = count.problem();
    buffer_.resize(before + (count ? *count : 0));
    exhausted_ = !count || *count == 0;
    return !exhausted_;
}

/// Offset from at_ of `wanted`, reading on as needed; npos when it does not come.
std::size_t XmlReader::findFromHere(std::string_view wanted) {
    for (;;) {
        const std::size_t found = buffer_.find(wanted, at_);
        if (found != buffer_.npos) return found - at_;
        if (buffer_.size() - at_ > longestMarkup || !more()) return buffer_.npos;
    }
}

/// Offset from at_ of the > that ends the tag; those within quotation marks do not count.
std::size_t XmlReader::tagEnd() {
    for (;;) {
        char quote = 0;
        for (std::size_t i = at_ + 1; i < buffer_.size(); ++i) {
            const char c = buffer_[i];
            if (quote) {
                if (c == quote) quote = 0;
            } else if (c == '>') {
                return i - at_;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        if (buffer_.size() - at_ > longestMarkup || !more()) return buffer_.npos;
    }
}

bool XmlReader::parseTag(std::string_view inside) {
    std::size_t at = std::min(inside.find_first_of(" \t\r\n"), inside.size());
    name_ = withoutPrefix(inside.substr(0, at));
    attribute_count_ = 0;
    if (name_.empty()) return false;
    for (;;) {
        while (at < inside.size() && isXmlBlank(inside[at])) ++at;
        if (at == inside.size()) return true;
        const std::size_t equals = inside.find('=', at);
        if (equals == inside.npos) return false;
        std::size_t name_end = equals;
        while (name_end > at && isXmlBlank(inside[name_end - 1])) --name_end;
        const std::size_t open = inside.find_first_not_of(" \t\r\n", equals + 1);
        if (open == inside.npos || (inside[open] != '"' && inside[open] != '\'')) return false;
        const std::size_t close = inside.find(inside[open], open + 1);
        if (close == inside.npos) return false;
        if (attribute_count_ == attributes_.size()) attributes_.emplace_back();
        Attribute& attribute = attributes_[attribute_count_++];
        attribute.name = inside.substr(at, name_end - at);
        attribute.raw = inside.substr(open + 1, close - open - 1);
        at = close + 1;
    }
}

XmlReader::Token XmlReader::tag() {
    const std::size_t length = tagEnd();
    if (length == buffer_.npos) return Token::broken;
    std::string_view inside = std::string_view(buffer_).substr(at_ + 1, length - 1);
    at_ += length + 1;
    if (inside.starts_with('/')) {
        inside.remove_prefix(1);
        while (!inside.empty() && isXmlBlank(inside.back())) inside.remove_suffix(1);
        name_ = withoutPrefix(inside);
        if (depth_ == 0) return Token::broken;
        --depth_;
        return Token::end;
    }
    closes_itself_ = inside.ends_with('/');
    if (closes_itself_) inside.remove_suffix(1);
    if (!parseTag(inside) || ++depth_ > deepest) return Token::broken;
    return Token::start;
}

/// Comments, processing instructions and CDATA; `finished` stands for "nothing of interest".
XmlReader::Token XmlReader::markup() {
    while (buffer_.size() - at_ < 9 && more()) {}
    const std::string_view here = std::string_view(buffer_).substr(at_);
    const bool comment = here.starts_with("<!--");
    const bool data = here.starts_with("<![CDATA[");
    const bool instruction = here.starts_with("<?");
    if (!comment && !data && !instruction) return here.starts_with("<!") ? Token::broken : tag();
    const std::string_view ending = comment ? "-->" : data ? "]]>" : "?>";
    const std::size_t length = findFromHere(ending);
    if (length == buffer_.npos) return Token::broken;
    if (data) text_ = std::string_view(buffer_).substr(at_ + 9, length - 9);
    at_ += length + ending.size();
    return data ? Token::text : Token::finished;
}

XmlReader::Token XmlReader::textPiece() {
    std::size_t end = buffer_.find('<', at_);
    if (end == buffer_.npos) {
        end = buffer_.size();
        // An entity at the very end may be cut: leave it for the next piece.
        const std::size_t mark = buffer_.find('&', end - std::min<std::size_t>(end - at_, 12));
        if (mark != buffer_.npos && buffer_.find(';', mark) == buffer_.npos) {
            if (mark == at_) {
                if (more()) return textPiece();
                end = buffer_.size();
            } else {
                end = mark;
            }
        }
    }
    const std::string_view raw = std::string_view(buffer_).substr(at_, end - at_);
    at_ = end;
    text_ = raw;
    if (raw.find('&') != raw.npos) {
        resolved_.clear();
        appendResolved(resolved_, raw);
        text_ = resolved_;
    }
    return Token::text;
}

XmlReader::Token XmlReader::next() {
    if (problem_) return Token::broken;
    if (closes_itself_) {
        closes_itself_ = false;
        --depth_;
        return Token::end;
    }
    for (;;) {
        if (at_ == buffer_.size() && !more()) return problem_ || depth_ > 0 ? Token::broken : Token::finished;
        if (buffer_[at_] != '<') return textPiece();
        const Token token = markup();
        if (token != Token::finished) return problem_ ? Token::broken : token;
    }
}

std::optional<std::string_view> XmlReader::attribute(std::string_view name) {
    for (std::size_t i = 0; i < attribute_count_; ++i) {
        Attribute& attribute = attributes_[i];
        if (withoutPrefix(attribute.name) != name) continue;
        if (attribute.raw.find('&') == attribute.raw.npos) return attribute.raw;
        attribute.value.clear();
        appendResolved(attribute.value, attribute.raw);
        return attribute.value;
    }
    return std::nullopt;
}

XmlReader::Token XmlReader::skipElement() {
    const std::size_t outside = depth_ - 1;
    for (;;) {
        const Token token = next();
        if (token == Token::broken || token == Token::finished) return token;
        if (token == Token::end && depth_ == outside) return token;
    }
}

}  // namespace diaoyan
