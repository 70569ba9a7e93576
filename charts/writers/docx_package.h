// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan::docx {

inline constexpr const char* word_namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr const char* relation_attributes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline const std::string word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
inline const std::string office_relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// One file inside a document of Office Open XML (ECMA-376 part 2).
struct Part {
    std::string name;  ///< word/document.xml
    std::string bytes;
    std::string type{};  ///< its content type; empty: that of its ending
};

/// A part's reference to another one.
struct Relation {
    std::string id;
    std::string type;    ///< office_relation + "image"
    std::string target;  ///< as seen from the folder of the part that refers
    bool external = false;
};

/// The letters behind the last dot, small: png.
std::string endingOf(const std::string& name);

/// [Content_Types].xml for these parts.
std::string contentTypes(const std::vector<Part>& parts);

/// word/_rels/document.xml.rels and the like.
std::string relationsPart(const std::vector<Relation>& relations);

/// Whether a zip file makes its parts smaller: not where it is itself a part of another one, which does it at once.
enum class Packing { deflated, stored };

/// The zip file in memory. Equal parts give equal bytes: every entry carries the same fixed time. Pictures that are
/// compressed are stored as they are. Problem: docx-not-packed.
Result<std::string> packed(const std::vector<Part>& parts, Packing packing = Packing::deflated);

}  // namespace diaoyan::docx
