// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>

namespace diaoyan {

/// A share among `base` people drawn without replacement out of `population` (enrolment, staff). All on the
/// scale of proportions.
struct FinitePopulationShare {
    std::int64_t count = 0;
    std::int64_t base = 0;
    std::int64_t population = 0;
    Confidence confidence{};
    double proportion = 0;
    double correction = 1;  ///< sqrt((N - n) / (N - 1)), 0 in a census
    double se = 0;          ///< sqrt(p (1 - p) / n) times the correction
    /// sqrt((1 - n / N) p (1 - p) / (n - 1)), as the R package survey has it; undefined for one answer.
    std::optional<double> se_survey{};
    double effective_size = 0;  ///< n (N - 1) / (N - n); infinite in a census
    Interval wilson{};          ///< Wilson with the effective size: the one to report
    Interval wald{};            ///< for teaching only; may leave [0, 1]
    /// Exact: how many of the population would say yes. Not computed above 2 * 10^9 people.
    std::optional<std::int64_t> fewest{};
    std::optional<std::int64_t> most{};
    std::optional<Interval> hypergeometric{};  ///< fewest and most as proportions of the population

    bool operator==(const FinitePopulationShare&) const = default;
};

/// Intervals that shrink as the base approaches the population; of zero width in a census. Corrects for
/// sampling only: people who chose not to answer are no random sample.
/// Problems: no-base, impossible-count (not within 0..base), base-exceeds-population.
/// Sources: Cochran (1977), Sampling Techniques, 3rd ed., 2.6-2.8 and 3.4; Konijn (1973), Statistical Theory
/// of Sample Survey Design, for the exact inversion of R's phyper.
Result<FinitePopulationShare> finitePopulationShare(std::int64_t count, std::int64_t base, std::int64_t population,
                                                    Confidence confidence = Confidence{});

}  // namespace diaoyan
