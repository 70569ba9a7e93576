// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/proportions/proportion_interval.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

bool possible(std::int64_t count, std::int64_t base) {
    return base > 0 && count >= 0 && count <= base;
}

/// Wilson's limits are the roots of (1 + c) x^2 - (2p + c) x + p^2 with c = z^2 / n. The larger root is
/// a sum; the smaller follows from their product, where the textbook's difference would cancel.
Interval wilson(double p, double n, Confidence confidence) {
    const double z = boost::math::quantile(boost::math::complement(boost::math::normal(), confidence.alpha() / 2));
    const double c = z * z / n;
    const double upper = (p + c / 2 + std::sqrt(c * (p * (1 - p) + c / 4))) / (1 + c);
    return {p * p / ((1 + c) * upper), std::min(upper, 1.0)};
}

}  // namespace

std::optional<Interval> wilsonInterval(std::int64_t count, std::int64_t base, Confidence confidence) {
    if (!possible(count, base)) return std::nullopt;
    const auto n = static_cast<double>(base);
    Interval interval = wilson(static_cast<double>(count) / n, n, confidence);
    if (count == base) interval.upper = 1;
    return interval;
}

std::optional<Interval> clopperPearsonInterval(std::int64_t count, std::int64_t base, Confidence confidence) {
    if (!possible(count, base)) return std::nullopt;
    using Binomial = boost::math::binomial_distribution<double>;
    const auto successes = static_cast<double>(count);
    const auto trials = static_cast<double>(base);
    Interval interval{0, 1};
    if (count > 0) interval.lower = Binomial::find_lower_bound_on_p(trials, successes, confidence.alpha() / 2);
    if (count < base) interval.upper = Binomial::find_upper_bound_on_p(trials, successes, confidence.alpha() / 2);
    return interval;
}

std::optional<Interval> finitePopulationInterval(std::int64_t count, std::int64_t base, std::int64_t population,
                                                 Confidence confidence) {
    if (!possible(count, base) || base > population) return std::nullopt;
    const auto n = static_cast<double>(base);
    const double p = static_cast<double>(count) / n;
    if (base == population) return Interval{p, p};
    const double effective = n * static_cast<double>(population - 1) / static_cast<double>(population - base);
    Interval interval = wilson(p, effective, confidence);
    if (count == base) interval.upper = 1;
    return interval;
}

}  // namespace diaoyan
