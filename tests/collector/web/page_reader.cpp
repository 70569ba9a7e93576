// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/web/page_reader.h"

#include <gtest/gtest.h>

namespace diaoyan {

namespace {

bool isNameLetter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' || letter == '!';
}

std::string unescaped(std::string_view text) {
    static const std::map<std::string, char> names{
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t end = text.find(';', at);
        const auto named = text[at] == '&' && end != std::string_view::npos
                               ? names.find(std::string(text.substr(at, end - at + 1)))
                               : names.end();
        if (text[at] == '&' && named == names.end()) ADD_FAILURE() << "a bare & in " << text;
        if (named == names.end()) {
            plain += text[at];
        } else {
            plain += named->second;
            at = end;
        }
    }
    return plain;
}

/// Reads from behind '<' to behind '>'.
PageTag readTag(std::string_view html, std::size_t& at) {
    PageTag tag;
    while (at < html.size() && isNameLetter(html[at])) tag.name += html[at++];
    while (at < html.size() && html[at] != '>') {
        if (html[at] == ' ' || html[at] == '\n') {
            ++at;
            continue;
        }
        std::string name;
        while (at < html.size() && isNameLetter(html[at])) name += html[at++];
        if (name.empty()) {
            ADD_FAILURE() << "no attribute: " << html.substr(at, 40);
            ++at;
            continue;
        }
        std::string value;
        if (html[at] == '=') {
            const bool quoted = html[++at] == '"';
            const std::size_t begin = quoted ? at + 1 : at;
            const std::size_t end = quoted ? html.find('"', begin) : html.find_first_of(" >\n", begin);
            EXPECT_NE(end, std::string_view::npos) << "an attribute without an end: " << html.substr(begin, 40);
            if (end == std::string_view::npos) break;
            value = unescaped(html.substr(begin, end - begin));
            at = quoted ? end + 1 : end;
        }
        EXPECT_TRUE(tag.attributes.emplace(name, value).second) << tag.name << " has " << name << " twice";
    }
    ++at;
    return tag;
}

}  // namespace

std::vector<PageTag> tagsOf(std::string_view html) {
    std::vector<PageTag> tags;
    bool in_label = false;
    for (std::size_t at = html.find('<'); at < html.size(); at = html.find('<', at)) {
        if (html.substr(at, 2) == "</") {
            in_label = in_label && html.substr(at, 7) != "</label";
            at += 2;
            continue;
        }
        ++at;
        EXPECT_TRUE(at < html.size() && isNameLetter(html[at])) << "a bare < before " << html.substr(at, 40);
        PageTag tag = readTag(html, at);
        if (tag.name == "label") in_label = true;
        tag.in_label = in_label;
        tags.push_back(std::move(tag));
    }
    return tags;
}

std::vector<PageTag> controlsOf(std::string_view html) {
    std::vector<PageTag> controls;
    for (PageTag& tag : tagsOf(html))
        if ((tag.name == "input" && tag.at("type") != "hidden") || tag.name == "select" || tag.name == "textarea")
            controls.push_back(std::move(tag));
    return controls;
}

PageTag tagWith(std::string_view html, const std::string& attribute, const std::string& value) {
    for (PageTag& tag : tagsOf(html))
        if (tag.has(attribute) && tag.at(attribute) == value) return std::move(tag);
    return {};
}

}  // namespace diaoyan
