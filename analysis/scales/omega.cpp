// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/scales/omega.h"

#include "analysis/scales/scale_items.h"

#include <Eigen/Dense>

#include <algorithm>
#include <cmath>
#include <limits>

namespace diaoyan {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr int emSteps = 30;
constexpr int maxSteps = 500;
constexpr double leastUniqueness = 1e-5;

/// Loadings l and uniquenesses psi of Sigma = l l' + diag(psi), fitted to a correlation matrix.
class OneFactorFit {
public:
    OneFactorFit(const MatrixXd& r, double log_det) : r_(r), log_det_(log_det) {
        const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(r);
        const Index last = r.rows() - 1;
        l_ = solver.eigenvectors().col(last) * std::sqrt(solver.eigenvalues()[last]);
        l_ = l_.cwiseMax(-0.9).cwiseMin(0.9);
        psi_ = (1 - l_.array().square()).matrix();
    }

    /// False when it does not settle.
    bool run() {
        for (int i = 0; i < emSteps; ++i) expectationStep();
        for (steps_ = emSteps; steps_ < maxSteps; ++steps_) {
            if (step() < 1e-13) break;
        }
        return gradient().cwiseAbs().maxCoeff() < 1e-9 && identified();
    }

    bool improper() const { return psi_.minCoeff() < leastUniqueness; }
    double discrepancy() const { return std::max(0.0, discrepancyOf(l_, psi_)); }
    VectorXd loadings() const { return l_.sum() < 0 ? VectorXd(-l_) : l_; }
    const VectorXd& uniquenesses() const { return psi_; }
    int steps() const { return steps_; }

private:
    static MatrixXd inverseSigma(const VectorXd& l, const VectorXd& psi) {
        const VectorXd w = l.cwiseQuotient(psi);
        MatrixXd inverse = -w * w.transpose() / (1 + l.dot(w));
        inverse.diagonal() += psi.cwiseInverse();
        return inverse;
    }

    double discrepancyOf(const VectorXd& l, const VectorXd& psi) const {
        if (!(psi.minCoeff() > 0)) return std::numeric_limits<double>::infinity();
        const double log_det = psi.array().log().sum() + std::log1p(l.dot(l.cwiseQuotient(psi)));
        return log_det - log_det_ + r_.cwiseProduct(inverseSigma(l, psi)).sum() - static_cast<double>(l.size());
    }

    /// Rubin & Thayer (1982), Psychometrika 47:69-76.
    void expectationStep() {
        const VectorXd beta = inverseSigma(l_, psi_) * l_;
        const VectorXd with = r_ * beta;
        l_ = with / (1 - beta.dot(l_) + beta.dot(with));
        psi_ = (1 - l_.array() * with.array()).matrix().cwiseMax(1e-12);
    }

    VectorXd gradient() const {
        const MatrixXd inverse = inverseSigma(l_, psi_);
        const MatrixXd residual = inverse - inverse * r_ * inverse;
        VectorXd all(2 * l_.size());
        all << 2 * residual * l_, residual.diagonal();
        return all;
    }

    /// trace(X A Y B) for the derivatives A and B of Sigma by every two parameters, loadings first.
    MatrixXd traces(const MatrixXd& x, const MatrixXd& y) const {
        const Index k = l_.size();
        const VectorXd xl = x * l_, yl = y * l_;
        MatrixXd all(2 * k, 2 * k);
        all.topLeftCorner(k, k) = xl * yl.transpose() + yl * xl.transpose() + x * l_.dot(yl) + y * l_.dot(xl);
        all.topRightCorner(k, k) = x * yl.asDiagonal() + y * xl.asDiagonal();
        all.bottomLeftCorner(k, k) = all.topRightCorner(k, k).transpose();
        all.bottomRightCorner(k, k) = x.cwiseProduct(y);
        return all;
    }

    /// Expected second derivatives of the discrepancy: never indefinite.
    MatrixXd information() const {
        const MatrixXd inverse = inverseSigma(l_, psi_);
        return traces(inverse, inverse);
    }

    /// The second derivatives themselves.
    MatrixXd hessian() const {
        const MatrixXd inverse = inverseSigma(l_, psi_), observed = inverse * r_ * inverse;
        MatrixXd all = 2 * traces(inverse, observed) - traces(inverse, inverse);
        all.topLeftCorner(l_.size(), l_.size()) += 2 * (inverse - observed);
        return all;
    }

