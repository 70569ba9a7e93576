// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/report/report.h"

#include <pugixml.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>

namespace diaoyan::odt {

using Properties = std::initializer_list<std::pair<const char*, std::string>>;

/// A new last child. Names are written as they stand in the file: "text:p".
pugi::xml_node child(pugi::xml_node parent, const char* name, Properties attributes = {});

/// Words as the text of an element: printable; spaces in a row keep their number (ODF 1.2 part 1, 6.1.3).
void setWords(pugi::xml_node node, const std::string& words);

/// An empty document part with all namespaces, and its root.
pugi::xml_node startPart(pugi::xml_document& part, const char* root);

/// The part as UTF-8 with its XML declaration, without indentation.
std::string writtenPart(const pugi::xml_document& part);

/// styles.xml: styles of a DocumentStyle, page set-up, page numbers below.
std::string stylesXml(const Report& report, DocumentStyle style);

/// meta.xml: title, author; no times, so that equal reports are equal files.
std::string metaXml(const Report& report);

/// META-INF/manifest.xml for so many pictures.
std::string manifestXml(std::size_t pictures);

/// Pictures/figure1.png
std::string pictureName(std::size_t number);

}  // namespace diaoyan::odt
