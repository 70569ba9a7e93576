// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_satisfaction.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Mean of the points of a scale, or of a number, in one group, with the interval to report.
struct DesignScore {
    std::int64_t n = 0;          ///< answers
    std::optional<double> mean;  ///< weighted where the answers are; undefined for n = 0
    std::optional<double> se;    ///< the one behind the interval
    /// In the units of the answers; a scale's is cut at its ends. Undefined for one answer.
    std::optional<Interval> interval;
    IntervalBasis basis = IntervalBasis::independent;
    std::optional<DesignEstimate> design;  ///< for a basis other than independent
    /// Answers of people whose school is not known: in the mean, but not behind an interval by schools.
    std::int64_t without_school = 0;

    bool operator==(const DesignScore&) const = default;
};

/// Answers by group and their means.
struct DesignScores {
    GroupedValues values;                ///< as scores() has them
    std::vector<DesignScore> per_group;  ///< parallel to its groups

    bool operator==(const DesignScores&) const = default;
};

/// Means with intervals as designSatisfaction() makes them: wherever the answers of a group come from enough schools,
/// schools are the clusters (groups are subpopulations of all schools); elsewhere mean +- t s.e. of independent
/// respondents, with weights the linearised one. Schools whose means do not differ at all say nothing of
/// an error and leave the interval of independent respondents.
/// Problems: those of scores().
Result<DesignScores> designScores(const Tabulator& tabulator, const CountRequest& request,
                                  Confidence confidence = Confidence{}, std::int64_t fewest_schools = fewestSchools);

}  // namespace diaoyan
