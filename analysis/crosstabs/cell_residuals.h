// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/crosstab.h"
#include "analysis/numeric/multiple_testing.h"
#include "analysis/numeric/tails.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// How far one cell is from what independence would put there. Undefined where the row or column is empty or,
/// but for `pearson`, holds everybody.
struct CellResidual {
    std::optional<double> pearson{};     ///< (count - expected) / sqrt(expected)
    std::optional<double> adjusted{};    ///< divided by its standard error: about N(0, 1)
    std::optional<Tail> p{};             ///< two-sided, of `adjusted`
    std::optional<double> p_adjusted{};  ///< over all cells of the table

    bool operator==(const CellResidual&) const = default;
};

struct CellResiduals {
    std::size_t columns = 0;
    std::vector<CellResidual> cells;  ///< row by row
    Adjustment adjustment = Adjustment::holm;

    const CellResidual& cell(std::size_t row, std::size_t column) const { return cells[row * columns + column]; }
    bool operator==(const CellResiduals&) const = default;
};

/// After a test of independence: which cells are behind it. The p values are rough where expected counts are
/// below 5. Never fails: an empty table has undefined residuals.
/// Source: Haberman (1973), Biometrics 29:205-220. Equals R chisq.test()$residuals and $stdres.
CellResiduals cellResiduals(const CrossTable& table, Adjustment adjustment = Adjustment::holm);

}  // namespace diaoyan
