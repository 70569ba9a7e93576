// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/disclosure/small_counts.h"
#include "analysis/disclosure/suppression_audit.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// Which lines of a table are groups of people, whose 0 % and 100 % tell something about everybody in them.
enum class GroupLines { none, rows, columns };

struct SuppressionRule {
    std::int64_t threshold = 5;            ///< 5, or 10 where it has to be strict
    GroupLines groups = GroupLines::none;  ///< none: small counts only

    bool operator==(const SuppressionRule&) const = default;
};

/// A table with its small cells hidden so that nobody can calculate them from what is left.
struct TableSuppression {
    SuppressionRule rule;
    std::vector<std::vector<HidingReason>> reasons;  ///< per cell: shown, small_count, unanimous, complementary
    HiddenCells hidden;                              ///< the same, with the totals that have to go
    std::int64_t primary = 0;                        ///< cells hidden for their own sake
    std::int64_t secondary = 0;                      ///< further cells hidden to cover for them
    std::int64_t secondary_total = 0;                ///< sum of the counts of these
    std::int64_t hidden_totals = 0;  ///< totals that had to be hidden: they alone bound a cell too tightly
    /// Proved: no pattern hides fewer further cells, and none of as many a smaller sum. Otherwise found by a
    /// heuristic, and a few cells more than needed may be hidden.
    bool fewest = false;
    std::vector<CellBound> audit;  ///< what a reader can still work out about the hidden cells

    bool operator==(const TableSuppression&) const = default;
};

/// Hides the cells 0 < n < threshold (and with `groups` the 0 % and 100 % of groups below twice the
/// threshold), then further cells until the possible values of each of them span at least `threshold`
/// (max - min >= threshold). All totals stay printed unless one bounds a cell tighter than that; empty cells
/// are never hidden to cover for others. Always ends in a pattern that passes the audit; 600 schools by 6
/// options take seconds at most. Among equally good patterns the choice follows the order of the lines.
/// Small tables: branch and bound over the cells that a line with a single hidden cell needs, within a fixed
/// number of steps. Others: cheapest detours one cell after another, then what turned out superfluous is
/// shown again. Problems: as suppressionAudit, and wrong-threshold (threshold outside 1 .. 10^12).
/// Sources: Cox (1980), JASA 75:377-385; Kelly, Golden & Assad (1992), Networks 22:397-417.
Result<TableSuppression> suppressTable(const CellCounts& counts, SuppressionRule rule = {});

}  // namespace diaoyan
