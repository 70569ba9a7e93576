// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/marginal_independence.h"
#include "analysis/crosstabs/nominal_association.h"
#include "charts/findings/effect_words.h"
#include "charts/findings/group_tables.h"
#include "charts/findings/test_table.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/option_order.h"

namespace diaoyan {

namespace {

const Text notTested{"没有人选或人人都选，无法检验", "nobody or everybody ticked it: no test"};

/// One option as values: 1 ticked, 0 not, among the cases.
ValueCounts ticksOf(const ItemCounts& counts, std::size_t option) {
    const std::int64_t ticked = counts.options[option];
    const std::int64_t without = counts.answered - ticked;
    const auto plain = [](double value, std::int64_t n) {
        return ValueCount{value, n, static_cast<double>(n), static_cast<double>(n)};
    };
    ValueCount yes = plain(1, ticked);
    ValueCount no = plain(0, without);
    if (counts.weighted) {
        const WeightSums& weights = *counts.weighted;
        yes.weight = weights.options[option];
        yes.weight_squared = weights.option_squares[option];
        no.weight = weights.answered - yes.weight;
        no.weight_squared = weights.answered_squares - yes.weight_squared;
    }
    ValueCounts values;
    if (without > 0) values.push_back(no);
    if (ticked > 0) values.push_back(yes);
    return values;
}

/// Every option's p with schools as clusters, adjusted over the options.
struct ClusteredTicks {
    std::vector<std::optional<double>> adjusted_p;
    std::vector<Text> why;                  ///< per option: why there is none
    std::optional<GroupClusters> clusters;  ///< of the first option, for what is said about them
    std::optional<Problem> failed;
};

ClusteredTicks clusteredTicks(const GroupComparison& comparison, const ComparedCounts& compared) {
    ClusteredTicks made;
    if (!mayHoldSchools(comparison.by)) return made;
    const auto nested = comparison.tabulator.count({comparison.item.id, comparison.by + "/school"});
    if (!nested) {
        made.failed = nested.problem();
        return made;
    }
    std::vector<std::optional<double>> p;
    for (std::size_t option = 0; option < nested->item.options.size(); ++option) {
        std::vector<ValueCounts> values;
        for (const ItemCounts& group : nested->per_group) values.push_back(ticksOf(group, option));
        GroupClusters clusters = groupClusters(nested->groups, values, compared.choice);
        if (clusters.comparableGroups().size() < 2) return made;
        const auto test = clusterIndependence(clusters);
        p.push_back(test.ok() ? std::optional(test->p.p) : std::nullopt);
        made.why.push_back(test.ok() ? Text{} : test.problem().message);
        if (!made.clusters) made.clusters = std::move(clusters);
    }
    made.adjusted_p = adjustedP(p, comparison.options.adjustment);
    return made;
}

/// What is not undefined of the effect: ticked or not by group.
std::optional<double> cramersV(const Counts& counts, std::size_t option) {
    std::vector<std::vector<std::int64_t>> rows;
    for (const ItemCounts& group : counts.per_group)
        rows.push_back({group.options[option], group.answered - group.options[option]});
    const auto association = nominalAssociation(crossTable(rows));
    return association.ok() ? std::optional(association->cramers_v) : std::nullopt;
}

std::vector<TableColumn> tickColumns(bool clustered, Adjustment adjustment) {
    std::vector<TableColumn> columns{
        {{"选项", "Option"}, ColumnRole::label},
        {{"统计量", "Statistic"}, ColumnRole::figure},
        {{"自由度", "df"}, ColumnRole::figure},
        {{"p值", "p"}, ColumnRole::figure},
        {adjustment == Adjustment::none ? Text{"p值（未校正）", "p, not adjusted"} : Text{"校正后p值", "Adjusted p"},
         ColumnRole::figure}};
    if (clustered) columns.push_back({{"学校为群p值", "p by schools"}, ColumnRole::figure});
    columns.push_back({{"克莱姆V", "Cramér's V"}, ColumnRole::figure});
    columns.push_back({{"大小", "Size"}, ColumnRole::label});
    return columns;
}

TableRow optionRow(const MarginalIndependence& test, const Counts& counts, std::size_t option,
                   const ClusteredTicks& clustered) {
    const OptionIndependence& one = test.options[option];
    const Option& words = counts.item.options[option];
    const bool tested = one.statistic.has_value();
    TableRow row{RowRole::option, words.code, {words.label}};
    row.cells.push_back(numberOr(one.exact ? std::nullopt : one.statistic, 3, tested ? doesNotApply : notTested));
    row.cells.push_back(tested && !one.exact ? TableCell(Figure{test.df_option, 0})
                                             : TableCell(NoValue{tested ? doesNotApply : notTested}));
    row.cells.push_back(probabilityOr(tested ? std::optional(one.p.p) : std::nullopt, notTested));
    row.cells.push_back(probabilityOr(tested ? std::optional(one.p_adjusted) : std::nullopt, notTested));
    if (!clustered.adjusted_p.empty())
        row.cells.push_back(probabilityOr(clustered.adjusted_p[option], clustered.why[option]));
    const auto v = tested ? cramersV(counts, option) : std::nullopt;
    row.cells.push_back(numberOr(v, 3, notTested));
    row.cells.push_back(v ? TableCell(cramersVWords(*v, 2, 2)) : TableCell(NoValue{notTested}));
    return row;
}

void addOverall(ResultTable& table, const MarginalIndependence& test) {
    TableRow row{
        RowRole::total, "rao-scott", {Text{"总检验（Rao–Scott二阶校正）", "Overall (Rao-Scott, second order)"}}};
    row.cells.resize(table.columns.size(), NoValue{doesNotApply});
    if (test.second_order) {
        row.cells[1] = Figure{test.second_order->statistic, 3};
        row.cells[2] = Figure{test.second_order->df, 1};
        row.cells[3] = PValue{test.second_order->p.p};
    } else {
        const Text why{"各组内没有差异，无法校正", "nothing varies within the groups: no correction"};
        for (const std::size_t c : {1u, 2u, 3u}) row.cells[c] = NoValue{why};
        table.notes.push_back(phrase("总检验：{0}。", "Overall: {0}.", {why}));
    }
    table.rows.push_back(std::move(row));
}

void noteTicks(ResultTable& table, const MarginalIndependence& test, const GroupComparison& comparison,
               const ClusteredTicks& clustered) {
    table.notes.push_back(
        {"多选题一个人可以打几个勾，几个勾不是几个互不相干的人，次数加起来也多过人数；把“组别×选项”的次数"
         "当列联表做卡方，p值没有意义。这里以人为单位：每个选项比较选与没选的人，总检验把同一个人各选项"
         "之间的关联计算在内。先看总检验，再看各选项。",
         "One person makes several ticks, and these are not several unrelated people: a chi-square test "
         "on the table of mentions has no meaning. Here people are counted: for every option those who "
         "ticked it and those who did not; the overall test allows for how one person's ticks hang "
         "together. Look at the overall test first."});
    table.notes.push_back(phrase("校正后的p值：各选项作为一组检验，{0}；“学校为群p值”也一样。",
                                 "Adjusted p, and p by schools: the options are one family, {0}.",
                                 {adjustmentWords(comparison.options.adjustment)}));
    std::vector<Text> exact;
    std::vector<Text> doubtful;
    for (std::size_t i = 0; i < test.options.size(); ++i) {
        const Text label = quoted(comparison.item.options[i].label);
        if (test.options[i].exact)
            exact.push_back(label);
        else if (test.options[i].doubtful && test.options[i].statistic)
            doubtful.push_back(label);
    }
    if (!exact.empty())
        table.notes.push_back(phrase("{0}期望频数太小，用费舍尔精确检验。",
                                     "Expected counts are small: Fisher's exact test for {0}.", {listed(exact)}));
    if (!doubtful.empty())
        table.notes.push_back(
            phrase("{0}期望频数太小而表太大，卡方的p值只能参考。",
                   "Expected counts are small and the table too large for an exact test: p is rough for "
                   "{0}.",
                   {listed(doubtful)}));
    std::map<std::string, std::pair<Text, std::vector<Text>>> failed;
    for (std::size_t i = 0; i < clustered.why.size(); ++i) {
        if (clustered.why[i].empty() || !test.options[i].statistic) continue;
        auto& [why, options] = failed[clustered.why[i].en];
        why = clustered.why[i];
        options.push_back(quoted(comparison.item.options[i].label));
    }
    for (const auto& [words, reason] : failed)
        table.notes.push_back(phrase("{0}没有学校为群的p值：{1}。", "No p by schools for {0}: {1}.",
                                     {listed(reason.second), reason.first}));
    if (clustered.failed) noteNoClusters(table, *clustered.failed);
    noteTrust(table, comparison, clustered.clusters);
}

ResultTable tickTests(const GroupComparison& comparison, const ComparedCounts& compared,
                      const Result<MarginalIndependence>& test, const std::vector<std::size_t>& order) {
    const Counts& counts = compared.counts;
    ResultTable table;
    table.id = comparison.tableId("tests");
    table.kind = "marginal-independence";
    table.title = phrase("{0}与{1}：检验", "{0} by {1}: tests", {counts.item.title, counts.by_title});
    if (!test.ok()) {
        table.base = {"没有可检验的数据", "nothing to test"};
        table.columns = tickColumns(false, comparison.options.adjustment);
        TableRow row{
            RowRole::total, "rao-scott", {Text{"总检验（Rao–Scott二阶校正）", "Overall (Rao-Scott, second order)"}}};
        row.cells.resize(table.columns.size(), NoValue{test.problem().message});
        table.rows.push_back(std::move(row));
        table.notes.push_back(phrase("{0}。", "{0}.", {test.problem().message}));
        return table;
    }
    table.base = phrase("至少选一项的{0}（个案）", "{0} who chose at least one option (cases)",
                        {respondents(test->n, comparison.questionnaire.role)});
    const ClusteredTicks clustered = clusteredTicks(comparison, compared);
    table.columns = tickColumns(!clustered.adjusted_p.empty(), comparison.options.adjustment);
    for (const std::size_t option : order) table.rows.push_back(optionRow(*test, counts, option, clustered));
    addOverall(table, *test);
    noteTicks(table, *test, comparison, clustered);
    return table;
}

Result<MarginalIndependence> overallTest(const GroupComparison& comparison, const ComparedCounts& compared) {
    auto pairs = comparison.tabulator.coOccurrence({comparison.item.id, comparison.by});
    if (!pairs) return pairs.problem();
    CoOccurrence kept{.item = pairs->item, .groups = compared.counts.groups, .per_group = {}};
    for (const std::size_t position : compared.choice.kept) kept.per_group.push_back(pairs->per_group[position]);
    return marginalIndependence(groupCoOccurrences(kept), {comparison.options.adjustment, SmallTables::exact});
}

}  // namespace

Result<std::vector<ResultTable>> groupTickTables(const GroupComparison& comparison, const TableWording& wording) {
    const auto compared = comparedCounts(comparison);
    if (!compared) return compared.problem();
    const GroupTestOptions& options = comparison.options;
    auto cases = groupedCases(compared->counts, wording);
    if (!cases) return cases.problem();
    std::vector<ResultTable> tables{std::move(*cases)};
    ResultTable& shares = tables.front();
    const Counts& counts = compared->counts;
    const bool several = counts.groups.size() > 1;
    const std::vector<std::size_t> order = optionOrder(counts.item, counts.total().options, wording.order);
    if (several) {
        const auto letters =
            columnProportions(counts, BaseKind::cases, {options.adjustment, options.alpha, LetterFamily::row});
        if (!letters) return letters.problem();
        shares.kind = "column-proportions";
        addLetters(shares, *letters, order);
        shares.notes.push_back(shareLegend(*letters));
    } else {
        shares.notes.push_back(
            {"可比较的组不足两个，没有做检验。", "Fewer than two groups to compare: no test was made."});
    }
    noteUnweighted(shares, comparison, {"人数、百分比和字母", "n, percentages and letters are"});
    addSmallGroups(shares, compared->choice, comparison, several ? 2 : 1);
    if (several) tables.push_back(tickTests(comparison, *compared, overallTest(comparison, *compared), order));
    return tables;
}

}  // namespace diaoyan
