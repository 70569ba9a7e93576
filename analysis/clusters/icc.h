// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/value_counts.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <optional>

namespace diaoyan {

/// How alike respondents of one cluster (school) are, and what that costs a simple random sample.
/// In squared units of the values; weights are not used.
struct IntraclassCorrelation {
    std::int64_t n = 0;
    std::int64_t clusters = 0;  ///< with at least one respondent
    double mean = 0;
    double n0 = 0;             ///< (n - sum n_i^2 / n) / (clusters - 1)
    double mean_size = 0;      ///< n / clusters
    double size_weighted = 0;  ///< sum n_i^2 / n: the size a respondent sees
    double ms_between = 0;
    double ms_within = 0;
    std::optional<double> f{};  ///< undefined when nobody differs within a cluster
    std::optional<Tail> p{};    ///< of F with clusters - 1 and n - clusters degrees of freedom
    /// ICC(1) = (MSB - MSW) / (MSB + (n0 - 1) MSW). May be negative: reported as it is, to be cut at 0
    /// for planning only.
    double icc1 = 0;
    double icc1_mean_size = 0;                ///< with the plain mean size: R multilevel::ICC1
    std::optional<Interval> icc1_interval{};  ///< from F; exact for clusters of one size
    std::optional<double> icc2{};             ///< reliability of a cluster mean; undefined when all means agree
    double deff_kish = 0;                     ///< 1 + (size_weighted - 1) ICC(1)
    double deff_mean_size = 0;
    std::optional<double> n_eff{};  ///< n / deff_kish; undefined when that is not positive
    double se_srs = 0;              ///< of the mean, as if respondents were independent
    double se_cluster = 0;          ///< of the mean, from the cluster sums
    double deff_empirical = 0;      ///< (se_cluster / se_srs)^2
    double df = 0;                  ///< clusters - 1
    Interval interval{};            ///< mean +- t * se_cluster
    Confidence confidence{};

    bool operator==(const IntraclassCorrelation&) const = default;
};

/// Problems: too-few-clusters (fewer than two with an answer), no-replicates (nobody shares a cluster),
/// zero-variance (all values are the same), numbers-too-large (squares overflow a double).
/// Sources: Shrout & Fleiss (1979), Psychological Bulletin 86:420-428; Donner & Koval (1980), Biometrics
/// 36:19-25, for n0; Kish (1965), Survey Sampling, 5.4. Equals R aov mean squares, multilevel::ICC1 and ICC2.
Result<IntraclassCorrelation> intraclassCorrelation(const std::vector<ValueCounts>& by_cluster,
                                                    Confidence confidence = Confidence{});

}  // namespace diaoyan
