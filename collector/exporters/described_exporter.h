// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/exporters.h"

namespace diaoyan {

/// Triple-S 2.0: the variables in `path` (.sss) and the data beside it as CSV (..._data.csv), a field per variable in
/// the order of tripleSVariables. Unanswered, not asked and invalid are all an empty field (a loss, where they occur).
Result<Exported> writeTripleSAnswers(const ExportSource& source, const std::string& path, const ExportOptions& options);

/// DDI-Codebook 2.5 in `path` (.xml) and the data in codes beside it as CSV (..._data.csv), as writeCsv writes them.
Result<Exported> writeDdiAnswers(const ExportSource& source, const std::string& path, const ExportOptions& options);

}  // namespace diaoyan
