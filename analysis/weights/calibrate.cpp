// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/calibrate.h"

#include "analysis/numeric/sums.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <optional>

namespace diaoyan {

namespace {

std::optional<Problem> problemOf(const std::vector<CalibrationCell>& cells, const std::vector<double>& totals) {
    const auto finite = [](double value) { return std::isfinite(value); };
    bool possible = !cells.empty() && !totals.empty() && std::all_of(totals.begin(), totals.end(), finite);
    for (const CalibrationCell& cell : cells)
        possible = possible && cell.values.size() == totals.size() && cell.respondents >= 0 && cell.base_weight >= 0 &&
                   finite(cell.base_weight) && std::all_of(cell.values.begin(), cell.values.end(), finite);
    if (possible) return std::nullopt;
    return Problem{
        "wrong-weights", phrase("校准变量、权重或总体合计不合理", "impossible variables, weights or totals"), {}};
}

/// Weighted totals with these factors.
Eigen::VectorXd totalsWith(const std::vector<CalibrationCell>& cells, const std::vector<double>& factors,
                           const Eigen::VectorXd& scale) {
    std::vector<NeumaierSum> sums(static_cast<std::size_t>(scale.size()));
    for (std::size_t i = 0; i < cells.size(); ++i)
        for (std::size_t j = 0; j < sums.size(); ++j) sums[j] += cells[i].base_weight * factors[i] * cells[i].values[j];
    Eigen::VectorXd totals(scale.size());
    for (Eigen::Index j = 0; j < scale.size(); ++j) totals[j] = sums[static_cast<std::size_t>(j)].value() / scale[j];
    return totals;
}

}  // namespace

Result<LinearCalibration> calibrateLinear(const std::vector<CalibrationCell>& cells,
                                          const std::vector<double>& totals) {
    if (const auto problem = problemOf(cells, totals)) return *problem;
    const auto size = static_cast<Eigen::Index>(totals.size());
    // Every variable in units of its root mean square.
    Eigen::VectorXd scale = Eigen::VectorXd::Zero(size);
    for (const CalibrationCell& cell : cells)
        for (Eigen::Index j = 0; j < size; ++j)
            scale[j] = std::hypot(scale[j], std::sqrt(cell.base_weight) * cell.values[static_cast<std::size_t>(j)]);
    const Problem collinear{"collinear",
                            phrase("校准变量之间线性相关，或作答的组合太少",
                                   "the variables are collinear, or too few combinations answered"),
                            {}};
    if (!(scale.minCoeff() > 0)) return collinear;
    Eigen::MatrixXd rows(static_cast<Eigen::Index>(cells.size()), size);
    for (std::size_t i = 0; i < cells.size(); ++i)
        for (Eigen::Index j = 0; j < size; ++j)
            rows(static_cast<Eigen::Index>(i), j) =
                std::sqrt(cells[i].base_weight) * cells[i].values[static_cast<std::size_t>(j)] / scale[j];
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(rows);
    qr.setThreshold(1e-10);
    if (qr.rank() < size) return collinear;
    const Eigen::MatrixXd triangle = qr.matrixR().topLeftCorner(size, size);

    const Eigen::VectorXd wanted = Eigen::Map<const Eigen::VectorXd>(totals.data(), size).cwiseQuotient(scale);
    LinearCalibration result;
    result.factors.assign(cells.size(), 1.0);
    // The second round removes the rounding errors of the first.
    for (int round = 0; round < 2; ++round) {
        Eigen::VectorXd lambda = qr.colsPermutation().transpose() * (wanted - totalsWith(cells, result.factors, scale));
        triangle.triangularView<Eigen::Upper>().transpose().solveInPlace(lambda);
        triangle.triangularView<Eigen::Upper>().solveInPlace(lambda);
        lambda = (qr.colsPermutation() * lambda).cwiseQuotient(scale).eval();
        for (std::size_t i = 0; i < cells.size(); ++i)
            result.factors[i] += Eigen::Map<const Eigen::VectorXd>(cells[i].values.data(), size).dot(lambda);
    }
    const Eigen::VectorXd reached = totalsWith(cells, result.factors, scale);
    for (Eigen::Index j = 0; j < size; ++j)
        result.total_error = std::max(result.total_error, std::abs(reached[j] - wanted[j]) /
                                                              std::max(std::abs(wanted[j]), 1e-6 * wanted.norm()));
    if (!(result.total_error <= 1e-8))
        return Problem{"not-converged", phrase("无法满足给定的总体合计", "the totals cannot be met"), {}};
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (result.factors[i] < 0) result.negative += cells[i].respondents;
    return result;
}

}  // namespace diaoyan
