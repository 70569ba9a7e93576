// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/suppression_audit.h"

#include "analysis/disclosure/table_network.h"

#include <algorithm>

namespace diaoyan {

namespace {

Problem wrongTable() {
    return {"wrong-counts",
            {"不是可用的频数表：须为行列完整的非负整数，且合计不超过 10^15",
             "no table of counts: it takes full rows of numbers that are not negative, at most 10^15 together"},
            {}};
}

bool fits(const CellCounts& counts, const HiddenCells& hidden) {
    const std::size_t columns = counts.front().size();
    return hidden.cells.size() == counts.size() &&
           std::all_of(hidden.cells.begin(), hidden.cells.end(),
                       [&](const auto& row) { return row.size() == columns; }) &&
           (hidden.row_totals.empty() || hidden.row_totals.size() == counts.size()) &&
           (hidden.column_totals.empty() || hidden.column_totals.size() == columns);
}

}  // namespace

std::optional<std::int64_t> CellBound::width() const {
    if (!upper) return std::nullopt;
    return *upper - lower;
}

std::optional<Problem> unfitTable(const CellCounts& counts) {
    constexpr std::int64_t most = 1'000'000'000'000'000;
    if (counts.empty() || counts.front().empty()) return wrongTable();
    const std::size_t columns = counts.front().size();
    if ((counts.size() + 1) > TableNetwork::most_cells / (columns + 1))
        return Problem{
            "table-too-large",
            phrase("表格有 {0} 行 {1} 列，超出小单元抑制的处理范围（{2} 个单元格）",
                   "the table has {0} rows and {1} columns: more than {2} cells",
                   {std::to_string(counts.size()), std::to_string(columns), std::to_string(TableNetwork::most_cells)}),
            {}};
    std::int64_t total = 0;
    for (const auto& row : counts) {
        if (row.size() != columns) return wrongTable();
        for (const std::int64_t count : row)
            if (count < 0 || count > most || (total += count) > most) return wrongTable();
    }
    return std::nullopt;
}

Result<std::vector<CellBound>> suppressionAudit(const CellCounts& counts, const HiddenCells& hidden) {
    if (auto problem = unfitTable(counts)) return *std::move(problem);
    if (!fits(counts, hidden)) return wrongTable();
    TableNetwork table(counts);
    for (int row = 0; row < table.rows(); ++row)
        for (int column = 0; column < table.columns(); ++column)
            if (hidden.cells[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] != 0)
                table.hide(table.cell(row, column));
    for (std::size_t row = 0; row < hidden.row_totals.size(); ++row)
        if (hidden.row_totals[row] != 0) table.hide(table.cell(static_cast<int>(row), table.columns()));
    for (std::size_t column = 0; column < hidden.column_totals.size(); ++column)
        if (hidden.column_totals[column] != 0) table.hide(table.cell(table.rows(), static_cast<int>(column)));
    if (hidden.total) table.hide(table.cell(table.rows(), table.columns()));

    std::vector<CellBound> bounds;
    for (std::size_t cell = 0; cell < table.cells(); ++cell) {
        if (!table.hidden(cell) || table.isTotal(cell)) continue;
        CellBound bound{
            .row = table.rowOf(cell), .column = table.columnOf(cell), .count = table.value(cell), .upper = {}};
        bound.lower = bound.count - table.fall(cell);
        if (const std::int64_t up = table.rise(cell); up < TableNetwork::unbounded) bound.upper = bound.count + up;
        bounds.push_back(bound);
    }
    return bounds;
}

}  // namespace diaoyan