    /// With fewer than three items that load, other loadings would fit as well.
    bool identified() const {
        const MatrixXd information_here = information();
        const VectorXd scale = information_here.diagonal().cwiseSqrt().cwiseInverse();
        const MatrixXd scaled = scale.asDiagonal() * information_here * scale.asDiagonal();
        const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(scaled, Eigen::EigenvaluesOnly);
        return solver.eigenvalues()[0] > 1e-8;
    }

    /// Newton, or Fisher scoring where Newton would not go down. Returns the largest change, or a negative
    /// number when stuck.
    double step() {
        const double change = stepBy(hessian());
        return change < 0 ? stepBy(information()) : change;
    }

    double stepBy(const MatrixXd& curvature) {
        const Index k = l_.size();
        const Eigen::LDLT<MatrixXd> ldlt(curvature);
        if (ldlt.info() != Eigen::Success || !(ldlt.vectorD().minCoeff() > 0)) return -1;
        const VectorXd step = -ldlt.solve(gradient());
        if (!step.allFinite()) return -1;
        const double now = discrepancyOf(l_, psi_);
        for (double part = 1; part > 1e-6; part /= 2) {
            const VectorXd l = l_ + part * step.head(k), psi = psi_ + part * step.tail(k);
            if (!(discrepancyOf(l, psi) <= now + 1e-13)) continue;
            l_ = l;
            psi_ = psi;
            return part * step.cwiseAbs().maxCoeff();
        }
        return -1;
    }

    MatrixXd r_;
    double log_det_;
    VectorXd l_, psi_;
    int steps_ = 0;
};

std::optional<Problem> faultOf(const CrossMoments& moments) {
    if (auto fault = faultOfItems(moments, 3)) return fault;
    if (moments.deletion == MissingDeletion::pairwise)
        return Problem{
            "needs-listwise",
            phrase("ω 需要成列删除（每道题都答了的人）", "omega needs listwise deletion: those with every item"),
            {}};
    return std::nullopt;
}

OmegaTotal omegaOf(const CrossMoments& moments, const OneFactorFit& fit) {
    const auto k = static_cast<Index>(moments.items.size());
    const Eigen::Map<const MatrixXd> covariances(moments.covariances.data(), k, k);
    const VectorXd l = fit.loadings(), psi = fit.uniquenesses();
    const VectorXd variances = covariances.diagonal();
    const double common = std::pow(l.dot(variances.cwiseSqrt()), 2), unique = psi.dot(variances);
    OmegaTotal result;
    result.n = moments.n;
    result.omega = common / (common + unique);
    result.omega_observed = common / covariances.sum();
    result.omega_standardized = l.sum() * l.sum() / (l.sum() * l.sum() + psi.sum());
    result.loadings.assign(l.begin(), l.end());
    result.uniquenesses.assign(psi.begin(), psi.end());
    result.discrepancy = fit.discrepancy();
    result.iterations = fit.steps();
    const auto items = static_cast<double>(k);
    result.df = items * (items - 3) / 2;
    const double factor = static_cast<double>(moments.n) - 1 - (2 * items + 5) / 6 - 2.0 / 3;
    if (result.df > 0 && factor > 0) {
        result.statistic = factor * result.discrepancy;
        result.p = chiSquareUpperTail(*result.statistic, result.df);
    }
    return result;
}

}  // namespace

Result<OmegaTotal> omegaTotal(const CrossMoments& moments) {
    if (auto fault = faultOf(moments)) return *fault;
    const auto structure = correlationStructure(moments);
    if (!structure) return structure.problem();
    if (structure->inverse.empty())
        return Problem{
            "singular-correlations",
            phrase("有题目可由其他题目推出（或人数太少），相关矩阵没有逆",
                   "an item follows from others (or there are too few answers): the correlation matrix has no "
                   "inverse"),
            {}};
    const auto k = static_cast<Index>(moments.items.size());
    OneFactorFit fit(Eigen::Map<const MatrixXd>(structure->correlations.data(), k, k), *structure->log_det);
    const bool settled = fit.run();
    if (fit.improper())
        return Problem{"improper-solution",
                       phrase("单因子模型没有合理的解（某题的独特方差趋于 0），题目可能不止一个维度，或题目太少",
                              "the one-factor model has no proper solution (a uniqueness runs into 0): more than one "
                              "dimension, or too few items"),
                       {}};
    if (!settled)
        return Problem{"no-convergence",
                       phrase("单因子模型没有收敛，这些题目可能没有共同的因子",
                              "the one-factor model did not converge: the items may have no factor in common"),
                       {}};
    return omegaOf(moments, fit);
}

}  // namespace diaoyan
