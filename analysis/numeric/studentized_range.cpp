// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/studentized_range.h"

#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/toms748_solve.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaoyan {

namespace {

constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();
constexpr double pi = 3.14159265358979323846;
constexpr double rootHalf = 0.70710678118654752440;

// Beyond this only one pair can be that far apart: Bonferroni's bound is exact to 1e-24 of itself.
constexpr double farOut = 26;
constexpr double reach = 10;  // standard deviations covered on either side of the middle
constexpr std::size_t coefficients = 18;

double normalCdf(double z) {
    return 0.5 * std::erfc(-z * rootHalf);
}

/// e^y - 1 - y without cancellation.
double expm1Beyond(double y) {
    if (std::abs(y) > 0.1) return std::expm1(y) - y;
    double sum = 0;
    double term = y;
    for (int i = 2; i < 14; ++i) {
        term *= y / i;
        sum += term;
    }
    return sum;
}

/// Log of the constant of the density of log(s), s = chi / sqrt(df), after e^-a is taken into its exponent
/// (a = df / 2): log 2 + a log a - a - log Gamma(a), where the textbook's terms cancel for large df.
double logChiConstant(double df) {
    const double a = df / 2;
    if (a < 15) return std::log(2.0) + a * std::log(a) - a - boost::math::lgamma(a);
    const double b = 1 / (a * a);  // Stirling's series, DLMF 5.11.1
    const double correction =
        (1.0 / 12 - b * (1.0 / 360 - b * (1.0 / 1260 - b * (1.0 / 1680 - b * (1.0 / 1188 - b * 691.0 / 360360))))) / a;
    return std::log(2.0) + 0.5 * std::log(a / (2 * pi)) - correction;
}

/// Where a concave function on [low, high] is about largest, to within `width`.
template <class Function>
double aboutLargest(const Function& function, double low, double high, double width) {
    const double ratio = (std::sqrt(5.0) - 1) / 2;
    double left = high - ratio * (high - low);
    double right = low + ratio * (high - low);
    double at_left = function(left);
    double at_right = function(right);
    while (high - low > width) {
        if (at_left < at_right) {
            low = left;
            left = right;
            at_left = at_right;
            right = low + ratio * (high - low);
            at_right = function(right);
        } else {
            high = right;
            right = left;
            at_right = at_left;
            left = high - ratio * (high - low);
            at_left = function(left);
        }
    }
    return (low + high) / 2;
}

/// Log of the integral of e^f, f concave and largest near `middle`, by the trapezoidal rule.
template <class Function>
double logIntegral(const Function& function, double middle, double step) {
    const double highest = function(middle);
    if (std::isinf(highest)) return highest;
    double sum = 1;
    for (const double direction : {-1.0, 1.0}) {
        for (int i = 1; i < 1'000'000; ++i) {
            const double term = std::exp(function(middle + direction * i * step) - highest);
            sum += term;
            if (term < 1e-18 * sum) break;
        }
    }
    return highest + std::log(step * sum);
}

}  // namespace

StudentizedRange::StudentizedRange(std::int64_t groups)
    : groups_(static_cast<double>(groups)), valid_(groups >= 2 && groups <= 1'000'000),
      sharpness_(valid_ ? std::max(1.0, -normalQuantile(1 / groups_)) : 1) {
    if (!valid_) return;
    step_ = 0.16 / sharpness_;
    panel_width_ = 0.5 / sharpness_;
    panels_.resize(static_cast<std::size_t>(std::ceil(farOut / panel_width_)) + 1);
    const auto nodes = static_cast<std::size_t>((2 * reach + farOut / 2) / step_) + 3;
    for (std::size_t i = 0; i < nodes; ++i) {
        const double z = static_cast<double>(i) * step_ - reach;
        const double below = normalCdf(z);
        const double log_below = z > 0 ? std::log1p(-normalCdf(-z)) : std::log(below);
        cdf_.push_back(below);
        weights_.push_back(groups_ * std::exp(-0.5 * z * z + (groups_ - 1) * log_below) / std::sqrt(2 * pi));
    }
}

