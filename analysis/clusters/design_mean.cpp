// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_mean.h"

#include "analysis/clusters/linearized_variance.h"
#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// Weight of each profile in the whole sample.
std::vector<double> profileWeights(const ClusterSample& sample) {
    std::vector<NeumaierSum> sums(static_cast<std::size_t>(sample.profiles));
    for (const SampledCluster& cluster : sample.clusters)
        for (const ProfileSum& sum : cluster.sums) sums[static_cast<std::size_t>(sum.profile)] += sum.weight;
    std::vector<double> weights;
    for (const NeumaierSum& sum : sums) weights.push_back(sum.value());
    return weights;
}

/// Sum of weight * (value - centre) over the profiles with a value.
double weightedSum(const std::vector<double>& weights, const ProfileValues& values, double centre = 0) {
    NeumaierSum sum;
    for (std::size_t p = 0; p < values.size(); ++p)
        if (values[p]) sum += weights[p] * (*values[p] - centre);
    return sum.value();
}

Problem noBase() {
    return {"no-base", phrase("没有人属于所求的群体", "nobody belongs to the group asked for"), {}};
}

/// A weighted mean in two parts: values of 1e9 + something keep their digits in deviations from it.
struct FineMean {
    double rough = 0;
    double rest = 0;

    double value() const { return rough + rest; }
    double deviation(double x) const { return (x - rough) - rest; }
};

FineMean meanOf(const std::vector<double>& weights, const ProfileValues& values, double weight) {
    const double rough = weightedSum(weights, values) / weight;
    return {rough, weightedSum(weights, values, rough) / weight};
}

/// (value - mean) / weight for members, 0 for others.
std::vector<double> meanInfluence(const ProfileValues& values, const FineMean& mean, double weight) {
    std::vector<double> influence;
    for (const auto& value : values) influence.push_back(value ? mean.deviation(*value) / weight : 0.0);
    return influence;
}

/// A standard error that is nothing but rounding, seen from the influences it is made of, is 0.
double standardError(double variance, const std::vector<double>& weights, const std::vector<double>& influence) {
    NeumaierSum size;
    for (std::size_t p = 0; p < influence.size(); ++p) size += weights[p] * std::abs(influence[p]);
    const double se = std::sqrt(std::max(0.0, variance));
    return se > 1e-14 * size.value() ? se : 0;
}

Result<DesignEstimate> estimated(const ClusterSample& sample, double estimate, const DesignSize& size,
                                 const std::vector<double>& influence, Confidence confidence, double df) {
    const auto variance = linearizedCovariance(sample, {influence});
    if (!variance.ok()) return variance.problem();
    if (!std::isfinite(variance->front()) || !std::isfinite(estimate))
        return Problem{"numbers-too-large",
                       phrase("数值过大，平方和超出可计算范围", "the numbers are too large for sums of squares"),
                       {}};
    if (df < 1)
        return Problem{"too-few-clusters",
                       phrase("只有 {0} 个群（学校），分 {1} 层，无法估计误差",
                              "{0} clusters (schools) in {1} strata: no error can be estimated",
                              {size.clusters, size.strata}),
                       {}};
    DesignEstimate made;
    made.estimate = estimate;
    made.se = standardError(variance->front(), profileWeights(sample), influence);
    made.df = df;
    made.confidence = confidence;
    const double half = -studentTQuantile(confidence.alpha() / 2, df) * made.se;
    made.interval = Interval{estimate - half, estimate + half};
    made.n = size.n;
    made.clusters = size.clusters;
    made.strata = size.strata;
    made.weight = size.weight;
    return made;
}

void addDesignEffects(DesignEstimate& mean, const std::vector<double>& weights, const ProfileValues& values,
                      const FineMean& fine) {
    NeumaierSum squares;
    for (std::size_t p = 0; p < values.size(); ++p)
        if (values[p]) squares += weights[p] * fine.deviation(*values[p]) * fine.deviation(*values[p]);
    const auto n = static_cast<double>(mean.n);
    if (mean.n < 2 || !(squares.value() > 0)) return;
    const double simple = squares.value() / mean.weight / (n - 1);
    mean.deff = mean.se * mean.se / simple;
    // A sum of weights that is n but for rounding is no population.
    if (mean.weight > n * (1 + 1e-9)) mean.deff_without_replacement = *mean.deff / (1 - n / mean.weight);
}

}  // namespace

