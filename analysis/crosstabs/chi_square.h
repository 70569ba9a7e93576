// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/crosstab.h"

#include <cstdint>

namespace diaoyan {

/// Pearson's test of independence with what belongs beside it.
struct ChiSquare {
    std::int64_t n = 0;
    int rows_used = 0;  ///< empty rows and columns take no part
    int columns_used = 0;
    double statistic = 0;
    double df = 0;
    double p = 1;
    double log_p = 0;  ///< natural logarithm; stays finite where p is too small for a double
    double g2 = 0;     ///< likelihood ratio statistic, same df
    double p_g2 = 1;
    double cramers_v = 0;
    double min_expected = 0;
    std::int64_t cells = 0;
    std::int64_t cells_expected_below_5 = 0;

    /// Cochran's rule: more than 20 % of the cells expected below 5, or one below 1. The p value is then
    /// a rough one (Cochran 1954, Biometrics 10:417-451).
    bool doubtful() const { return min_expected < 1 || 5 * cells_expected_below_5 > cells; }
    bool operator==(const ChiSquare&) const = default;
};

/// Without continuity correction. Assumes independent respondents: answers clustered in schools make p
/// too small. Problem no-test: fewer than two non-empty rows or columns.
/// Sources: Pearson (1900), Phil. Mag. 50:157-175; Cramer (1946), Mathematical Methods of Statistics, 21.9.
Result<ChiSquare> chiSquare(const CrossTable& table);

}  // namespace diaoyan
