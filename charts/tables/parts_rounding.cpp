// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/parts_rounding.h"

#include "analysis/statistics/rounding.h"

#include <algorithm>
#include <vector>

namespace diaoyan {

namespace {

constexpr std::int64_t whole = 1000;  ///< 100.0 % in tenths

using Parts = std::vector<Share*>;

bool areParts(const Parts& parts) {
    if (parts.size() < 2 || parts.front()->base <= 0) return false;
    std::int64_t sum = 0;
    for (const Share* part : parts) {
        if (part->base != parts.front()->base || part->kind != parts.front()->kind || part->count < 0) return false;
        sum += part->count;
    }
    return sum == parts.front()->base;
}

/// What the printed parts add up to, in tenths of a percent.
std::int64_t printedSum(const Parts& parts) {
    std::int64_t sum = 0;
    for (const Share* part : parts) sum += percentUnits(part->count, part->base, 1).value_or(0);
    return sum;
}

void adjust(const Parts& parts) {
    std::vector<std::int64_t> counts;
    for (const Share* part : parts) counts.push_back(part->count);
    const std::vector<std::int64_t> tenths = percentUnitsAddingTo100(counts, 1);
    for (std::size_t i = 0; i < parts.size() && i < tenths.size(); ++i) parts[i]->printed_tenths = tenths[i];
}

bool isPart(RowRole role) {
    return role == RowRole::option || role == RowRole::not_substantive || role == RowRole::missing;
}

/// Every column whose shares are the parts of a whole, and where there is none, every row.
std::vector<Parts> wholesOf(ResultTable& table) {
    std::vector<Parts> wholes;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        Parts column;
        for (TableRow& row : table.rows)
            if (isPart(row.role) && c < row.cells.size())
                if (Share* share = std::get_if<Share>(&row.cells[c])) column.push_back(share);
        if (areParts(column)) wholes.push_back(std::move(column));
    }
    if (!wholes.empty()) return wholes;
    for (TableRow& row : table.rows) {
        Parts cells;
        for (TableCell& cell : row.cells)
            if (Share* share = std::get_if<Share>(&cell)) cells.push_back(share);
        if (areParts(cells)) wholes.push_back(std::move(cells));
    }
    return wholes;
}

}  // namespace

void roundParts(ResultTable& table, PartsRounding rounding) {
    std::int64_t least = whole;
    std::int64_t most = whole;
    for (const Parts& parts : wholesOf(table)) {
        const std::int64_t sum = printedSum(parts);
        least = std::min(least, sum);
        most = std::max(most, sum);
        if (sum != whole && rounding == PartsRounding::largest_remainder) adjust(parts);
    }
    if (least == whole && most == whole) return;
    if (rounding == PartsRounding::largest_remainder) {
        table.notes.push_back(
            {"为使各项之和为100.0%，有的百分比按最大余额法调整，与四舍五入相差0.1个百分点。",
             "So that parts add up to 100.0%, some percentages were adjusted by the method of largest "
             "remainders and differ by 0.1 points from those rounded half up."});
        return;
    }
    const std::string low = unitsText(least, 1) + "%";
    const std::string high = unitsText(most, 1) + "%";
    const Text sums = least == whole  ? untranslated(high)
                      : most == whole ? untranslated(low)
                                      : phrase("{0}或{1}", "{0} or {1}", {low, high});
    table.notes.push_back(
        phrase("各项百分比分别四舍五入，加起来可能是{0}，与100%的差出于舍入。",
               "Percentages are rounded one by one and may add up to {0}: the difference from 100% is "
               "rounding.",
               {sums}));
}

}  // namespace diaoyan
