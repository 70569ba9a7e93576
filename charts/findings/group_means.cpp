// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/kruskal_wallis.h"
#include "analysis/groups/mean_comparisons.h"
#include "analysis/statistics/number_description.h"
#include "analysis/statistics/scale_scores.h"
#include "analysis/statistics/weighted_description.h"
#include "charts/findings/compared_items.h"
#include "charts/findings/group_mean_tests.h"
#include "charts/findings/group_tables.h"
#include "charts/findings/test_table.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

const Text nobody{"没有有效作答", "no valid answers"};
const Text tooFew{"不足两份作答", "fewer than two answers"};

/// Letters of the groups with the words for the test; empty where there are none.
struct MeanLetters {
    std::vector<TableCell> above;
    Text test;
    Text why;  ///< why there are none
};

std::vector<TableCell> textCells(const std::vector<std::string>& words) {
    std::vector<TableCell> cells;
    for (const std::string& one : words) cells.emplace_back(untranslated(one));
    return cells;
}

MeanLetters lettersByRespondents(const MeanComparisonInput& input) {
    const GroupTestOptions& options = input.comparison.options;
    const auto& groups = input.compared.values.per_group;
    std::vector<LetterPair> pairs;
    if (options.pairs == PairsBy::ranks) {
        const auto test = dunnTest(groups, options.adjustment);
        if (!test) return {{}, {}, test.problem().message};
        for (const RankComparison& pair : test->pairs)
            pairs.push_back({pair.first, pair.second, pair.difference, pair.adjusted_p});
        return {textCells(lettersAbove(groups.size(), pairs, options.alpha)),
                phrase("Dunn检验，{0}", "Dunn's test, {0}", {adjustmentWords(options.adjustment)}),
                {}};
    }
    const auto test = compareMeans(groups, MeanComparisonMethod::games_howell, options.adjustment, options.confidence);
    if (!test) return {{}, {}, test.problem().message};
    for (const MeanComparison& pair : test->pairs)
        pairs.push_back({pair.first, pair.second, pair.difference, pair.adjusted_p});
    return {textCells(lettersAbove(groups.size(), pairs, options.alpha)),
            {"Games–Howell，已按全部比较校正", "Games-Howell, adjusted for all pairs"},
            {}};
}

MeanLetters lettersByClusters(const MeanComparisonInput& input) {
    const GroupTestOptions& options = input.comparison.options;
    if (!input.pairs) return {};
    if (!input.pairs->ok()) return {{}, {}, input.pairs->problem().message};
    const Text test = options.pairs == PairsBy::ranks ? Text{"秩检验", "rank tests"} : Text{"t检验", "t tests"};
    return {clusterLetters(*input.clusters, **input.pairs, options.alpha),
            phrase("{0}，{1}", "{0}, {1}", {test, adjustmentWords(options.adjustment)}),
            {}};
}

/// Number of a group: what is printed and how it was found.
struct GroupMean {
    NumberDescription plain;
    WeightedDescription weighted;
    std::optional<DesignEstimate> design;
    bool alone = false;  ///< too few schools: respondents taken as independent, unlike in other groups
};

std::vector<GroupMean> groupMeans(const MeanComparisonInput& input) {
    std::vector<GroupMean> means;
    const auto& values = input.compared.values;
    for (std::size_t g = 0; g < values.per_group.size(); ++g) {
        GroupMean mean;
        mean.plain = describeNumbers(values.per_group[g], 0, input.comparison.options.confidence);
        if (input.comparison.weighted()) mean.weighted = describeWeighted(values.per_group[g]);
        if (input.clusters)
            if (auto design = clusterMean(*input.clusters, g, input.comparison.options.confidence); design.ok())
                mean.design = *design;
        mean.alone = input.bySchools() && !mean.design;
        if (mean.alone && input.comparison.weighted())
            if (auto design = clusterMean(groupDraws(values.per_group), g, input.comparison.options.confidence);
                design.ok())
                mean.design = *design;
        means.push_back(std::move(mean));
    }
    return means;
}

