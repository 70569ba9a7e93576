// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// What an XML document may hold at most: it may come from a stranger.
struct XmlLimits {
    std::size_t bytes = 64u << 20;
    std::size_t tags = 2'000'000;
    std::size_t depth = 64;
};
inline constexpr XmlLimits xmlLimits{};

/// Parses a document; nothing is loaded from elsewhere and no entity expands. Only for .cpp files: it shows pugixml.
/// Problems: too-large, too-deep, form-damaged (not well-formed; a document type, and with it entities of its own).
/// `document_type` allows one that names a definition elsewhere, which is not looked at; never one of its own.
Result<Done> loadXml(const std::string& text, const std::string& file, pugi::xml_document& document,
                     bool document_type = false);

/// The children of a name, whatever prefix the file gives its namespace.
std::vector<pugi::xml_node> childrenNamed(const pugi::xml_node& node, std::string_view name);

/// The first of them; an empty node when there is none.
pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name);

/// Text as the content of an element or the value of an attribute.
std::string xmlText(std::string_view text);

/// All text directly inside a node, pieces of CDATA joined.
std::string textInside(const pugi::xml_node& node);

/// Does the text begin as XML, and does `word` stand near its beginning?
bool beginsAsXml(std::string_view text, std::string_view word);

}  // namespace diaoyan
