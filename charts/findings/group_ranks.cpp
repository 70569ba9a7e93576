// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/ranking_table.h"
#include "charts/findings/group_tables.h"
#include "charts/findings/test_table.h"
#include "charts/tables/base_phrases.h"

namespace diaoyan {

namespace {

TableRow meanRanks(const RankingTable& ranking, RowRole role, const Group& group) {
    TableRow row{role, group.code, {group.label, ranking.answered}};
    for (const RankingRow& option : ranking.rows)
        row.cells.push_back(numberOr(option.mean_rank, 2, {"没有人给它排名次", "nobody ranked it"}));
    return row;
}

}  // namespace

Result<ResultTable> groupRankTable(const GroupComparison& comparison) {
    const auto compared = comparedCounts(comparison);
    if (!compared) return compared.problem();
    const Counts& counts = compared->counts;
    ResultTable table;
    table.id = comparison.tableId("ranks");
    table.kind = "ranking";
    table.title = phrase("{0}（按{1}）：平均名次", "{0} (by {1}): mean ranks", {counts.item.title, counts.by_title});
    table.base = phrase("各组作答的{0}，人数见表；平均名次只算给该项排了名次的人",
                        "{0} who answered in each group, n in the table; mean ranks are of those who ranked the option",
                        {roleName(comparison.questionnaire.role)});
    table.columns = {{headingOf(counts.by_title), ColumnRole::label}, {{"作答", "Answered"}, ColumnRole::count}};
    for (const Option& option : counts.item.options) table.columns.push_back({option.label, ColumnRole::figure});
    for (std::size_t g = 0; g <= counts.groups.size(); ++g) {
        const bool total = g == counts.groups.size();
        if (total && counts.groups.empty()) break;
        const auto ranking = rankingTable(counts.item, total ? counts.total() : counts.per_group[g]);
        if (!ranking) return ranking.problem();
        table.rows.push_back(meanRanks(*ranking, total ? RowRole::total : RowRole::option,
                                       total ? Group{{}, {"合计", "Total"}} : counts.groups[g]));
    }
    table.notes.push_back(
        {"名次1最靠前，平均名次越小越靠前。同一个人给各项排的名次互相牵制，本表没有做检验，不能据此说哪两组"
         "的差异显著。",
         "1 is the first place: the smaller the mean, the higher it stands. One person's ranks depend on "
         "each other; no test was made, and nothing is said about whether groups differ significantly."});
    noteUnweighted(table, comparison, {"本表", "this table is"});
    addSmallGroups(table, compared->choice, comparison, 1);
    noteNobody(table, comparison, counts.ungrouped);
    return table;
}

}  // namespace diaoyan
