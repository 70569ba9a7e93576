// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/icc.h"

#include "analysis/numeric/sums.h"

#include <cmath>

namespace diaoyan {

namespace {

struct ClusterSpread {
    double n = 0;
    double mean = 0;
    double squares = 0;  // about the mean
};

double sumAbout(const ValueCounts& values, double centre) {
    NeumaierSum sum;
    for (const ValueCount& one : values) sum += static_cast<double>(one.count) * (one.value - centre);
    return sum.value();
}

ClusterSpread spreadOf(const ValueCounts& values) {
    ClusterSpread spread;
    spread.n = static_cast<double>(countOf(values));
    const double rough = values[values.size() / 2].value;
    spread.mean = rough + sumAbout(values, rough) / spread.n;
    NeumaierSum squares;
    for (const ValueCount& one : values)
        squares += static_cast<double>(one.count) * (one.value - spread.mean) * (one.value - spread.mean);
    spread.squares = squares.value();
    return spread;
}

/// Sums over the clusters.
struct SpreadSums {
    double n = 0, size_squares = 0, mean = 0, between = 0, within = 0, totals_squares = 0;
};

SpreadSums sumsOf(const std::vector<ClusterSpread>& clusters) {
    NeumaierSum n, size_squares, mean, between, within, totals;
    for (const ClusterSpread& cluster : clusters) n += cluster.n;
    const double origin = clusters.front().mean;
    for (const ClusterSpread& cluster : clusters) mean += cluster.n * (cluster.mean - origin);
    SpreadSums sums;
    sums.n = n.value();
    sums.mean = origin + mean.value() / sums.n;
    for (const ClusterSpread& cluster : clusters) {
        const double deviation = cluster.mean - sums.mean;
        size_squares += cluster.n * cluster.n;
        between += cluster.n * deviation * deviation;
        within += cluster.squares;
        totals += cluster.n * deviation * (cluster.n * deviation);
    }
    sums.size_squares = size_squares.value();
    sums.between = between.value();
    sums.within = within.value();
    sums.totals_squares = totals.value();
    if (!std::isfinite(sums.between) || !std::isfinite(sums.within)) return sums;
    // What is nothing but rounding beside the other is nothing.
    if (sums.within <= 1e-24 * sums.between) sums.within = 0;
    if (sums.between <= 1e-24 * sums.within) sums.between = sums.totals_squares = 0;
    return sums;
}

/// What F says: undefined parts when nobody differs within a cluster.
void addTest(IntraclassCorrelation& icc) {
    if (!(icc.ms_within > 0)) return;
    const double df2 = static_cast<double>(icc.n - icc.clusters);
    const double f = icc.ms_between / icc.ms_within;
    icc.f = f;
    icc.p = fUpperTail(f, icc.df, df2);
    const double half = icc.confidence.alpha() / 2;
    // Both quantiles by their small tails: 1 - half is 1 for nearly all confidence.
    const double above = fQuantile(half, icc.df, df2), below = f * fQuantile(half, df2, icc.df);
    icc.icc1_interval = Interval{(below - 1) / (below + icc.n0 - 1), (f - above) / (f + (icc.n0 - 1) * above)};
}

}  // namespace

Result<IntraclassCorrelation> intraclassCorrelation(const std::vector<ValueCounts>& by_cluster, Confidence confidence) {
    std::vector<ClusterSpread> clusters;
    for (const ValueCounts& values : by_cluster)
        if (!values.empty()) clusters.push_back(spreadOf(values));
    if (clusters.size() < 2)
        return Problem{"too-few-clusters",
                       phrase("有答卷的学校不足两所，无法计算组内相关",
                              "fewer than two schools have answers: no intraclass correlation"),
                       {}};
    const SpreadSums sums = sumsOf(clusters);
    const auto k = static_cast<double>(clusters.size());
    if (sums.n <= k)
        return Problem{"no-replicates",
                       phrase("每所学校都只有一人作答，无法区分校内与校际差异",
                              "one respondent per school: differences within and between cannot be told apart"),
                       {}};
    if (!std::isfinite(sums.between) || !std::isfinite(sums.within) || !std::isfinite(sums.totals_squares))
        return Problem{"numbers-too-large",
                       phrase("数值过大，平方和超出可计算范围", "the numbers are too large for sums of squares"),
                       {}};
    IntraclassCorrelation icc;
    icc.confidence = confidence;
    icc.n = std::llround(sums.n);
    icc.clusters = static_cast<std::int64_t>(clusters.size());
    icc.mean = sums.mean;
    icc.size_weighted = sums.size_squares / sums.n;
    icc.n0 = (sums.n - icc.size_weighted) / (k - 1);
    icc.mean_size = sums.n / k;
    icc.ms_between = sums.between / (k - 1);
    icc.ms_within = sums.within / (sums.n - k);
    icc.df = k - 1;
    if (!(sums.between + sums.within > 0))
        return Problem{
            "zero-variance",
            phrase("所有人的回答都一样，组内相关没有意义", "everybody gave the same answer: no intraclass correlation"),
            {}};
    const double excess = icc.ms_between - icc.ms_within;
    icc.icc1 = excess / (icc.ms_between + (icc.n0 - 1) * icc.ms_within);
    icc.icc1_mean_size = excess / (icc.ms_between + (icc.mean_size - 1) * icc.ms_within);
    addTest(icc);
    if (icc.ms_between > 0) icc.icc2 = excess / icc.ms_between;
    icc.deff_kish = 1 + (icc.size_weighted - 1) * icc.icc1;
    icc.deff_mean_size = 1 + (icc.mean_size - 1) * icc.icc1;
    // Equal schools make it 0, which rounding may leave a hair above.
    if (icc.deff_kish > 1e-9) icc.n_eff = sums.n / icc.deff_kish;
    icc.se_srs = std::sqrt((sums.between + sums.within) / (sums.n - 1) / sums.n);
    icc.se_cluster = std::sqrt(k / (k - 1) * sums.totals_squares) / sums.n;
    icc.deff_empirical = icc.se_cluster / icc.se_srs * (icc.se_cluster / icc.se_srs);
    const double half = -studentTQuantile(confidence.alpha() / 2, icc.df) * icc.se_cluster;
    icc.interval = {icc.mean - half, icc.mean + half};
    return icc;
}

}  // namespace diaoyan
