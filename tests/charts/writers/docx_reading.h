// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <zip.h>

#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace diaoyan {

/// The files inside a zip file, by name.
inline std::map<std::string, std::string> unpacked(const std::string& bytes) {
    std::map<std::string, std::string> files;
    zip_error_t error;
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (!archive) {
        zip_source_free(source);
        return files;
    }
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        zip_stat_t state;
        zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &state);
        std::string content(state.size, '\0');
        zip_file_t* file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
        EXPECT_EQ(zip_fread(file, content.data(), content.size()), static_cast<zip_int64_t>(content.size()));
        zip_fclose(file);
        files[state.name] = content;
    }
    zip_discard(archive);
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
