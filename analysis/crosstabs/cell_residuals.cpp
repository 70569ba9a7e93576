// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/cell_residuals.h"

#include <cmath>

namespace diaoyan {

CellResiduals cellResiduals(const CrossTable& table, Adjustment adjustment) {
    CellResiduals residuals;
    residuals.columns = table.columns.size();
    residuals.adjustment = adjustment;
    residuals.cells.resize(table.counts.size());
    std::vector<std::optional<double>> p(table.counts.size());
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (table.row_totals[r] == 0 || table.column_totals[c] == 0) continue;
            const std::size_t index = r * residuals.columns + c;
            CellResidual& cell = residuals.cells[index];
            cell.pearson = *table.deviation(r, c) / std::sqrt(*table.expected(r, c));
            cell.adjusted = table.adjustedResidual(r, c);
            if (!cell.adjusted) continue;
            cell.p = normalTwoSided(*cell.adjusted);
            p[index] = cell.p->p;
        }
    const auto adjusted = adjustedP(p, adjustment);
    for (std::size_t i = 0; i < residuals.cells.size(); ++i) residuals.cells[i].p_adjusted = adjusted[i];
    return residuals;
}

}  // namespace diaoyan
