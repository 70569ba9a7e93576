// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/from_satisfaction.h"

#include "analysis/clusters/design_satisfaction.h"

#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace diaoyan {

namespace {

TableCell noAnswers() {
    return NoValue{{"没有有效作答", "no valid answers"}};
}

/// Which columns a table of these lines needs.
struct SatisfactionColumns {
    bool is_rate = true;
    bool any_net = false;
    bool any_unsure = false;

    bool with_unsure_rate = false;
    bool weighted = false;

    SatisfactionColumns(const std::vector<SatisfactionLine>& lines, bool concise) {
        for (const SatisfactionLine& line : lines) {
            is_rate = line.value.definition.kind == SatisfactionKind::rate;
            any_net = any_net || (!concise && line.value.net.has_value());
            any_unsure = any_unsure || line.value.unsure > 0;
            weighted = weighted || line.value.weighted.has_value();
        }
        with_unsure_rate = is_rate && any_unsure && !concise;
    }
};

void addHeadings(ResultTable& table, const SatisfactionHeadings& headings, const SatisfactionColumns& shown) {
    const Text rate = headings.rate.empty() ? Text{"满意率", "Satisfaction rate"} : headingOf(headings.rate);
    table.columns = {{headings.first, ColumnRole::label}, {{"有效作答", "Valid n"}, ColumnRole::count}};
    if (shown.is_rate) {
        table.columns.push_back({{"计入人数", "Counted"}, ColumnRole::count});
        table.bar_column = static_cast<int>(table.columns.size());
        table.columns.push_back({rate, ColumnRole::share});
        if (shown.weighted)
            table.columns.push_back({phrase("加权{0}（%）", "Weighted {0} (%)", {rate}), ColumnRole::figure});
        table.columns.push_back({{"置信区间", "Confidence interval"}, ColumnRole::figure});
    } else {
        table.columns.push_back({{"指数", "Index"}, ColumnRole::figure});
        if (shown.weighted) table.columns.push_back({{"加权指数", "Weighted index"}, ColumnRole::figure});
        table.columns.push_back({{"区间下限", "Lower limit"}, ColumnRole::figure});
        table.columns.push_back({{"区间上限", "Upper limit"}, ColumnRole::figure});
        table.columns.push_back({{"标准差", "SD"}, ColumnRole::figure});
    }
    if (shown.any_net) table.columns.push_back({phrase("净{0}（百分点）", "Net (points)", {rate}), ColumnRole::figure});
    if (!shown.any_unsure) return;
    table.columns.push_back({{"不了解等", "Not sure"}, ColumnRole::count});
    if (shown.with_unsure_rate)
        table.columns.push_back({phrase("{0}（含不了解）", "{0} (not sure in the base)", {rate}), ColumnRole::share});
}

TableCell pointsOr(const std::optional<double>& points) {
    return points ? TableCell(Figure{*points, 1}) : noAnswers();
}

TableRow rowOf(const SatisfactionLine& line, const SatisfactionColumns& shown) {
    const Satisfaction& value = line.value;
    TableRow row{line.role, line.code, {line.label, value.n}};
    const auto& interval = value.interval;
    if (shown.is_rate) {
        row.cells.emplace_back(value.rate.count);
        row.cells.emplace_back(value.rate);
        if (shown.weighted) row.cells.push_back(pointsOr(value.value()));
        row.cells.push_back(interval ? TableCell(IntervalCell{interval->lower, interval->upper}) : noAnswers());
    } else {
        row.cells.push_back(pointsOr(value.index));
        if (shown.weighted) row.cells.push_back(pointsOr(value.value()));
        row.cells.push_back(pointsOr(interval ? std::optional(interval->lower) : std::nullopt));
        row.cells.push_back(pointsOr(interval ? std::optional(interval->upper) : std::nullopt));
        row.cells.push_back(pointsOr(value.index_sd));
    }
    if (shown.any_net) row.cells.push_back(pointsOr(value.net ? std::optional(100 * *value.net) : std::nullopt));
    if (shown.any_unsure) {
        row.cells.emplace_back(value.unsure);
        if (shown.with_unsure_rate) row.cells.emplace_back(value.rate_with_unsure);
    }
    return row;
}

void noteDefinitions(ResultTable& table, const std::vector<SatisfactionLine>& lines) {
    std::vector<Text> definitions;
    for (const SatisfactionLine& line : lines)
        if (std::find(definitions.begin(), definitions.end(), line.definition) == definitions.end())
            definitions.push_back(line.definition);
    for (const Text& definition : definitions) {
        std::vector<Text> labels;
        for (const SatisfactionLine& line : lines)
            if (line.definition == definition) labels.push_back(quoted(line.label));
        if (definitions.size() == 1)
            table.notes.push_back(phrase("口径：{0}。", "Definition: {0}.", {definition}));
        else
            table.notes.push_back(phrase("{0}的口径：{1}。", "Definition for {0}: {1}.", {listed(labels), definition}));
    }
}

/// How the intervals were made, for each way that occurs.
void noteInterval(ResultTable& table, const std::vector<SatisfactionLine>& lines, const SatisfactionColumns& shown) {
    if (lines.empty()) return;
    const Text level = figureWords(100 * lines.front().value.confidence.level(), 0);
    std::set<IntervalBasis> bases;
    std::int64_t fewest = fewClusters;
    for (const SatisfactionLine& line : lines) {
        if (!line.value.interval) continue;
        bases.insert(line.value.basis);
        if (line.value.basis == IntervalBasis::schools) fewest = std::min(fewest, line.value.clusters);
    }
    const Text where = bases.size() > 1 ? Text{"其余各行的", "For the other rows, "} : Text{"", ""};
    if (bases.contains(IntervalBasis::schools))
        table.notes.push_back(
            phrase("置信区间为{0}%区间，把学校当作整群（同校作答相近，已计入），自由度为学校数减1。",
                   "{0}% intervals with schools as clusters (answers of one school are alike, which is allowed "
                   "for); degrees of freedom: schools minus 1.",
                   {level}));
    if (fewest < fewClusters)
        table.notes.push_back(phrase("学校不足{0}所的，区间本身也不够准。",
                                     "With fewer than {0} schools the interval itself is a rough one.", {fewClusters}));
    if (bases.contains(IntervalBasis::weights))
        table.notes.push_back(
            phrase("{1}{0}%置信区间按加权数据线性化计算，假定各人作答相互独立。",
                   "{1}{0}% intervals by linearisation of the weighted answers, taking respondents as independent.",
                   {level, bases.contains(IntervalBasis::schools) ? where : Text{"", ""}}));
    if (!bases.contains(IntervalBasis::independent)) return;
    table.notes.push_back(
        shown.is_rate
            ? phrase("{1}置信区间为{0}%威尔逊区间，假定各人作答相互独立；同一学校的作答往往相近，实际区间更宽。",
                     "{1}{0}% Wilson intervals, taking respondents as independent; answers from one school "
                     "tend to be alike, so the true intervals are wider.",
                     {level, where})
            : phrase("{1}区间为{0}%置信区间（均值加减t倍标准误），假定各人作答相互独立；同一学校的作答往往相近，"
                     "实际区间更宽。",
                     "{1}{0}% intervals (mean plus or minus t standard errors), taking respondents as "
                     "independent; answers from one school tend to be alike, so the true intervals are "
                     "wider.",
                     {level, where}));
}

}  // namespace

