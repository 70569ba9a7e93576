// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/charts/writers/package_reader.h"

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// The files inside a zip file, by name.
inline std::map<std::string, std::string> unpacked(const std::string& bytes) {
    std::map<std::string, std::string> files;
    for (auto& [name, content] : packageFiles(bytes)) files[name] = std::move(content);
    return files;
}

inline std::string indented(const std::string& xml) {
    pugi::xml_document document;
    EXPECT_TRUE(document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single));
    std::ostringstream out;
    document.save(out, " ", pugi::format_indent, pugi::encoding_utf8);
    return out.str();
}

inline void everyNode(pugi::xml_node root, const std::function<void(pugi::xml_node)>& visit) {
    visit(root);
    for (const auto child : root.children()) everyNode(child, visit);
}

inline std::vector<pugi::xml_node> all(pugi::xml_node root, const std::string& name) {
    std::vector<pugi::xml_node> found;
    everyNode(root, [&](pugi::xml_node node) {
        if (node.name() == name) found.push_back(node);
    });
    return found;
}

inline std::string styleOf(pugi::xml_node paragraph) {
    return paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value();
}

inline std::string textOf(pugi::xml_node node) {
    std::string words;
    for (const auto text : all(node, "w:t")) words += text.text().get();
    return words;
}

/// A part of Word as a tree; words keep their spaces.
inline void readPart(pugi::xml_document& part, const std::string& bytes) {
    ASSERT_TRUE(part.load_string(bytes.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single));
}

}  // namespace diaoyan
