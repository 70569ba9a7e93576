// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"
#include "analysis/schools/school_count.h"
#include "analysis/schools/school_ranks.h"
#include "analysis/share.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

struct SchoolRateOptions {
    std::int64_t minimum_n = 10;  ///< schools with fewer answers are listed, not ranked; below 1 is taken as 1
    Confidence confidence{};
    bool higher_is_better = true;          ///< false: rank 1 is the lowest share (不满意率)
    bool finite_population = true;         ///< narrow the interval where the enrolment is known
    BaseKind base_kind = BaseKind::valid;  ///< what the n are

    bool operator==(const SchoolRateOptions&) const = default;
};

/// One school of the table. What is optional is undefined for a school that is not ranked; the interval
/// only for one without answers.
struct SchoolRate {
    std::string school;
    Share rate;
    std::optional<std::int64_t> enrolment;
    std::optional<Interval> interval;  ///< Wilson; with finite population correction where enrolment is known
    std::optional<int> rank;           ///< 1 the best; equal shares have equal ranks
    bool tied = false;
    std::optional<RankInterval> joint_ranks;      ///< right for all schools at once
    std::optional<RankInterval> pointwise_ranks;  ///< right for one school named beforehand
    /// The joint rank interval lies wholly on one side of the middle rank: only then may a text call the
    /// school one of the best or worst.
    bool among_best = false;
    bool among_worst = false;
    std::optional<Tail> p;  ///< exact two-sided binomial test against the overall share
    std::optional<double> p_bh;
    std::optional<double> p_holm;

    bool operator==(const SchoolRate&) const = default;
};

struct SchoolRates {
    std::vector<SchoolRate> schools;  ///< in the order given
    Share overall;                    ///< ratio of sums over all schools, small ones too
    int ranked = 0;                   ///< k: schools with at least minimum_n answers
    double joint_level = 0;           ///< level of each interval behind joint_ranks; 0 when nobody is ranked
    SchoolRateOptions options;
    std::vector<Problem> problems;  ///< more-answers-than-enrolled: that enrolment was not used

    bool operator==(const SchoolRates&) const = default;
};

/// Schools side by side with what may be said about their order. Joint ranks come from Wilson intervals
/// at level (1 - alpha)^(1/k) (Sidak 1967, JASA 62:626-633). The test is undefined when the overall share
/// is 0 or 1; it takes answers as independent, so that with many answers even small differences are
/// significant: funnelPlot allows for over-dispersion. Problems: no-schools, wrong-counts.
/// Sources: Klein, Wright & Wieczorek (2020), JRSS A 183:589-606; Wilson (1927), JASA 22:209-212; Cochran
/// (1977), Sampling Techniques, 2.8. Equals R prop.test(correct = FALSE), rank, pbinom, p.adjust and the
/// package RankingProject.
Result<SchoolRates> schoolRates(const std::vector<SchoolCount>& schools, const SchoolRateOptions& options = {});

}  // namespace diaoyan
