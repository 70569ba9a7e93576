// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_mean.h"
#include "analysis/statistics/satisfaction.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What stands behind the interval of a satisfaction rate or index.
enum class IntervalBasis {
    independent,  ///< respondents taken as independent (Wilson; mean +- t s.e.)
    schools,      ///< schools taken as clusters
    weights       ///< respondents as independent draws with unequal weights
};

/// Satisfaction of one group, weighted where the answers are, with the interval to report.
struct DesignSatisfaction {
    Satisfaction satisfaction;         ///< unweighted, as counted
    std::optional<double> value;       ///< percent or index points, weighted; undefined for an empty base
    std::optional<Interval> interval;  ///< in the same units
    IntervalBasis basis = IntervalBasis::independent;
    std::optional<DesignEstimate> design;  ///< proportion or points; for a basis other than independent

    bool operator==(const DesignSatisfaction&) const = default;
};

/// One entry per group of `by` (see CountRequest; empty: one for everybody). Town-level intervals are
/// cluster-robust: wherever the answers of a group come from two or more schools, schools are the clusters.
/// Where they do not, or nobody or everybody is satisfied so that no school differs, the interval is the one
/// for independent respondents; with weights, the linearised one.
/// Problems: those of the engine and of satisfaction().
Result<std::vector<DesignSatisfaction>> designSatisfaction(const Tabulator& tabulator, const CountRequest& request,
                                                           const SatisfactionDefinition& definition,
                                                           Confidence confidence = Confidence{});

}  // namespace diaoyan
