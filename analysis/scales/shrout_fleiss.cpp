// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scales/shrout_fleiss.h"

#include "analysis/numeric/sums.h"
#include "analysis/scales/scale_items.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

/// Mean squares of the two-way layout from the moments: the mean of a target's ratings has the variance
/// V / k^2 with V that of the sum; the error is what the items do not share.
void addMeanSquares(const CrossMoments& moments, RaterAgreement& result) {
    const std::size_t items = moments.items.size();
    const auto k = static_cast<double>(items), n = static_cast<double>(moments.n);
    NeumaierSum trace, others, mean, raters;
    for (std::size_t i = 0; i < items; ++i) {
        mean += moments.means[i] / k;
        for (std::size_t j = 0; j < items; ++j) (i == j ? trace : others) += moments.covariances[i * items + j];
    }
    for (const double of_item : moments.means) raters += (of_item - mean.value()) * (of_item - mean.value());
    const auto cleaned = [&](double value) { return value > 1e-13 * trace.value() ? value : 0.0; };
    result.ms_targets = cleaned((trace.value() + others.value()) / k);
    result.ms_error = cleaned(trace.value() / k - others.value() / (k * (k - 1)));
    result.ms_raters = n * raters.value() / (k - 1);
    result.ms_within = ((n - 1) * result.ms_error + result.ms_raters) / n;
}

/// From one rater to the mean of k: Spearman-Brown.
double steppedUp(double icc, double k) {
    return k * icc / (1 + (k - 1) * icc);
}

/// Models 1 and 3, for one rater: F over its quantiles.
Interval limitsFromF(const RaterCorrelation& one, double k, Confidence confidence) {
    const double high = 1 - confidence.alpha() / 2;
    const double low_f = *one.f / fQuantile(high, one.df1, one.df2);
    const double high_f = *one.f * fQuantile(high, one.df2, one.df1);
    return {(low_f - 1) / (low_f + k - 1), (high_f - 1) / (high_f + k - 1)};
}

/// Model 2: the denominator's degrees of freedom by Satterthwaite, p. 424 of the paper.
std::optional<Interval> limitsOfModel2(const RaterAgreement& all, double icc) {
    const auto n = static_cast<double>(all.n), k = static_cast<double>(all.raters);
    const double f_raters = all.ms_raters / all.ms_error;
    const double a = k * icc * f_raters, b = n * (1 + (k - 1) * icc) - k * icc;
    const double v = (k - 1) * (n - 1) * (a + b) * (a + b) / ((n - 1) * a * a + b * b);
    if (!std::isfinite(v) || !(v > 0)) return std::nullopt;
    const double high = 1 - all.confidence.alpha() / 2;
    const double f1 = fQuantile(high, n - 1, v), f2 = fQuantile(high, v, n - 1);
    const double rest = k * all.ms_raters + (k * n - k - n) * all.ms_error;
    return Interval{n * (all.ms_targets - f1 * all.ms_error) / (f1 * rest + n * all.ms_targets),
                    n * (f2 * all.ms_targets - all.ms_error) / (rest + n * f2 * all.ms_targets)};
}

RaterCorrelation tested(const RaterAgreement& all, RaterModel model, double error, double df2) {
    RaterCorrelation one;
    one.model = model;
    one.df1 = static_cast<double>(all.n - 1);
    one.df2 = df2;
    if (error > 0) {
        one.f = all.ms_targets / error;
        one.p = fUpperTail(*one.f, one.df1, one.df2);
    }
    return one;
}

void addModels(RaterAgreement& all) {
    const auto n = static_cast<double>(all.n), k = static_cast<double>(all.raters);
    const double targets = all.ms_targets, within = all.ms_within, error = all.ms_error;
    RaterCorrelation one = tested(all, RaterModel::icc1, within, n * (k - 1));
    RaterCorrelation two = tested(all, RaterModel::icc2, error, (n - 1) * (k - 1));
    RaterCorrelation three = tested(all, RaterModel::icc3, error, (n - 1) * (k - 1));
    one.icc = (targets - within) / (targets + (k - 1) * within);
    two.icc = (targets - error) / (targets + (k - 1) * error + k * (all.ms_raters - error) / n);
    three.icc = (targets - error) / (targets + (k - 1) * error);
    if (one.f) one.interval = limitsFromF(one, k, all.confidence);
    if (two.f) two.interval = limitsOfModel2(all, two.icc);
    if (three.f) three.interval = limitsFromF(three, k, all.confidence);
    all.models = {one, two, three, one, two, three};
    for (std::size_t i = 3; i < 6; ++i) {
        RaterCorrelation& mean = all.models[i];
        mean.model = static_cast<RaterModel>(i);
        mean.icc = steppedUp(mean.icc, k);
        if (mean.interval) mean.interval = {steppedUp(mean.interval->lower, k), steppedUp(mean.interval->upper, k)};
    }
}

}  // namespace

Result<RaterAgreement> raterAgreement(const CrossMoments& moments, Confidence confidence) {
    if (auto fault = faultOfItems(moments, 2)) return *fault;
    if (moments.deletion == MissingDeletion::pairwise)
        return Problem{"needs-listwise",
                       phrase("组内相关系数需要成列删除（每道题都答了的人）",
                              "the intraclass correlation needs listwise deletion: those with every item"),
                       {}};
    RaterAgreement result;
    result.n = moments.n;
    result.raters = static_cast<std::int64_t>(moments.items.size());
    result.confidence = confidence;
    addMeanSquares(moments, result);
    if (!(result.ms_targets > 0))
        return Problem{"zero-variance",
                       phrase("被评对象的平均得分没有差异", "the targets do not differ in their mean rating"),
                       {}};
    addModels(result);
    return result;
}

}  // namespace diaoyan
