// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace diaoyan {

/// The columns of one ranking, first rank first: each holds an option.
using RankColumns = std::vector<std::size_t>;

/// Stands between ranked options in a joined cell.
inline constexpr std::string_view rankMark = "→";

/// How the rankings of a file are to be joined.
struct RankJoining {
    std::vector<RankColumns> rankings;
    std::size_t width = 0;    ///< columns of the file; the joined ones follow behind
    std::string not_shown{};  ///< what stands in every rank of a ranking that was not shown
    bool ragged = false;      ///< rows end with their last filled cell (spreadsheets): a short one is nothing odd
};

/// Rows with a further column for every ranking: its options in the order of their ranks, joined by rankMark. Short
/// rows of a text file stay as they are, to be reported. Without rankings `rows` itself comes back.
std::unique_ptr<RowSource> withJoinedRanks(std::unique_ptr<RowSource> rows, RankJoining joining);

}  // namespace diaoyan
