// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/disclosure/table_suppression.h"

#include "analysis/disclosure/suppression_search.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace diaoyan {

namespace {

using Cell = TableNetwork::Cell;

HidingReason primaryReason(const TableNetwork& table, Cell cell, const SuppressionRule& rule) {
    const std::int64_t count = table.value(cell);
    if (count > 0 && count < rule.threshold) return HidingReason::small_count;
    if (rule.groups == GroupLines::none) return HidingReason::shown;
    const std::int64_t base =
        table.value(rule.groups == GroupLines::rows ? table.cell(table.rowOf(cell), table.columns())
                                                    : table.cell(table.rows(), table.columnOf(cell)));
    const bool unanimous = base > 0 && (count == 0 || count == base) && base < 2 * rule.threshold;
    return unanimous ? HidingReason::unanimous : HidingReason::shown;
}

TableSuppression described(TableNetwork& table, const SuppressionRule& rule) {
    const auto rows = static_cast<std::size_t>(table.rows()), columns = static_cast<std::size_t>(table.columns());
    TableSuppression result;
    result.rule = rule;
    result.reasons.assign(rows, std::vector<HidingReason>(columns, HidingReason::shown));
    result.hidden.cells.assign(rows, std::vector<std::uint8_t>(columns, 0));
    result.hidden.row_totals.assign(rows, 0);
    result.hidden.column_totals.assign(columns, 0);
    for (Cell cell = 0; cell < table.cells(); ++cell) {
        if (!table.hidden(cell)) continue;
        const auto row = static_cast<std::size_t>(table.rowOf(cell));
        const auto column = static_cast<std::size_t>(table.columnOf(cell));
        if (table.isTotal(cell)) {
            ++result.hidden_totals;
            if (table.isGrandTotal(cell))
                result.hidden.total = true;
            else
                (column == columns ? result.hidden.row_totals[row] : result.hidden.column_totals[column]) = 1;
            continue;
        }
        HidingReason reason = primaryReason(table, cell, rule);
        if (reason == HidingReason::shown) {
            reason = HidingReason::complementary;
            ++result.secondary;
            result.secondary_total += table.value(cell);
        } else {
            ++result.primary;
        }
        result.reasons[row][column] = reason;
        result.hidden.cells[row][column] = 1;
    }
    return result;
}

}  // namespace

Result<TableSuppression> suppressTable(const CellCounts& counts, SuppressionRule rule) {
    if (auto problem = unfitTable(counts)) return *std::move(problem);
    if (rule.threshold < 1 || rule.threshold > 1'000'000'000'000)
        return Problem{"wrong-threshold",
                       phrase("小单元界限须在 1 到 10^12 之间，不能是 {0}",
                              "the threshold must be within 1 and 10^12, not {0}", {rule.threshold}),
                       {}};
    TableNetwork table(counts);
    std::vector<Cell> primary;
    for (Cell cell = 0; cell < table.cells(); ++cell)
        if (!table.isTotal(cell) && primaryReason(table, cell, rule) != HidingReason::shown) primary.push_back(cell);
    const bool fewest = hideComplementaryCells(table, primary, rule.threshold);

    TableSuppression result = described(table, rule);
    result.fewest = fewest;
    result.audit = *suppressionAudit(counts, result.hidden);
    return result;
}

}  // namespace diaoyan
