// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/binomial_tail.h"

#include <boost/math/special_functions/beta.hpp>

#include <cmath>

namespace diaoyan {

namespace {

// Below this a probability computed as a double loses digits or vanishes.
constexpr double tiny = 1e-290;

/// I_x(a, b), the regularised incomplete beta function, x = 1 - y.
Tail incompleteBeta(double a, double b, double x, double y) {
    Tail tail;
    tail.p = boost::math::ibeta(a, b, x);
    if (tail.p < tiny)  // P(F > f) with 2b and 2a degrees of freedom is the same probability
        tail.log_p = fUpperTail(a * y / (b * x), 2 * b, 2 * a).log_p;
    else
        tail.log_p = tail.p > 0.5 ? std::log1p(-boost::math::ibetac(a, b, x)) : std::log(tail.p);
    return tail;
}

}  // namespace

Tail binomialAtLeast(std::int64_t count, std::int64_t n, double probability) {
    if (count <= 0) return {};
    return incompleteBeta(static_cast<double>(count), static_cast<double>(n - count + 1), probability, 1 - probability);
}

Tail binomialAtMost(std::int64_t count, std::int64_t n, double probability) {
    if (count >= n) return {};
    const auto a = static_cast<double>(count + 1);
    const auto b = static_cast<double>(n - count);
    Tail tail;
    tail.p = boost::math::ibetac(a, b, probability);
    if (tail.p < tiny)
        tail.log_p = fUpperTail(b * probability / (a * (1 - probability)), 2 * a, 2 * b).log_p;
    else
        tail.log_p = tail.p > 0.5 ? std::log1p(-boost::math::ibeta(a, b, probability)) : std::log(tail.p);
    return tail;
}

Tail binomialTwoSided(std::int64_t count, std::int64_t n, double probability) {
    const Tail high = binomialAtLeast(count, n, probability);
    const Tail low = binomialAtMost(count, n, probability);
    Tail tail = high.log_p < low.log_p ? high : low;
    if (tail.p >= 0.5) return {};
    tail.p *= 2;
    tail.log_p += std::log(2.0);
    return tail;
}

double binomialMass(std::int64_t count, std::int64_t n, double probability) {
    const auto a = static_cast<double>(count + 1);
    const auto b = static_cast<double>(n - count + 1);
    // ibeta_derivative(a, b, x) = x^(a-1) (1-x)^(b-1) / B(a, b), and C(n, k) = 1 / ((n + 1) B(k + 1, n - k + 1)).
    return boost::math::ibeta_derivative(a, b, probability) / (static_cast<double>(n) + 1);
}

}  // namespace diaoyan
