// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/writers/docx_package.h"
#include "questionnaires/result.h"

#include <pugixml.hpp>

#include <memory>
#include <string>
#include <vector>

namespace diaoyan::docx {

/// The code of every problem with a user's own document, with the reason in words.
Problem styleDocumentUnusable(const Text& reason);

/// A user's Word document, opened to take parts of it. It comes from outside: at most 20 MB, 1,000 entries and 100 MB
/// unpacked, elements at most 200 deep. Nothing is written to disk. Problem: style-document-unusable.
class PackageReader {
public:
    static Result<PackageReader> opened(const std::string& bytes);

    bool has(const std::string& name) const;

    /// The bytes of a part.
    Result<std::string> bytesOf(const std::string& name) const;

    /// A part as XML, with the white space between words.
    Result<std::shared_ptr<pugi::xml_document>> xmlOf(const std::string& name) const;

    /// A part's references; targets inside the document are names of parts. None: an empty list.
    Result<std::vector<Relation>> relationsOf(const std::string& name) const;

private:
    struct Archive;
    std::shared_ptr<Archive> archive_;
};

}  // namespace diaoyan::docx
