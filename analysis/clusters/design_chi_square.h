// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/cluster_sample.h"
#include "analysis/numeric/tails.h"

namespace diaoyan {

/// Where a profile stands in a two-way table.
struct TablePlace {
    int row = 0;
    int column = 0;

    bool operator==(const TablePlace&) const = default;
};

/// Independence of rows and columns, from a cluster sample.
struct DesignChiSquare {
    std::int64_t n = 0;  ///< respondents in the table
    int rows_used = 0;   ///< empty rows and columns take no part
    int columns_used = 0;
    std::int64_t clusters = 0;
    /// Rao and Scott's second-order statistic: the one to report.
    double f = 0;
    double df1 = 0;
    double df2 = 0;
    Tail p{};
    double pearson = 0;        ///< chi-square of the weighted table scaled to n, before correction
    double design_effect = 0;  ///< mean of the generalised design effects: what `pearson` overstates
    double chi_square = 0;     ///< pearson / design_effect: the first-order correction
    double df = 0;             ///< of it
    Tail p_chi_square{};       ///< of it; as if there were very many clusters
    /// Wald's statistics; undefined when their matrix is singular (few clusters, many cells).
    std::optional<double> wald_f{};
    std::optional<Tail> p_wald{};
    std::optional<double> adjusted_wald_f{};
    std::optional<Tail> p_adjusted_wald{};

    bool operator==(const DesignChiSquare&) const = default;
};

/// `cells` says where each profile stands; those without a place are outside the table.
/// Problems: those of linearizedCovariance(); wrong-sample (also a cell out of range), no-test (fewer than
/// two rows or columns with weight, too few clusters), table-too-large (more than 100 degrees of freedom),
/// zero-variance (nothing varies between the clusters), singular-table (its empty cells leave nothing to compare).
/// Sources: Rao & Scott (1984), Annals of Statistics 12:46-60; Thomas & Rao (1987), JASA 82:630-636; Koch,
/// Freeman & Freeman (1975), International Statistical Review 43:59-78, for Wald.
/// Equals R svychisq, statistic F, Chisq (its p; the statistic it prints is `pearson`), Wald and adjWald.
Result<DesignChiSquare> designChiSquare(const ClusterSample& sample,
                                        const std::vector<std::optional<TablePlace>>& cells);

}  // namespace diaoyan
