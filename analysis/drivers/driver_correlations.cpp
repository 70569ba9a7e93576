// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/drivers/driver_correlations.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace diaoyan {

std::optional<Problem> unsoundMoments(const CrossMoments& moments, std::size_t outcome) {
    const std::size_t k = moments.items.size();
    const auto finite = [](const std::vector<double>& values) {
        return std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
    };
    if (moments.means.size() != k || moments.covariances.size() != k * k || outcome >= k || !finite(moments.means) ||
        !finite(moments.covariances))
        return Problem{"wrong-moments",
                       phrase("均值与协方差的个数和题目对不上", "means and covariances do not fit the items"),
                       {}};
    if (moments.deletion == MissingDeletion::listwise) return std::nullopt;
    return Problem{"not-listwise",
                   phrase("驱动因素分析要用所有题都作答的人，不能用成对删除的协方差",
                          "drivers need the respondents who answered every item, not covariances of pairs"),
                   {}};
}

double varianceOf(const CrossMoments& moments, std::size_t item) {
    return moments.covariances[item * moments.items.size() + item];
}

DriverCorrelations driverCorrelations(const CrossMoments& moments, std::size_t outcome,
                                      const std::vector<std::size_t>& drivers) {
    const auto r = [&](std::size_t a, std::size_t b) {
        if (a == b) return 1.0;
        const double scale = std::sqrt(varianceOf(moments, a)) * std::sqrt(varianceOf(moments, b));
        return std::clamp(moments.covariances[a * moments.items.size() + b] / scale, -1.0, 1.0);
    };
    DriverCorrelations made;
    for (const std::size_t a : drivers) {
        for (const std::size_t b : drivers) made.between.push_back(r(a, b));
        made.with_outcome.push_back(r(a, outcome));
    }
    return made;
}

bool collinear(const DriverCorrelations& correlations) {
    const auto k = static_cast<Eigen::Index>(correlations.with_outcome.size());
    if (k == 0) return false;
    const Eigen::Map<const Eigen::MatrixXd> between(correlations.between.data(), k, k);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(between, Eigen::EigenvaluesOnly);
    return !(solver.eigenvalues().minCoeff() > 1e-10);
}

}  // namespace diaoyan
