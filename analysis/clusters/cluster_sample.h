// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/tabulator.h"
#include "analysis/engine/value_counts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// The respondents of one cluster who share a profile. A profile is whatever an estimate must tell apart:
/// an option, a pair of group and option, a value, "no answer".
struct ProfileSum {
    int profile = 0;
    std::int64_t n = 0;
    double weight = 0;          ///< sum of the weights; n where there are none
    double weight_squared = 0;  ///< sum of the squared weights; n where there are none

    bool operator==(const ProfileSum&) const = default;
};

struct SampledCluster {
    int stratum = 0;
    /// Everybody sampled in the cluster, also those without an answer. A profile may occur more than once.
    std::vector<ProfileSum> sums{};
    /// Respondents there are in it. Where both this and the stratum's population are known, the variance
    /// of a simple random sample within the cluster is added (second stage).
    std::optional<double> population{};

    std::int64_t n() const;
    bool operator==(const SampledCluster&) const = default;
};

struct SampledStratum {
    std::optional<double> population{};  ///< sampling units there are; undefined: no correction (fpc)

    bool operator==(const SampledStratum&) const = default;
};

/// What was drawn: clusters (schools, classes), or each respondent on their own, where the "clusters" are
/// only bundles of respondents of a stratum.
enum class SamplingUnit { cluster, respondent };

/// All that design-based inference needs of a sample: never a respondent, only sums by cluster and profile.
/// Clusters nobody answered from take no part.
struct ClusterSample {
    SamplingUnit unit = SamplingUnit::cluster;
    int profiles = 0;
    std::vector<SampledStratum> strata = std::vector<SampledStratum>(1);
    std::vector<SampledCluster> clusters{};

    bool operator==(const ClusterSample&) const = default;
};

/// A number per profile; undefined for the profiles outside the (sub)population that is estimated.
using ProfileValues = std::vector<std::optional<double>>;

/// Counts of a one-choice item by school, or by group and school ("sex/school"): the last of the joined
/// groupings is the cluster, those before it the group, numbered as they occur. One stratum. Profile
/// g * (options + 1) + o is option o in group g; o = options is everybody asked without an answer.
ClusterSample clusterSample(const Counts& counts);

/// Whether a group of this grouping (see CountRequest) may hold several schools: not where school is one of the
/// joined groupings.
bool mayHoldSchools(const std::string& by);

/// A sample and the value that each of its profiles has.
struct ValuedSample {
    ClusterSample sample{};
    ProfileValues values{};

    bool operator==(const ValuedSample&) const = default;
};

/// One stratum; profiles are the distinct values of all clusters.
ValuedSample valuedSample(const std::vector<ValueCounts>& by_cluster);

/// Which units a (sub)population has.
struct DesignSize {
    std::int64_t n = 0;         ///< respondents in the (sub)population
    std::int64_t clusters = 0;  ///< sampling units with at least one of them
    std::int64_t strata = 0;    ///< strata with at least one of them
    double weight = 0;          ///< sum of their weights

    /// Degrees of freedom; an estimate needs at least 1.
    std::int64_t df() const { return clusters - strata; }
    bool operator==(const DesignSize&) const = default;
};

/// REQUIRES: a sound sample and as many values as profiles.
DesignSize designSize(const ClusterSample& sample, const ProfileValues& members);

/// Problem wrong-sample: a profile or stratum out of range, a negative count or weight, sums of weights that
/// cannot be, a population smaller than the sample, or `values` not one finite number per profile.
std::optional<Problem> unsound(const ClusterSample& sample, const ProfileValues& values);

}  // namespace diaoyan
