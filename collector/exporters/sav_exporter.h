// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/exporters.h"

namespace diaoyan {

/// Writes an SPSS file with labels and missing values, and beside it the syntax (.sps) that gives it its multiple
/// response sets and whole labels. Two passes over the sheets: widths of texts and taken codes come from the first.
Result<Exported> writeSav(const ExportSource& source, const std::string& path, const ExportOptions& options);

}  // namespace diaoyan
