// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pugixml.hpp>

#include <initializer_list>
#include <string>
#include <utility>

namespace diaoyan::docx {

using Attributes = std::initializer_list<std::pair<const char*, std::string>>;

/// A new last child with attributes. Names are written as they stand in the file: "w:p".
pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes = {});

/// <name w:val="value"/>
pugi::xml_node addValue(pugi::xml_node parent, const char* name, const std::string& value);

/// <name>words</name>, made printable.
pugi::xml_node addWords(pugi::xml_node parent, const char* name, const std::string& words);

/// A run of text; whatever the words contain, they are only text.
pugi::xml_node addRun(pugi::xml_node paragraph, const std::string& words);

/// A paragraph of a style.
pugi::xml_node addParagraph(pugi::xml_node parent, const char* style);

/// Keeps a paragraph on the page of the next one. Word insists on the order of properties: right after the style.
void keepWithNext(pugi::xml_node paragraph);

/// A field with the result it shows until somebody updates it.
void addField(pugi::xml_node paragraph, const std::string& instruction, const std::string& shown);

/// The parts of a field one by one, for fields that span paragraphs.
void beginField(pugi::xml_node paragraph, const std::string& instruction);
void endField(pugi::xml_node paragraph);

/// The whole part as UTF-8 with its XML declaration, without indentation (white space is text in Word).
std::string written(const pugi::xml_document& part);

}  // namespace diaoyan::docx
