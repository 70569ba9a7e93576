// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/school_rates.h"

#include "analysis/numeric/multiple_testing.h"
#include "analysis/proportions/proportion_interval.h"
#include "analysis/schools/binomial_tail.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

__extension__ using Wide = __int128;

/// Without an enrolment that makes sense the answers count as drawn from very many.
std::optional<Interval> intervalOf(const SchoolRate& school, bool finite_population, Confidence confidence) {
    const bool use = finite_population && school.enrolment && *school.enrolment >= school.rate.base;
    return use ? finitePopulationInterval(school.rate.count, school.rate.base, *school.enrolment, confidence)
               : wilsonInterval(school.rate.count, school.rate.base, confidence);
}

bool isRanked(const SchoolRate& school, const SchoolRateOptions& options) {
    return school.rate.base >= std::max<std::int64_t>(1, options.minimum_n);
}

std::vector<std::optional<RankInterval>> ranksAt(const SchoolRates& table, Confidence confidence) {
    std::vector<std::optional<Interval>> intervals;
    for (const SchoolRate& school : table.schools) {
        auto interval = isRanked(school, table.options)
                            ? intervalOf(school, table.options.finite_population, confidence)
                            : std::nullopt;
        // Negated, the lowest share comes first.
        if (interval && !table.options.higher_is_better) interval = Interval{-interval->upper, -interval->lower};
        intervals.push_back(interval);
    }
    return rankIntervals(intervals);
}

/// Ties are ties of the exact fractions.
void rankShares(SchoolRates& table) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < table.schools.size(); ++i)
        if (isRanked(table.schools[i], table.options)) order.push_back(i);
    const auto better = [&](std::size_t a, std::size_t b) {
        const Share& one = table.schools[a].rate;
        const Share& other = table.schools[b].rate;
        const Wide left = Wide{one.count} * other.base, right = Wide{other.count} * one.base;
        return table.options.higher_is_better ? left > right : left < right;
    };
    std::stable_sort(order.begin(), order.end(), better);
    table.ranked = static_cast<int>(order.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        SchoolRate& school = table.schools[order[place]];
        school.rank = static_cast<int>(place) + 1;
        if (place == 0 || better(order[place - 1], order[place])) continue;
        SchoolRate& before = table.schools[order[place - 1]];
        school.rank = before.rank;
        school.tied = before.tied = true;
    }
}

void addRankIntervals(SchoolRates& table) {
    if (table.ranked == 0) return;
    table.joint_level = std::pow(table.options.confidence.level(), 1.0 / table.ranked);
    const auto joint = ranksAt(table, Confidence(table.joint_level));
    const auto pointwise = ranksAt(table, table.options.confidence);
    for (std::size_t i = 0; i < table.schools.size(); ++i) {
        SchoolRate& school = table.schools[i];
        school.joint_ranks = joint[i];
        school.pointwise_ranks = pointwise[i];
        if (!joint[i]) continue;
        // The middle rank is (k + 1) / 2.
        school.among_best = 2 * joint[i]->last < table.ranked + 1;
        school.among_worst = 2 * joint[i]->first > table.ranked + 1;
    }
}

void addTests(SchoolRates& table) {
    if (table.overall.count == 0 || table.overall.count == table.overall.base) return;
    std::vector<std::optional<double>> p;
    for (SchoolRate& school : table.schools) {
        if (school.rank) school.p = binomialTwoSided(school.rate.count, school.rate.base, *table.overall.proportion());
        p.push_back(school.p ? std::optional(school.p->p) : std::nullopt);
    }
    const auto bh = adjustedP(p, Adjustment::benjamini_hochberg);
    const auto holm = adjustedP(p, Adjustment::holm);
    for (std::size_t i = 0; i < table.schools.size(); ++i) {
        table.schools[i].p_bh = bh[i];
        table.schools[i].p_holm = holm[i];
    }
}

}  // namespace

Result<SchoolRates> schoolRates(const std::vector<SchoolCount>& schools, const SchoolRateOptions& options) {
    const auto totals = schoolCountTotals(schools);
    if (!totals) return totals.problem();
    SchoolRates table;
    table.options = options;
    table.overall = {totals->count, totals->n, options.base_kind};
    for (const SchoolCount& given : schools) {
        SchoolRate school;
        school.school = given.school;
        school.rate = {given.count, given.n, options.base_kind};
        school.enrolment = given.enrolment;
        school.interval = intervalOf(school, options.finite_population, options.confidence);
        if (given.enrolment && *given.enrolment < given.n)
            table.problems.push_back({"more-answers-than-enrolled",
                                      phrase("“{0}”有 {1} 份有效作答，多于在校的 {2} 人，未作有限总体校正",
                                             "\"{0}\" has {1} answers, more than the {2} enrolled; no finite "
                                             "population correction",
                                             {given.school, given.n, *given.enrolment}),
                                      {}});
        table.schools.push_back(std::move(school));
    }
    rankShares(table);
    addRankIntervals(table);
    addTests(table);
    return table;
}

}  // namespace diaoyan
