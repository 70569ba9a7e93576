// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/difference_tables.h"

#include "charts/tables/base_phrases.h"

#include <algorithm>
#include <array>

namespace diaoyan {

namespace {

Text reasonOf(const JoinedItem& item, std::size_t side) {
    return item.silent[side].reason.empty() ? noAnswersReason() : item.silent[side].reason;
}

Text reasonOf(const JoinedItem& item, const DifferenceLine& line) {
    for (const std::size_t side : {line.first, line.second})
        if (!item.silent[side].reason.empty()) return item.silent[side].reason;
    return noAnswersReason();
}

TableCell nCell(const JoinedItem& item, const DifferenceLines& lines, std::size_t at, std::size_t side) {
    const SilentSide& silent = item.silent[side];
    if (silent.reason.empty()) return lines.figures[at][side].n;
    return silent.instead_of_n.empty() ? TableCell(NoValue{silent.reason}) : TableCell(silent.instead_of_n);
}

/// A role that a group does not have (no pupils were asked in primary schools): not worth a row.
bool isIdle(const DifferenceWording& wording, const JoinedItem& item, const SideFigures& of, std::size_t side) {
    return wording.grouped && of.n == 0 && item.silent[side].reason.empty();
}

bool isIdle(const DifferenceWording& wording, const JoinedItem& item, const DifferenceLines& lines,
            const DifferenceLine& line) {
    const auto& figures = lines.figures[line.item];
    return isIdle(wording, item, figures[line.first], line.first) ||
           isIdle(wording, item, figures[line.second], line.second);
}

/// Unweighted a share with its base; weighted the percentage, since no count stands behind it.
TableCell rateCell(const SideFigures& figures, bool weighted, const Text& reason) {
    if (figures.n == 0) return NoValue{reason};
    if (!weighted) return figures.satisfied;
    return numberOr(figures.rate ? std::optional(100 * *figures.rate) : std::nullopt, 1, reason);
}

Text rateHeading(const Text& words, bool weighted) {
    return weighted ? phrase("{0}（%，加权）", "{0} (%, weighted)", {words}) : words;
}

void addLabelColumns(ResultTable& table, const DifferenceWording& wording) {
    for (const Text& heading : wording.label_headings) table.columns.push_back({heading, ColumnRole::label});
}

std::vector<TableCell> labelCells(const JoinedItem& item) {
    return {item.labels.begin(), item.labels.end()};
}

/// Columns up to n, the same for means and rates.
void addPairColumns(ResultTable& table, const DifferenceWording& wording) {
    addLabelColumns(table, wording);
    if (wording.onePair()) {
        for (const Text& side : wording.sides_briefly)
            table.columns.push_back({phrase("{0}n", "{0} n", {side}), ColumnRole::count});
        return;
    }
    table.columns.push_back({{"比较", "Comparison"}, ColumnRole::label});
    table.columns.push_back({{"前者n", "First n"}, ColumnRole::count});
    table.columns.push_back({{"后者n", "Second n"}, ColumnRole::count});
}

/// With one pair the earlier side is shown first, though the later one is what it is taken from.
std::array<std::size_t, 2> shownSides(const DifferenceWording& wording, const DifferenceLine& line) {
    if (wording.onePair()) return {line.second, line.first};
    return {line.first, line.second};
}

TableRow pairRow(const DifferenceWording& wording, const JoinedItem& item, const DifferenceLines& lines,
                 const DifferenceLine& line) {
    TableRow row{RowRole::option, item.code, labelCells(item)};
    if (!wording.onePair()) {
        row.code += "/" + std::to_string(line.first + 1) + "-" + std::to_string(line.second + 1);
        row.cells.emplace_back(pairLabel(wording.sides[line.first], wording.sides[line.second]));
    }
    for (const std::size_t side : shownSides(wording, line)) row.cells.push_back(nCell(item, lines, line.item, side));
    return row;
}

void addTestColumns(ResultTable& table, const char* effect) {
    for (const Text& heading : {Text{"下限", "Lower"}, Text{"上限", "Upper"}, Text{"p值", "p"},
                                Text{"校正p值", "Adjusted p"}, untranslated(effect)})
        table.columns.push_back({heading, ColumnRole::figure});
    table.columns.push_back({{"大小", "Size"}, ColumnRole::label});
}

/// Difference, interval, p, adjusted p, effect and its word.
void addTestCells(TableRow& row, const SideDifference& of, double unit, int decimals, const Text& reason) {
    const auto scaled = [&](std::optional<double> value) {
        if (value) *value *= unit;
        return value;
    };
    const Text why = of.estimate ? noTestReason() : reason;
    row.cells.push_back(numberOr(scaled(of.estimate), decimals, reason));
    row.cells.push_back(
        numberOr(scaled(of.interval ? std::optional(of.interval->lower) : std::nullopt), decimals, why));
    row.cells.push_back(
        numberOr(scaled(of.interval ? std::optional(of.interval->upper) : std::nullopt), decimals, why));
    row.cells.push_back(probabilityOr(of.p, why));
    row.cells.push_back(probabilityOr(of.adjusted_p, why));
    row.cells.push_back(numberOr(of.effect, 2, why));
    row.cells.push_back(of.effect ? TableCell(effectWords(EffectMeasure::standardized_difference, *of.effect))
                                  : TableCell(NoValue{why}));
}

}  // namespace

ResultTable sidesTable(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                       const DifferenceLines& lines) {
    ResultTable table{.id = wording.id + ".sides", .kind = wording.kind, .base = wording.base};
    table.title = phrase("{0}：各{1}的评价", "{0}: ratings by {1}", {wording.title, wording.side_heading});
    addLabelColumns(table, wording);
    table.columns.push_back({headingOf(wording.side_heading), ColumnRole::label});
    table.columns.push_back({{"有效作答", "Valid n"}, ColumnRole::count});
    table.columns.push_back({{"均值", "Mean"}, ColumnRole::figure});
    table.columns.push_back({{"标准差", "SD"}, ColumnRole::figure});
    table.columns.push_back({{"指数", "Index"}, ColumnRole::figure});
    const bool weighted = wording.weighted();
    if (!weighted) table.bar_column = static_cast<int>(table.columns.size());
    table.columns.push_back(
        {rateHeading(headingOf(wording.rate_name), weighted), weighted ? ColumnRole::figure : ColumnRole::share});
    table.columns.push_back(
        {phrase("{0}%区间", "{0}% interval", {figureWords(100 * lines.confidence.level(), 0)}), ColumnRole::figure});
    for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t s = 0; s < wording.sides.size(); ++s) {
            const SideFigures& of = lines.figures[i][s];
            if (isIdle(wording, items[i], of, s)) continue;
            const Text reason = reasonOf(items[i], s);
            TableRow row{RowRole::option, items[i].code + "/" + std::to_string(s + 1), labelCells(items[i])};
            row.cells.emplace_back(wording.sides[s]);
            row.cells.push_back(nCell(items[i], lines, i, s));
            row.cells.push_back(numberOr(of.mean, 2, reason));
            row.cells.push_back(numberOr(of.sd, 2, of.n > 0 ? noTestReason() : reason));
            row.cells.push_back(numberOr(of.index, 1, reason));
            row.cells.push_back(rateCell(of, weighted, reason));
            row.cells.push_back(of.rate_interval
                                    ? TableCell(IntervalCell{of.rate_interval->lower, of.rate_interval->upper})
                                    : TableCell(NoValue{reason}));
            table.rows.push_back(std::move(row));
        }
    noteRateIntervals(table, wording, lines);
    noteWeightings(table, wording.weightings);
    noteSilent(table, wording, items, lines, false);
    return table;
}

