// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/drivers/regression.h"
#include "analysis/drivers/relative_importance.h"

namespace diaoyan {

/// How much one item has to do with the outcome.
struct KeyDriver {
    std::string item;
    double mean = 0;
    std::optional<double> r{};         ///< Pearson; undefined for an item that does not vary
    std::optional<Tail> p_r{};         ///< two-sided, t with n - 2; undefined for n < 3
    std::optional<double> spearman{};  ///< where moments of the ranks were given
    /// From here on: undefined for dropped drivers, and for all of them without a regression.
    std::optional<RegressionTerm> term{};
    std::optional<double> lmg{};       ///< part of R2 (Shapley); also undefined above mostShapleyDrivers
    std::optional<double> johnson{};   ///< part of R2 (relative weight)
    std::optional<Problem> dropped{};  ///< why the driver is not in the regression

    bool operator==(const KeyDriver&) const = default;
};

/// What the outcome (overall satisfaction) hangs together with most. Says nothing about cause.
struct KeyDrivers {
    std::string outcome;
    std::int64_t n = 0;
    std::vector<KeyDriver> drivers{};  ///< every item but the outcome, in the order given
    std::optional<LinearRegression> regression{};
    std::optional<Problem> no_regression{};  ///< why there are correlations only

    /// Percent of R2; undefined where the part is, or where R2 is 0.
    std::optional<double> lmgPercent(std::size_t driver) const;
    std::optional<double> johnsonPercent(std::size_t driver) const;
    bool operator==(const KeyDrivers&) const = default;
};

/// Every item but `outcome` is a driver. One that does not vary is dropped, with the reason; collinear
/// drivers or too few answers leave the correlations only. `rank_moments` are moments of the mid-ranks of the same
/// items and respondents; they give Spearman's correlations.
/// Problems: wrong-moments, not-listwise, zero-variance (the outcome), too-few-answers (n < 2), no-predictors (no
/// driver varies).
/// Sources: see linearRegression(), shapleyImportance(), relativeWeights(). Equals R lm and relaimpo "lmg".
Result<KeyDrivers> keyDrivers(const CrossMoments& moments, std::size_t outcome,
                              const CrossMoments* rank_moments = nullptr);

}  // namespace diaoyan
