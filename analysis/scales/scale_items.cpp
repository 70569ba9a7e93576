// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scales/scale_items.h"

#include "analysis/numeric/sums.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

// What is smaller, relative to what it was summed from, is taken for a rounding error.
constexpr double rounding = 1e-12;

bool finite(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

}  // namespace

std::optional<Problem> faultOfItems(const CrossMoments& moments, std::size_t least_items) {
    const std::size_t k = moments.items.size();
    bool fits = moments.means.size() == k && moments.covariances.size() == k * k && finite(moments.means) &&
                finite(moments.covariances);
    for (std::size_t i = 0; fits && i < k; ++i) fits = moments.covariances[i * k + i] >= 0;
    if (!fits)
        return Problem{
            "wrong-moments", phrase("均值和协方差与题目不符", "means and covariances do not fit the items"), {}};
    if (k < least_items)
        return Problem{"too-few-items",
                       phrase("只有 {0} 道题，至少要有 {1} 道", "{0} item(s) only; at least {1} are needed",
                              {static_cast<std::uint64_t>(k), static_cast<std::uint64_t>(least_items)}),
                       {}};
    if (moments.n < 2)
        return Problem{"too-few-answers",
                       phrase("只有 {0} 人这些题都答了，至少要有 2 人",
                              "only {0} answered all of these items; at least 2 must", {moments.n}),
                       {}};
    return std::nullopt;
}

bool isConstant(const CrossMoments& moments, std::size_t item) {
    const double variance = moments.covariances[item * moments.items.size() + item];
    const double size = std::abs(moments.means[item]) * rounding;
    return !(variance > size * size);
}

Result<double> varianceOfSum(const CrossMoments& moments) {
    NeumaierSum sum;
    double size = 0;
    for (const double covariance : moments.covariances) {
        sum += covariance;
        size += std::abs(covariance);
    }
    if (sum.value() > rounding * size) return sum.value();
    if (sum.value() < -rounding * size)
        return Problem{"indefinite-covariances",
                       phrase("按成对删除得到的协方差互相矛盾（总分方差为负），请改用成列删除",
                              "pairwise deletion gave covariances that contradict each other (the sum has a negative "
                              "variance): use listwise deletion"),
                       {}};
    return Problem{"zero-variance", phrase("所有人的总分都一样", "everybody has the same sum of the items"), {}};
}

Result<CrossMoments> reverseKeyed(CrossMoments moments, const std::vector<ReverseKey>& keys) {
    const std::size_t k = moments.items.size();
    for (const ReverseKey& key : keys) {
        const auto found = std::find(moments.items.begin(), moments.items.end(), key.item);
        if (found == moments.items.end())
            return Problem{"unknown-item", phrase("没有题目“{0}”", "there is no item \"{0}\"", {key.item}), {}};
        const auto item = static_cast<std::size_t>(found - moments.items.begin());
        moments.means[item] = key.low_plus_high - moments.means[item];
        for (std::size_t other = 0; other < k; ++other) {
            if (other == item) continue;
            moments.covariances[item * k + other] = -moments.covariances[item * k + other];
            moments.covariances[other * k + item] = -moments.covariances[other * k + item];
        }
    }
    return moments;
}

Result<CorrelationStructure> correlationStructure(const CrossMoments& moments) {
    if (auto fault = faultOfItems(moments, 2)) return *fault;
    const auto k = static_cast<Eigen::Index>(moments.items.size());
    for (std::size_t item = 0; item < moments.items.size(); ++item)
        if (isConstant(moments, item))
            return Problem{"zero-variance",
                           phrase("“{0}”所有人的回答都一样，没有相关系数",
                                  "everybody answered \"{0}\" alike: it has no correlations", {moments.items[item]}),
                           {}};
    CorrelationStructure result;
    for (const auto& r : correlations(moments)) result.correlations.push_back(*r);
    const Eigen::Map<const Eigen::MatrixXd> r(result.correlations.data(), k, k);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(r, Eigen::EigenvaluesOnly);
    const Eigen::VectorXd ascending = solver.eigenvalues();
    for (Eigen::Index i = k; i-- > 0;) result.eigenvalues.push_back(ascending[i]);
    if (!(ascending[0] > rounding * static_cast<double>(k))) return result;
    const Eigen::LDLT<Eigen::MatrixXd> ldlt(r);
    const Eigen::MatrixXd inverse = ldlt.solve(Eigen::MatrixXd::Identity(k, k));
    result.inverse.assign(inverse.data(), inverse.data() + inverse.size());
    result.log_det = ldlt.vectorD().array().log().sum();
    return result;
}

}  // namespace diaoyan
