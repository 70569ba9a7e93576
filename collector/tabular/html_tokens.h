// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace diaoyan {

/// Cuts a web page into tags and texts the way browsers forgive: nothing is an error, everything ends with the page.
/// Comments, scripts and style sheets are passed over.
class HtmlTokens {
public:
    enum class Kind { open, close, text, end };

    explicit HtmlTokens(std::string_view page, std::size_t at = 0) : page_(page), at_(at) {}

    Kind next();

    const std::string& name() const { return name_; }  ///< open, close: in lower case
    std::string_view text() const { return text_; }    ///< text: with its entities

    /// Where the token began.
    std::size_t begin() const { return begin_; }

    /// An attribute of the tag that was opened last; empty when it has none. Entities stay.
    std::string_view attribute(std::string_view name) const;

private:
    bool passOverMarkup();
    Kind tag();
    void passOverRawText();

    std::string_view page_;
    std::size_t at_;
    std::size_t begin_ = 0;
    std::string name_;
    std::string_view text_;
    std::string_view inside_;  ///< of the tag, behind its name
};

/// Appends a text with &nbsp; &#23398; and the like resolved; what is no entity stays.
void appendHtmlText(std::string& text, std::string_view raw);

/// The encoding that a web page or an XML file names near its beginning; empty when it names none.
std::string declaredCharset(std::string_view bytes);

}  // namespace diaoyan
