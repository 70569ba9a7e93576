// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_tests.h"

#include "analysis/numeric/sums.h"

#include <map>

namespace diaoyan {

namespace {

/// The values of one group, undefined elsewhere.
ProfileValues only(const ProfileValues& values, const ProfileGroups& groups, int group) {
    ProfileValues kept(values.size());
    for (std::size_t p = 0; p < values.size() && p < groups.size(); ++p)
        if (groups[p] == group) kept[p] = values[p];
    return kept;
}

}  // namespace

Result<DesignDifference> designTTest(const ClusterSample& sample, const ProfileValues& values,
                                     const ProfileGroups& groups, Confidence confidence) {
    return designDifference(sample, only(values, groups, 1), only(values, groups, 2), confidence, 1);
}

Result<DesignDifference> designRankTest(const ClusterSample& sample, const ProfileValues& values,
                                        const ProfileGroups& groups, Confidence confidence) {
    if (auto problem = unsound(sample, values)) return *problem;
    ProfileValues ranked = values;
    for (std::size_t p = 0; p < values.size(); ++p)
        if (p >= groups.size() || (groups[p] != 1 && groups[p] != 2)) ranked[p] = std::nullopt;
    std::map<double, NeumaierSum> weights;
    for (const SampledCluster& cluster : sample.clusters)
        for (const ProfileSum& sum : cluster.sums)
            if (const auto& value = ranked[static_cast<std::size_t>(sum.profile)]) weights[*value] += sum.weight;
    NeumaierSum total;
    std::map<double, double> ranks;
    for (const auto& [value, weight] : weights) {
        ranks[value] = total.value() + weight.value() / 2;
        total += weight.value();
    }
    if (total.value() > 0)
        for (auto& value : ranked)
            if (value) {
                // A profile nobody has keeps its place with a rank that is never used.
                const auto rank = ranks.find(*value);
                value = rank == ranks.end() ? 0 : rank->second / total.value();
            }
    return designTTest(sample, ranked, groups, confidence);
}

}  // namespace diaoyan
