// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/headings.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Are the questions headed `Q1`, `Q3_A1` (option), `Q5_R2` (row), `Q3_A1_open` (words), as 问卷网 codes them?
bool areColumnCodes(const std::vector<std::string>& headings);

/// The questions of such a file.
void addCodedColumns(SourceLayout& layout);

/// One question per column, but neighbours belong together where their headings are one title with several rows or
/// options: `Title [Row]`, `3.题干:选项` of one number, `题干_行`. `headings` are those of the file.
void addNamedColumns(SourceLayout& layout, const std::vector<std::string>& headings);

}  // namespace diaoyan
