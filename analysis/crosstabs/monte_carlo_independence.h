// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/crosstabs/crosstab.h"
#include "analysis/numeric/random.h"

#include <cstdint>

namespace diaoyan {

inline constexpr std::int64_t defaultReplications = 10'000;

/// A p value counted among simulated tables.
struct SimulatedP {
    std::int64_t as_extreme = 0;  ///< simulated tables at least as extreme as the one seen
    double p = 1;                 ///< (1 + as_extreme) / (replications + 1): never 0
    double standard_error = 0;    ///< of p, from the simulation alone: sqrt(p (1 - p) / replications)
    Interval interval{};          ///< 99 %, Clopper & Pearson: where p would lie with endless simulation

    bool operator==(const SimulatedP&) const = default;
};

/// Tests of independence among tables drawn at random with the same margins.
struct MonteCarloIndependence {
    SimulatedP freeman_halton{};  ///< no likelier than the table seen, to a relative 1e-7: the one to report
    SimulatedP chi_square{};      ///< Pearson's statistic at least as large
    std::int64_t replications = 0;
    std::uint64_t seed = 0;

    bool operator==(const MonteCarloIndependence&) const = default;
};

/// The same seed gives the same numbers, also with rows or columns in another order. Empty rows and columns
/// take no part. Equals R fisher.test and chisq.test with simulate.p.value = TRUE, within the standard error.
/// Problems: no-test; no-replications (replications <= 0); too-large-to-simulate (more than a few seconds:
/// counts of 10^9 or thousands of groups).
/// Sources: Patefield (1981), Applied Statistics 30:91-97 (AS 159); Davison & Hinkley (1997), Bootstrap
/// Methods and Their Application, 4.2, for the rule of p.
Result<MonteCarloIndependence> monteCarloIndependence(const CrossTable& table,
                                                      std::int64_t replications = defaultReplications,
                                                      std::uint64_t seed = defaultSeed);

}  // namespace diaoyan