Result<DesignEstimate> designMean(const ClusterSample& sample, const ProfileValues& values, Confidence confidence) {
    if (auto problem = unsound(sample, values)) return *problem;
    const DesignSize size = designSize(sample, values);
    if (size.n == 0 || !(size.weight > 0)) return noBase();
    const std::vector<double> weights = profileWeights(sample);
    const FineMean mean = meanOf(weights, values, size.weight);
    auto made = estimated(sample, mean.value(), size, meanInfluence(values, mean, size.weight), confidence,
                          static_cast<double>(size.df()));
    if (made.ok()) addDesignEffects(made.value(), weights, values, mean);
    return made;
}

Result<DesignEstimate> designTotal(const ClusterSample& sample, const ProfileValues& values, Confidence confidence) {
    if (auto problem = unsound(sample, values)) return *problem;
    const DesignSize size = designSize(sample, values);
    if (size.n == 0 || !(size.weight > 0)) return noBase();
    std::vector<double> influence;
    for (const auto& value : values) influence.push_back(value.value_or(0));
    return estimated(sample, weightedSum(profileWeights(sample), values), size, influence, confidence,
                     static_cast<double>(size.df()));
}

Result<DesignEstimate> designRatio(const ClusterSample& sample, const ProfileValues& numerators,
                                   const ProfileValues& denominators, Confidence confidence) {
    if (auto problem = unsound(sample, numerators)) return *problem;
    if (auto problem = unsound(sample, denominators)) return *problem;
    ProfileValues above = numerators, below = denominators;
    for (std::size_t p = 0; p < above.size(); ++p)
        if (!above[p] || !below[p]) above[p] = below[p] = std::nullopt;
    const DesignSize size = designSize(sample, above);
    const std::vector<double> weights = profileWeights(sample);
    const double denominator = weightedSum(weights, below);
    if (size.n == 0 || denominator == 0) return noBase();
    const double ratio = weightedSum(weights, above) / denominator;
    std::vector<double> influence;
    for (std::size_t p = 0; p < above.size(); ++p)
        influence.push_back(above[p] ? (*above[p] - ratio * *below[p]) / denominator : 0.0);
    return estimated(sample, ratio, size, influence, confidence, static_cast<double>(size.df()));
}

Result<DesignDifference> designDifference(const ClusterSample& sample, const ProfileValues& values1,
                                          const ProfileValues& values2, Confidence confidence, int lost_df) {
    if (auto problem = unsound(sample, values1)) return *problem;
    if (auto problem = unsound(sample, values2)) return *problem;
    const DesignSize size1 = designSize(sample, values1), size2 = designSize(sample, values2);
    if (!(size1.weight > 0) || !(size2.weight > 0)) return noBase();
    ProfileValues members(values1.size());
    for (std::size_t p = 0; p < members.size(); ++p)
        if (values1[p] || values2[p]) members[p] = 0;
    const DesignSize size = designSize(sample, members);

    const std::vector<double> weights = profileWeights(sample);
    DesignDifference made;
    const FineMean mean1 = meanOf(weights, values1, size1.weight), mean2 = meanOf(weights, values2, size2.weight);
    made.mean1 = mean1.value();
    made.mean2 = mean2.value();
    std::vector<double> influence = meanInfluence(values1, mean1, size1.weight);
    const std::vector<double> second = meanInfluence(values2, mean2, size2.weight);
    for (std::size_t p = 0; p < influence.size(); ++p) influence[p] -= second[p];
    const auto difference = estimated(sample, made.mean1 - made.mean2, size, influence, confidence,
                                      static_cast<double>(size.df() - lost_df));
    if (!difference.ok()) return difference.problem();
    made.difference = *difference;
    if (made.difference.se > 0) {
        made.t = made.difference.estimate / made.difference.se;
        made.p = studentTTwoSided(*made.t, made.difference.df);
    }
    return made;
}

}  // namespace diaoyan
