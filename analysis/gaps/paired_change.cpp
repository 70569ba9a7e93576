// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/gaps/paired_change.h"

#include "analysis/groups/group_moments.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

bool counts(const JointValueCount& unit) {
    return unit.count > 0 && std::isfinite(unit.x) && std::isfinite(unit.y);
}

/// Distribution of what `value` makes of a unit.
template <class Function>
ValueCounts distribution(const std::vector<JointValueCount>& units, Function value) {
    std::vector<ValueCount> all;
    for (const JointValueCount& unit : units) {
        const auto weight = static_cast<double>(unit.count);
        if (counts(unit)) all.push_back({value(unit), unit.count, weight, weight});
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
    ValueCounts merged_values;
    for (const ValueCount& one : all) {
        if (merged_values.empty() || merged_values.back().value != one.value) {
            merged_values.push_back(one);
            continue;
        }
        merged_values.back().count += one.count;
        merged_values.back().weight += one.weight;
        merged_values.back().weight_squared += one.weight_squared;
    }
    return merged_values;
}

}  // namespace

Result<PairedChange> pairedChange(const std::vector<JointValueCount>& units, Confidence confidence) {
    const ValueCounts differences = distribution(units, [](const auto& unit) { return unit.y - unit.x; });
    PairedChange made;
    made.n = countOf(differences);
    const auto test = pairedT(differences, confidence);
    if (test.ok())
        made.test = *test;
    else if (test.problem().code != "zero-variance")
        return test.problem();
    const GroupMoments first = groupMoments(distribution(units, [](const auto& unit) { return unit.x; }));
    const GroupMoments second = groupMoments(distribution(units, [](const auto& unit) { return unit.y; }));
    const GroupMoments change = groupMoments(differences);
    made.mean1 = first.mean;
    made.mean2 = second.mean;
    made.mean_change = change.mean;
    for (const ValueCount& one : differences)
        (one.value > 0 ? made.up : one.value < 0 ? made.down : made.same) += one.count;
    const auto n = static_cast<double>(made.n);
    if (made.test) made.se = std::sqrt(*change.variance() / n);
    if (const auto r = pearsonCorrelation(units, confidence); r.ok()) made.r = r->r;
    made.se_if_independent = std::sqrt((*first.variance() + *second.variance()) / n);
    return made;
}

Result<RegressionToTheMean> regressionToTheMean(const std::vector<JointValueCount>& units) {
    std::vector<JointValueCount> with_baseline, with_average;
    for (const JointValueCount& unit : units) {
        const double change = unit.y - unit.x;
        with_baseline.push_back({unit.x, change, unit.count});
        with_average.push_back({unit.x / 2 + unit.y / 2, change, unit.count});
    }
    const auto baseline = pearsonCorrelation(with_baseline);
    if (!baseline.ok()) return baseline.problem();
    RegressionToTheMean made;
    made.n = baseline->n;
    made.change_with_baseline = *baseline;
    if (const auto average = pearsonCorrelation(with_average); average.ok()) made.change_with_average = average->r;
    return made;
}

}  // namespace diaoyan
