// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/cross_moments.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One coefficient of a regression.
struct RegressionTerm {
    std::string item;  ///< empty for the intercept
    double b = 0;      ///< units of the outcome per unit of the item
    double se = 0;
    std::optional<double> t{};  ///< undefined when the fit is perfect
    std::optional<Tail> p{};    ///< two-sided
    double beta = 0;            ///< per standard deviation of both; 0 for the intercept
    double vif = 1;             ///< variance inflation: 1 / (1 - R2 of the item on the others)

    bool operator==(const RegressionTerm&) const = default;
};

/// Ordinary least squares with an intercept.
struct LinearRegression {
    std::string outcome;
    std::int64_t n = 0;
    RegressionTerm intercept{};
    std::vector<RegressionTerm> terms{};
    double r_squared = 0;
    double adjusted_r_squared = 0;
    double sigma = 0;  ///< residual standard deviation
    double df = 0;     ///< of the residuals: n - terms - 1
    std::optional<double> f{};
    std::optional<Tail> p{};  ///< of F

    bool operator==(const LinearRegression&) const = default;
};

/// Assumes independent respondents. Problems: not-listwise (moments of pairs of items need not come from any
/// one set of people), wrong-moments (sizes, or an index out of range), zero-variance (the outcome or a
/// predictor is the same for all), too-few-answers (n not above the number of coefficients), collinear (a
/// predictor follows from the others), no-predictors.
/// Source: Draper & Smith (1998), Applied Regression Analysis, 3rd ed., ch. 5-6; Marquardt (1970),
/// Technometrics 12:591-612, for the VIF. Equals R lm and summary.lm.
Result<LinearRegression> linearRegression(const CrossMoments& moments, std::size_t outcome,
                                          const std::vector<std::size_t>& predictors);

}  // namespace diaoyan
