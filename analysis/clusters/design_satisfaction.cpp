// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_satisfaction.h"

#include "analysis/clusters/cluster_sample.h"
#include "analysis/clusters/design_proportion.h"
#include "analysis/statistics/scale_scores.h"

#include <algorithm>

namespace diaoyan {

namespace {

Result<DesignEstimate> estimate(const ClusterSample& sample, const ProfileValues& values,
                                const SatisfactionDefinition& definition, Confidence confidence) {
    return definition.kind == SatisfactionKind::rate ? designProportion(sample, values, confidence)
                                                     : designMean(sample, values, confidence);
}

/// The respondents of one group, each drawn on their own.
ClusterSample respondentsOf(const Counts& counts, std::size_t group) {
    const Counts alone{.item = counts.item,
                       .by = counts.by,
                       .by_title = counts.by_title,
                       .groups = {Group{counts.groups[group].code, counts.groups[group].label}},
                       .per_group = {counts.per_group[group]},
                       .ungrouped = counts.ungrouped};
    ClusterSample sample = clusterSample(alone);
    sample.unit = SamplingUnit::respondent;
    return sample;
}

/// What the groups have beyond their schools, where schools are not told apart because they are withheld: one more
/// cluster, so that the interval is that of the same respondents as the estimate.
void addWithheldSchools(Counts& nested, const Counts& counts) {
    std::vector<Group> groups = nested.groups;
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < groups.size(); ++i)
        next = std::max(next, (groups[i].parts.empty() ? static_cast<std::uint32_t>(i) : groups[i].parts.back()) + 1);
    const bool everybody = counts.by.empty();
    for (std::size_t g = 0; g < counts.groups.size(); ++g) {
        const auto own = counts.groups[g].parts.empty() ? std::vector<std::uint32_t>{static_cast<std::uint32_t>(g)}
                                                        : counts.groups[g].parts;
        ItemCounts rest = counts.per_group[g];
        for (std::size_t i = 0; i < nested.groups.size(); ++i) {
            const auto& parts = nested.groups[i].parts;
            if (!everybody && !std::equal(own.begin(), own.end(), parts.begin(), parts.end() - 1)) continue;
            const ItemCounts& school = nested.per_group[i];
            for (std::size_t o = 0; o < rest.options.size(); ++o) rest.options[o] -= school.options[o];
            for (std::size_t m = 0; m < rest.missing.size(); ++m) rest.missing[m] -= school.missing[m];
            rest.answered -= school.answered;
        }
        if (rest.respondents() <= 0) continue;
        Group others;
        if (!everybody) {
            others.parts = own;
            others.parts.push_back(next);
        }
        groups.push_back(std::move(others));
        nested.per_group.push_back(std::move(rest));
    }
    nested.groups = std::move(groups);
}

void take(Satisfaction& result, const DesignEstimate& design, IntervalBasis basis, bool weighted) {
    if (weighted) result.weighted = design.estimate;
    // Where nobody or everybody is satisfied no school differs from another, and only the interval of
    // independent respondents remains.
    if (!design.interval) return;
    result.interval = design.interval;
    if (result.definition.kind == SatisfactionKind::index) {
        const auto [least, most] = std::minmax_element(result.weights.begin(), result.weights.end());
        result.interval = Interval{std::max(design.interval->lower, *least), std::min(design.interval->upper, *most)};
    }
    result.basis = basis;
    result.clusters = design.clusters;
}

DesignSatisfaction reported(const Satisfaction& found, std::optional<DesignEstimate> design) {
    const double unit = found.definition.kind == SatisfactionKind::rate ? 100 : 1;
    DesignSatisfaction result{.satisfaction = found, .value = found.value(), .design = std::move(design)};
    if (found.interval) result.interval = Interval{unit * found.interval->lower, unit * found.interval->upper};
    return result;
}

}  // namespace

Result<std::vector<DesignSatisfaction>> designSatisfaction(const Tabulator& tabulator, const CountRequest& request,
                                                           const SatisfactionDefinition& definition,
                                                           Confidence confidence, std::int64_t fewest_schools) {
    const Result<Counts> counts = tabulator.count(request);
    if (!counts) return counts.problem();
    const Result<OptionPoints> points = definitionPoints(counts->item, definition);
    if (!points) return points.problem();
    ClusterSample by_school;
    if (mayHoldSchools(request.by)) {
        auto nested = tabulator.count({request.item, request.by.empty() ? "school" : request.by + "/school"});
        if (!nested) return nested.problem();
        if (tabulator.withholds()) addWithheldSchools(*nested, *counts);
        by_school = clusterSample(*nested);
    }
    const bool weighted = !tabulator.weighting().empty();
    const std::size_t options = counts->item.options.size();
    std::vector<DesignSatisfaction> results;
    for (std::size_t g = 0; g < counts->groups.size(); ++g) {
        auto found = satisfaction(counts->item, counts->per_group[g], definition, confidence);
        if (!found) return found.problem();
        std::optional<DesignEstimate> design;
        if (by_school.clusters.size() > 1) {
            ProfileValues values(static_cast<std::size_t>(by_school.profiles));
            for (std::size_t o = 0; o < options && (g + 1) * (options + 1) <= values.size(); ++o)
                values[g * (options + 1) + o] = (*points)[o];
            if (const auto made = estimate(by_school, values, definition, confidence);
                made.ok() && made->clusters >= fewest_schools) {
                take(*found, *made, IntervalBasis::schools, weighted);
                design = *made;
            }
        }
        if (weighted && !design && found->n > 1) {
            const ClusterSample alone = respondentsOf(*counts, g);
            ProfileValues values(points->begin(), points->end());
            values.resize(static_cast<std::size_t>(alone.profiles));
            if (const auto made = estimate(alone, values, definition, confidence); made.ok()) {
                take(*found, *made, IntervalBasis::weights, weighted);
                design = *made;
            }
        }
        results.push_back(reported(*found, design));
    }
    return results;
}

}  // namespace diaoyan
