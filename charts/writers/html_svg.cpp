// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/html_svg.h"

#include "charts/tables/printable_text.h"

#include <pugixml.hpp>

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

namespace diaoyan::html {

namespace {

bool isDrawing(std::string_view element) {
    static constexpr std::string_view known[] = {
        "svg",     "g",       "defs",   "path",  "rect",     "line",           "polyline",       "polygon",
        "circle",  "ellipse", "text",   "tspan", "clipPath", "linearGradient", "radialGradient", "stop",
        "pattern", "mask",    "symbol", "use",   "image"};
    return std::find(std::begin(known), std::end(known), element) != std::end(known);
}

bool isReference(std::string_view attribute) {
    return attribute == "href" || attribute == "xlink:href";
}

bool startsWith(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

/// References stay when they point into the drawing or are themselves a picture.
bool isAllowed(std::string_view name, std::string_view value) {
    if (isReference(name))
        return startsWith(value, "#") || startsWith(value, "data:image/png;base64,") ||
               startsWith(value, "data:image/jpeg;base64,");
    if (name == "style" || startsWith(name, "on") || startsWith(name, "xml:")) return false;
    if (startsWith(name, "xmlns")) return name == "xmlns" || name == "xmlns:xlink";
    for (auto at = value.find("url("); at != std::string_view::npos; at = value.find("url(", at + 1))
        if (value.substr(at + 4, 1) != "#") return false;
    return name.find(':') == std::string_view::npos;
}

std::string withPrefix(std::string_view name, std::string value, const std::string& prefix) {
    if (name == "id") return prefix + value;
    if (isReference(name) && startsWith(value, "#")) return "#" + prefix + value.substr(1);
    for (auto at = value.find("url(#"); at != std::string::npos; at = value.find("url(#", at + 5))
        value.insert(at + 5, prefix);
    return value;
}

void cleanAttributes(pugi::xml_node element, const std::string& prefix) {
    std::vector<pugi::xml_attribute> attributes(element.attributes_begin(), element.attributes_end());
    for (auto attribute : attributes) {
        const std::string_view name = attribute.name();
        if (!isAllowed(name, attribute.value())) {
            element.remove_attribute(attribute);
            continue;
        }
        auto value = withPrefix(name, attribute.value(), prefix);
        if (name == "font-family") value += ", 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
        attribute.set_value(printable(value).c_str());
    }
}

/// Walks without recursion: a hostile file may nest as deep as it likes.
void clean(pugi::xml_node root, const std::string& prefix) {
    std::vector<pugi::xml_node> waiting{root};
    while (!waiting.empty()) {
        auto node = waiting.back();
        waiting.pop_back();
        cleanAttributes(node, prefix);
        for (auto child = node.first_child(); child;) {
            const auto next = child.next_sibling();
            const bool element = child.type() == pugi::node_element;
            if (element && isDrawing(child.name()))
                waiting.push_back(child);
            else if (element || child.type() != pugi::node_pcdata)
                node.remove_child(child);
            else
                child.set_value(printable(child.value()).c_str());
            child = next;
        }
    }
}

}  // namespace

Result<std::string> inlineSvg(const RenderedFigure& figure, const std::string& prefix, const std::string& description) {
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(figure.bytes.data(), figure.bytes.size(), pugi::parse_default, pugi::encoding_utf8);
    auto svg = document.child("svg");
    if (!parsed || !svg)
        return Problem{"figure-svg-unreadable",
                       phrase("绘制的 SVG 图无法读取：{0}", "the drawn SVG figure cannot be read: {0}",
                              {parsed ? "no <svg>" : parsed.description()}),
                       {}};
    clean(svg, prefix);
    if (!svg.attribute("viewBox"))
        svg.append_attribute("viewBox").set_value(
            ("0 0 " + std::to_string(figure.width) + " " + std::to_string(figure.height)).c_str());
    for (const char* name : {"width", "height"}) svg.remove_attribute(name);
    svg.append_attribute("role").set_value("img");
    svg.append_attribute("aria-label").set_value(printable(description).c_str());
    std::ostringstream out;
    svg.print(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

}  // namespace diaoyan::html
