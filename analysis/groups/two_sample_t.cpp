// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/groups/two_sample_t.h"

#include <boost/math/special_functions/gamma.hpp>

#include <cmath>

namespace diaoyan {

namespace {

StudentTest studentTest(double difference, double se, double df, Confidence confidence) {
    const double t = difference / se;
    const double half = -studentTQuantile(confidence.alpha() / 2, df) * se;
    return {t, df, studentTTwoSided(t, df), {difference - half, difference + half}};
}

/// Hedges's factor Gamma(df / 2) / (sqrt(df / 2) Gamma((df - 1) / 2)), as a ratio: logarithms of gamma
/// functions would cancel for large df.
double hedgesFactor(double df) {
    return 1 / (std::sqrt(df / 2) * boost::math::tgamma_delta_ratio((df - 1) / 2, 0.5));
}

void addStudent(TwoSampleT& result) {
    const auto n1 = static_cast<double>(result.first.n);
    const auto n2 = static_cast<double>(result.second.n);
    const double df = n1 + n2 - 2;
    const double sd = std::sqrt((result.first.squares + result.second.squares) / df);
    result.student = studentTest(result.difference, sd * std::sqrt(1 / n1 + 1 / n2), df, result.confidence);
    result.cohens_d = result.difference / sd;
    if (df < 2) return;
    result.hedges_g = *result.cohens_d * hedgesFactor(df);
    result.hedges_g_approximate = *result.cohens_d * (1 - 3 / (4 * df - 1));
}

void addWelch(TwoSampleT& result) {
    const auto variance1 = result.first.variance();
    const auto variance2 = result.second.variance();
    if (variance2 && *variance2 > 0) result.glass_delta = result.difference / std::sqrt(*variance2);
    if (!variance1 || !variance2) return;
    const auto n1 = static_cast<double>(result.first.n);
    const auto n2 = static_cast<double>(result.second.n);
    const double part1 = *variance1 / n1;
    const double part2 = *variance2 / n2;
    const double squared_se = part1 + part2;
    // By shares: squares of tiny variances would vanish.
    const double share1 = part1 / squared_se;
    const double share2 = part2 / squared_se;
    const double df = 1 / (share1 * share1 / (n1 - 1) + share2 * share2 / (n2 - 1));
    result.welch = studentTest(result.difference, std::sqrt(squared_se), df, result.confidence);
}

}  // namespace

Result<TwoSampleT> twoSampleT(const ValueCounts& first, const ValueCounts& second, Confidence confidence) {
    TwoSampleT result;
    result.first = groupMoments(first);
    result.second = groupMoments(second);
    result.confidence = confidence;
    if (result.first.n == 0 || result.second.n == 0 || result.first.n + result.second.n < 3)
        return Problem{"too-few-answers",
                       phrase("两组的有效答案太少（{0} 与 {1}），无法做 t 检验",
                              "too few answers in the two groups ({0} and {1}) for a t test",
                              {result.first.n, result.second.n}),
                       {}};
    const double squares = result.first.squares + result.second.squares;
    if (!std::isfinite(squares))
        return Problem{"numbers-too-large",
                       phrase("数值过大，平方和超出可计算范围", "the numbers are too large for sums of squares"),
                       {}};
    if (!(squares > 0))
        return Problem{
            "zero-variance",
            phrase("两组内部的答案完全相同，无法做 t 检验", "all answers within the groups are equal: no t test"),
            {}};
    result.difference = meanDifference(result.first, result.second);
    addWelch(result);
    addStudent(result);
    return result;
}

}  // namespace diaoyan
