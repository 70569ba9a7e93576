// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/crosstabs/crosstab.h"

#include <optional>

namespace diaoyan {

/// How much two questions have to do with each other, whatever the order of their options: 0 nothing.
struct NominalAssociation {
    double phi = 0;        ///< sqrt(chi-square / n), also called Cohen's w; above 1 possible beyond 2 x 2
    double cramers_v = 0;  ///< 0 to 1; the one to report
    /// Without what chance alone adds (it adds much in small tables); undefined where nothing is left over.
    std::optional<double> cramers_v_corrected{};
    double contingency_c = 0;  ///< sqrt(chi-square / (chi-square + n)), never 1
    double tschuprow_t = 0;    ///< reaches 1 in square tables only
    double lambda_column = 0;  ///< share of the wrong guesses of the column that knowing the row saves
    double lambda_row = 0;     ///< share of the wrong guesses of the row that knowing the column saves
    double lambda_symmetric = 0;
    double tau_column = 0;  ///< Goodman & Kruskal: as lambda_column, guessing in proportion to the shares
    double tau_row = 0;

    bool operator==(const NominalAssociation&) const = default;
};

/// Empty rows and columns take no part. Problem no-test: fewer than two rows or columns with answers.
/// Sources: Cramer (1946), Mathematical Methods of Statistics, 21.9; Bergsma (2013), J. Korean Statist. Soc.
/// 42:323-328, for the correction; Goodman & Kruskal (1954), JASA 49:732-764. R: vcd::assocstats.
Result<NominalAssociation> nominalAssociation(const CrossTable& table);

}  // namespace diaoyan
