// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// What the comparison of means needs of one school.
struct SchoolMoments {
    std::string school;
    std::int64_t n = 0;
    double mean = 0;
    double within = 0;  ///< sum of the squared deviations from the school's mean

    bool operator==(const SchoolMoments&) const = default;
};

/// Unweighted, from the distribution of the school's answers.
SchoolMoments schoolMoments(std::string school, const ValueCounts& values);

/// What is optional is undefined for a school without answers.
struct SchoolEffect {
    std::string school;
    std::int64_t n = 0;
    std::optional<double> mean;
    std::optional<int> rank_raw;        ///< the largest mean first, equal means sharing the best rank
    std::optional<double> blup;         ///< best linear unbiased prediction: mu + reliability (mean - mu)
    std::optional<double> reliability;  ///< tau2 / (tau2 + sigma2 / n)
    std::optional<double> blup_sd;      ///< sqrt(tau2 (1 - reliability)), given the variances and mu
    std::optional<int> rank_blup;

    bool operator==(const SchoolEffect&) const = default;
};

/// y = mu + school + rest, the school effects with variance tau2, the rest with sigma2.
struct RandomEffects {
    std::int64_t schools_used = 0;
    std::int64_t n = 0;
    // One-way analysis of variance
    double msb = 0;
    double msw = 0;
    double n0 = 0;                    ///< (N - sum n^2 / N) / (k - 1)
    double tau2_anova = 0;            ///< (msb - msw) / n0: may be negative
    std::optional<double> icc_anova;  ///< may be negative; undefined when the denominator is not positive
    // Restricted maximum likelihood
    double mu = 0;
    double mu_standard_error = 0;
    double sigma2 = 0;
    double tau2 = 0;                    ///< at least 0
    double icc = 0;                     ///< tau2 / (tau2 + sigma2)
    std::vector<SchoolEffect> schools;  ///< in the order given

    bool operator==(const RandomEffects&) const = default;
};

/// One-way random effects of schools on a mean. REML is exact: the root of the profile likelihood's
/// derivative in tau2 / sigma2; 0 when it falls from there. Schools without answers are listed and take
/// no part. Problems: wrong-moments (negative or not finite), too-few-groups (fewer than two schools),
/// too-few-answers (no school has two), zero-variance (nobody differs from the own school's mean).
/// Sources: Patterson & Thompson (1971), Biometrika 58:545-554; Robinson (1991), Statistical Science
/// 6:15-32; Searle, Casella & McCulloch (1992), Variance Components, 3.6. Equals R
/// lme4::lmer(y ~ 1 + (1 | school)) to the precision of that optimiser.
Result<RandomEffects> randomEffects(const std::vector<SchoolMoments>& schools);

}  // namespace diaoyan
