// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/group_tables.h"
#include "charts/findings/test_table.h"
#include "charts/tables/base_phrases.h"

#include <numeric>

namespace diaoyan {

namespace {

ResultTable shareTests(const GroupComparison& comparison, const ComparedCounts& compared, const CrossTable& cross) {
    const Counts& counts = compared.counts;
    ResultTable tests = testTable();
    tests.id = comparison.tableId("tests");
    tests.kind = "independence-test";
    tests.title = phrase("{0}与{1}：检验", "{0} by {1}: tests", {counts.item.title, counts.by_title});
    tests.base =
        phrase("有效作答的{0}", "{0} with a valid answer", {respondents(cross.total, comparison.questionnaire.role)});
    std::optional<GroupClusters> clusters;
    if (auto found = optionClusters(comparison, compared); found.ok())
        clusters = std::move(*found);
    else
        noteNoClusters(tests, found.problem());
    if (clusters) addClusterIndependence(tests, *clusters, {});
    addIndependence(tests, cross, comparison.options, {});
    noteTrust(tests, comparison, clusters);
    tests.notes.push_back(
        {"克莱姆V从0（没有关联）到1；大小按通行标准（科恩w）分为可忽略、小、中等、大。",
         "Cramér's V runs from 0 (no association) to 1; negligible, small, medium or large by Cohen's "
         "conventions for w."});
    finishTests(tests);
    return tests;
}

}  // namespace

Result<std::vector<ResultTable>> groupShareTables(const GroupComparison& comparison, const TableWording& wording) {
    const auto compared = comparedCounts(comparison);
    if (!compared) return compared.problem();
    const GroupTestOptions& options = comparison.options;
    const auto cross = crossTabulate(compared->counts);
    if (!cross) return cross.problem();
    std::vector<ResultTable> tables{tableOf(*cross, compared->counts, wording)};
    ResultTable& shares = tables.front();
    const bool several = cross->rows.size() > 1;
    if (several) {
        const auto letters =
            columnProportions(*cross, {options.adjustment, options.alpha, LetterFamily::row}, ComparedSide::rows);
        if (!letters) return letters.problem();
        std::vector<std::size_t> in_order(cross->columns.size());
        std::iota(in_order.begin(), in_order.end(), std::size_t{0});
        shares.kind = "column-proportions";
        addLetters(shares, *letters, in_order);
        shares.notes.push_back(shareLegend(*letters));
    } else {
        shares.notes.push_back(
            {"可比较的组不足两个，没有做检验。", "Fewer than two groups to compare: no test was made."});
    }
    noteUnweighted(shares, comparison, {"人数、百分比和字母", "n, percentages and letters are"});
    addSmallGroups(shares, compared->choice, comparison, several ? 2 : 1);
    if (several) tables.push_back(shareTests(comparison, *compared, *cross));
    return tables;
}

}  // namespace diaoyan
