// SPDX-License-Identifier: GPL-3.0-or-later
#include "questionnaires/exchange/checked_xml.h"

#include "questionnaires/exchange/plain_text.h"

#include <algorithm>

namespace diaoyan {

namespace {

Problem refusal(std::string code, const std::string& file, Text message, std::string_view text = {},
                std::size_t byte = 0) {
    const auto line =
        text.empty() ? 0 : 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n');
    return {std::move(code), std::move(message), {file, line, {}, {}}};
}

/// Passes over the tags without building anything: how many, how deep, and no document type.
Result<Done> lookOver(std::string_view text, const std::string& file, bool document_type) {
    std::size_t tags = 0, depth = 0;
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
        const std::string_view rest = text.substr(at);
        const auto pass = [&](std::string_view end) {
            const std::size_t found = text.find(end, at);
            at = found == std::string_view::npos ? text.size() : found + end.size();
        };
        if (rest.starts_with("<![CDATA[")) {
            pass("]]>");
        } else if (rest.starts_with("<!--")) {
            pass("-->");
        } else if (rest.starts_with("<?")) {
            pass("?>");
        } else if (document_type && rest.starts_with("<!DOCTYPE") && rest.find('[') > rest.find('>')) {
            pass(">");
        } else if (rest.starts_with("<!")) {
            return refusal("form-damaged", file,
                           {"文件带有文档类型定义（DOCTYPE），其中可以藏有外部实体；为安全起见不读取",
                            "the file has a document type (DOCTYPE), which could hide external entities; not read"},
                           text, at);
        } else {
            if (rest.starts_with("</")) {
                depth -= depth > 0 ? 1 : 0;
            } else if (++tags > xmlLimits.tags) {
                return refusal(
                    "too-large", file,
                    phrase("XML 超过 {0} 个标签", "more than {0} tags of XML", {std::uint64_t{xmlLimits.tags}}));
            } else if (++depth > xmlLimits.depth) {
                return refusal("too-deep", file,
                               phrase("XML 嵌套超过 {0} 层", "XML nested more than {0} levels deep",
                                      {std::uint64_t{xmlLimits.depth}}),
                               text, at);
            }
            const bool opens = !rest.starts_with("</");
            pass(">");
            if (opens && at >= 2 && text[at - 2] == '/') depth -= depth > 0 ? 1 : 0;
        }
    }
    return Done{};
}

}  // namespace

Result<Done> loadXml(const std::string& text, const std::string& file, pugi::xml_document& document,
                     bool document_type) {
    if (text.size() > xmlLimits.bytes)
        return refusal("too-large", file,
                       phrase("文件有 {0} 字节，最多允许 {1} 字节", "{0} bytes, at most {1} are allowed",
                              {std::uint64_t{text.size()}, std::uint64_t{xmlLimits.bytes}}));
    const Result<Done> looked = lookOver(text, file, document_type);
    if (!looked) return looked.problem();
    const auto parsed = document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        return refusal(
            "form-damaged", file, phrase("不是完整的 XML（{0}）", "not well-formed XML ({0})", {parsed.description()}),
            text,
            std::min<std::size_t>(text.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset))));
    return Done{};
}

std::string textInside(const pugi::xml_node& node) {
    std::string text;
    for (const pugi::xml_node& child : node.children())
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
    return text;
}

std::vector<pugi::xml_node> childrenNamed(const pugi::xml_node& node, std::string_view name) {
    std::vector<pugi::xml_node> found;
    for (const pugi::xml_node& child : node.children()) {
        const std::string_view whole = child.name();
        const std::size_t colon = whole.find(':');
        if ((colon == std::string_view::npos ? whole : whole.substr(colon + 1)) == name) found.push_back(child);
    }
    return found;
}

pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name) {
    const std::vector<pugi::xml_node> found = childrenNamed(node, name);
    return found.empty() ? pugi::xml_node() : found.front();
}

std::string xmlText(std::string_view text) {
    std::string xml;
    for (const char c : text) {
        switch (c) {
        case '<': xml += "&lt;"; break;
        case '>': xml += "&gt;"; break;
        case '&': xml += "&amp;"; break;
        case '"': xml += "&quot;"; break;
        case '\n': xml += "&#10;"; break;
        case '\t': xml += "&#9;"; break;
        default:  // XML has no other control characters
            if (static_cast<unsigned char>(c) >= 0x20) xml += c;
        }
    }
    return xml;
}

bool beginsAsXml(std::string_view text, std::string_view word) {
    constexpr std::size_t beginning = 4096;
    return trimmedView(text.substr(0, beginning)).starts_with('<') &&
           text.substr(0, beginning).find(word) != std::string_view::npos;
}

}  // namespace diaoyan