void addMeanCells(TableRow& row, const GroupMean& mean, bool weighted) {
    const auto sd = [&]() -> std::optional<double> {
        if (!weighted) return mean.plain.sd;
        const auto variance = mean.weighted.variance_sample;
        return variance ? std::optional(std::sqrt(*variance)) : std::nullopt;
    }();
    std::optional<Interval> interval;
    if (mean.design)
        interval = mean.design->interval;
    else if (!weighted)
        interval = mean.plain.interval;
    row.cells.push_back(numberOr(weighted ? mean.weighted.mean : mean.plain.mean, 2, nobody));
    row.cells.push_back(numberOr(sd, 2, tooFew));
    row.cells.push_back(numberOr(weighted ? mean.weighted.median : mean.plain.median, 2, nobody));
    row.cells.push_back(interval ? numberOr(interval->lower, 2, tooFew) : TableCell(NoValue{tooFew}));
    row.cells.push_back(interval ? numberOr(interval->upper, 2, tooFew) : TableCell(NoValue{tooFew}));
}

std::vector<TableColumn> meanColumns(const MeanComparisonInput& input) {
    std::vector<TableColumn> columns{{headingOf(input.compared.values.by_title), ColumnRole::label},
                                     letterColumn(),
                                     {{"有效作答", "Valid n"}, ColumnRole::count}};
    if (input.bySchools()) columns.push_back({{"学校", "Schools"}, ColumnRole::count});
    const Text what = input.comparison.weighted() ? Text{"加权", ", weighted"} : Text{};
    columns.push_back({phrase("{0}均值", "Mean{0}", {what}), ColumnRole::figure});
    columns.push_back({{"标准差", "SD"}, ColumnRole::figure});
    columns.push_back({{"中位数", "Median"}, ColumnRole::figure});
    columns.push_back({{"区间下限", "Lower limit"}, ColumnRole::figure});
    columns.push_back({{"区间上限", "Upper limit"}, ColumnRole::figure});
    return columns;
}

void noteMeans(ResultTable& table, const MeanComparisonInput& input, const std::vector<GroupMean>& means) {
    const Confidence confidence = input.comparison.options.confidence;
    std::vector<Text> alone;
    for (std::size_t g = 0; g < means.size(); ++g)
        if (means[g].alone && means[g].plain.interval) alone.push_back(untranslated(columnLetter(g)));
    if (!input.clusters)
        table.notes.push_back(phrase("区间：均值的{0}%置信区间，各人视为相互独立。",
                                     "Limits: {0}% intervals of the mean, respondents taken as independent.",
                                     {levelWords(confidence)}));
    else if (input.bySchools())
        table.notes.push_back(phrase("区间：均值的{0}%置信区间，以学校为群，计入了同校作答相近。",
                                     "Limits: {0}% intervals of the mean with schools as clusters, which allow for "
                                     "answers from one school being alike.",
                                     {levelWords(confidence)}));
    else
        table.notes.push_back(phrase("区间：均值的{0}%置信区间，按权数，各人视为相互独立。",
                                     "Limits: {0}% intervals of the mean by the weights, respondents taken as "
                                     "independent.",
                                     {levelWords(confidence)}));
    if (input.clusters && !alone.empty()) table.notes.push_back(independentGroups(alone));
    std::int64_t all = 0;
    for (const ValueCounts& group : input.compared.values.per_group) all += countOf(group);
    if (input.bySchools() && input.clusters->answers() < all)
        table.notes.push_back(
            phrase("{0}的学校不详，不在区间和按学校的比较之内。",
                   "The school of {0} is not known: they are not in the intervals and comparisons by "
                   "school.",
                   {respondents(all - input.clusters->answers(), input.comparison.questionnaire.role)}));
}

void noteMissing(ResultTable& table, const MeanComparisonInput& input) {
    std::int64_t missing = 0;
    for (const auto& group : input.compared.values.missing)
        missing += group[static_cast<std::size_t>(MissingReason::unanswered)] +
                   group[static_cast<std::size_t>(MissingReason::invalid)];
    if (missing > 0)
        table.notes.push_back(
            phrase("各组中另有{0}未作答、作答无效或选择不在量表上的选项，不在基数内。",
                   "{0} in the groups did not answer, gave no valid answer or chose an option off the "
                   "scale: not in the base.",
                   {respondents(missing, input.comparison.questionnaire.role)}));
    noteNobody(table, input.comparison, input.compared.values.ungrouped);
}

