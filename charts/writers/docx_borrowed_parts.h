// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/writers/docx_package.h"
#include "charts/writers/docx_reader.h"
#include "questionnaires/result.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan::docx {

/// Parts taken out of a user's document with the pictures they show. A part that refers to anything else (other
/// files, programs, embedded objects) or fetches something when it is opened is a problem: style-document-unusable.
class BorrowedParts {
public:
    explicit BorrowedParts(const PackageReader& reader) : reader_(reader) {}

    std::optional<Problem> take(const std::string& part, const std::string& as, const std::string& type);

    /// Only what the part refers to; the part itself is written by somebody else.
    std::optional<Problem> takeRelations(const std::string& part, const std::string& as);

    std::vector<Part> takeParts();

private:
    std::optional<Problem> takePicture(Relation& relation);

    const PackageReader& reader_;
    std::vector<Part> parts_;
    int pictures_ = 0;
};

}  // namespace diaoyan::docx
