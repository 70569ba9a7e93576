// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/drivers/key_drivers.h"

#include <cmath>

namespace diaoyan {

namespace {

std::optional<double> percentOf(const std::optional<double>& part, const std::optional<LinearRegression>& regression) {
    if (!part || !regression || !(regression->r_squared > 0)) return std::nullopt;
    return 100 * *part / regression->r_squared;
}

bool varies(const CrossMoments& moments, std::size_t item) {
    return varianceOf(moments, item) > 0;
}

/// Correlation with the outcome, where both vary.
std::optional<double> correlation(const CrossMoments& moments, std::size_t item, std::size_t outcome) {
    if (!varies(moments, item) || !varies(moments, outcome)) return std::nullopt;
    return driverCorrelations(moments, outcome, {item}).with_outcome.front();
}

std::optional<Tail> correlationTail(const std::optional<double>& r, std::int64_t n) {
    if (!r || n < 3) return std::nullopt;
    const auto df = static_cast<double>(n - 2);
    // (1 - r)(1 + r) keeps the digits of 1 - r^2; at r = 1 t is infinite and p is 0.
    return studentTTwoSided(*r * std::sqrt(df / ((1 - *r) * (1 + *r))), df);
}

std::optional<Problem> noDrivers(const CrossMoments& moments, std::size_t outcome, const CrossMoments* rank_moments) {
    if (auto problem = unsoundMoments(moments, outcome)) return problem;
    if (rank_moments != nullptr) {
        if (auto problem = unsoundMoments(*rank_moments, outcome)) return problem;
        if (rank_moments->items.size() != moments.items.size()) return unsoundMoments(moments, moments.items.size());
    }
    if (moments.n < 2)
        return Problem{
            "too-few-answers", phrase("每题都作答的不足两人", "fewer than two respondents answered every item"), {}};
    if (!varies(moments, outcome))
        return Problem{"zero-variance",
                       phrase("“{0}”的回答完全相同，没有可解释的差异",
                              "everybody answered {0} alike: there is nothing to explain", {moments.items[outcome]}),
                       {}};
    return std::nullopt;
}

Problem constantDriver(const std::string& item) {
    return {"zero-variance",
            phrase("“{0}”的回答完全相同，不参与分析", "everybody answered {0} alike: left out", {item}),
            {}};
}

void addRegression(KeyDrivers& made, const CrossMoments& moments, std::size_t outcome,
                   const std::vector<std::size_t>& predictors) {
    const auto regression = linearRegression(moments, outcome, predictors);
    if (!regression.ok()) {
        made.no_regression = regression.problem();
        return;
    }
    made.regression = *regression;
    const DriverCorrelations correlations = driverCorrelations(moments, outcome, predictors);
    const std::vector<double> lmg = shapleyImportance(correlations), johnson = relativeWeights(correlations);
    std::size_t next = 0;
    for (KeyDriver& driver : made.drivers) {
        if (driver.dropped) continue;
        driver.term = regression->terms[next];
        if (!lmg.empty()) driver.lmg = lmg[next];
        driver.johnson = johnson[next];
        ++next;
    }
}

}  // namespace

std::optional<double> KeyDrivers::lmgPercent(std::size_t driver) const {
    return percentOf(drivers[driver].lmg, regression);
}

std::optional<double> KeyDrivers::johnsonPercent(std::size_t driver) const {
    return percentOf(drivers[driver].johnson, regression);
}

Result<KeyDrivers> keyDrivers(const CrossMoments& moments, std::size_t outcome, const CrossMoments* rank_moments) {
    if (auto problem = noDrivers(moments, outcome, rank_moments)) return *problem;
    KeyDrivers made;
    made.outcome = moments.items[outcome];
    made.n = moments.n;
    std::vector<std::size_t> predictors;
    for (std::size_t item = 0; item < moments.items.size(); ++item) {
        if (item == outcome) continue;
        KeyDriver driver{.item = moments.items[item], .mean = moments.means[item]};
        driver.r = correlation(moments, item, outcome);
        driver.p_r = correlationTail(driver.r, moments.n);
        if (rank_moments != nullptr) driver.spearman = correlation(*rank_moments, item, outcome);
        if (driver.r)
            predictors.push_back(item);
        else
            driver.dropped = constantDriver(driver.item);
        made.drivers.push_back(std::move(driver));
    }
    if (predictors.empty())
        return Problem{"no-predictors", phrase("没有回答有差异的题目可作驱动因素", "no driver varies"), {}};
    addRegression(made, moments, outcome, predictors);
    return made;
}

}  // namespace diaoyan
