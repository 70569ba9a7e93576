// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// A start tag of a page, its attributes unescaped; an attribute without a value is "".
struct PageTag {
    std::string name{};
    std::map<std::string, std::string> attributes{};
    bool in_label = false;  ///< stands between <label> and </label>

    bool has(const std::string& attribute) const { return attributes.count(attribute) > 0; }
    std::string at(const std::string& attribute) const { return has(attribute) ? attributes.at(attribute) : ""; }
};

/// Reads HTML as strictly as the pages are written: a '<' that begins no tag, a quote that does not end and an
/// attribute that comes twice are test failures.
std::vector<PageTag> tagsOf(std::string_view html);

/// Tags that are input, select or textarea and not hidden.
std::vector<PageTag> controlsOf(std::string_view html);

/// The first with this attribute and value; an empty tag where there is none.
PageTag tagWith(std::string_view html, const std::string& attribute, const std::string& value);

}  // namespace diaoyan
