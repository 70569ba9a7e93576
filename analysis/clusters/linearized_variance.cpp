// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/linearized_variance.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

using Vectors = std::vector<std::vector<double>>;
using ClusterList = std::vector<const SampledCluster*>;

/// Influence of a whole cluster on every estimate.
void addTotals(const SampledCluster& cluster, const Vectors& influences, std::vector<double>& totals) {
    for (const ProfileSum& sum : cluster.sums)
        for (std::size_t j = 0; j < influences.size(); ++j)
            totals[j] += sum.weight * influences[j][static_cast<std::size_t>(sum.profile)];
}

void addOuter(const std::vector<double>& vector, double factor, std::vector<double>& matrix) {
    const std::size_t size = vector.size();
    for (std::size_t i = 0; i < size; ++i)
        for (std::size_t j = 0; j < size; ++j) matrix[i * size + j] += factor * (vector[i] * vector[j]);
}

/// Sum over clusters of (U - mean U)(U - mean U)', times `factor`.
void addClusterScatter(const ClusterList& clusters, const Vectors& influences, double factor,
                       std::vector<double>& matrix) {
    const std::size_t size = influences.size();
    std::vector<double> mean(size, 0.0);
    for (const SampledCluster* cluster : clusters) addTotals(*cluster, influences, mean);
    for (double& value : mean) value /= static_cast<double>(clusters.size());
    for (const SampledCluster* cluster : clusters) {
        std::vector<double> deviation(size, 0.0);
        addTotals(*cluster, influences, deviation);
        for (std::size_t j = 0; j < size; ++j) deviation[j] -= mean[j];
        addOuter(deviation, factor, matrix);
    }
}

/// The same over the respondents of the clusters taken together. Within a profile the influences differ
/// by their weights only; the rest is centred before it is squared.
void addRespondentScatter(const ClusterList& clusters, std::int64_t n, const Vectors& influences, double factor,
                          std::vector<double>& matrix) {
    const std::size_t size = influences.size();
    std::vector<double> mean(size, 0.0);
    for (const SampledCluster* cluster : clusters) addTotals(*cluster, influences, mean);
    for (double& value : mean) value /= static_cast<double>(n);
    std::vector<double> deviation(size);
    for (const SampledCluster* cluster : clusters)
        for (const ProfileSum& sum : cluster->sums) {
            if (sum.n == 0) continue;
            const auto count = static_cast<double>(sum.n);
            const auto profile = static_cast<std::size_t>(sum.profile);
            const double mean_weight = sum.weight / count;
            const double spread = sum.n == 1 ? 0 : std::max(0.0, sum.weight_squared - mean_weight * sum.weight);
            for (std::size_t j = 0; j < size; ++j) deviation[j] = influences[j][profile];
            addOuter(deviation, factor * spread, matrix);
            for (std::size_t j = 0; j < size; ++j) deviation[j] = mean_weight * influences[j][profile] - mean[j];
            addOuter(deviation, factor * count, matrix);
        }
}

struct Stratum {
    ClusterList clusters;    // those with respondents
    std::int64_t units = 0;  // clusters, or respondents where they were drawn
    std::optional<double> population;

    /// 1 - f; 0 when taken whole.
    double unsampled() const { return population ? std::max(0.0, 1 - static_cast<double>(units) / *population) : 1.0; }
};

std::vector<Stratum> strataOf(const ClusterSample& sample) {
    std::vector<Stratum> strata(sample.strata.size());
    for (std::size_t h = 0; h < strata.size(); ++h) strata[h].population = sample.strata[h].population;
    for (const SampledCluster& cluster : sample.clusters) {
        const std::int64_t n = cluster.n();
        if (n == 0) continue;
        Stratum& stratum = strata[static_cast<std::size_t>(cluster.stratum)];
        stratum.clusters.push_back(&cluster);
        stratum.units += sample.unit == SamplingUnit::respondent ? n : 1;
    }
    return strata;
}

Problem lonely(const std::vector<Stratum>& strata, std::size_t which) {
    const bool alone = std::all_of(strata.begin(), strata.end(), [&](const Stratum& stratum) {
        return stratum.units == 0 || &stratum == &strata[which];
    });
    if (alone)
        return {"too-few-clusters",
                phrase("只有一个群（学校），无法估计校际差异带来的误差",
                       "only one cluster (school): its error cannot be estimated"),
                {}};
    return {"lonely-cluster",
            phrase("第 {0} 层只有一个抽样单位，请与相近的层合并",
                   "stratum {0} has a single sampling unit: merge it with a similar one", {which + 1}),
            {}};
}

std::optional<Problem> addSecondStage(const Stratum& stratum, const Vectors& influences, std::vector<double>& matrix) {
    if (!stratum.population) return std::nullopt;
    const double sampled = static_cast<double>(stratum.units) / *stratum.population;
    for (const SampledCluster* cluster : stratum.clusters) {
        const std::int64_t n = cluster->n();
        const auto count = static_cast<double>(n);
        if (!cluster->population || *cluster->population <= count) continue;
        if (n < 2)
            return Problem{"lonely-respondent",
                           phrase("有的群只抽到一人而群内不止一人，无法估计群内误差",
                                  "a cluster has one respondent of several: the error within it cannot be estimated"),
                           {}};
        const double factor = sampled * (1 - count / *cluster->population) * count / (count - 1);
        addRespondentScatter({cluster}, n, influences, factor, matrix);
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<double>> linearizedCovariance(const ClusterSample& sample, const Vectors& influences) {
    // The sum of their sizes is a finite number per profile when each of them is.
    ProfileValues sums(static_cast<std::size_t>(std::max(sample.profiles, 0)), 0.0);
    for (const std::vector<double>& influence : influences) {
        if (influence.size() != sums.size()) return *unsound(sample, ProfileValues(sums.size() + 1));
        for (std::size_t p = 0; p < sums.size(); ++p) *sums[p] += std::abs(influence[p]);
    }
    if (auto problem = unsound(sample, sums)) return *problem;

    const std::vector<Stratum> strata = strataOf(sample);
    std::vector<double> matrix(influences.size() * influences.size(), 0.0);
    for (std::size_t h = 0; h < strata.size(); ++h) {
        const Stratum& stratum = strata[h];
        if (stratum.units == 0) continue;
        const double unsampled = stratum.unsampled();
        if (unsampled > 0) {
            if (stratum.units < 2) return lonely(strata, h);
            const auto units = static_cast<double>(stratum.units);
            const double factor = unsampled * units / (units - 1);
            if (sample.unit == SamplingUnit::respondent)
                addRespondentScatter(stratum.clusters, stratum.units, influences, factor, matrix);
            else
                addClusterScatter(stratum.clusters, influences, factor, matrix);
        }
        if (sample.unit == SamplingUnit::cluster)
            if (auto problem = addSecondStage(stratum, influences, matrix)) return *problem;
    }
    return matrix;
}

}  // namespace diaoyan
