// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/ranking_table.h"

namespace diaoyan {

Result<RankingTable> rankingTable(const Item& item, const ItemCounts& counts) {
    if (item.kind != QuestionKind::ranking)
        return Problem{
            "not-a-ranking", phrase("“{0}”不是排序题", "\"{0}\" is not a ranking question", {item.title}), {}};
    if (auto problem = mismatch(item, counts)) return *problem;

    RankingTable table;
    table.item = item;
    table.asked = counts.asked();
    table.answered = counts.answered;
    table.not_asked = counts.missing[static_cast<int>(MissingReason::not_asked)];
    table.unanswered = {counts.missing[static_cast<int>(MissingReason::unanswered)], table.asked, BaseKind::asked};
    table.invalid = {counts.missing[static_cast<int>(MissingReason::invalid)], table.asked, BaseKind::asked};

    // Points of an option over its rankings: sum of (k + 1 - rank). Places by these exact integers.
    const auto points_of_first = static_cast<std::int64_t>(item.options.size());
    std::vector<std::int64_t> points;
    for (std::size_t i = 0; i < item.options.size(); ++i)
        points.push_back((points_of_first + 1) * counts.ranked[i] - counts.rank_sum[i]);
    const std::vector<OptionRank> places = optionRanks(points);

    for (std::size_t i = 0; i < item.options.size(); ++i) {
        RankingRow row{.option = item.options[i],
                       .first = {counts.options[i], table.answered, BaseKind::answered},
                       .ranked = {counts.ranked[i], table.answered, BaseKind::answered},
                       .mean_rank = {},
                       .score = {},
                       .place = places[i]};
        if (counts.ranked[i] > 0)
            row.mean_rank = static_cast<double>(counts.rank_sum[i]) / static_cast<double>(counts.ranked[i]);
        if (table.answered > 0) row.score = static_cast<double>(points[i]) / static_cast<double>(table.answered);
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace diaoyan