ResultTable meanTable(const MeanComparisonInput& input) {
    const auto& values = input.compared.values;
    const GroupTestOptions& options = input.comparison.options;
    ResultTable table;
    table.id = input.comparison.tableId("means");
    table.kind = options.pairs == PairsBy::ranks ? "dunn" : "games-howell";
    table.title = phrase("{0}：按{1}比较均值", "{0}: means by {1}", {values.item.title, values.by_title});
    table.base = phrase("各组有效作答的{0}，人数见表", "{0} with a valid answer in each group, n in the table",
                        {roleName(input.comparison.questionnaire.role)});
    table.columns = meanColumns(input);
    const std::vector<GroupMean> means = groupMeans(input);
    const MeanLetters single = input.comparison.weighted() ? MeanLetters{} : lettersByRespondents(input);
    const MeanLetters clustered = lettersByClusters(input);
    const bool both = !single.above.empty() && !clustered.above.empty();
    if (!clustered.above.empty()) table.columns.push_back(aboveColumn(both ? schoolBasis() : Text{}));
    if (!single.above.empty()) table.columns.push_back(aboveColumn(both ? respondentBasis() : Text{}));
    for (std::size_t g = 0; g < means.size(); ++g) {
        TableRow row{RowRole::option,
                     values.groups[g].code,
                     {values.groups[g].label, untranslated(columnLetter(g)), countOf(values.per_group[g])}};
        if (input.bySchools()) row.cells.emplace_back(static_cast<std::int64_t>(input.clusters->schoolsOf(g)));
        addMeanCells(row, means[g], input.comparison.weighted());
        if (!clustered.above.empty()) row.cells.push_back(clustered.above[g]);
        if (!single.above.empty()) row.cells.push_back(single.above[g]);
        table.rows.push_back(std::move(row));
    }
    if (const auto points = scalePoints(values.item); points.ok())
        table.notes.push_back(
            phrase("计分：最好的选项{0}分，最差的1分；不在量表上的选项不计。",
                   "Points: {0} for the best option, 1 for the worst; options off the scale have none.",
                   {scaleLength(*points)}));
    noteMeans(table, input, means);
    if (!clustered.above.empty()) {
        const Text basis =
            input.bySchools() ? Text{"学校为群，", "schools as clusters, "} : Text{"按权数，", "by the weights, "};
        table.notes.push_back(
            letterLegend(joined({basis, clustered.test}, "", ""), options.alpha, anyLetters(clustered.above)));
    }
    if (!single.above.empty())
        table.notes.push_back(both ? phrase("各人独立的字母用{0}，只供参考。",
                                            "Letters with respondents independent, a hint only: {0}.", {single.test})
                                   : letterLegend(single.test, options.alpha, anyLetters(single.above)));
    for (const Text& why : {single.why, clustered.why})
        if (!why.empty() && values.groups.size() > 1)
            table.notes.push_back(phrase("没有标出字母：{0}。", "No letters: {0}.", {why}));
    if (input.comparison.weighted())
        table.notes.push_back(phrase("加权：{0}；人数未加权。", "Weights: {0}; n is unweighted.",
                                     {input.comparison.tabulator.weighting()}));
    noteMissing(table, input);
    addSmallGroups(table, input.compared.choice, input.comparison, 2);
    return table;
}

}  // namespace

std::int64_t scaleLength(const OptionPoints& points) {
    return std::count_if(points.begin(), points.end(), [](const auto& point) { return point.has_value(); });
}

Result<std::vector<ResultTable>> groupMeanTables(const GroupComparison& comparison,
                                                 const std::optional<SatisfactionDefinition>& definition) {
    const auto compared = comparedValues(comparison);
    if (!compared) return compared.problem();
    MeanComparisonInput input{.comparison = comparison, .compared = *compared};
    if (auto clusters = valueClusters(comparison, *compared); clusters.ok())
        input.clusters = std::move(*clusters);
    else
        input.no_clusters = clusters.problem();
    if (input.clusters) input.pairs = clusterPairs(*input.clusters, comparison.options);
    std::vector<ResultTable> tables{meanTable(input)};
    if (compared->values.groups.size() < 2) {
        tables.back().notes.push_back(
            {"可比较的组不足两个，没有做检验。", "Fewer than two groups to compare: no test was made."});
        return tables;
    }
    auto tests = meanTests(input, definition);
    if (!tests) return tests.problem();
    tables.push_back(std::move(*tests));
    return tables;
}

}  // namespace diaoyan
