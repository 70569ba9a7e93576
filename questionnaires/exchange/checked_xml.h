// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <pugixml.hpp>

#include <string>
#include <string_view>

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
Result<Done> loadXml(const std::string& text, const std::string& file, pugi::xml_document& document);

/// All text directly inside a node, pieces of CDATA joined.
std::string textInside(const pugi::xml_node& node);

/// Does the text begin as XML, and does `word` stand near its beginning?
bool beginsAsXml(std::string_view text, std::string_view word);

}  // namespace diaoyan
