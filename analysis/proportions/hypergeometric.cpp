// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/proportions/hypergeometric.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace diaoyan {

namespace {

__extension__ using WideInteger = __int128;

constexpr double logTwoPi = 1.8378770664093454836;

/// Terms of a sum that shrink from the first one on; stops where nothing more can be seen.
template <class Ratio>
double sumOfShrinking(std::int64_t from, std::int64_t to, int step, const Ratio& ratio) {
    double term = 1, sum = 1;
    for (std::int64_t x = from; x != to; x += step) {
        term *= ratio(x);
        sum += term;
        if (term < 1e-20 * sum) break;
    }
    return sum;
}

std::array<double, 16> stirlingErrorsOfFew() {
    std::array<double, 16> errors{};
    double factorial = 1;
    for (std::size_t i = 1; i < errors.size(); ++i) {
        const auto n = static_cast<double>(i);
        factorial *= n;
        errors[i] = std::log(factorial) - (n + 0.5) * std::log(n) + n - logTwoPi / 2;
    }
    return errors;
}

}  // namespace

double stirlingError(std::int64_t count) {
    static const std::array<double, 16> few = stirlingErrorsOfFew();
    if (count < 16) return few[static_cast<std::size_t>(count)];
    const auto n = static_cast<double>(count);
    const double square = n * n;
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n;
}

double relativeEntropyTerm(double x) {
    if (x <= -1) return 1;
    if (std::abs(x) > 0.5) return (1 + x) * std::log1p(x) - x;
    // Loader's series of the logarithm, x v + 2 (1 + x) (v^3 / 3 + v^5 / 5 + ...): nothing cancels near 0.
    const double v = x / (2 + x);
    double sum = x * v, before = 0;
    double power = 2 * (1 + x) * v;
    for (int odd = 3; odd < 100 && sum != before; odd += 2) {
        before = sum;
        power *= v * v;
        sum += power / odd;
    }
    return sum;
}

Hypergeometric::Hypergeometric(std::int64_t marked, std::int64_t unmarked, std::int64_t drawn)
    : marked_(marked), unmarked_(unmarked), drawn_(drawn), lowest_(std::max<std::int64_t>(0, drawn - unmarked)),
      highest_(std::min(drawn, marked)) {}

std::int64_t Hypergeometric::mode() const {
    const auto both = WideInteger{drawn_ + 1} * (marked_ + 1) / (marked_ + unmarked_ + 2);
    return std::clamp(static_cast<std::int64_t>(both), lowest_, highest_);
}

double Hypergeometric::up(std::int64_t x) const {
    return static_cast<double>(marked_ - x) / static_cast<double>(x + 1) *
           (static_cast<double>(drawn_ - x) / static_cast<double>(unmarked_ - drawn_ + x + 1));
}

double Hypergeometric::down(std::int64_t x) const {
    return static_cast<double>(x) / static_cast<double>(marked_ - x + 1) *
           (static_cast<double>(unmarked_ - drawn_ + x) / static_cast<double>(drawn_ - x + 1));
}

double Hypergeometric::logProbability(std::int64_t x) const {
    // With n! = sqrt(2 pi n) (n / e)^n exp(stirlingError), the powers are exp(-G^2 / 2) of the 2 x 2 table.
    const std::int64_t total = marked_ + unmarked_;
    const std::int64_t margins[] = {marked_, unmarked_, drawn_, total - drawn_};
    const std::int64_t cells[] = {x, marked_ - x, drawn_ - x, unmarked_ - drawn_ + x};
    double sum = 0, roots = 0;
    const auto add = [&](std::int64_t factorial, int sign) {
        if (factorial == 0) return;
        sum += sign * stirlingError(factorial);
        roots += sign * (std::log(static_cast<double>(factorial)) + logTwoPi);
    };
    for (const std::int64_t margin : margins) add(margin, 1);
    for (const std::int64_t cell : cells) add(cell, -1);
    add(total, -1);
    const double deviation =
        static_cast<double>(WideInteger{x} * total - WideInteger{marked_} * drawn_) / static_cast<double>(total);
    for (int cell = 0; cell < 4; ++cell) {
        const auto row = static_cast<double>(margins[cell / 2]), column = static_cast<double>(margins[2 + cell % 2]);
        const double expected = row * column / static_cast<double>(total);
        if (expected == 0) continue;
        const double sign = cell == 0 || cell == 3 ? 1 : -1;
        sum -= expected * (cells[cell] == 0 ? 1 : relativeEntropyTerm(sign * deviation / expected));
    }
    return sum + roots / 2;
}

double Hypergeometric::logSumBelow(std::int64_t x) const {
    return logProbability(x) + std::log(sumOfShrinking(x, lowest_, -1, [this](std::int64_t y) { return down(y); }));
}

double Hypergeometric::logSumAbove(std::int64_t x) const {
    return logProbability(x) + std::log(sumOfShrinking(x, highest_, 1, [this](std::int64_t y) { return up(y); }));
}

Tail Hypergeometric::lowerTail(std::int64_t x) const {
    if (x >= highest_) return {};
    if (x < lowest_) return {0, -std::numeric_limits<double>::infinity()};
    if (x < mode()) {
        const double log_p = std::min(logSumBelow(x), 0.0);
        return {std::exp(log_p), log_p};
    }
    const double above = std::exp(std::min(logSumAbove(x + 1), 0.0));
    return {1 - above, std::log1p(-above)};
}

Tail Hypergeometric::upperTail(std::int64_t x) const {
    if (x <= lowest_) return {};
    if (x > highest_) return {0, -std::numeric_limits<double>::infinity()};
    if (x > mode()) {
        const double log_p = std::min(logSumAbove(x), 0.0);
        return {std::exp(log_p), log_p};
    }
    const double below = std::exp(std::min(logSumBelow(x - 1), 0.0));
    return {1 - below, std::log1p(-below)};
}

}  // namespace diaoyan
