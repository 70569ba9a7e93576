// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/share.h"
#include "analysis/statistics/option_ranks.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// One option of a ranking question.
struct RankingRow {
    Option option;
    Share first;                      ///< put it first, of those who ranked anything
    Share ranked;                     ///< gave it any rank, of the same
    std::optional<double> mean_rank;  ///< among those who ranked it; undefined when nobody did
    std::optional<double> score;      ///< 平均综合得分, see rankingTable
    OptionRank place;                 ///< by score

    bool operator==(const RankingRow&) const = default;
};

struct RankingTable {
    Item item;
    std::vector<RankingRow> rows;
    std::int64_t asked = 0;
    std::int64_t answered = 0;
    std::int64_t not_asked = 0;
    Share unanswered;
    Share invalid;

    bool operator==(const RankingTable&) const = default;
};

/// Score as 问卷星 prints it: with k options, rank r earns k - r + 1 points and an option that was left
/// out none; the points over the respondents who ranked anything. Problems: not-a-ranking, wrong-counts.
Result<RankingTable> rankingTable(const Item& item, const ItemCounts& counts);

}  // namespace diaoyan
