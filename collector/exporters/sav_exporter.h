// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/exporters/exporters.h"

namespace diaoyan {

/// Writes an SPSS file with labels, missing values and multiple response sets, and beside it the syntax (.sps) that
/// gives it the labels it has no room for, and says how codes became numbers. Two passes over the sheets: widths of
/// texts and taken codes come from the first.
Result<Exported> writeSav(const ExportSource& source, const std::string& path, const ExportOptions& options);

}  // namespace diaoyan
