// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/weights/calibrated_estimate.h"

#include "analysis/numeric/sums.h"
#include "analysis/numeric/tails.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <map>

namespace diaoyan {

namespace {

/// Per cell: sum of the base weights, and sum of the base-weighted influence values.
struct InfluenceCell {
    double weight = 0;
    double sum = 0;
};

std::optional<Problem> problemOf(const std::vector<CalibratedCell>& cells, const std::vector<ClusterCellSum>& sums,
                                 const ClusterDesign& design) {
    bool possible = design.sampling_fraction >= 0 && design.sampling_fraction <= 1 && !cells.empty();
    for (const CalibratedCell& cell : cells)
        possible = possible && std::isfinite(cell.factor) && cell.levels.size() == cells.front().levels.size() &&
                   cell.values.size() == cells.front().values.size() && cell.levels.empty() != cell.values.empty() &&
                   std::all_of(cell.values.begin(), cell.values.end(), [](double x) { return std::isfinite(x); });
    for (const ClusterCellSum& sum : sums)
        possible = possible && sum.cell < cells.size() && sum.base_weight >= 0 && std::isfinite(sum.base_weight) &&
                   std::isfinite(sum.valid_weight) && std::isfinite(sum.weighted_sum);
    if (possible) return std::nullopt;
    return Problem{"wrong-weights", phrase("权重或单元的数据不合理", "impossible weights or cells"), {}};
}

/// Weighted regression on the levels of one or more margins by backfitting, which ends after one round
/// where there is one margin.
std::vector<double> fitOnMargins(const std::vector<CalibratedCell>& cells, const std::vector<InfluenceCell>& data) {
    const std::size_t margins = cells.front().levels.size();
    std::vector<std::size_t> levels(margins, 0);
    for (const CalibratedCell& cell : cells)
        for (std::size_t m = 0; m < margins; ++m) levels[m] = std::max(levels[m], cell.levels[m] + 1);
    std::vector<double> fitted(cells.size(), 0.0);
    double first_step = 0;
    for (int round = 0; round < 1000; ++round) {
        double step = 0;
        for (std::size_t m = 0; m < margins; ++m) {
            std::vector<NeumaierSum> weight(levels[m]), rest(levels[m]);
            for (std::size_t i = 0; i < cells.size(); ++i) {
                weight[cells[i].levels[m]] += data[i].weight;
                rest[cells[i].levels[m]] += data[i].sum - data[i].weight * fitted[i];
            }
            for (std::size_t i = 0; i < cells.size(); ++i) {
                const double of_level = weight[cells[i].levels[m]].value();
                const double change = of_level > 0 ? rest[cells[i].levels[m]].value() / of_level : 0;
                fitted[i] += change;
                step = std::max(step, std::abs(change));
            }
        }
        if (round == 0) first_step = step;
        if (margins == 1 || step <= 1e-14 * first_step) break;
    }
    return fitted;
}

Result<std::vector<double>> fitOnValues(const std::vector<CalibratedCell>& cells,
                                        const std::vector<InfluenceCell>& data) {
    const auto rows = static_cast<Eigen::Index>(cells.size());
    const auto size = static_cast<Eigen::Index>(cells.front().values.size());
    Eigen::MatrixXd x(rows, size);
    Eigen::VectorXd root(rows), y(rows);
    for (Eigen::Index i = 0; i < rows; ++i) {
        const InfluenceCell& cell = data[static_cast<std::size_t>(i)];
        root[i] = std::sqrt(cell.weight);
        y[i] = cell.weight > 0 ? cell.sum / root[i] : 0;
        x.row(i) = Eigen::Map<const Eigen::RowVectorXd>(cells[static_cast<std::size_t>(i)].values.data(), size);
    }
    const Eigen::MatrixXd weighted = root.asDiagonal() * x;
    const Eigen::RowVectorXd scale = weighted.colwise().norm();
    if (!(scale.minCoeff() > 0))
        return Problem{"collinear", phrase("校准变量之间线性相关", "the variables are collinear"), {}};
    Eigen::ColPivHouseholderQR<Eigen::MatrixXd> qr(weighted * scale.cwiseInverse().asDiagonal());
    qr.setThreshold(1e-10);
    if (qr.rank() < size)
        return Problem{"collinear", phrase("校准变量之间线性相关", "the variables are collinear"), {}};
    const Eigen::VectorXd coefficients = qr.solve(y).cwiseQuotient(scale.transpose());
    const Eigen::VectorXd fitted = x * coefficients;
    return std::vector<double>(fitted.data(), fitted.data() + fitted.size());
}

/// `centre` and `divisor` make the influence (y - centre) / divisor of an answer; 0 and 1 for a total.
Result<CalibratedEstimate> estimate(double value, double centre, double divisor,
                                    const std::vector<CalibratedCell>& cells, const std::vector<ClusterCellSum>& sums,
                                    const ClusterDesign& design) {
    const auto influence = [&](const ClusterCellSum& sum) {
        return (sum.weighted_sum - centre * sum.valid_weight) / divisor;
    };
    std::vector<NeumaierSum> weights(cells.size()), influences(cells.size());
    for (const ClusterCellSum& sum : sums) {
        weights[sum.cell] += sum.base_weight;
        influences[sum.cell] += influence(sum);
    }
    std::vector<InfluenceCell> data(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) data[i] = {weights[i].value(), influences[i].value()};
    const auto fitted = cells.front().levels.empty() ? fitOnValues(cells, data)
                                                     : Result<std::vector<double>>(fitOnMargins(cells, data));
    if (!fitted) return fitted.problem();

    std::map<std::size_t, NeumaierSum> clusters;
    for (const ClusterCellSum& sum : sums)
        clusters[sum.cluster] += cells[sum.cell].factor * (influence(sum) - (*fitted)[sum.cell] * sum.base_weight);
    const auto k = static_cast<double>(clusters.size());
    if (k < 2)
        return Problem{
            "too-few-groups",
            phrase("至少要有两所学校（群）才能估计误差", "at least two clusters are needed for a standard error"),
            {}};
    NeumaierSum sum, squares;
    for (const auto& [cluster, total] : clusters) sum += total.value();
    for (const auto& [cluster, total] : clusters) {
        const double deviation = total.value() - sum.value() / k;
        squares += deviation * deviation;
    }
    CalibratedEstimate result;
    result.value = value;
    result.clusters = static_cast<std::int64_t>(clusters.size());
    result.df = k - 1;
    result.confidence = design.confidence;
    result.standard_error = std::sqrt((1 - design.sampling_fraction) * k / (k - 1) * squares.value());
    const double margin = studentTQuantile(1 - design.confidence.alpha() / 2, result.df) * result.standard_error;
    result.interval = {value - margin, value + margin};
    return result;
}

/// With the calibrated weights: sum of y, and of the weights of those who take part.
std::pair<double, double> calibratedSums(const std::vector<CalibratedCell>& cells,
                                         const std::vector<ClusterCellSum>& sums) {
    NeumaierSum total, weight;
    for (const ClusterCellSum& sum : sums) {
        total += cells[sum.cell].factor * sum.weighted_sum;
        weight += cells[sum.cell].factor * sum.valid_weight;
    }
    return {total.value(), weight.value()};
}

}  // namespace

Result<CalibratedEstimate> calibratedMean(const std::vector<CalibratedCell>& cells,
                                          const std::vector<ClusterCellSum>& sums, const ClusterDesign& design) {
    if (const auto problem = problemOf(cells, sums, design)) return *problem;
    const auto [total, weight] = calibratedSums(cells, sums);
    if (!(weight > 0)) return Problem{"no-answers", phrase("没有有效作答，无法求均值", "no answers: no mean"), {}};
    return estimate(total / weight, total / weight, weight, cells, sums, design);
}

Result<CalibratedEstimate> calibratedTotal(const std::vector<CalibratedCell>& cells,
                                           const std::vector<ClusterCellSum>& sums, const ClusterDesign& design) {
    if (const auto problem = problemOf(cells, sums, design)) return *problem;
    const auto [total, weight] = calibratedSums(cells, sums);
    return estimate(total, 0, 1, cells, sums, design);
}

}  // namespace diaoyan