ResultTable meanDifferencesTable(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                                 const DifferenceLines& lines) {
    ResultTable table{.id = wording.id + ".means", .kind = wording.kind, .base = wording.base};
    table.title = phrase("{0}：均值的{1}", "{0}: {1} of the means", {wording.title, wording.difference});
    addPairColumns(table, wording);
    for (const Text& side : wording.sides_briefly)
        table.columns.push_back({phrase("{0}均值", "{0} mean", {side}), ColumnRole::figure});
    table.columns.push_back({headingOf(wording.difference), ColumnRole::figure});
    addTestColumns(table, "d");
    const bool index =
        std::any_of(items.begin(), items.end(), [](const JoinedItem& one) { return !one.index.empty(); });
    if (index) table.columns.push_back({phrase("指数{0}", "Index {0}", {wording.difference}), ColumnRole::figure});
    for (const DifferenceLine& line : lines.lines) {
        const JoinedItem& item = items[line.item];
        if (isIdle(wording, item, lines, line)) continue;
        const Text reason = reasonOf(item, line);
        TableRow row = pairRow(wording, item, lines, line);
        if (wording.onePair())
            for (const std::size_t side : shownSides(wording, line))
                row.cells.push_back(numberOr(lines.figures[line.item][side].mean, 2, reasonOf(item, side)));
        addTestCells(row, line.means, 1, 2, reason);
        const Text none = item.index.empty() ? Text{"数字题没有指数", "a number has no index"} : reason;
        if (index) row.cells.push_back(numberOr(line.index_gap, 1, none));
        table.rows.push_back(std::move(row));
    }
    noteTests(table, wording, items, lines, false);
    return table;
}

ResultTable rateDifferencesTable(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                                 const DifferenceLines& lines) {
    ResultTable table{.id = wording.id + ".rates", .kind = wording.kind, .base = wording.base};
    table.title =
        phrase("{0}：{1}的{2}", "{0}: {2} of the {1}", {wording.title, wording.rate_name, wording.difference});
    addPairColumns(table, wording);
    const bool weighted = wording.weighted();
    for (const Text& side : wording.sides_briefly)
        table.columns.push_back({rateHeading(side, weighted), weighted ? ColumnRole::figure : ColumnRole::share});
    table.columns.push_back({headingOf(wording.difference), ColumnRole::figure});
    addTestColumns(table, "h");
    for (const DifferenceLine& line : lines.lines) {
        const JoinedItem& item = items[line.item];
        if (isIdle(wording, item, lines, line)) continue;
        TableRow row = pairRow(wording, item, lines, line);
        if (wording.onePair())
            for (const std::size_t side : shownSides(wording, line))
                row.cells.push_back(rateCell(lines.figures[line.item][side], weighted, reasonOf(item, side)));
        addTestCells(row, line.rates, 100, 1, reasonOf(item, line));
        table.rows.push_back(std::move(row));
    }
    noteTests(table, wording, items, lines, true);
    return table;
}

}  // namespace diaoyan
