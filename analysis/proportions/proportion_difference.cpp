// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/proportions/proportion_difference.h"

#include "analysis/proportions/proportion_interval.h"

#include <cmath>

namespace diaoyan {

namespace {

__extension__ using WideCount = __int128;

Interval around(double centre, double margin) {
    return {centre - margin, centre + margin};
}

/// Of independent proportions p and q of bases n and m.
double waldError(double p, double n, double q, double m) {
    return std::sqrt(p * (1 - p) / n + q * (1 - q) / m);
}

/// Undefined at 0 / 0, infinite at x / 0.
std::optional<double> ratio(double numerator, double denominator) {
    if (numerator == 0 && denominator == 0) return std::nullopt;
    return numerator / denominator;
}

/// Problem: what keeps count of base from being a share.
std::optional<Problem> impossibleShare(std::int64_t count, std::int64_t base) {
    if (base == 0) return Problem{"no-base", phrase("基数为 0，没有比例", "the base is 0: there is no share"), {}};
    if (base < 0 || count < 0 || count > base)
        return Problem{
            "impossible-count",
            phrase("人数 {0} 不在 0 到基数 {1} 之间", "the count {0} is not within 0 and its base {1}", {count, base}),
            {}};
    return std::nullopt;
}

/// difference / SE under equal shares, from the exact numerators.
void testPooled(ProportionDifference& result) {
    const WideCount yes = WideCount{result.count1} + result.count2;
    const WideCount all = WideCount{result.base1} + result.base2;
    if (yes == 0 || yes == all) return;
    const auto n = static_cast<double>(all);
    const double pooled = static_cast<double>(yes) / n;
    const double pooled_no = static_cast<double>(all - yes) / n;
    const double inverse_sizes = 1 / static_cast<double>(result.base1) + 1 / static_cast<double>(result.base2);
    result.z = result.difference / std::sqrt(pooled * pooled_no * inverse_sizes);
    result.p = normalTwoSided(*result.z);
}

}  // namespace

Result<ProportionDifference> proportionDifference(std::int64_t count1, std::int64_t base1, std::int64_t count2,
                                                  std::int64_t base2, Confidence confidence) {
    if (auto problem = impossibleShare(count1, base1)) return *problem;
    if (auto problem = impossibleShare(count2, base2)) return *problem;
    ProportionDifference result;
    result.count1 = count1;
    result.base1 = base1;
    result.count2 = count2;
    result.base2 = base2;
    result.confidence = confidence;
    const auto n1 = static_cast<double>(base1), n2 = static_cast<double>(base2);
    const auto x1 = static_cast<double>(count1), x2 = static_cast<double>(count2);
    const double p1 = result.proportion1 = x1 / n1;
    const double p2 = result.proportion2 = x2 / n2;
    // Equal shares differ by 0, not by a rounding error.
    const WideCount cross = WideCount{count1} * base2 - WideCount{count2} * base1;
    const double difference = result.difference = static_cast<double>(cross) / n1 / n2;
    testPooled(result);

    const Interval one = *wilsonInterval(count1, base1, confidence);
    const Interval two = *wilsonInterval(count2, base2, confidence);
    result.newcombe = {difference - std::hypot(p1 - one.lower, two.upper - p2),
                       difference + std::hypot(one.upper - p1, p2 - two.lower)};
    const double z = -normalQuantile(confidence.alpha() / 2);
    result.wald = around(difference, z * waldError(p1, n1, p2, n2));
    const double q1 = (x1 + 1) / (n1 + 2), q2 = (x2 + 1) / (n2 + 2);
    result.agresti_caffo = around(q1 - q2, z * waldError(q1, n1 + 2, q2, n2 + 2));
    result.cohen_h = cross == 0 ? 0 : 2 * std::asin(std::sqrt(p1)) - 2 * std::asin(std::sqrt(p2));
    result.odds_ratio = ratio(x1 * (n2 - x2), x2 * (n1 - x1));
    result.risk_ratio = ratio(p1, p2);
    return result;
}

}  // namespace diaoyan
