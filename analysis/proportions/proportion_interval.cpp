// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/proportions/proportion_interval.h"

#include "analysis/proportions/wilson_limits.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

bool possible(std::int64_t count, std::int64_t base) {
    return base > 0 && count >= 0 && count <= base;
}

Interval symmetric(double p, double n, Confidence confidence) {
    const double margin = -normalQuantile(confidence.alpha() / 2) * std::sqrt(p * (1 - p) / n);
    return {p - margin, p + margin};
}

/// P(X > x) + P(X = x) / 2 of a binomial count, increasing in its probability q. REQUIRES: 1 <= x <= n.
double midUpperTail(double x, double n, double q) {
    const double more = x < n ? boost::math::ibeta(x + 1, n - x, q) : 0.0;
    return (boost::math::ibeta(x, n - x + 1, q) + more) / 2;
}

/// P(X < x) + P(X = x) / 2, decreasing in q. REQUIRES: 0 <= x < n.
double midLowerTail(double x, double n, double q) {
    const double fewer = x > 0 ? boost::math::ibetac(x, n - x + 1, q) : 0.0;
    return (fewer + boost::math::ibetac(x + 1, n - x, q)) / 2;
}

/// Where a function that is not negative on one side and not positive on the other crosses 0.
template <class Function>
double crossing(const Function& function, double from, double to) {
    const double at_from = function(from), at_to = function(to);
    if (at_from == 0 || (at_from > 0) == (at_to > 0)) return from;
    if (at_to == 0) return to;
    std::uintmax_t steps = 300;
    const auto root = boost::math::tools::toms748_solve(function, std::min(from, to), std::max(from, to),
                                                        from < to ? at_from : at_to, from < to ? at_to : at_from,
                                                        boost::math::tools::eps_tolerance<double>(52), steps);
    return (root.first + root.second) / 2;
}

}  // namespace

std::optional<Interval> wilsonInterval(std::int64_t count, std::int64_t base, Confidence confidence) {
    if (!possible(count, base)) return std::nullopt;
    const auto n = static_cast<double>(base);
    Interval interval = wilsonLimits(static_cast<double>(count) / n, n, confidence);
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
    Interval interval = wilsonLimits(p, effective, confidence);
    if (count == base) interval.upper = 1;
    return interval;
}

std::optional<Interval> wilsonContinuityInterval(std::int64_t count, std::int64_t base, Confidence confidence) {
    if (!possible(count, base)) return std::nullopt;
    const auto n = static_cast<double>(base);
    const auto x = static_cast<double>(count);
    const double correction = count == base - count ? 0 : 0.5;
    Interval interval{0, 1};
    if (count > 0) interval.lower = wilsonLimits((x - correction) / n, n, confidence).lower;
    if (count < base) interval.upper = wilsonLimits((x + correction) / n, n, confidence).upper;
    return interval;
}

std::optional<Interval> agrestiCoullInterval(std::int64_t count, std::int64_t base, Confidence confidence) {
    if (!possible(count, base)) return std::nullopt;
    const double z = normalQuantile(confidence.alpha() / 2);
    const double n = static_cast<double>(base) + z * z;
    return symmetric((static_cast<double>(count) + z * z / 2) / n, n, confidence);
}

std::optional<Interval> jeffreysInterval(std::int64_t count, std::int64_t base, Confidence confidence) {
    if (!possible(count, base)) return std::nullopt;
    const boost::math::beta_distribution<double> posterior(static_cast<double>(count) + 0.5,
                                                           static_cast<double>(base - count) + 0.5);
    const double tail = confidence.alpha() / 2;
    Interval interval{0, 1};
    if (count > 0) interval.lower = boost::math::quantile(posterior, tail);
    if (count < base) interval.upper = boost::math::quantile(boost::math::complement(posterior, tail));
    return interval;
}

std::optional<Interval> midPInterval(std::int64_t count, std::int64_t base, Confidence confidence) {
    const std::optional<Interval> exact = clopperPearsonInterval(count, base, confidence);
    if (!exact) return std::nullopt;
    const auto x = static_cast<double>(count);
    const auto n = static_cast<double>(base);
    const double tail = confidence.alpha() / 2;
    // The exact limits lie outside; at 1 and at 0 the tails are at least 1/2.
    Interval interval{0, 1};
    if (count > 0) interval.lower = crossing([&](double q) { return midUpperTail(x, n, q) - tail; }, exact->lower, 1.0);
    if (count < base)
        interval.upper = crossing([&](double q) { return midLowerTail(x, n, q) - tail; }, exact->upper, 0.0);
    return interval;
}

std::optional<Interval> waldInterval(std::int64_t count, std::int64_t base, Confidence confidence) {
    if (!possible(count, base)) return std::nullopt;
    const auto n = static_cast<double>(base);
    return symmetric(static_cast<double>(count) / n, n, confidence);
}

}  // namespace diaoyan
