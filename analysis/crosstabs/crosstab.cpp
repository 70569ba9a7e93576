// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/crosstab.h"

#include <cmath>
#include <utility>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

void addTotals(CrossTable& table) {
    table.row_totals.assign(table.rows.size(), 0);
    table.column_totals.assign(table.columns.size(), 0);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            table.row_totals[r] += table.count(r, c);
            table.column_totals[c] += table.count(r, c);
            table.total += table.count(r, c);
        }
}

/// The weights of the columns that are shown; nothing unless every group has weights.
std::optional<WeightedCells> weightedCells(const Counts& counts, const std::vector<std::size_t>& shown) {
    WeightedCells weighted;
    weighted.column_totals.assign(shown.size(), 0);
    for (const ItemCounts& group : counts.per_group) {
        if (!group.weighted) return std::nullopt;
        weighted.row_totals.push_back(0);
        for (std::size_t c = 0; c < shown.size(); ++c) {
            const double weight = group.weighted->options[shown[c]];
            weighted.cells.push_back(weight);
            weighted.row_totals.back() += weight;
            weighted.column_totals[c] += weight;
        }
        weighted.total += weighted.row_totals.back();
    }
    if (counts.per_group.empty()) return std::nullopt;
    return weighted;
}

}  // namespace

Share CrossTable::ofRow(std::size_t row, std::size_t column) const {
    return {count(row, column), row_totals[row], kind};
}

Share CrossTable::ofColumn(std::size_t row, std::size_t column) const {
    return {count(row, column), column_totals[column], kind};
}

Share CrossTable::ofTotal(std::size_t row, std::size_t column) const {
    return {count(row, column), total, kind};
}

WeightedShare CrossTable::weightedOfRow(std::size_t row, std::size_t column) const {
    return {weighted->cells[row * columns.size() + column], weighted->row_totals[row], kind};
}

namespace {

/// Nearly every product fits 64 bits, and those are converted by one instruction.
double asDouble(Wide number) {
    const auto narrow = static_cast<std::int64_t>(number);
    return narrow == number ? static_cast<double>(narrow) : static_cast<double>(number);
}

}  // namespace

std::optional<double> CrossTable::expected(std::size_t row, std::size_t column) const {
    if (total == 0) return std::nullopt;
    return asDouble(Wide{row_totals[row]} * column_totals[column]) / static_cast<double>(total);
}

std::optional<double> CrossTable::deviation(std::size_t row, std::size_t column) const {
    if (total == 0) return std::nullopt;
    // Exact before the division: independent tables deviate by 0, not by a rounding error.
    const Wide scaled = Wide{count(row, column)} * total - Wide{row_totals[row]} * column_totals[column];
    return asDouble(scaled) / static_cast<double>(total);
}

std::optional<double> CrossTable::adjustedResidual(std::size_t row, std::size_t column) const {
    const std::int64_t r = row_totals[row];
    const std::int64_t c = column_totals[column];
    if (r == 0 || c == 0 || r == total || c == total) return std::nullopt;
    const auto n = static_cast<double>(total);
    const double variance =
        *expected(row, column) * (static_cast<double>(total - r) / n) * (static_cast<double>(total - c) / n);
    return *deviation(row, column) / std::sqrt(variance);
}

Result<CrossTable> crossTabulate(const Counts& counts, CrossColumns which) {
    const Item& item = counts.item;
    if (!isOneChoice(item.kind))
        return Problem{"not-one-choice",
                       phrase("“{0}”不是单选题，不能做列联表；多选题请按组看个案百分比",
                              "\"{0}\" is not a one-choice question: no contingency table; compare percent of cases by "
                              "group instead",
                              {item.title}),
                       {}};
    CrossTable table;
    table.kind = which == CrossColumns::all ? BaseKind::answered : BaseKind::valid;
    table.rows = counts.groups;
    table.ungrouped = counts.ungrouped;
    std::vector<std::size_t> shown;
    std::vector<Group> columns;
    for (std::size_t i = 0; i < item.options.size(); ++i)
        if (which == CrossColumns::all || item.options[i].substantive) {
            shown.push_back(i);
            columns.push_back({item.options[i].code, item.options[i].label});
        }
    table.columns = std::move(columns);
    for (const ItemCounts& group : counts.per_group) {
        if (auto problem = mismatch(item, group)) return *problem;
        table.left_out += group.asked();
        for (const std::size_t i : shown) table.counts.push_back(group.options[i]);
    }
    addTotals(table);
    table.left_out -= table.total;
    table.weighted = weightedCells(counts, shown);
    return table;
}

CrossTable crossTable(const std::vector<std::vector<std::int64_t>>& counts) {
    CrossTable table;
    table.rows = std::vector<Group>(counts.size());
    if (!counts.empty()) table.columns = std::vector<Group>(counts.front().size());
    for (const auto& row : counts) table.counts.insert(table.counts.end(), row.begin(), row.end());
    addTotals(table);
    return table;
}

}  // namespace diaoyan
