// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_satisfaction.h"

#include "analysis/clusters/cluster_sample.h"
#include "analysis/clusters/design_proportion.h"
#include "analysis/statistics/scale_scores.h"

namespace diaoyan {

namespace {

/// Whether groups of `by` can hold several schools: schools themselves cannot.
bool schoolsWithin(const std::string& by) {
    const std::size_t last = by.rfind('/');
    return (last == std::string::npos ? by : by.substr(last + 1)) != "school";
}

Result<DesignEstimate> estimate(const ClusterSample& sample, const ProfileValues& values,
                                const SatisfactionDefinition& definition, Confidence confidence) {
    return definition.kind == SatisfactionKind::rate ? designProportion(sample, values, confidence)
                                                     : designMean(sample, values, confidence);
}

/// The respondents of one group, each drawn on their own.
ClusterSample respondentsOf(const Counts& counts, std::size_t group) {
    Counts alone = counts;
    alone.groups = {counts.groups[group]};
    alone.groups.front().parts.clear();
    alone.per_group = {counts.per_group[group]};
    ClusterSample sample = clusterSample(alone);
    sample.unit = SamplingUnit::respondent;
    return sample;
}

void take(DesignSatisfaction& result, const DesignEstimate& design, IntervalBasis basis) {
    const double unit = result.satisfaction.definition.kind == SatisfactionKind::rate ? 100 : 1;
    result.design = design;
    result.value = unit * design.estimate;
    if (!design.interval) return;
    result.basis = basis;
    result.interval = Interval{unit * design.interval->lower, unit * design.interval->upper};
}

/// As if respondents were independent and of equal weight.
DesignSatisfaction plain(const Satisfaction& counted) {
    DesignSatisfaction result{.satisfaction = counted, .value = counted.value(), .interval = counted.interval};
    if (result.interval && counted.definition.kind == SatisfactionKind::rate)
        result.interval = Interval{100 * result.interval->lower, 100 * result.interval->upper};
    return result;
}

}  // namespace

Result<std::vector<DesignSatisfaction>> designSatisfaction(const Tabulator& tabulator, const CountRequest& request,
                                                           const SatisfactionDefinition& definition,
                                                           Confidence confidence) {
    const Result<Counts> counts = tabulator.count(request);
    if (!counts) return counts.problem();
    const Result<OptionPoints> points = definitionPoints(counts->item, definition);
    if (!points) return points.problem();
    ClusterSample by_school;
    if (schoolsWithin(request.by)) {
        const auto nested = tabulator.count({request.item, request.by.empty() ? "school" : request.by + "/school"});
        if (!nested) return nested.problem();
        by_school = clusterSample(*nested);
    }
    const bool weighted = !tabulator.weighting().empty();
    const std::size_t options = counts->item.options.size();
    std::vector<DesignSatisfaction> results;
    for (std::size_t g = 0; g < counts->groups.size(); ++g) {
        const auto counted = satisfaction(counts->item, counts->per_group[g], definition, confidence);
        if (!counted) return counted.problem();
        DesignSatisfaction result = plain(*counted);
        if (by_school.clusters.size() > 1) {
            ProfileValues values(static_cast<std::size_t>(by_school.profiles));
            for (std::size_t o = 0; o < options && (g + 1) * (options + 1) <= values.size(); ++o)
                values[g * (options + 1) + o] = (*points)[o];
            if (const auto design = estimate(by_school, values, definition, confidence); design.ok())
                take(result, *design, IntervalBasis::schools);
        }
        if (weighted && !result.design && counted->n > 1) {
            const ClusterSample alone = respondentsOf(*counts, g);
            ProfileValues values(points->begin(), points->end());
            values.resize(static_cast<std::size_t>(alone.profiles));
            if (const auto design = estimate(alone, values, definition, confidence); design.ok())
                take(result, *design, IntervalBasis::weights);
        }
        results.push_back(std::move(result));
    }
    return results;
}

}  // namespace diaoyan
