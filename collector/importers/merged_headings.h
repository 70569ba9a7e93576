// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/headings.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Headings over one or two rows, column by column: the question, filled right over its merged cell, and the option or
/// row below it.
struct MergedHeadings {
    std::vector<std::string> stems;
    std::vector<std::string> parts;     ///< empty where there is none
    std::vector<std::string> headings;  ///< stem, or stem—part
};
MergedHeadings mergedHeadings(const SourceSample& sample, const HeaderPlace& header);

/// The questions of a layout made from these headings: neighbours of one stem that have parts belong together.
void addMergedQuestions(SourceLayout& layout, const MergedHeadings& merged);

}  // namespace diaoyan
