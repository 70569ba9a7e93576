// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/limesurvey_headings.h"

#include <set>
#include <string>
#include <vector>

namespace diaoyan {

/// One column of a LimeSurvey file: what its heading names and what the sample shows below it.
struct LimeColumn {
    std::size_t index = 0;
    LimeHeading heading;
    std::set<std::string> values;
    bool has_empty = false;          ///< some row of the sample has nothing here
    std::vector<std::string> cells;  ///< in row order, trimmed

    /// Nothing but Yes, No and N/A, and never empty: an option of a multiple choice in long answers, or a yes-no
    /// question; `ticked` also when there is nothing but Y.
    bool isYesNo() const;
    bool isTick() const;
};

/// Neighbours with one question's code or text.
std::vector<std::vector<LimeColumn>> groupLimeColumns(std::vector<LimeColumn> columns);

/// Adds what a group of columns is to the layout: a question with its options or rows, the words of 其他, comments and
/// ranks as questions of their own, one question per column or scale of a two-dimensional array.
void addLimeGroup(const std::vector<LimeColumn>& group, SourceLayout& layout);

}  // namespace diaoyan
