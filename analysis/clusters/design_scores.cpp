// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_scores.h"

#include "analysis/clusters/cluster_sample.h"
#include "analysis/statistics/number_description.h"
#include "analysis/statistics/scale_scores.h"
#include "analysis/statistics/weighted_description.h"

#include <algorithm>
#include <map>

namespace diaoyan {

namespace {

/// Where one of the nested groups belongs: the group of `by` it is in, and its school.
struct NestedPlace {
    std::vector<std::uint32_t> group;
    std::uint32_t school = 0;
};

NestedPlace placeOf(const GroupedValues& nested, std::size_t index) {
    NestedPlace place{nested.groups[index].parts, static_cast<std::uint32_t>(index)};
    if (place.group.empty()) return place;
    place.school = place.group.back();
    place.group.pop_back();
    return place;
}

std::vector<std::uint32_t> partsOf(const GroupedValues& values, std::size_t group) {
    if (values.by.empty()) return {};
    if (!values.groups[group].parts.empty()) return values.groups[group].parts;
    return {static_cast<std::uint32_t>(group)};
}

/// Everybody asked, by school. The first profile is whoever is outside the group or has no answer.
ValuedSample sampleOf(const GroupedValues& nested, const std::vector<std::uint32_t>& group) {
    std::vector<ValueCounts> members;
    std::vector<std::int64_t> others;
    std::map<std::uint32_t, std::size_t> cluster_of;
    for (std::size_t i = 0; i < nested.groups.size(); ++i) {
        const NestedPlace place = placeOf(nested, i);
        const auto [found, fresh] = cluster_of.try_emplace(place.school, members.size());
        if (fresh) {
            members.emplace_back();
            others.push_back(0);
        }
        if (place.group == group)
            members[found->second] = merged(members[found->second], nested.per_group[i]);
        else
            others[found->second] += countOf(nested.per_group[i]);
        const auto& missing = nested.missing[i];
        others[found->second] += missing[static_cast<std::size_t>(MissingReason::unanswered)] +
                                 missing[static_cast<std::size_t>(MissingReason::invalid)];
    }
    ValuedSample made = valuedSample(members);
    const int outside = made.sample.profiles++;
    made.values.emplace_back();
    for (std::size_t c = 0; c < others.size(); ++c)
        if (const auto n = static_cast<double>(others[c]); n > 0)
            made.sample.clusters[c].sums.push_back({outside, others[c], n, n});
    return made;
}

/// The ends of a scale's points; a number has none.
std::optional<Interval> endsOf(const Item& item) {
    const Result<OptionPoints> points = scalePoints(item);
    if (!points) return std::nullopt;
    Interval ends{1, 1};
    for (const std::optional<double>& one : *points) ends.upper = std::max(ends.upper, one.value_or(1));
    return ends;
}

void take(DesignScore& score, const Result<DesignEstimate>& design, IntervalBasis basis) {
    if (!design.ok() || !design->interval) return;
    score.design = *design;
    score.basis = basis;
    score.se = design->se;
    score.interval = design->interval;
}

}  // namespace

Result<DesignScores> designScores(const Tabulator& tabulator, const CountRequest& request, Confidence confidence,
                                  std::int64_t fewest_schools) {
    Result<GroupedValues> values = scores(tabulator, request);
    if (!values) return values.problem();
    GroupedValues nested;
    if (mayHoldSchools(request.by)) {
        auto by_school = scores(tabulator, {request.item, request.by.empty() ? "school" : request.by + "/school"});
        if (!by_school) return by_school.problem();
        nested = std::move(*by_school);
    }
    const bool weighted = !tabulator.weighting().empty();
    DesignScores made{std::move(*values), {}};
    const std::optional<Interval> ends = endsOf(made.values.item);
    for (std::size_t g = 0; g < made.values.groups.size(); ++g) {
        const ValueCounts& answers = made.values.per_group[g];
        const NumberDescription plain = describeNumbers(answers, 0, confidence);
        DesignScore score{.n = plain.n, .mean = plain.mean, .se = plain.se, .interval = plain.interval};
        if (weighted) {
            score.mean = describeWeighted(answers).mean;
            score.se.reset();
            score.interval.reset();
        }
        if (!nested.groups.empty()) {
            const ValuedSample sample = sampleOf(nested, partsOf(made.values, g));
            const Result<DesignEstimate> design = designMean(sample.sample, sample.values, confidence);
            if (design.ok() && design->clusters >= fewest_schools && (design->se > 0 || !(plain.se > 0.0)))
                take(score, design, IntervalBasis::schools);
            if (score.design) score.without_school = score.n - score.design->n;
        }
        if (weighted && !score.design) {
            ValuedSample sample = valuedSample({answers});
            sample.sample.unit = SamplingUnit::respondent;
            take(score, designMean(sample.sample, sample.values, confidence), IntervalBasis::weights);
        }
        if (score.interval && ends)
            score.interval = Interval{std::clamp(score.interval->lower, ends->lower, ends->upper),
                                      std::clamp(score.interval->upper, ends->lower, ends->upper)};
        made.per_group.push_back(std::move(score));
    }
    return made;
}

}  // namespace diaoyan
