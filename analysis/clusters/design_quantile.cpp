// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_quantile.h"

#include "analysis/numeric/sums.h"

#include <map>

namespace diaoyan {

namespace {

/// Share of the weight at or below each value.
struct WeightedSteps {
    std::vector<double> values;
    std::vector<double> shares;

    /// REQUIRES: not empty. Sums of weights meet the probability but for rounding.
    double quantile(double probability) const {
        std::size_t i = 0;
        while (i + 1 < values.size() && shares[i] < probability - 1e-12) ++i;
        return values[i];
    }
};

WeightedSteps stepsOf(const ClusterSample& sample, const ProfileValues& values, double weight) {
    std::map<double, NeumaierSum> weights;
    for (const SampledCluster& cluster : sample.clusters)
        for (const ProfileSum& sum : cluster.sums)
            if (const auto& value = values[static_cast<std::size_t>(sum.profile)]; value && sum.weight > 0)
                weights[*value] += sum.weight;
    WeightedSteps steps;
    NeumaierSum below;
    for (const auto& [value, sum] : weights) {
        below += sum.value();
        steps.values.push_back(value);
        steps.shares.push_back(below.value() / weight);
    }
    return steps;
}

}  // namespace

Result<DesignQuantile> designQuantile(const ClusterSample& sample, const ProfileValues& values, double probability,
                                      Confidence confidence) {
    if (!(probability > 0 && probability < 1))
        return Problem{"wrong-probability",
                       phrase("分位数的概率须在 0 与 1 之间", "a quantile needs a probability between 0 and 1"),
                       {}};
    if (auto problem = unsound(sample, values)) return *problem;
    const DesignSize size = designSize(sample, values);
    DesignQuantile made;
    made.probability = probability;
    made.confidence = confidence;
    ProfileValues at_or_below = values;
    WeightedSteps steps;
    if (size.weight > 0) {
        steps = stepsOf(sample, values, size.weight);
        made.quantile = steps.quantile(probability);
        for (auto& value : at_or_below)
            if (value) value = *value <= made.quantile ? 1 : 0;
    }
    const auto share = designMean(sample, at_or_below, confidence);
    if (!share.ok()) return share.problem();
    made.df = share->df;
    made.n = share->n;
    made.clusters = share->clusters;
    if (share->interval->lower > 0) made.lower = steps.quantile(share->interval->lower);
    if (share->interval->upper < 1) made.upper = steps.quantile(share->interval->upper);
    if (made.lower && made.upper)
        made.se = (*made.upper - *made.lower) / (-2 * studentTQuantile(confidence.alpha() / 2, made.df));
    return made;
}

}  // namespace diaoyan
