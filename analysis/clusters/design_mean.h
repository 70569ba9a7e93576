// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/cluster_sample.h"
#include "analysis/confidence.h"
#include "analysis/numeric/tails.h"

namespace diaoyan {

/// Fewer clusters than this and the standard error itself is a rough one.
inline constexpr std::int64_t fewClusters = 10;

/// An estimate from a cluster sample, in the units of its values.
struct DesignEstimate {
    double estimate = 0;
    double se = 0;  ///< between the sampling units, not between respondents
    double df = 0;  ///< clusters - strata of the (sub)population
    Confidence confidence{};
    std::optional<Interval> interval{};  ///< t with df; a proportion's is made by designProportion
    std::int64_t n = 0;                  ///< respondents in the (sub)population
    std::int64_t clusters = 0;           ///< sampling units with a member of it
    std::int64_t strata = 0;
    double weight = 0;  ///< sum of the weights of the members
    /// Variance over that of a simple random sample of n drawn with replacement; undefined when all values
    /// are the same, and for totals, ratios and differences.
    std::optional<double> deff{};
    /// The same against a sample without replacement from a population as large as the weights sum to;
    /// undefined also where that is not more than n.
    std::optional<double> deff_without_replacement{};

    bool fewClustersUsed() const { return clusters < fewClusters; }
    bool operator==(const DesignEstimate&) const = default;
};

// Values undefined for a profile put it outside the subpopulation (domain); its clusters still count.
// Problems of all: those of linearizedCovariance(); no-base (nobody in the subpopulation, or of weight 0);
// too-few-clusters (no degree of freedom); numbers-too-large (squares overflow a double).
// Source of all: Saerndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.6-5.10; Kish (1965),
// Survey Sampling, 8.2, for deff.

/// Weighted mean. Equals R svymean (deff = "replace" and TRUE), svyby for domains.
Result<DesignEstimate> designMean(const ClusterSample& sample, const ProfileValues& values,
                                  Confidence confidence = Confidence{});

/// Weighted total. Equals R svytotal.
Result<DesignEstimate> designTotal(const ClusterSample& sample, const ProfileValues& values,
                                   Confidence confidence = Confidence{});

/// Ratio of two totals, over the profiles that have both values. Problem also: no-base (denominators sum to
/// 0). Equals R svyratio.
Result<DesignEstimate> designRatio(const ClusterSample& sample, const ProfileValues& numerators,
                                   const ProfileValues& denominators, Confidence confidence = Confidence{});

/// Difference of the means of two subpopulations that may share clusters, with the test that it is 0.
struct DesignDifference {
    double mean1 = 0;
    double mean2 = 0;
    DesignEstimate difference{};  ///< mean1 - mean2
    std::optional<double> t{};    ///< undefined when the standard error is 0
    std::optional<Tail> p{};      ///< two-sided

    bool operator==(const DesignDifference&) const = default;
};

/// Roles or groups that cut across schools, or two waves of the same schools: their covariance is in the
/// standard error. `lost_df` degrees of freedom are given up: 0 takes clusters - strata, 1 is R svyttest
/// (clusters - strata - 1).
Result<DesignDifference> designDifference(const ClusterSample& sample, const ProfileValues& values1,
                                          const ProfileValues& values2, Confidence confidence = Confidence{},
                                          int lost_df = 0);

}  // namespace diaoyan
