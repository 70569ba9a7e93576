// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/encoding.h"
#include "collector/tabular/file_bytes.h"

#include <memory>
#include <string>
#include <string_view>

namespace diaoyan {

/// A text file as UTF-8, all of it at once: where it lies when it is UTF-8 already, else converted.
struct WholeText {
    std::shared_ptr<const FileBytes> bytes;
    std::shared_ptr<const std::string> converted;  ///< null when the file is UTF-8
    TextEncoding encoding;

    std::string_view view() const;
};

/// `wanted` overrules the detection of the encoding. Problems: as of detectEncoding; too-large (files to be converted
/// have to fit into memory).
Result<WholeText> wholeText(FileBytes bytes, const std::string& path, const std::string& wanted);

/// The same for HTML and XML, which name their encoding themselves.
Result<WholeText> wholeMarkup(FileBytes bytes, const std::string& path, const std::string& wanted);

}  // namespace diaoyan