/// The largest normal lies at z with the density in weights_; given that, all others lie above z - w with
/// probability (1 - cdf(z - w) / cdf(z))^(groups - 1).
double StudentizedRange::integrateKnownScale(double w) const {
    const auto first = static_cast<std::size_t>(w / 2 / step_);
    const std::size_t last = std::min(cdf_.size(), first + static_cast<std::size_t>(2 * reach / step_) + 2);
    double sum = 0;
    for (std::size_t i = first; i < last; ++i) {
        if (weights_[i] == 0) continue;
        const double z = static_cast<double>(i) * step_ - reach;
        const double below = std::min(normalCdf(z - w) / cdf_[i], 1.0);
        sum -= weights_[i] * std::expm1((groups_ - 1) * std::log1p(-below));
    }
    return std::min(std::log(sum * step_), 0.0);
}

const std::vector<double>& StudentizedRange::panel(std::size_t index) {
    std::vector<double>& fitted = panels_[index];
    if (!fitted.empty()) return fitted;
    const auto angle = [](std::size_t i) {
        return pi * (static_cast<double>(i) + 0.5) / static_cast<double>(coefficients);
    };
    std::vector<double> values;
    for (std::size_t i = 0; i < coefficients; ++i)
        values.push_back(
            integrateKnownScale(panel_width_ * (static_cast<double>(index) + 0.5 * (1 + std::cos(angle(i))))));
    for (std::size_t j = 0; j < coefficients; ++j) {
        double sum = 0;
        for (std::size_t i = 0; i < coefficients; ++i) sum += values[i] * std::cos(static_cast<double>(j) * angle(i));
        fitted.push_back(sum * (j == 0 ? 1 : 2) / static_cast<double>(coefficients));
    }
    return fitted;
}

double StudentizedRange::logKnownScaleTail(double w) {
    if (w >= farOut) return std::log(groups_) + std::log((groups_ - 1) / 2) + normalTwoSided(w * rootHalf).log_p;
    const double place = w / panel_width_;
    const auto index = static_cast<std::size_t>(place);
    const std::vector<double>& fitted = panel(index);
    const double x = 2 * (place - static_cast<double>(index)) - 1;
    double next = 0;
    double after = 0;
    for (std::size_t j = coefficients - 1; j > 0; --j) {  // Clenshaw
        const double current = 2 * x * next - after + fitted[j];
        after = next;
        next = current;
    }
    return x * next - after + fitted[0];
}

Tail StudentizedRange::upperTail(double q, double df) {
    if (!valid_ || std::isnan(q) || !(df >= 1)) return {notANumber, notANumber};
    if (q <= 0) return {};
    if (std::isinf(q)) return {0, -std::numeric_limits<double>::infinity()};
    double log_p = 0;
    if (df > 1e15) {
        log_p = logKnownScaleTail(q);
    } else {
        // Over x = log s: the integrand is concave in the logarithm and analytic in a strip.
        const double constant = logChiConstant(df);
        const auto integrand = [&](double x) {
            return constant - df / 2 * expm1Beyond(2 * x) + logKnownScaleTail(q * std::exp(x));
        };
        const double step = std::min({0.125, 0.6 / std::sqrt(2 * df), 0.1 / (sharpness_ * sharpness_)});
        const double lowest = -std::log1p(q / std::sqrt(df)) - 1;
        log_p = logIntegral(integrand, aboutLargest(integrand, lowest, 0, step), step);
    }
    log_p = std::min(log_p, 0.0);
    return {std::exp(log_p), log_p};
}

double StudentizedRange::criticalValue(double alpha, double df) {
    if (!valid_ || !(alpha > 0 && alpha < 1) || !(df >= 1)) return notANumber;
    // One pair alone is exceeded less often than all, all less often than Bonferroni's bound.
    double low = -studentTQuantile(alpha / 2, df) / rootHalf;
    double high = -studentTQuantile(alpha / groups_ / (groups_ - 1), df) / rootHalf;
    if (groups_ == 2) return low;
    const double wanted = std::log(alpha);
    const auto excess = [&](double q) { return upperTail(q, df).log_p - wanted; };
    const double at_low = excess(low);
    const double at_high = excess(high);
    if (at_low <= 0) return low;
    if (at_high >= 0) return high;
    std::uintmax_t iterations = 100;
    const auto close = [](double a, double b) { return std::abs(a - b) <= 1e-14 * std::abs(b); };
    const auto found = boost::math::tools::toms748_solve(excess, low, high, at_low, at_high, close, iterations);
    return (found.first + found.second) / 2;
}

Tail studentizedRangeUpperTail(double q, std::int64_t groups, double df) {
    return StudentizedRange(groups).upperTail(q, df);
}

double studentizedRangeQuantile(double probability, std::int64_t groups, double df) {
    return StudentizedRange(groups).criticalValue(1 - probability, df);
}

}  // namespace diaoyan
