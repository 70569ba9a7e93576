// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan::office {

/// HTML that is safe to send: made by markup() or by a renderer that escapes what it is given.
struct Markup {
    std::string html{};

    Markup& operator+=(const Markup& more) {
        html += more.html;
        return *this;
    }
    bool operator==(const Markup&) const = default;
};

/// What fills a place of a pattern: words, which are escaped, or markup, which is not.
class Piece {
public:
    Piece(std::string_view words);
    Piece(const std::string& words) : Piece(std::string_view(words)) {}
    Piece(const char* words) : Piece(std::string_view(words)) {}
    Piece(std::int64_t number) : html_(std::to_string(number)) {}
    Piece(const Markup& made) : html_(made.html) {}

    const std::string& html() const { return html_; }

private:
    std::string html_;
};

/// A pattern written in the program, its {0} ... {9} filled. The only way in which words from outside come to a page.
Markup markup(std::string_view pattern, const std::vector<Piece>& pieces = {});

}  // namespace diaoyan::office
