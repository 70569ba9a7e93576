// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/tails.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <limits>

namespace diaoyan {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

// Below this a probability computed as a double loses digits or vanishes.
constexpr double tiny = 1e-290;

/// Continued fractions by Lentz's method: numerator(i) and denominator(i) of the i-th step.
template <class Numerator, class Denominator>
double lentz(double first, const Numerator& numerator, const Denominator& denominator) {
    constexpr double least = 1e-300;
    double value = first == 0 ? least : first;
    double c = value;
    double d = 0;
    for (int i = 1; i < 100000; ++i) {
        d = denominator(i) + numerator(i) * d;
        if (std::abs(d) < least) d = least;
        c = denominator(i) + numerator(i) / c;
        if (std::abs(c) < least) c = least;
        d = 1 / d;
        value *= c * d;
        if (std::abs(c * d - 1) < 1e-15) break;
    }
    return value;
}

/// log Q(a, x) for x well beyond a (DLMF 8.9.2).
double logUpperGamma(double a, double x) {
    const double fraction = lentz(
        x + 1 - a, [a](int i) { return -i * (i - a); }, [a, x](int i) { return x + 1 - a + 2.0 * i; });
    return -x + a * std::log(x) - boost::math::lgamma(a) - std::log(fraction);
}

/// log I_x(a, b) for x below the mean, where the continued fraction converges fast (DLMF 8.17.22).
double logIncompleteBeta(double a, double b, double x, double log_x, double log_one_minus_x) {
    const double fraction = lentz(
        1,
        [a, b, x](int i) {
            const double m = i / 2;
            if (i % 2 == 0) return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        },
        [](int) { return 1.0; });
    // Differences of large lgamma cancel; the function itself does not, where it is no subnormal number.
    const double beta = boost::math::beta(a, b);
    const double log_beta =
        beta > 1e-290 ? std::log(beta) : boost::math::lgamma(a) + boost::math::lgamma(b) - boost::math::lgamma(a + b);
    return a * log_x + b * log_one_minus_x - std::log(a) - log_beta - std::log(fraction);
}

/// log P(Z > z) far out: the asymptotic continued fraction of Mills' ratio (DLMF 7.9.3).
double logNormalTail(double z) {
    const double mills = lentz(
        z, [](int i) { return static_cast<double>(i); }, [z](int) { return z; });
    return -0.5 * z * z - 0.5 * std::log(2 * std::acos(-1.0)) - std::log(mills);
}

Tail impossible() {
    return {0, -infinity};
}

}  // namespace

Tail chiSquareUpperTail(double statistic, double df) {
    if (std::isnan(statistic) || std::isnan(df)) return {notANumber, notANumber};
    if (std::isinf(statistic)) return impossible();
    // Boost 1.74 overflows here instead of saying 1: P(chi-square with 300 df < 1) is below 1e-300.
    if (statistic < 1 && df > 300) return {};
    const boost::math::chi_squared distribution(df);
    Tail tail;
    tail.p = boost::math::cdf(boost::math::complement(distribution, statistic));
    if (tail.p < tiny)
        tail.log_p = logUpperGamma(df / 2, statistic / 2);
    else
        tail.log_p = tail.p > 0.5 ? std::log1p(-boost::math::cdf(distribution, statistic)) : std::log(tail.p);
    return tail;
}

Tail normalUpperTail(double z) {
    if (std::isnan(z)) return {notANumber, notANumber};
    if (z == infinity) return impossible();
    if (z == -infinity) return {1, 0};
    const boost::math::normal distribution;
    Tail tail;
    tail.p = boost::math::cdf(boost::math::complement(distribution, z));
    if (tail.p < tiny)
        tail.log_p = logNormalTail(z);
    else
        tail.log_p = tail.p > 0.5 ? std::log1p(-boost::math::cdf(distribution, z)) : std::log(tail.p);
    return tail;
}

Tail normalTwoSided(double z) {
    if (z == 0) return {};
    Tail tail = normalUpperTail(std::abs(z));
    tail.p *= 2;
    tail.log_p += std::log(2.0);
    return tail;
}

Tail fUpperTail(double statistic, double df1, double df2) {
    if (std::isnan(statistic) || std::isnan(df1) || std::isnan(df2)) return {notANumber, notANumber};
    if (std::isinf(statistic)) return impossible();
    if (std::isinf(df2)) return chiSquareUpperTail(statistic * df1, df1);
    if (statistic <= 0) return {};
    const boost::math::fisher_f distribution(df1, df2);
    Tail tail;
    tail.p = boost::math::cdf(boost::math::complement(distribution, statistic));
    if (tail.p < tiny) {
        // P(F > f) = I_x(df2 / 2, df1 / 2) with x = df2 / (df2 + df1 f).
        const double ratio = df1 * statistic / df2;
        tail.log_p = logIncompleteBeta(df2 / 2, df1 / 2, 1 / (1 + ratio), -std::log1p(ratio), -std::log1p(1 / ratio));
    } else {
        tail.log_p = tail.p > 0.5 ? std::log1p(-boost::math::cdf(distribution, statistic)) : std::log(tail.p);
    }
    return tail;
}

Tail studentTTwoSided(double t, double df) {
    if (std::isnan(t) || std::isnan(df)) return {notANumber, notANumber};
    if (std::isinf(df)) return normalTwoSided(t);
    if (t == 0) return {};
    if (std::isinf(t)) return impossible();
    const boost::math::students_t distribution(df);
    Tail tail;
    tail.p = 2 * boost::math::cdf(boost::math::complement(distribution, std::abs(t)));
    tail.log_p = tail.p < tiny ? fUpperTail(t * t, 1, df).log_p : std::log(tail.p);
    return tail;
}

double normalQuantile(double probability) {
    if (std::isnan(probability)) return notANumber;
    return boost::math::quantile(boost::math::normal(), probability);
}

double studentTQuantile(double probability, double df) {
    if (std::isnan(df)) return notANumber;
    if (std::isinf(df)) return normalQuantile(probability);
    return boost::math::quantile(boost::math::students_t(df), probability);
}

double chiSquareQuantile(double probability, double df) {
    return boost::math::quantile(boost::math::chi_squared(df), probability);
}

double fQuantile(double probability, double df1, double df2) {
    if (std::isinf(df2)) return chiSquareQuantile(probability, df1) / df1;
    return boost::math::quantile(boost::math::fisher_f(df1, df2), probability);
}

}  // namespace diaoyan
