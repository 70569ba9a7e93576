// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_mean.h"
#include "analysis/statistics/satisfaction.h"

#include <string>
#include <vector>

namespace diaoyan {

/// Satisfaction of one group with the value and the interval to report.
struct DesignSatisfaction {
    Satisfaction satisfaction;             ///< its counts are unweighted; interval, basis and weighted are set
    std::optional<double> value;           ///< percent or index points, weighted; undefined for an empty base
    std::optional<Interval> interval;      ///< in the same units
    std::optional<DesignEstimate> design;  ///< proportion or points; for a basis other than independent

    IntervalBasis basis() const { return satisfaction.basis; }
    bool operator==(const DesignSatisfaction&) const = default;
};

/// With fewer schools the variance between them is hardly known (t = 3.2 and more), and the interval says
/// nothing: respondents are then taken as independent, and the basis says so.
inline constexpr std::int64_t fewestSchools = 5;

/// One entry per group of `by` (see CountRequest; empty: one for everybody). Town-level intervals are
/// cluster-robust: wherever the answers of a group come from enough schools, schools are the clusters.
/// Where they do not, or nobody or everybody is satisfied so that no school differs, the interval is the one
/// for independent respondents; with weights, the linearised one.
/// Problems: those of the engine and of satisfaction().
Result<std::vector<DesignSatisfaction>> designSatisfaction(const Tabulator& tabulator, const CountRequest& request,
                                                           const SatisfactionDefinition& definition,
                                                           Confidence confidence = Confidence{},
                                                           std::int64_t fewest_schools = fewestSchools);

}  // namespace diaoyan
