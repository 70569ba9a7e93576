// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/fisher_exact.h"

#include "analysis/proportions/hypergeometric.h"

#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace diaoyan {

namespace {

constexpr std::int64_t mostRespondents = 1'000'000'000'000;
constexpr std::int64_t mostTables = 20'000;

std::optional<Problem> notATable(const FourCounts& t) {
    if (std::min({t.a, t.b, t.c, t.d}) < 0)
        return Problem{"negative-count", phrase("频数不能是负数", "a count is negative"), {}};
    if (std::max({t.a, t.b, t.c, t.d}) > mostRespondents || t.a + t.b + t.c + t.d > mostRespondents)
        return Problem{"too-many-respondents",
                       phrase("人数超过一万亿，不做精确检验", "more than 10^12 respondents: no exact test"),
                       {}};
    if (t.a + t.b == 0 || t.c + t.d == 0 || t.a + t.c == 0 || t.b + t.d == 0)
        return Problem{"no-test", phrase("有一行或一列没有人，无法检验", "a row or column is empty: no test"), {}};
    return std::nullopt;
}

Hypergeometric withMarginsOf(const FourCounts& t) {
    return {t.a + t.b, t.c + t.d, t.a + t.c};
}

/// The tail of what lies at `from` or beyond in the direction of `last`, up to the last value there that is
/// no likelier than `limit`; the probabilities rise from `from` to the mode.
template <class Unlikely>
std::int64_t lastUnlikely(std::int64_t from, std::int64_t mode, const Unlikely& unlikely) {
    // Bisection between a value that is unlikely and the mode, which is not.
    std::int64_t inside = mode, outside = from;
    while (std::abs(inside - outside) > 1) {
        const std::int64_t middle = outside + (inside - outside) / 2;
        (unlikely(middle) ? outside : inside) = middle;
    }
    return outside;
}

Tail both(const Tail& one, const Tail& other) {
    const double larger = std::max(one.log_p, other.log_p), smaller = std::min(one.log_p, other.log_p);
    if (std::isinf(larger)) return {0, larger};
    const double log_p = std::min(0.0, larger + std::log1p(std::exp(smaller - larger)));
    return {std::exp(log_p), log_p};
}

Tail noLikelier(const Hypergeometric& tables, std::int64_t observed) {
    const double limit = tables.logProbability(observed) + 1e-7;
    const auto unlikely = [&](std::int64_t a) { return tables.logProbability(a) <= limit; };
    const std::int64_t mode = tables.mode();
    if (unlikely(mode)) return {};
    Tail lower{0, -std::numeric_limits<double>::infinity()}, upper = lower;
    if (unlikely(tables.lowest())) lower = tables.lowerTail(lastUnlikely(tables.lowest(), mode, unlikely));
    if (unlikely(tables.highest())) upper = tables.upperTail(lastUnlikely(tables.highest(), mode, unlikely));
    return both(lower, upper);
}

/// Distribution of a for any logarithm of the odds ratio.
class NoncentralTables {
public:
    NoncentralTables(const Hypergeometric& central, std::int64_t observed)
        : observed_(static_cast<std::size_t>(observed - central.lowest())) {
        for (std::int64_t a = central.lowest(); a <= central.highest(); ++a)
            log_central_.push_back(central.logProbability(a));
    }

    double meanBeyondObserved(double log_odds) const {
        return ratio(log_odds,
                     [this](std::size_t i) { return static_cast<double>(i) - static_cast<double>(observed_); });
    }
    double atLeastObserved(double log_odds) const {
        return ratio(log_odds, [this](std::size_t i) { return i >= observed_ ? 1.0 : 0.0; });
    }
    double atMostObserved(double log_odds) const {
        return ratio(log_odds, [this](std::size_t i) { return i <= observed_ ? 1.0 : 0.0; });
    }

private:
    /// Expectation of value(i).
    template <class Value>
    double ratio(double log_odds, const Value& value) const {
        const auto exponent = [&](std::size_t i) {
            return log_central_[i] + log_odds * (static_cast<double>(i) - static_cast<double>(observed_));
        };
        double largest = exponent(0), sum = 0, all = 0;
        for (std::size_t i = 1; i < log_central_.size(); ++i) largest = std::max(largest, exponent(i));
        for (std::size_t i = 0; i < log_central_.size(); ++i) {
            const double weight = std::exp(exponent(i) - largest);
            all += weight;
            sum += weight * value(i);
        }
        return sum / all;
    }

    std::vector<double> log_central_;
    std::size_t observed_;
};

/// exp of the root of an increasing or decreasing function of the logarithm of the odds ratio.
template <class Function>
double oddsWhere(const Function& function) {
    std::uintmax_t steps = 300;
    const auto root = boost::math::tools::toms748_solve(function, -200.0, 200.0,
                                                        boost::math::tools::eps_tolerance<double>(52), steps);
    return std::exp((root.first + root.second) / 2);
}

}  // namespace

Result<FisherExact> fisherExact(const FourCounts& counts) {
    if (auto problem = notATable(counts)) return *problem;
    const Hypergeometric tables = withMarginsOf(counts);
    return FisherExact{noLikelier(tables, counts.a), tables.lowerTail(counts.a), tables.upperTail(counts.a)};
}

Result<ConditionalOddsRatio> conditionalOddsRatio(const FourCounts& counts, Confidence confidence) {
    if (auto problem = notATable(counts)) return *problem;
    const Hypergeometric central = withMarginsOf(counts);
    if (central.highest() - central.lowest() >= mostTables)
        return Problem{"too-many-tables",
                       phrase("表格太大，条件比数比不再计算，请看样本比数比",
                              "too large a table for the conditional odds ratio: see the sample odds ratio"),
                       {}};
    const NoncentralTables tables(central, counts.a);
    const double tail = confidence.alpha() / 2;
    const bool lowest = counts.a == central.lowest(), highest = counts.a == central.highest();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    ConditionalOddsRatio result;
    result.confidence = confidence;
    result.interval = {0, infinity};
    result.estimate = lowest ? 0 : infinity;
    if (!lowest && !highest)
        result.estimate = oddsWhere([&](double log_odds) { return tables.meanBeyondObserved(log_odds); });
    if (!lowest)
        result.interval.lower = oddsWhere([&](double log_odds) { return tables.atLeastObserved(log_odds) - tail; });
    if (!highest)
        result.interval.upper = oddsWhere([&](double log_odds) { return tables.atMostObserved(log_odds) - tail; });
    return result;
}

}  // namespace diaoyan
