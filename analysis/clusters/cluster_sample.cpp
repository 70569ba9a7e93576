// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/cluster_sample.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>

namespace diaoyan {

namespace {

bool possible(const ProfileSum& sum, int profiles) {
    if (sum.profile < 0 || sum.profile >= profiles || sum.n < 0) return false;
    if (!std::isfinite(sum.weight) || !std::isfinite(sum.weight_squared)) return false;
    if (sum.weight < 0 || sum.weight_squared < 0) return false;
    if (sum.n == 0) return sum.weight == 0 && sum.weight_squared == 0;
    // Cauchy-Schwarz, with room for rounding.
    return sum.weight * sum.weight <= static_cast<double>(sum.n) * sum.weight_squared * (1 + 1e-9);
}

bool possible(const std::optional<double>& population, std::int64_t sampled) {
    return !population || (std::isfinite(*population) && *population >= static_cast<double>(sampled));
}

/// Sampling units by stratum.
std::vector<std::int64_t> unitsByStratum(const ClusterSample& sample) {
    std::vector<std::int64_t> units(sample.strata.size(), 0);
    for (const SampledCluster& cluster : sample.clusters) {
        const std::int64_t n = cluster.n();
        units[static_cast<std::size_t>(cluster.stratum)] += sample.unit == SamplingUnit::respondent ? n : (n > 0);
    }
    return units;
}

void addCounts(const ItemCounts& counts, int group, SampledCluster& cluster) {
    const std::size_t options = counts.options.size();
    const auto add = [&](std::size_t option, std::int64_t n, double weight, double weight_squared) {
        const int profile = group * static_cast<int>(options + 1) + static_cast<int>(option);
        if (n > 0) cluster.sums.push_back({profile, n, weight, weight_squared});
    };
    const std::int64_t silent = counts.asked() - counts.answered;
    if (!counts.weighted) {
        const auto plain = [&](std::size_t option, std::int64_t n) {
            add(option, n, static_cast<double>(n), static_cast<double>(n));
        };
        for (std::size_t o = 0; o < options; ++o) plain(o, counts.options[o]);
        plain(options, silent);
        return;
    }
    const WeightSums& weights = *counts.weighted;
    for (std::size_t o = 0; o < options; ++o) add(o, counts.options[o], weights.options[o], weights.option_squares[o]);
    // Squares are not kept for those without an answer; they are outside every estimate, so equal weights do.
    const double left = std::max(0.0, weights.asked() - weights.answered);
    add(options, silent, left, silent > 0 ? left * left / static_cast<double>(silent) : 0);
}

bool sound(const ClusterSample& sample) {
    for (const SampledCluster& cluster : sample.clusters) {
        if (cluster.stratum < 0 || static_cast<std::size_t>(cluster.stratum) >= sample.strata.size()) return false;
        for (const ProfileSum& sum : cluster.sums)
            if (!possible(sum, sample.profiles)) return false;
        if (!possible(cluster.population, cluster.n())) return false;
    }
    const std::vector<std::int64_t> units = unitsByStratum(sample);
    for (std::size_t h = 0; h < units.size(); ++h)
        if (!possible(sample.strata[h].population, units[h])) return false;
    return true;
}

}  // namespace

std::int64_t SampledCluster::n() const {
    std::int64_t total = 0;
    for (const ProfileSum& sum : sums) total += sum.n;
    return total;
}

ClusterSample clusterSample(const Counts& counts) {
    ClusterSample sample;
    std::map<std::vector<std::uint32_t>, int> group_numbers;
    std::map<std::uint32_t, std::size_t> cluster_numbers;
    for (std::size_t i = 0; i < counts.per_group.size(); ++i) {
        std::vector<std::uint32_t> group = counts.groups[i].parts;
        const std::uint32_t school = group.empty() ? static_cast<std::uint32_t>(i) : group.back();
        if (!group.empty()) group.pop_back();
        const int g = group_numbers.try_emplace(group, static_cast<int>(group_numbers.size())).first->second;
        const auto [found, fresh] = cluster_numbers.try_emplace(school, sample.clusters.size());
        if (fresh) sample.clusters.emplace_back();
        addCounts(counts.per_group[i], g, sample.clusters[found->second]);
    }
    sample.profiles = static_cast<int>(group_numbers.size() * (counts.item.options.size() + 1));
    return sample;
}

bool mayHoldSchools(const std::string& by) {
    for (std::size_t begin = 0; begin <= by.size();) {
        const std::size_t end = std::min(by.find('/', begin), by.size());
        if (by.compare(begin, end - begin, "school") == 0) return false;
        begin = end + 1;
    }
    return true;
}

ValuedSample valuedSample(const std::vector<ValueCounts>& by_cluster) {
    ValuedSample made;
    std::vector<double> values;
    for (const ValueCounts& counts : by_cluster)
        for (const ValueCount& one : counts) values.push_back(one.value);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    made.values.assign(values.begin(), values.end());
    made.sample.profiles = static_cast<int>(values.size());
    for (const ValueCounts& counts : by_cluster) {
        SampledCluster& cluster = made.sample.clusters.emplace_back();
        for (const ValueCount& one : counts) {
            const auto place = std::lower_bound(values.begin(), values.end(), one.value) - values.begin();
            cluster.sums.push_back({static_cast<int>(place), one.count, one.weight, one.weight_squared});
        }
    }
    return made;
}

DesignSize designSize(const ClusterSample& sample, const ProfileValues& members) {
    DesignSize size;
    NeumaierSum weight;
    std::vector<bool> seen(sample.strata.size(), false);
    for (const SampledCluster& cluster : sample.clusters) {
        std::int64_t n = 0;
        for (const ProfileSum& sum : cluster.sums) {
            if (!members[static_cast<std::size_t>(sum.profile)]) continue;
            n += sum.n;
            weight += sum.weight;
        }
        if (n == 0) continue;
        size.n += n;
        size.clusters += sample.unit == SamplingUnit::respondent ? n : 1;
        seen[static_cast<std::size_t>(cluster.stratum)] = true;
    }
    size.strata = std::count(seen.begin(), seen.end(), true);
    size.weight = weight.value();
    return size;
}

std::optional<Problem> unsound(const ClusterSample& sample, const ProfileValues& values) {
    const bool fits =
        static_cast<std::size_t>(std::max(sample.profiles, 0)) == values.size() &&
        std::all_of(values.begin(), values.end(), [](const auto& value) { return !value || std::isfinite(*value); });
    if (fits && sound(sample)) return std::nullopt;
    return Problem{"wrong-sample",
                   phrase("整群样本的汇总数据自相矛盾（编号越界、人数或权数不可能、总体小于样本）",
                          "the sums of the cluster sample contradict themselves (an index out of range, impossible "
                          "counts or weights, a population smaller than the sample)"),
                   {}};
}

}  // namespace diaoyan
