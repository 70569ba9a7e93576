// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/file_bytes.h"
#include "collector/tabular/whole_text.h"
#include "collector/tabular/xml_reader.h"
#include "collector/tabular/zip_parts.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace diaoyan {

/// XML that can be read from its beginning as often as needed: a part of a zip file, or a file of its own.
struct XmlPart {
    std::string path;  ///< of the file, as the user named it
    std::string part;  ///< within a zip file; else empty
    std::function<Result<XmlReader>()> open;

    /// What is wrong with it when `xml` is broken: what the file reported, or file-damaged, with the row of the table.
    Problem broken(const XmlReader& xml, std::int64_t row = 0) const;
};

XmlPart xmlPartOf(std::shared_ptr<const ZipParts> parts, const std::string& name);
XmlPart xmlPartOf(std::shared_ptr<const FileBytes> bytes, const std::string& path);
XmlPart xmlPartOf(std::shared_ptr<const WholeText> text, const std::string& path);

/// Nothing when the text is no number, or has something behind it.
template <class Number>
std::optional<Number> numberOfAttribute(std::optional<std::string_view> text);

/// Whole UTF-8: XML readers pass bytes on as they are.
bool isUtf8(std::string_view text);

}  // namespace diaoyan
