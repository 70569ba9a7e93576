// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_satisfaction.h"
#include "analysis/clusters/design_tests.h"
#include "analysis/statistics/scale_scores.h"
#include "charts/findings/compared_items.h"
#include "charts/findings/group_tables.h"
#include "charts/findings/test_table.h"
#include "charts/tables/base_phrases.h"

#include <algorithm>

namespace diaoyan {

namespace {

const Text nobody{"没有有效作答", "no valid answers"};
const Text noInterval{"没有有效作答，或作答太少", "no valid answers, or too few"};

/// The counts of the groups compared with their satisfaction and its interval.
struct GroupRates {
    ComparedCounts compared;
    std::vector<DesignSatisfaction> rates;  ///< of the groups compared
    bool is_rate = true;
    std::optional<ColumnProportions> letters;          ///< respondents independent
    std::optional<std::vector<TableCell>> by_schools;  ///< schools as clusters, or by weights
    std::size_t schools = 0;
};

std::vector<Satisfaction> counted(const std::vector<DesignSatisfaction>& rates) {
    std::vector<Satisfaction> all;
    for (const DesignSatisfaction& rate : rates) all.push_back(rate.satisfaction);
    return all;
}

/// Where the schools cannot be had the tests say so; here the letters are left out.
void addSchoolLetters(GroupRates& made, const GroupComparison& comparison, const SatisfactionDefinition& definition) {
    const auto values = comparedValues(comparison);
    if (!values) return;
    const auto clusters = valueClusters(comparison, *values);
    if (!clusters || !*clusters) return;
    const auto rates = rateClusters(**clusters, comparison.item, definition);
    if (!rates) return;
    GroupTestOptions options = comparison.options;
    options.pairs = PairsBy::means;
    const auto pairs = clusterPairs(*rates, options);
    if (!pairs) return;
    made.by_schools = clusterLetters(*rates, *pairs, options.alpha);
    made.schools = rates->schools;
}

Result<GroupRates> groupRates(const GroupComparison& comparison, const SatisfactionDefinition& definition) {
    auto compared = comparedCounts(comparison);
    if (!compared) return compared.problem();
    const auto all = designSatisfaction(comparison.tabulator, {comparison.item.id, comparison.by}, definition,
                                        comparison.options.confidence);
    if (!all) return all.problem();
    GroupRates made{std::move(*compared), {}, definition.kind == SatisfactionKind::rate, {}, {}, 0};
    for (const std::size_t position : made.compared.choice.kept) made.rates.push_back((*all)[position]);
    if (!made.is_rate || made.rates.size() < 2) return made;
    if (!comparison.weighted()) {
        auto letters = columnProportions(satisfiedTable(counted(made.rates)),
                                         {comparison.options.adjustment, comparison.options.alpha, LetterFamily::row},
                                         ComparedSide::rows);
        if (!letters) return letters.problem();
        made.letters = std::move(*letters);
    }
    addSchoolLetters(made, comparison, definition);
    return made;
}

std::vector<TableColumn> rateColumns(const GroupRates& made, const GroupComparison& comparison) {
    const Text name = made.is_rate ? headingOf(rateName(comparison.item)) : Text{"指数", "Index"};
    std::vector<TableColumn> columns{{headingOf(made.compared.counts.by_title), ColumnRole::label},
                                     letterColumn(),
                                     {{"有效作答", "Valid n"}, ColumnRole::count}};
    if (made.is_rate) columns.push_back({name, ColumnRole::share});
    if (comparison.weighted())
        columns.push_back({phrase("加权{0}", "{0}, weighted", {name}), ColumnRole::figure});
    else if (!made.is_rate)
        columns.push_back({name, ColumnRole::figure});
    if (made.is_rate) {
        columns.push_back({{"置信区间", "Interval"}, ColumnRole::figure});
    } else {
        columns.push_back({{"区间下限", "Lower limit"}, ColumnRole::figure});
        columns.push_back({{"区间上限", "Upper limit"}, ColumnRole::figure});
    }
    const bool both = made.letters && made.by_schools;
    if (made.by_schools) columns.push_back(aboveColumn(both ? schoolBasis() : Text{}));
    if (made.letters) columns.push_back(aboveColumn(both ? respondentBasis() : Text{}));
    return columns;
}

void addInterval(TableRow& row, const std::optional<Interval>& interval, bool is_rate) {
    if (!interval)
        row.cells.insert(row.cells.end(), is_rate ? 1 : 2, NoValue{noInterval});
    else if (is_rate)
        row.cells.emplace_back(IntervalCell{interval->lower / 100, interval->upper / 100});
    else
        for (const double limit : {interval->lower, interval->upper}) row.cells.emplace_back(Figure{limit, 1});
}

void addRateRows(ResultTable& table, const GroupRates& made, const GroupComparison& comparison) {
    for (std::size_t g = 0; g < made.rates.size(); ++g) {
        const DesignSatisfaction& rate = made.rates[g];
        const Group& group = made.compared.counts.groups[g];
        TableRow row{RowRole::option, group.code, {group.label, untranslated(columnLetter(g)), rate.satisfaction.n}};
        if (made.is_rate) row.cells.emplace_back(rate.satisfaction.rate);
        if (comparison.weighted() || !made.is_rate) row.cells.push_back(numberOr(rate.value, 1, nobody));
        addInterval(row, rate.interval, made.is_rate);
        if (made.by_schools) row.cells.push_back((*made.by_schools)[g]);
        if (made.letters) {
            const ColumnProportionCell& cell = made.letters->cell(0, g);
            row.cells.push_back(
                cell.tested ? TableCell(untranslated(letterRuns(cell.larger_than, made.letters->columns.size())))
                            : TableCell(NoValue{{"比例为0或100%，或不足2人，不参加比较",
                                                 "a share of 0 or 100%, or fewer than 2: not compared"}}));
        }
        table.rows.push_back(std::move(row));
    }
}

void noteIntervals(ResultTable& table, const GroupRates& made, const GroupComparison& comparison) {
    std::vector<Text> independent;
    bool schools = false;
    bool weights = false;
    bool rough = false;
    for (std::size_t g = 0; g < made.rates.size(); ++g) {
        schools = schools || made.rates[g].basis() == IntervalBasis::schools;
        weights = weights || made.rates[g].basis() == IntervalBasis::weights;
        rough = rough || (made.rates[g].basis() == IntervalBasis::schools && made.rates[g].design->fewClustersUsed());
        if (made.rates[g].basis() == IntervalBasis::independent && made.rates[g].interval)
            independent.push_back(untranslated(columnLetter(g)));
    }
    if (schools)
        table.notes.push_back(phrase("{0}%置信区间，以学校为群，计入了同校作答相近。",
                                     "{0}% intervals with schools as clusters, which allow for answers from "
                                     "one school being alike.",
                                     {levelWords(comparison.options.confidence)}));
    if (rough)
        table.notes.push_back(phrase("有的组学校不足{0}所：这些组的区间本身也很粗略。",
                                     "Some groups have fewer than {0} schools: their intervals are rough themselves.",
                                     {fewClusters}));
    if (weights)
        table.notes.push_back(phrase("{0}%置信区间，按权数，各人视为相互独立。",
                                     "{0}% intervals by the weights, respondents taken as independent.",
                                     {levelWords(comparison.options.confidence)}));
    if (independent.empty()) return;
    table.notes.push_back(schools || weights ? independentGroups(independent)
                                             : phrase("{0}%置信区间，各人视为相互独立。",
                                                      "{0}% intervals, respondents taken as independent.",
                                                      {levelWords(comparison.options.confidence)}));
}

void noteLetters(ResultTable& table, const GroupRates& made, const GroupTestOptions& options) {
    const Text adjusted = adjustmentWords(options.adjustment);
    if (made.by_schools) {
        const Text basis =
            made.schools > 1 ? Text{"学校为群", "schools as clusters"} : Text{"按权数", "by the weights"};
        table.notes.push_back(letterLegend(phrase("{0}，t检验，{1}", "{0}, t tests, {1}", {basis, adjusted}),
                                           options.alpha, anyLetters(*made.by_schools)));
    }
    if (!made.letters) return;
    if (made.by_schools)
        table.notes.push_back(phrase("各人独立的字母用列比例z检验，{0}，只供参考。",
                                     "Letters with respondents independent, a hint only: z tests of proportions, {0}.",
                                     {adjusted}));
    else
        table.notes.push_back(shareLegend(*made.letters));
}

}  // namespace

Result<GroupClusters> rateClusters(const GroupClusters& points, const Item& item,
                                   const SatisfactionDefinition& definition) {
    const auto places = scalePoints(item);
    if (!places) return places.problem();
    const auto counts_as = definitionPoints(item, definition);
    if (!counts_as) return counts_as.problem();
    std::map<double, double> new_values;
    for (std::size_t i = 0; i < places->size(); ++i)
        if ((*places)[i] && (*counts_as)[i]) new_values[*(*places)[i]] = *(*counts_as)[i];
    return revalued(points, new_values);
}

CrossTable satisfiedTable(const std::vector<Satisfaction>& rates) {
    std::vector<std::vector<std::int64_t>> counts;
    for (const Satisfaction& rate : rates) counts.push_back({rate.rate.count, rate.n - rate.rate.count});
    return crossTable(counts);
}

Result<ResultTable> groupRateTable(const GroupComparison& comparison, const SatisfactionDefinition& definition) {
    const auto made = groupRates(comparison, definition);
    if (!made) return made.problem();
    const Counts& counts = made->compared.counts;
    ResultTable table;
    table.id = comparison.tableId("compare");
    table.kind = "satisfaction";
    table.title = phrase("{0}：按{1}比较", "{0}: by {1}", {counts.item.title, counts.by_title});
    table.base = phrase("各组有效作答的{0}，人数见表", "{0} with a valid answer in each group, n in the table",
                        {roleName(comparison.questionnaire.role)});
    table.columns = rateColumns(*made, comparison);
    addRateRows(table, *made, comparison);
    if (!made->rates.empty())
        table.notes.push_back(phrase("口径：{0}，以有效作答为基数。", "Definition: {0}, of the valid answers.",
                                     {definitionInWords(made->rates.front().satisfaction, comparison.item)}));
    noteIntervals(table, *made, comparison);
    noteLetters(table, *made, comparison.options);
    if (comparison.weighted())
        table.notes.push_back(
            phrase("加权：{0}；人数未加权。", "Weights: {0}; n is unweighted.", {comparison.tabulator.weighting()}));
    addSmallGroups(table, made->compared.choice, comparison, 2);
    noteNobody(table, comparison, counts.ungrouped);
    return table;
}

void addRateTests(ResultTable& tests, const GroupComparison& comparison, const ComparedCounts& compared,
                  const SatisfactionDefinition& definition, const std::optional<GroupClusters>& clusters) {
    if (definition.kind != SatisfactionKind::rate) return;
    const Text name = headingOf(rateName(comparison.item));
    std::vector<Satisfaction> rates;
    for (const ItemCounts& group : compared.counts.per_group) {
        const auto rate = satisfaction(comparison.item, group, definition, comparison.options.confidence);
        if (!rate) return addFailedTest(tests, "rate", name, rate.problem());
        rates.push_back(*rate);
    }
    if (clusters)
        if (const auto as_rate = rateClusters(*clusters, comparison.item, definition); as_rate.ok())
            addClusterIndependence(tests, *as_rate, name);
    addIndependence(tests, satisfiedTable(rates), comparison.options, name);
}

}  // namespace diaoyan
