// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// Pulls tags and texts out of an XML part of any size, with bounded memory. Names are given without their namespace
/// prefix. Document types (and with them entities of one's own) are refused. UTF-8 only.
class XmlReader {
public:
    /// Fills a buffer and says with how many bytes; 0 at the end.
    using Read = std::function<Result<std::size_t>(char*, std::size_t)>;

    explicit XmlReader(Read read);

    enum class Token {
        start,  ///< a tag; an empty one (<a/>) is followed by its end
        end,
        text,  ///< a piece of text; a long text comes in several
        finished,
        broken,  ///< not well-formed, or the part could not be read: see problem()
    };

    Token next();

    std::string_view name() const { return name_; }  ///< start, end
    std::string_view text() const { return text_; }  ///< text; valid until next()

    /// Its value with entities resolved, of the tag of the last start; valid until next().
    std::optional<std::string_view> attribute(std::string_view name);

    /// Passes over everything up to the end of the element whose start came last.
    Token skipElement();

    const std::optional<Problem>& problem() const { return problem_; }

private:
    struct Attribute {
        std::string_view name;
        std::string_view raw;
        std::string value;
    };

    bool more();
    std::size_t findFromHere(std::string_view wanted);
    Token markup();
    Token tag();
    Token textPiece();
    bool parseTag(std::string_view inside);
    std::size_t tagEnd();

    Read read_;
    std::string buffer_;
    std::size_t at_ = 0;
    bool exhausted_ = false;
    bool closes_itself_ = false;
    std::size_t depth_ = 0;
    std::string_view name_;
    std::string_view text_;
    std::string resolved_;
    std::vector<Attribute> attributes_;
    std::size_t attribute_count_ = 0;
    std::optional<Problem> problem_;
};

/// The value with &amp; and the like, and &#...; resolved. Unknown entities stay as they are.
void appendResolved(std::string& text, std::string_view raw);

}  // namespace diaoyan
