// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"

#include <memory>
#include <string_view>
#include <vector>

namespace diaoyan {

/// The columns of one ranking, first rank first: each holds an option.
using RankColumns = std::vector<std::size_t>;

/// Stands between ranked options in a joined cell.
inline constexpr std::string_view rankMark = "→";

/// Rows with a further column for every ranking, behind the `width` columns of the file: its options in the order of
/// their ranks, joined by rankMark. A cell that is `not_shown` in all ranks stays so. Rows that end before the file's
/// last column stay as they are. Without rankings `rows` itself comes back.
std::unique_ptr<RowSource> withJoinedRanks(std::unique_ptr<RowSource> rows, std::vector<RankColumns> rankings,
                                           std::size_t width, std::string_view not_shown = {});

}  // namespace diaoyan
