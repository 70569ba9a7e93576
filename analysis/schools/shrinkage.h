// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/schools/school_count.h"
#include "analysis/share.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// One school's share pulled towards the overall one, the more the fewer answers it has. What is optional
/// is undefined without answers.
struct ShrunkenRate {
    std::string school;
    Share rate;
    std::optional<double> shrunken;         ///< beta-binomial: (x + M theta) / (n + M)
    std::optional<Interval> interval;       ///< of the posterior Beta(x + M theta, n - x + M (1 - theta))
    std::optional<int> rank;                ///< by the shrunken share, the largest first
    std::optional<double> shrunken_normal;  ///< B p + (1 - B) theta
    std::optional<double> reliability;      ///< B = tau2 / (tau2 + theta (1 - theta) / n)

    bool operator==(const ShrunkenRate&) const = default;
};

struct ShrunkenRates {
    double theta = 0;                  ///< overall share, ratio of sums
    double rho = 0;                    ///< correlation of answers within a school, by moments: may be below 0, above 1
    std::optional<double> prior_size;  ///< M = 1 / rho - 1; infinite (absent) where rho <= 0: all equal theta
    double tau2 = 0;                   ///< of the normal variant, DerSimonian-Laird
    Confidence confidence;
    std::vector<ShrunkenRate> schools;  ///< in the order given

    bool operator==(const ShrunkenRates&) const = default;
};

/// Empirical Bayes estimates of the schools' shares: beta-binomial by moments with weights n (rho is
/// clamped to 0..1 for M), and the normal variant beside it. Intervals ignore that theta and rho are
/// estimated; with rho <= 0 they have no width. Problems: no-schools, wrong-counts, zero-variance,
/// too-few-groups (fewer than two schools with answers), too-few-answers (no school has two).
/// Sources: Kleinman (1973), JASA 68:46-54; Efron & Morris (1975), JASA 70:311-319. Equals the formulas
/// of tests/reference/08_schools.R with qbeta.
Result<ShrunkenRates> shrunkenRates(const std::vector<SchoolCount>& schools, Confidence confidence = Confidence{},
                                    BaseKind base_kind = BaseKind::valid);

}  // namespace diaoyan
