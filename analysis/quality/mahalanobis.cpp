// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/quality/mahalanobis.h"

#include "analysis/numeric/sums.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

std::vector<std::int64_t> completeRows(const ScoreMatrix& scores) {
    std::vector<std::int64_t> complete;
    for (std::int64_t row = 0; row < scores.rows; ++row) {
        std::int64_t item = 0;
        while (item < scores.items && scores.answered(row, item)) ++item;
        if (item == scores.items) complete.push_back(row);
    }
    return complete;
}

/// Standardized columns of the complete rows; the item without variance, from 0, when there is one.
Result<Eigen::MatrixXd> standardized(const ScoreMatrix& scores, const std::vector<std::int64_t>& complete) {
    const auto n = static_cast<Eigen::Index>(complete.size());
    Eigen::MatrixXd z(n, scores.items);
    for (std::int64_t item = 0; item < scores.items; ++item) {
        // Centred on one answer first: equal answers give exactly 0, large offsets cost nothing.
        const double origin = scores.value(complete.front(), item);
        NeumaierSum sum, squares;
        for (const std::int64_t row : complete) sum += scores.value(row, item) - origin;
        const double mean = sum.value() / static_cast<double>(n);
        for (Eigen::Index i = 0; i < n; ++i) {
            z(i, item) = (scores.value(complete[static_cast<std::size_t>(i)], item) - origin) - mean;
            squares += z(i, item) * z(i, item);
        }
        const double sd = std::sqrt(squares.value() / static_cast<double>(n - 1));
        if (!(sd > 0) || !std::isfinite(sd))
            return Problem{"zero-variance",
                           phrase("第 {0} 题所有人的回答都相同，无法计算马氏距离",
                                  "item {0} was answered alike by all: no Mahalanobis distance", {item + 1}),
                           {}};
        z.col(item) /= sd;
    }
    return z;
}

std::optional<Problem> unfitForDistances(const ScoreMatrix& scores, std::size_t complete) {
    const auto n = static_cast<double>(complete), items = static_cast<double>(scores.items);
    if (scores.items > 500 || n * items * items > 2e9)
        return Problem{"too-large",
                       phrase("{0} 份答卷、{1} 道题，超出马氏距离的处理范围，请分量表或分批计算",
                              "{0} sheets of {1} items are too many: take one scale or one batch at a time",
                              {static_cast<std::int64_t>(complete), scores.items}),
                       {}};
    if (n <= items)
        return Problem{"too-few-rows",
                       phrase("全部答完的只有 {0} 份，须多于题数 {1}",
                              "only {0} sheets are complete; it takes more than the {1} items",
                              {static_cast<std::int64_t>(complete), scores.items}),
                       {}};
    return std::nullopt;
}

}  // namespace

Result<MahalanobisDistances> mahalanobisDistances(const ScoreMatrix& scores, double limit) {
    if (auto problem = unfitMatrix(scores)) return *std::move(problem);
    const std::vector<std::int64_t> complete = completeRows(scores);
    if (auto problem = unfitForDistances(scores, complete.size())) return *std::move(problem);
    const auto z = standardized(scores, complete);
    if (!z.ok()) return z.problem();

    const auto n = static_cast<double>(complete.size());
    const Eigen::MatrixXd correlation = z->transpose() * *z / (n - 1);
    const Eigen::LDLT<Eigen::MatrixXd> factors(correlation);
    if (factors.info() != Eigen::Success || factors.vectorD().minCoeff() < 1e-10)
        return Problem{"singular-covariance",
                       {"有的题可以由其他题完全推出，无法计算马氏距离",
                        "an item follows from the others: no Mahalanobis distance"},
                       {}};
    const Eigen::MatrixXd solved = factors.solve(z->transpose());

    MahalanobisDistances result;
    result.complete = static_cast<std::int64_t>(complete.size());
    result.df = scores.items;
    result.limit = limit > 0 && limit < 1 ? limit : 0.001;
    for (std::size_t i = 0; i < complete.size(); ++i) {
        const auto at = static_cast<Eigen::Index>(i);
        const double squared = std::max(0.0, z->row(at).dot(solved.col(at)));
        const Tail tail = chiSquareUpperTail(squared, static_cast<double>(result.df));
        result.rows.push_back({complete[i], squared, tail});
        if (tail.p < result.limit)
            result.flags.push_back({complete[i], QualityReason::multivariate_outlier, tail.p, result.limit});
    }
    return result;
}

}  // namespace diaoyan
