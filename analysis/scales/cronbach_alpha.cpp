// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scales/cronbach_alpha.h"

#include "analysis/numeric/sums.h"
#include "analysis/numeric/tails.h"
#include "analysis/scales/scale_items.h"

#include <cmath>
#include <numeric>

namespace diaoyan {

namespace {

double alphaOf(double items, double sum_of_variances, double variance_of_sum) {
    return items / (items - 1) * (1 - sum_of_variances / variance_of_sum);
}

/// (1 - population alpha) / (1 - alpha) is distributed as F(n - 1, (n - 1)(k - 1)).
Interval feldt(double alpha, std::int64_t n, std::size_t k, Confidence confidence) {
    const auto df1 = static_cast<double>(n - 1);
    const double df2 = df1 * static_cast<double>(k - 1);
    const double high = 1 - confidence.alpha() / 2;
    return {1 - (1 - alpha) * fQuantile(high, df1, df2), 1 - (1 - alpha) / fQuantile(high, df2, df1)};
}

class ItemAnalysis {
public:
    ItemAnalysis(const CrossMoments& moments, double variance) : moments_(moments), variance_(variance) {
        NeumaierSum trace, mean;
        for (std::size_t i = 0; i < k(); ++i) {
            NeumaierSum row;
            for (std::size_t j = 0; j < k(); ++j) row += moments.covariances[i * k() + j];
            with_sum_.push_back(row.value());
            trace += varianceOf(i);
            mean += moments.means[i];
        }
        trace_ = trace.value();
        mean_ = mean.value();
    }

    std::size_t k() const { return moments_.items.size(); }
    double varianceOf(std::size_t i) const { return moments_.covariances[i * k() + i]; }
    double trace() const { return trace_; }
    double mean() const { return mean_; }

    ScaleItem item(std::size_t i) const {
        const double own = varianceOf(i), rest = variance_ - 2 * with_sum_[i] + own;
        ScaleItem result;
        result.item = moments_.items[i];
        result.mean = moments_.means[i];
        result.sd = std::sqrt(own);
        result.scale_mean_if_deleted = mean_ - moments_.means[i];
        const bool rest_varies = rest > 1e-12 * (variance_ + 2 * std::abs(with_sum_[i]) + own);
        result.scale_variance_if_deleted = rest_varies ? rest : 0;
        if (!isConstant(moments_, i)) {
            result.item_total_raw = with_sum_[i] / std::sqrt(own * variance_);
            if (rest_varies) result.item_total_corrected = (with_sum_[i] - own) / std::sqrt(own * rest);
        }
        if (k() > 2 && rest_varies) result.alpha_if_deleted = alphaOf(static_cast<double>(k() - 1), trace_ - own, rest);
        return result;
    }

private:
    const CrossMoments& moments_;
    double variance_;
    std::vector<double> with_sum_;  ///< covariance of each item with the sum of all
    double trace_ = 0;
    double mean_ = 0;
};

void addStandardized(const CrossMoments& moments, CronbachAlpha& result) {
    const std::size_t items = moments.items.size();
    const auto r = correlations(moments);
    NeumaierSum sum;
    for (std::size_t i = 0; i < items; ++i)
        for (std::size_t j = 0; j < i; ++j) {
            if (!r[i * items + j]) return;
            sum += *r[i * items + j];
        }
    const auto k = static_cast<double>(items);
    const double mean = sum.value() / (k * (k - 1) / 2);
    result.mean_inter_item = mean;
    const double denominator = 1 + (k - 1) * mean;
    if (denominator > 1e-12 * k) result.standardized = k * mean / denominator;
}

}  // namespace

Result<CronbachAlpha> cronbachAlpha(const CrossMoments& moments, Confidence confidence) {
    if (auto fault = faultOfItems(moments, 2)) return *fault;
    const auto variance = varianceOfSum(moments);
    if (!variance) return variance.problem();

    const ItemAnalysis analysis(moments, *variance);
    const auto k = static_cast<double>(analysis.k());
    CronbachAlpha result;
    result.n = moments.n;
    result.deletion = moments.deletion;
    result.confidence = confidence;
    result.scale_mean = analysis.mean();
    result.scale_variance = *variance;
    result.alpha = alphaOf(k, analysis.trace(), *variance);
    result.negative = result.alpha < 0;
    if (moments.deletion == MissingDeletion::listwise)
        result.interval = feldt(result.alpha, moments.n, analysis.k(), confidence);
    for (std::size_t i = 0; i < analysis.k(); ++i) {
        result.items.push_back(analysis.item(i));
        if (result.items.back().item_total_corrected.value_or(0) < 0) result.against.push_back(moments.items[i]);
        if (isConstant(moments, i)) result.constant_items.push_back(moments.items[i]);
    }
    if (result.constant_items.empty()) {
        addStandardized(moments, result);
    } else if (const double left = k - static_cast<double>(result.constant_items.size()); left >= 2) {
        // Constant items add nothing to either variance: only their number goes.
        result.without_constant = alphaOf(left, analysis.trace(), *variance);
    }
    return result;
}

}  // namespace diaoyan
