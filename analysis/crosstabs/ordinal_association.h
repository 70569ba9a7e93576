// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/crosstab.h"
#include "analysis/numeric/tails.h"

#include <optional>

namespace diaoyan {

/// Do higher answers to one question go with higher answers to the other? All coefficients lie in -1 to 1,
/// positive where later rows go with later columns.
struct OrdinalAssociation {
    double concordant = 0;          ///< pairs of respondents in the same order on both questions
    double discordant = 0;          ///< pairs in opposite orders
    std::optional<double> gamma{};  ///< leaves ties out, so the largest; undefined when every pair is tied
    double tau_b = 0;               ///< ties taken into account; the one to report for square tables
    double tau_c = 0;               ///< the one to report for other tables
    double somers_d_column = 0;     ///< the column depends on the row
    double somers_d_row = 0;        ///< the row depends on the column
    double spearman = 0;            ///< of midranks
    double pearson = 0;             ///< of the positions 1, 2, 3 ... of rows and columns
    double linear_by_linear = 0;    ///< (n - 1) pearson^2, 1 degree of freedom
    Tail p{};                       ///< of linear_by_linear: the test of a trend

    bool operator==(const OrdinalAssociation&) const = default;
};

/// Rows and columns must stand in their order. Empty ones do not count as categories of tau_c, but keep their
/// place in the positions: 1, 2, 4 where nobody chose 3. Pairs are exact up to 10^10 respondents.
/// Problem no-test: fewer than two rows or columns with answers.
/// Sources: Goodman & Kruskal (1954), JASA 49:732-764; Kendall (1945), Biometrika 33:239-251; Stuart (1953),
/// Biometrika 40:105-110; Somers (1962), Am. Sociol. Rev. 27:799-811; Mantel (1963), JASA 58:690-700.
/// R: cor(method = "spearman"), and SPSS CROSSTABS for the others.
Result<OrdinalAssociation> ordinalAssociation(const CrossTable& table);

}  // namespace diaoyan
