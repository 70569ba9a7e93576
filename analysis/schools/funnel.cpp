// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/funnel.h"

#include "analysis/numeric/multiple_testing.h"
#include "analysis/numeric/sums.h"
#include "analysis/schools/binomial_tail.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace diaoyan {

namespace {

constexpr std::int64_t exact_up_to = 1'000'000;

/// F(r) - probability without cancellation near 1.
double above(std::int64_t r, std::int64_t n, double centre, double probability) {
    if (probability <= 0.5) return binomialAtMost(r, n, centre).p - probability;
    const double beyond = r >= n ? 0 : binomialAtLeast(r + 1, n, centre).p;
    return (1 - probability) - beyond;
}

/// The smallest r with F(r) >= probability, searched outwards from the normal approximation.
/// (Boost's quantile rounds outwards by default, which is one too low in the lower tail.)
std::int64_t binomialQuantile(std::int64_t n, double centre, double probability) {
    const auto size = static_cast<double>(n);
    const double guess = size * centre + normalQuantile(probability) * std::sqrt(size * centre * (1 - centre));
    const auto start = static_cast<std::int64_t>(std::clamp(guess, 0.0, size));
    const auto reached = [&](std::int64_t r) { return above(r, n, centre, probability) >= 0; };
    // Invariant: low is not reached (or -1), high is (or n).
    std::int64_t low = -1, high = n;
    for (std::int64_t step = 1, at = start;; step *= 2) {
        if (reached(at)) {
            high = at;
            if (low >= 0 || at == 0) break;
            at = std::max<std::int64_t>(0, at - step);
        } else {
            low = at;
            if (high < n || at == n) break;
            at = std::min(n, at + step);
        }
    }
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (reached(middle) ? high : low) = middle;
    }
    return high;
}

double exactLimit(std::int64_t n, double centre, double probability) {
    const std::int64_t r = binomialQuantile(n, centre, probability);
    const double mass = binomialMass(r, n, centre);
    const double part = mass > 0 ? above(r, n, centre, probability) / mass : 0;
    return std::clamp((static_cast<double>(r) - part) / static_cast<double>(n), 0.0, 1.0);
}

FunnelLimit limitAt(double centre, std::int64_t n, double probability) {
    FunnelLimit limit;
    limit.probability = probability;
    limit.normal = centre + normalQuantile(probability) * std::sqrt(centre * (1 - centre) / static_cast<double>(n));
    if (n <= exact_up_to) limit.exact = exactLimit(n, centre, probability);
    return limit;
}

FunnelPosition positionOf(const SchoolCount& school, double centre) {
    const double high = binomialAtLeast(school.count, school.n, centre).p;
    const double low = binomialAtMost(school.count, school.n, centre).p;
    if (high <= funnelProbabilities[0]) return FunnelPosition::above_outer;
    if (low <= funnelProbabilities[0]) return FunnelPosition::below_outer;
    if (high <= funnelProbabilities[1]) return FunnelPosition::above_inner;
    if (low <= funnelProbabilities[1]) return FunnelPosition::below_inner;
    return FunnelPosition::inside;
}

double shareVariance(const SchoolCountTotals& totals) {
    const auto n = static_cast<double>(totals.n);
    return static_cast<double>(totals.count) / n * (static_cast<double>(totals.n - totals.count) / n);
}

double zOf(const SchoolCount& school, const SchoolCountTotals& totals) {
    return deviationFromOverall(school, totals) * std::sqrt(static_cast<double>(school.n) / shareVariance(totals));
}

/// Definition 7 of Hyndman & Fan. REQUIRES: `sorted` is not empty.
double quantileOf(const std::vector<double>& sorted, double probability) {
    const double place = static_cast<double>(sorted.size() - 1) * probability;
    const auto below = static_cast<std::size_t>(place);
    const double next = sorted[std::min(below + 1, sorted.size() - 1)];
    return sorted[below] + (place - static_cast<double>(below)) * (next - sorted[below]);
}

