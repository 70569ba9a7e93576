// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/compare_groups.h"

#include "analysis/clusters/design_satisfaction.h"
#include "charts/findings/compared_items.h"
#include "charts/tables/base_phrases.h"
#include "charts/tables/from_satisfaction.h"

#include <algorithm>

namespace diaoyan {

namespace {

Text basisWords(IntervalBasis basis) {
    switch (basis) {
    case IntervalBasis::schools: return {"学校为群", "schools as clusters"};
    case IntervalBasis::weights: return {"按权数", "weights"};
    case IntervalBasis::independent: break;
    }
    return {"各人独立", "independent"};
}

TableCell pointsCell(const std::optional<double>& points) {
    return points ? TableCell(Figure{*points, 1}) : TableCell(NoValue{{"没有有效作答", "no valid answers"}});
}

/// The cells after the group's name: n, satisfied, rate, interval, what the interval rests on.
std::vector<TableCell> groupCells(const DesignSatisfaction& group, const CompareRequest& request, bool weighted) {
    const Satisfaction& counted = group.satisfaction;
    const bool rate = counted.definition.kind == SatisfactionKind::rate;
    std::vector<TableCell> cells;
    if (counted.n < std::max<std::int64_t>(1, request.minimum_n)) {
        const NoValue hidden{{"人数不足", "too few answers"}};
        cells.push_back(counted.n > 0 ? TableCell(belowMinimum(request.minimum_n)) : TableCell(counted.n));
        cells.insert(cells.end(), 4, hidden);
        return cells;
    }
    cells.emplace_back(counted.n);
    if (rate) {
        cells.emplace_back(counted.rate.count);
        cells.push_back(weighted ? pointsCell(group.value) : TableCell(counted.rate));
        cells.push_back(group.interval
                            ? TableCell(IntervalCell{group.interval->lower / 100, group.interval->upper / 100})
                            : pointsCell({}));
    } else {
        cells.push_back(pointsCell(group.value));
        cells.push_back(pointsCell(group.interval ? std::optional(group.interval->lower) : std::nullopt));
        cells.push_back(pointsCell(group.interval ? std::optional(group.interval->upper) : std::nullopt));
    }
    cells.push_back(group.interval ? TableCell(basisWords(group.basis())) : pointsCell({}));
    return cells;
}

std::vector<TableColumn> groupColumns(const ComparedItem& compared, const Text& by_title, bool weighted) {
    std::vector<TableColumn> columns{{headingOf(by_title), ColumnRole::label},
                                     {{"有效作答", "Valid n"}, ColumnRole::count}};
    if (compared.isRate()) {
        const Text name = headingOf(rateName(compared.item));
        columns.push_back({{"计入人数", "Counted"}, ColumnRole::count});
        columns.push_back({weighted ? phrase("加权{0}（%）", "{0}, weighted (%)", {name}) : name,
                           weighted ? ColumnRole::figure : ColumnRole::share});
        columns.push_back({{"置信区间", "Interval"}, ColumnRole::figure});
    } else {
        columns.push_back({weighted ? Text{"加权指数", "Index, weighted"} : Text{"指数", "Index"}, ColumnRole::figure});
        columns.push_back({{"区间下限", "Lower limit"}, ColumnRole::figure});
        columns.push_back({{"区间上限", "Upper limit"}, ColumnRole::figure});
    }
    columns.push_back({{"区间依据", "Interval from"}, ColumnRole::figure});
    return columns;
}

void noteGroups(ResultTable& table, const ComparedItem& compared, const CompareRequest& request, bool few, bool rough) {
    table.notes.push_back(phrase("口径：{0}。", "Definition: {0}.", {compared.measure}));
    table.notes.push_back(
        phrase("区间的置信度为{0}%。“学校为群”：把学校作为群，计入同校作答相近；“各人独立”：各人视为相互独立"
               "（作答只来自一所学校，或人人相同）。",
               "{0}% intervals. \"schools as clusters\" allows for answers from one school being alike; "
               "\"independent\" takes respondents as independent (all from one school, or all the same).",
               {levelWords(request.confidence)}));
    if (rough)
        table.notes.push_back(phrase("有的组学校不足{0}所：这些组的区间本身也很粗略。",
                                     "Some groups have fewer than {0} schools: their intervals are rough themselves.",
                                     {fewClusters}));
    table.notes.push_back({"本表没有做检验，不能据此说哪两组的差异显著。",
                           "No test was made: nothing is said here about whether groups differ significantly."});
    if (few)
        table.notes.push_back(phrase("不足{0}人的组不显示结果，以保护作答者。",
                                     "Groups of fewer than {0} are listed without results, to protect respondents.",
                                     {std::max<std::int64_t>(1, request.minimum_n)}));
}

}  // namespace

Result<std::vector<ResultTable>> compareGroupTables(const Tabulator& tabulator, const Questionnaire& questionnaire,
                                                    const CompareRequest& request) {
    const auto compared = comparedItems(questionnaire, request);
    if (!compared) return compared.problem();
    const bool weighted = !tabulator.weighting().empty();
    std::vector<ResultTable> tables;
    for (const ComparedItem& one : compared->items) {
        if (!one.definition)
            return Problem{"not-a-scale", phrase("“{0}”不是量表题", "\"{0}\" is not a scale", {one.item.title}), {}};
        const auto counts = tabulator.count({one.item.id, request.by});
        if (!counts) return counts.problem();
        const auto groups =
            designSatisfaction(tabulator, {one.item.id, request.by}, *one.definition, request.confidence);
        if (!groups) return groups.problem();
        ResultTable table;
        table.id = questionnaire.id + "." + one.item.id + ".compare.by." + request.by;
        table.kind = "satisfaction";
        table.title = phrase("{0}：按{1}比较", "{0}: by {1}", {one.item.title, counts->by_title});
        table.base = phrase("各组有效作答的{0}，人数见表", "{0} with a valid answer in each group, n in the table",
                            {roleName(questionnaire.role)});
        table.columns = groupColumns(one, counts->by_title, weighted);
        bool few = false, rough = false;
        for (std::size_t g = 0; g < groups->size(); ++g) {
            const DesignSatisfaction& group = (*groups)[g];
            few = few || (group.satisfaction.n > 0 && group.satisfaction.n < request.minimum_n);
            rough = rough || (group.basis() == IntervalBasis::schools && group.design->fewClustersUsed());
            TableRow row{RowRole::option, counts->groups[g].code, {counts->groups[g].label}};
            for (TableCell& cell : groupCells(group, request, weighted)) row.cells.push_back(std::move(cell));
            table.rows.push_back(std::move(row));
        }
        noteGroups(table, one, request, few, rough);
        noteEverybody(table, tabulator, questionnaire.role, counts->ungrouped);
        tables.push_back(std::move(table));
    }
    noteSkipped(tables, *compared);
    return tables;
}

}  // namespace diaoyan
