// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/test_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

constexpr std::size_t second_df = 3;

TableCell degreesOfFreedom(const std::optional<double>& df) {
    if (!df || !std::isfinite(*df)) return NoValue{doesNotApply};
    return Figure{*df, *df == std::floor(*df) ? 0 : 1};
}

void noteOnce(ResultTable& table, const Text& note) {
    if (!note.empty() && std::find(table.notes.begin(), table.notes.end(), note) == table.notes.end())
        table.notes.push_back(note);
}

}  // namespace

ResultTable testTable() {
    ResultTable table;
    table.columns = {{{"检验", "Test"}, ColumnRole::label},     {{"统计量", "Statistic"}, ColumnRole::figure},
                     {{"自由度", "df"}, ColumnRole::figure},    {{"自由度2", "df2"}, ColumnRole::figure},
                     {{"p值", "p"}, ColumnRole::figure},        {{"效应量", "Effect size"}, ColumnRole::label},
                     {{"效应值", "Value"}, ColumnRole::figure}, {{"大小", "Size"}, ColumnRole::label}};
    return table;
}

void addTest(ResultTable& table, const TestLine& line) {
    const Text& without = line.why.empty() ? doesNotApply : line.why;
    TableRow row{RowRole::option, line.code, {line.label}};
    row.cells.push_back(numberOr(line.statistic, 3, without));
    row.cells.push_back(degreesOfFreedom(line.df1));
    row.cells.push_back(degreesOfFreedom(line.df2));
    row.cells.push_back(line.p && !std::isnan(*line.p) ? TableCell(PValue{*line.p}) : TableCell(NoValue{without}));
    row.cells.push_back(line.effect.empty() ? TableCell(NoValue{doesNotApply}) : TableCell(line.effect));
    row.cells.push_back(numberOr(line.size, 3, without));
    row.cells.push_back(line.size_words.empty() ? TableCell(NoValue{doesNotApply}) : TableCell(line.size_words));
    table.rows.push_back(std::move(row));
    if (!line.p && !line.why.empty()) noteOnce(table, phrase("{0}：{1}。", "{0}: {1}.", {line.label, line.why}));
}

void addFailedTest(ResultTable& table, std::string code, Text label, const Problem& problem) {
    addTest(table, {.code = std::move(code), .label = std::move(label), .why = problem.message});
}

void finishTests(ResultTable& table) {
    const bool used = std::any_of(table.rows.begin(), table.rows.end(), [](const TableRow& row) {
        return std::holds_alternative<Figure>(row.cells[second_df]);
    });
    if (used) {
        table.columns[second_df - 1].heading = {"自由度1", "df1"};
        return;
    }
    const auto at = static_cast<std::ptrdiff_t>(second_df);
    table.columns.erase(table.columns.begin() + at);
    for (TableRow& row : table.rows) row.cells.erase(row.cells.begin() + at);
}

}  // namespace diaoyan
