// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/importers/joined_ranks.h"
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
    /// question; `isTick` also when there is nothing but Y.
    bool isYesNo() const;
    bool isTick() const;
};

/// The column of a sample whose answers begin at `first_row`; `not_shown` cells say nothing of it.
LimeColumn limeColumn(const SourceSample& sample, std::size_t first_row, std::size_t index, LimeHeading heading,
                      std::string_view not_shown = {});

/// Neighbours with one question's code or text.
std::vector<std::vector<LimeColumn>> groupLimeColumns(std::vector<LimeColumn> columns);

/// What a LimeSurvey file says, and what its rows must be read through (withJoinedRanks).
struct LimeTable {
    SourceLayout layout;
    std::size_t width = 0;              ///< columns of the file; those of `layout` behind them are joined rankings
    std::vector<RankColumns> rankings;  ///< in the order of the joined columns
};

/// Adds what a group of columns is to the layout, with the ids that readLss gives the same questions: a question with
/// its options or rows, the words of 其他, comments as a question of their own, the two scales of a dual one, a row for
/// every cell of a two-dimensional array, a ranking as one joined column.
void addLimeGroup(const std::vector<LimeColumn>& group, LimeTable& reading);

/// Adds a ranking, whose ranks these columns hold in order.
void addLimeRanking(LimeTable& reading, RankColumns columns, const std::string& title, const std::string& id);

}  // namespace diaoyan