Result<Satisfaction> satisfactionOf(const Tabulator& tabulator, const Item& item, const std::string& definition,
                                    Confidence confidence) {
    const auto usual = defaultSatisfactionDefinition(item);
    if (!usual.ok()) return usual.problem();
    const auto wanted = definition.empty() ? usual : satisfactionDefinition(definition, item);
    auto found = designSatisfaction(tabulator, {item.id, {}}, wanted.ok() ? *wanted : *usual, confidence);
    if (!found.ok() && wanted.ok()) found = designSatisfaction(tabulator, {item.id, {}}, *usual, confidence);
    if (!found.ok()) return found.problem();
    return found->front().satisfaction;
}

ResultTable satisfactionTable(const SatisfactionHeadings& headings, const std::vector<SatisfactionLine>& lines) {
    ResultTable table;
    table.id = headings.id;
    table.kind = "satisfaction";
    table.title = headings.title;
    table.base = headings.base;
    const SatisfactionColumns shown(lines, headings.concise);
    addHeadings(table, headings, shown);
    for (const SatisfactionLine& line : lines) table.rows.push_back(rowOf(line, shown));
    noteDefinitions(table, lines);
    noteInterval(table, lines, shown);
    if (shown.weighted)
        table.notes.push_back(phrase("加权：{0}。计入人数和未加权比率照实列出。",
                                     "Weighted: {0}. Counts and the unweighted rate are shown as they are.",
                                     {headings.weighting}));
    return table;
}

}  // namespace diaoyan