OverDispersion dispersionOf(const std::vector<SchoolCount>& schools, const SchoolCountTotals& totals,
                            double winsorised) {
    std::vector<double> z;
    for (const SchoolCount& school : schools)
        if (school.n > 0) z.push_back(zOf(school, totals));
    std::sort(z.begin(), z.end());
    const double share = std::clamp(winsorised, 0.0, 0.5);
    const double low = quantileOf(z, share), high = quantileOf(z, 1 - share);
    NeumaierSum squares, winsorised_squares;
    for (const double value : z) {
        squares += value * value;
        const double inside = std::clamp(value, low, std::max(low, high));
        winsorised_squares += inside * inside;
    }
    const auto k = static_cast<double>(totals.schools);
    const auto n = static_cast<double>(totals.n);
    OverDispersion result;
    result.schools = totals.schools;
    result.q = squares.value();
    result.phi_raw = result.q / k;
    result.phi = winsorised_squares.value() / k;
    const double scale = (n - totals.n_squared / n) / shareVariance(totals);
    result.tau2 = std::max(0.0, (result.q - (k - 1)) / scale);
    return result;
}

void addAdjustedZ(Funnel& funnel, const std::vector<SchoolCount>& schools, const SchoolCountTotals& totals) {
    const OverDispersion& spread = *funnel.over_dispersion;
    std::vector<std::optional<double>> p(schools.size());
    for (std::size_t i = 0; i < schools.size(); ++i) {
        FunnelSchool& school = funnel.schools[i];
        if (!school.z) continue;
        school.z_multiplicative = spread.phi > 1 ? *school.z / std::sqrt(spread.phi) : *school.z;
        const double variance = shareVariance(totals) / static_cast<double>(schools[i].n) + spread.tau2;
        school.z_additive = deviationFromOverall(schools[i], totals) / std::sqrt(variance);
        school.p_additive = normalTwoSided(*school.z_additive);
        p[i] = school.p_additive->p;
    }
    const auto adjusted = adjustedP(p, Adjustment::benjamini_hochberg);
    for (std::size_t i = 0; i < schools.size(); ++i) funnel.schools[i].p_bh = adjusted[i];
}

}  // namespace

double FunnelLimit::drawn() const {
    return exact ? *exact : std::clamp(normal, 0.0, 1.0);
}

Result<std::vector<FunnelLimit>> funnelLimits(double centre, std::int64_t n, const std::vector<double>& probabilities) {
    const auto inside = [](double value) { return value > 0 && value < 1; };
    if (!inside(centre) || n < 1 || !std::all_of(probabilities.begin(), probabilities.end(), inside))
        return Problem{"wrong-funnel",
                       phrase("漏斗图的中心线须在 0 与 1 之间，人数至少为 1",
                              "the centre of a funnel must lie between 0 and 1, with at least one answer"),
                       {}};
    std::vector<FunnelLimit> limits;
    for (const double probability : probabilities) limits.push_back(limitAt(centre, n, probability));
    return limits;
}

Result<OverDispersion> overDispersion(const std::vector<SchoolCount>& schools, double winsorised) {
    const auto totals = variedSchoolCountTotals(schools);
    if (!totals) return totals.problem();
    if (totals->schools < 2)
        return Problem{"too-few-groups",
                       phrase("只有一所学校有作答，谈不上学校之间的差异",
                              "only one school has answers: nothing varies between schools"),
                       {}};
    return dispersionOf(schools, *totals, winsorised);
}

Result<Funnel> funnelPlot(const std::vector<SchoolCount>& schools, BaseKind base_kind) {
    const auto totals = variedSchoolCountTotals(schools);
    if (!totals) return totals.problem();
    Funnel funnel;
    funnel.centre = static_cast<double>(totals->count) / static_cast<double>(totals->n);
    std::map<std::int64_t, std::vector<FunnelLimit>> limits;  // many schools have the same size
    for (const SchoolCount& given : schools) {
        FunnelSchool school;
        school.school = given.school;
        school.rate = {given.count, given.n, base_kind};
        if (given.n > 0) {
            std::vector<FunnelLimit>& of_size = limits[given.n];
            if (of_size.empty()) of_size = *funnelLimits(funnel.centre, given.n);
            school.limits = of_size;
            school.position = positionOf(given, funnel.centre);
            school.z = zOf(given, *totals);
        }
        funnel.schools.push_back(std::move(school));
    }
    if (totals->schools >= 2) {
        funnel.over_dispersion = dispersionOf(schools, *totals, 0.1);
        addAdjustedZ(funnel, schools, *totals);
    }
    return funnel;
}

}  // namespace diaoyan
