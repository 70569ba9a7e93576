// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/cluster_sample.h"
#include "analysis/clusters/design_satisfaction.h"
#include "analysis/engine/tabulator.h"
#include "analysis/statistics/scale_scores.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// A scale read from its worst point up, and what its points count for.
struct ScaleReading {
    Item item{};
    OptionPoints points{};            ///< per option: 1 is the worst; undefined off the scale
    std::vector<double> satisfied{};  ///< per point, worst first: 1 where it counts as satisfied, else 0
    std::vector<double> index{};      ///< per point, worst first
    Text rate_name{};                 ///< 满意率
    Text rate_words{};                ///< 满意率（满意+比较满意）
    Text index_words{};

    std::size_t size() const { return satisfied.size(); }
    bool operator==(const ScaleReading&) const = default;
};

/// `definition` (empty: none) takes the place of the default rate, or of the linear index where it is an index.
/// Problems: not-a-scale, unknown-definition, definition-does-not-fit.
Result<ScaleReading> readScale(const Item& item, const std::string& definition);

/// What makes counts per option into counts per place: points of a scale, or no and yes.
using Placing = std::function<ItemCounts(const ItemCounts&)>;

/// Places are the points of the scale, worst first.
Placing placedOnScale(const ScaleReading& reading);
/// Place 0 did not choose the option, place 1 did; of those with a valid answer (one choice) or a tick.
Placing placedByOption(const Item& item, std::size_t option);

/// The counts of one school, per place.
struct SideSchool {
    std::string code{};
    Text label{};
    ItemCounts counts{};

    bool operator==(const SideSchool&) const = default;
};

/// How one side of a comparison (a role, a wave) answered one item.
struct PlacedSide {
    ItemCounts everybody{};  ///< also those whose school is unknown
    std::vector<SideSchool> schools{};

    bool operator==(const PlacedSide&) const = default;
};

/// One group of the grouping; one of everybody where there is none.
struct PlacedGroup {
    std::string code{};
    Text label{};
    PlacedSide side{};

    bool operator==(const PlacedGroup&) const = default;
};

struct PlacedGroups {
    Text title{};  ///< of the grouping
    std::vector<PlacedGroup> groups{};
    std::int64_t ungrouped = 0;

    bool operator==(const PlacedGroups&) const = default;
};

/// The answers to an item by group and school. Problems: those of the engine.
Result<PlacedGroups> placedGroups(const Tabulator& tabulator, const std::string& item, const Placing& placing,
                                  const std::string& by);

/// Number items of two sides, on the places of their common values.
struct PlacedNumbers {
    std::vector<double> values{};  ///< ascending, one per place
    std::vector<PlacedSide> sides{};

    bool operator==(const PlacedNumbers&) const = default;
};

struct NumberSource {
    const Tabulator* tabulator = nullptr;
    std::string item{};
};

/// Problems: those of the engine.
Result<PlacedNumbers> placedNumbers(const std::vector<NumberSource>& sources);

/// Sides in one sample, so that schools that answered on several sides are one cluster.
struct JointSides {
    std::size_t places = 0;
    /// Per side; where it has schools enough to be clusters, without those whose school is unknown.
    std::vector<ItemCounts> totals{};
    ClusterSample schools{};                   ///< schools are the clusters
    ClusterSample respondents{};               ///< everybody in `totals` on their own
    std::vector<std::int64_t> side_schools{};  ///< per side, schools with valid answers
    std::int64_t fewest_schools = fewestSchools;
    std::int64_t homeless = 0;  ///< valid answers left out because their school is unknown

    /// What stands behind an estimate of one side, or of the difference of two: schools where every side has enough
    /// of them, else respondents on their own, with their weights if they have any.
    IntervalBasis basis(std::size_t first, std::size_t second) const;
    IntervalBasis basis(std::size_t side) const { return basis(side, side); }
    const ClusterSample& sample(IntervalBasis by) const { return by == IntervalBasis::schools ? schools : respondents; }
    bool operator==(const JointSides&) const = default;
};

/// Null: nobody was asked.
JointSides joinSides(const std::vector<const PlacedSide*>& sides, std::size_t places,
                     std::int64_t fewest_schools = fewestSchools);

/// The values of a sample's profiles for one side: those of its places, undefined for the other sides.
ProfileValues sideValues(const ClusterSample& sample, std::size_t places, std::size_t side,
                         const std::vector<double>& per_place);

}  // namespace diaoyan
