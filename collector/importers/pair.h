// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/source_layout.h"
#include "collector/tabular/row_source.h"

#include <map>
#include <string>
#include <vector>

namespace diaoyan {

/// What the file of option numbers adds to the file of option texts of one survey: the options in the
/// questionnaire's order, by question number, those that nobody ticked in a multiple choice included. An empty label is
/// an option of a single choice that nobody chose, so that its text stands in neither file.
using OptionOrders = std::map<std::string, std::vector<std::string>>;

struct PairedFile {
    RowSource& rows;
    const SourceLayout& layout;
    std::string name;
};

/// Reads both files row by row. Only a pair that agrees in every row is believed: the same number of rows, the same
/// 序号, one text per number throughout, the same ticks. Problem: pair-disagrees, naming row and column.
Result<OptionOrders> pairFiles(const PairedFile& texts, const PairedFile& numbers);

/// Do the headings look like two downloads of one survey, one of texts and one of numbers?
bool looksLikePair(const SourceLayout& a, const SourceLayout& b);

}  // namespace diaoyan
