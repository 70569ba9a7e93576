// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/importers.h"
#include "collector/tabular/row_source.h"

#include <string>
#include <vector>

namespace diaoyan {

/// A file of answers that has been opened, recognised and laid out.
struct OpenedAnswers {
    std::string path;
    TableSource table;
    const Importer* importer = nullptr;
    std::vector<Text> reasons;  ///< why it was taken for this importer's
    SourceSample sample;
    SourceLayout layout;
};

/// Opens a file for the importer of this id, or for the one with the strongest evidence. Problems: as openTable and
/// the importer's layOut; unknown-importer, no-questions.
Result<OpenedAnswers> openAnswers(const std::string& path, const TableOptions& options, const std::string& importer);

}  // namespace diaoyan
