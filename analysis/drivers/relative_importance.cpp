// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/drivers/relative_importance.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace diaoyan {

namespace {

/// R2 of the outcome on every subset of the drivers. A subset is reached from the one without its highest
/// driver by one more row of a Cholesky factor, so that each costs k^2 and not k^3.
class SubsetFits {
public:
    explicit SubsetFits(const DriverCorrelations& correlations)
        : correlations_(correlations), drivers_(correlations.with_outcome.size()),
          r_squared_(std::size_t{1} << drivers_, 0.0), factor_(drivers_ * drivers_, 0.0), projected_(drivers_, 0.0) {
        extend(0, 0);
    }

    /// By subset as bits.
    const std::vector<double>& rSquared() const { return r_squared_; }

private:
    const DriverCorrelations& correlations_;
    std::size_t drivers_;
    std::vector<double> r_squared_;
    std::vector<double> factor_;  // row by row, of the drivers chosen in order
    std::vector<double> projected_;
    std::vector<std::size_t> chosen_;

    void extend(std::size_t subset, std::size_t from) {
        for (std::size_t driver = from; driver < drivers_; ++driver) {
            const std::size_t row = chosen_.size();
            double pivot = 1, projected = correlations_.with_outcome[driver];
            for (std::size_t j = 0; j < row; ++j) {
                double value = correlations_.between[driver * drivers_ + chosen_[j]];
                for (std::size_t i = 0; i < j; ++i) value -= factor_[row * drivers_ + i] * factor_[j * drivers_ + i];
                value /= factor_[j * drivers_ + j];
                factor_[row * drivers_ + j] = value;
                pivot -= value * value;
                projected -= value * projected_[j];
            }
            factor_[row * drivers_ + row] = std::sqrt(pivot);
            projected_[row] = projected / factor_[row * drivers_ + row];
            const std::size_t larger = subset | (std::size_t{1} << driver);
            r_squared_[larger] = r_squared_[subset] + projected_[row] * projected_[row];
            chosen_.push_back(driver);
            extend(larger, driver + 1);
            chosen_.pop_back();
        }
    }
};

std::size_t bitsOf(std::size_t subset) {
    std::size_t bits = 0;
    for (; subset != 0; subset &= subset - 1) ++bits;
    return bits;
}

}  // namespace

std::vector<double> shapleyImportance(const DriverCorrelations& correlations) {
    const std::size_t k = correlations.with_outcome.size();
    if (k == 0 || k > mostShapleyDrivers) return {};
    const SubsetFits fits(correlations);
    const std::vector<double>& r_squared = fits.rSquared();
    // m! (k - 1 - m)! / k! is 1 / (k (k - 1 choose m)).
    std::vector<double> share(k);
    double choose = 1;
    for (std::size_t m = 0; m < k; ++m) {
        share[m] = 1 / (static_cast<double>(k) * choose);
        choose = choose * static_cast<double>(k - 1 - m) / static_cast<double>(m + 1);
    }
    std::vector<double> importance(k, 0.0);
    for (std::size_t subset = 0; subset < r_squared.size(); ++subset) {
        const double weight = share[std::min(bitsOf(subset), k - 1)];
        for (std::size_t driver = 0; driver < k; ++driver) {
            const std::size_t bit = std::size_t{1} << driver;
            if ((subset & bit) == 0) importance[driver] += weight * (r_squared[subset | bit] - r_squared[subset]);
        }
    }
    return importance;
}

std::vector<double> relativeWeights(const DriverCorrelations& correlations) {
    const auto k = static_cast<Eigen::Index>(correlations.with_outcome.size());
    if (k == 0) return {};
    const Eigen::Map<const Eigen::MatrixXd> between(correlations.between.data(), k, k);
    const Eigen::Map<const Eigen::VectorXd> with(correlations.with_outcome.data(), k);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(between);
    const Eigen::MatrixXd root = solver.operatorSqrt();
    const Eigen::VectorXd beta = solver.operatorInverseSqrt() * with;
    const Eigen::VectorXd weights = root.cwiseAbs2() * beta.cwiseAbs2();
    return {weights.data(), weights.data() + k};
}

}  // namespace diaoyan
