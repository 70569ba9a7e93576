// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/shrinkage.h"

#include "analysis/numeric/sums.h"
#include "analysis/schools/funnel.h"
#include "analysis/schools/school_ranks.h"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

using Quiet =
    boost::math::policies::policy<boost::math::policies::domain_error<boost::math::policies::errno_on_error>,
                                  boost::math::policies::overflow_error<boost::math::policies::errno_on_error>,
                                  boost::math::policies::evaluation_error<boost::math::policies::errno_on_error>>;

std::optional<Interval> betaInterval(double a, double b, Confidence confidence) {
    if (a <= 0) return Interval{0, 0};
    if (b <= 0) return Interval{1, 1};
    const double tail = confidence.alpha() / 2;
    const Interval interval{boost::math::ibeta_inv(a, b, tail, Quiet()), boost::math::ibetac_inv(a, b, tail, Quiet())};
    if (!std::isfinite(interval.lower) || !std::isfinite(interval.upper)) return std::nullopt;
    return interval;
}

/// Kleinman's moment estimator.
double withinCorrelation(const std::vector<SchoolCount>& schools, const SchoolCountTotals& totals) {
    const auto all = static_cast<double>(totals.n);
    const double theta = static_cast<double>(totals.count) / all;
    NeumaierSum scatter;
    for (const SchoolCount& school : schools) {
        if (school.n == 0) continue;
        const double deviation = deviationFromOverall(school, totals);
        scatter += static_cast<double>(school.n) * deviation * deviation;
    }
    const double c1 = static_cast<double>(totals.schools - 1);  // sum of 1 - n_i / n
    const double c2 = all - totals.n_squared / all;             // sum of n_i (1 - n_i / n)
    const double variance = theta * (static_cast<double>(totals.n - totals.count) / all);
    return (scatter.value() - variance * c1) / (variance * (c2 - c1));
}

void shrink(ShrunkenRate& school, const ShrunkenRates& all) {
    const auto x = static_cast<double>(school.rate.count);
    const auto n = static_cast<double>(school.rate.base);
    if (all.prior_size) {
        const double size = *all.prior_size;
        school.shrunken = (x + size * all.theta) / (n + size);
        school.interval = betaInterval(x + size * all.theta, n - x + size * (1 - all.theta), all.confidence);
    } else {
        school.shrunken = all.theta;
        school.interval = Interval{all.theta, all.theta};
    }
    school.reliability = all.tau2 / (all.tau2 + all.theta * (1 - all.theta) / n);
    school.shrunken_normal = *school.reliability * (x / n) + (1 - *school.reliability) * all.theta;
}

}  // namespace

Result<ShrunkenRates> shrunkenRates(const std::vector<SchoolCount>& schools, Confidence confidence,
                                    BaseKind base_kind) {
    const auto spread = overDispersion(schools);
    if (!spread) return spread.problem();
    const SchoolCountTotals totals = *schoolCountTotals(schools);
    if (totals.n == totals.schools)
        return Problem{"too-few-answers",
                       phrase("每所学校都只有一份作答，无法区分校际差异与偶然波动",
                              "no school has two answers: chance cannot be told from differences between schools"),
                       {}};
    ShrunkenRates result;
    result.theta = static_cast<double>(totals.count) / static_cast<double>(totals.n);
    result.rho = withinCorrelation(schools, totals);
    if (result.rho > 0) result.prior_size = std::max(0.0, 1 / result.rho - 1);
    result.tau2 = spread->tau2;
    result.confidence = confidence;
    std::vector<std::optional<double>> values;
    for (const SchoolCount& given : schools) {
        ShrunkenRate school;
        school.school = given.school;
        school.rate = {given.count, given.n, base_kind};
        if (given.n > 0) shrink(school, result);
        values.push_back(school.shrunken);
        result.schools.push_back(std::move(school));
    }
    const auto ranks = descendingRanks(values);
    for (std::size_t i = 0; i < ranks.size(); ++i) result.schools[i].rank = ranks[i];
    return result;
}

}  // namespace diaoyan
