// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/groups/correlation.h"
#include "analysis/groups/paired_tests.h"

namespace diaoyan {

/// Two numbers of the same units, second minus first: schools in two waves, or the mean of one role against
/// that of another in the same school.
struct PairedChange {
    std::int64_t n = 0;
    double mean1 = 0;
    double mean2 = 0;
    double mean_change = 0;
    std::int64_t up = 0;
    std::int64_t down = 0;
    std::int64_t same = 0;
    double se = 0;                  ///< of the mean change
    std::optional<PairedT> test{};  ///< undefined when all units changed alike
    std::optional<double> r{};      ///< of the two numbers; undefined when one of them does not vary
    /// Standard error of two independent samples of this size: too large for pairs that go together.
    double se_if_independent = 0;

    bool operator==(const PairedChange&) const = default;
};

/// Only units with both numbers; rows in any order. Assumes independent units.
/// Problems: too-few-answers (fewer than two units), numbers-too-large.
/// Source: Student (1908), Biometrika 6:1-25. Equals R t.test(paired = TRUE), cor.
Result<PairedChange> pairedChange(const std::vector<JointValueCount>& units, Confidence confidence = Confidence{});

/// Units that were lowest at first rise most by chance alone, so that "the weak schools improved most" needs
/// a check.
struct RegressionToTheMean {
    std::int64_t n = 0;
    Correlation change_with_baseline;             ///< pulled below 0 by chance errors of the first number
    std::optional<double> change_with_average{};  ///< Oldham's: not pulled; undefined when no average differs

    /// The lowest rose most, beyond chance: say so beside every list of risers.
    bool warning() const {
        return change_with_baseline.r < 0 && change_with_baseline.tail && change_with_baseline.tail->p < 0.05;
    }
    bool operator==(const RegressionToTheMean&) const = default;
};

/// Problems: those of pearsonCorrelation() (zero-variance: all units changed alike or started alike).
/// Sources: Galton (1886), J. Anthropological Institute 15:246-263; Oldham (1962), J. Chronic Diseases 15:969-977.
/// Equals R cor(change, first), cor(change, average).
Result<RegressionToTheMean> regressionToTheMean(const std::vector<JointValueCount>& units);

}  // namespace diaoyan
