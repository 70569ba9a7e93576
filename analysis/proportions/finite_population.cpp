// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/proportions/finite_population.h"

#include "analysis/numeric/tails.h"
#include "analysis/proportions/hypergeometric.h"
#include "analysis/proportions/proportion_interval.h"

#include <cmath>
#include <limits>

namespace diaoyan {

namespace {

constexpr std::int64_t largestPopulation = 2'000'000'000;

/// The smallest number in lowest..highest for which a condition holds that, once true, stays true; the
/// highest when it never does.
template <class Condition>
std::int64_t firstWhere(std::int64_t lowest, std::int64_t highest, const Condition& holds) {
    while (lowest < highest) {
        const std::int64_t middle = lowest + (highest - lowest) / 2;
        if (holds(middle))
            highest = middle;
        else
            lowest = middle + 1;
    }
    return lowest;
}

/// Both limits by bisection: the tails are monotone in the number of yes in the population.
void invertHypergeometric(FinitePopulationShare& share) {
    const double tail = share.confidence.alpha() / 2;
    const auto drawnFrom = [&](std::int64_t yes) { return Hypergeometric(yes, share.population - yes, share.base); };
    const std::int64_t least = share.count;
    const std::int64_t greatest = share.population - (share.base - share.count);
    share.fewest =
        firstWhere(least, greatest, [&](std::int64_t yes) { return drawnFrom(yes).upperTail(share.count).p > tail; });
    // One before the first that is too many; `greatest` itself is the last that can be.
    share.most = firstWhere(least + 1, greatest + 1,
                            [&](std::int64_t yes) {
                                return yes > greatest || drawnFrom(yes).lowerTail(share.count).p <= tail;
                            }) -
                 1;
    const auto population = static_cast<double>(share.population);
    share.hypergeometric =
        Interval{static_cast<double>(*share.fewest) / population, static_cast<double>(*share.most) / population};
}

std::optional<Problem> impossibleSample(std::int64_t count, std::int64_t base, std::int64_t population) {
    if (base <= 0) return Problem{"no-base", phrase("基数为 0，没有比例", "the base is 0: there is no share"), {}};
    if (count < 0 || count > base)
        return Problem{
            "impossible-count",
            phrase("人数 {0} 不在 0 到基数 {1} 之间", "the count {0} is not within 0 and its base {1}", {count, base}),
            {}};
    if (base > population)
        return Problem{"base-exceeds-population",
                       phrase("答卷 {0} 份多于总体 {1} 人，请核对在校或在编人数",
                              "{0} answers out of a population of {1}: check the enrolment", {base, population}),
                       {}};
    return std::nullopt;
}

}  // namespace

Result<FinitePopulationShare> finitePopulationShare(std::int64_t count, std::int64_t base, std::int64_t population,
                                                    Confidence confidence) {
    if (auto problem = impossibleSample(count, base, population)) return *problem;
    FinitePopulationShare share;
    share.count = count;
    share.base = base;
    share.population = population;
    share.confidence = confidence;
    const auto n = static_cast<double>(base), all = static_cast<double>(population);
    const auto unseen = static_cast<double>(population - base);
    const double p = share.proportion = static_cast<double>(count) / n;
    const double spread = p * (static_cast<double>(base - count) / n);
    const bool census = base == population;
    share.correction = census ? 0 : std::sqrt(unseen / (all - 1));
    share.se = std::sqrt(spread / n) * share.correction;
    if (base > 1) share.se_survey = std::sqrt(unseen / all * spread / (n - 1));
    share.effective_size = census ? std::numeric_limits<double>::infinity() : n * (all - 1) / unseen;
    share.wilson = *finitePopulationInterval(count, base, population, confidence);
    const double margin = -normalQuantile(confidence.alpha() / 2) * share.se;
    share.wald = {p - margin, p + margin};
    if (population <= largestPopulation) invertHypergeometric(share);
    return share;
}

}  // namespace diaoyan
