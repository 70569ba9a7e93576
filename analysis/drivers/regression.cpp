// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/drivers/regression.h"

#include "analysis/drivers/driver_correlations.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// Smaller and a residual is rounding.
constexpr double perfectFit = 1e-13;

std::optional<Problem> unfit(const CrossMoments& moments, std::size_t outcome,
                             const std::vector<std::size_t>& predictors) {
    if (auto problem = unsoundMoments(moments, outcome)) return problem;
    if (predictors.empty()) return Problem{"no-predictors", phrase("没有自变量", "there is no predictor"), {}};
    for (const std::size_t item : predictors)
        if (item >= moments.items.size() || item == outcome) return unsoundMoments(moments, moments.items.size());
    std::vector<std::size_t> all = predictors;
    all.push_back(outcome);
    for (const std::size_t item : all)
        if (!(varianceOf(moments, item) > 0))
            return Problem{"zero-variance",
                           phrase("“{0}”的回答完全相同，无法回归", "everybody answered {0} alike: no regression",
                                  {moments.items[item]}),
                           {}};
    if (moments.n <= static_cast<std::int64_t>(predictors.size()) + 1)
        return Problem{"too-few-answers",
                       phrase("完整作答的只有 {0} 人，不足以估计 {1} 个系数",
                              "{0} complete answers are too few for {1} coefficients",
                              {moments.n, static_cast<std::uint64_t>(predictors.size()) + 1}),
                       {}};
    return std::nullopt;
}

void addTest(RegressionTerm& term, double df, bool perfect) {
    if (perfect || !(term.se > 0)) return;
    term.t = term.b / term.se;
    term.p = studentTTwoSided(*term.t, df);
}

}  // namespace

Result<LinearRegression> linearRegression(const CrossMoments& moments, std::size_t outcome,
                                          const std::vector<std::size_t>& predictors) {
    if (auto problem = unfit(moments, outcome, predictors)) return *problem;
    const DriverCorrelations r = driverCorrelations(moments, outcome, predictors);
    const auto k = static_cast<Eigen::Index>(predictors.size());
    const Eigen::Map<const Eigen::MatrixXd> between(r.between.data(), k, k);
    const Eigen::Map<const Eigen::VectorXd> with(r.with_outcome.data(), k);
    if (collinear(r))
        return Problem{"collinear",
                       phrase("有的自变量可由其他自变量完全推出，只能报告相关系数",
                              "a predictor follows from the others: only correlations can be reported"),
                       {}};
    const Eigen::LDLT<Eigen::MatrixXd> solver(between);
    const Eigen::MatrixXd inverse = solver.solve(Eigen::MatrixXd::Identity(k, k));
    const Eigen::VectorXd beta = solver.solve(with);

    LinearRegression fit;
    fit.outcome = moments.items[outcome];
    fit.n = moments.n;
    const auto n = static_cast<double>(moments.n);
    fit.df = n - static_cast<double>(k) - 1;
    fit.r_squared = std::clamp(beta.dot(with), 0.0, 1.0);
    const double unexplained = 1 - fit.r_squared;
    const bool perfect = unexplained <= perfectFit;
    fit.adjusted_r_squared = 1 - unexplained * (n - 1) / fit.df;
    const double variance = varianceOf(moments, outcome);
    fit.sigma = perfect ? 0 : std::sqrt(unexplained * variance * (n - 1) / fit.df);
    if (!perfect) {
        fit.f = fit.r_squared / static_cast<double>(k) / (unexplained / fit.df);
        fit.p = fUpperTail(*fit.f, static_cast<double>(k), fit.df);
    }

    Eigen::VectorXd mean_in_sd(k);
    double at_means = 0;
    for (Eigen::Index i = 0; i < k; ++i) {
        const std::size_t item = predictors[static_cast<std::size_t>(i)];
        const double sd = std::sqrt(varianceOf(moments, item));
        RegressionTerm term{.item = moments.items[item], .beta = beta(i), .vif = inverse(i, i)};
        term.b = beta(i) * std::sqrt(variance) / sd;
        term.se = fit.sigma * std::sqrt(inverse(i, i) / (n - 1)) / sd;
        addTest(term, fit.df, perfect);
        mean_in_sd(i) = moments.means[item] / sd;
        at_means += term.b * moments.means[item];
        fit.terms.push_back(std::move(term));
    }
    fit.intercept.b = moments.means[outcome] - at_means;
    fit.intercept.se = fit.sigma * std::sqrt(1 / n + mean_in_sd.dot(inverse * mean_in_sd) / (n - 1));
    addTest(fit.intercept, fit.df, perfect);
    return fit;
}

}  // namespace diaoyan
