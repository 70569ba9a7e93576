// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"
#include "analysis/quality/quality_flags.h"
#include "analysis/quality/score_matrix.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// How far one complete sheet is from the middle of all.
struct SheetDistance {
    std::int64_t row = 0;
    double squared = 0;  ///< squared Mahalanobis distance
    Tail tail;           ///< chi-square with as many degrees of freedom as items

    bool operator==(const SheetDistance&) const = default;
};

struct MahalanobisDistances {
    std::int64_t complete = 0;  ///< rows with every item answered; the others take no part
    std::int64_t df = 0;
    double limit = 0;                 ///< p below which a row is flagged
    std::vector<SheetDistance> rows;  ///< the complete ones, in the order given
    std::vector<QualityFlag> flags;   ///< multivariate_outlier; value: p

    bool operator==(const MahalanobisDistances&) const = default;
};

/// Distance from the mean in units of the sample covariance (divisor n - 1), for answers that do not go
/// together the way they do in other sheets. p is approximate: scale points are not normal, and the flags
/// have more false alarms than `limit` says. rows * items^2 steps. Problems: wrong-shape, too-few-rows (not
/// more complete rows than items), zero-variance (an item that all answer alike), singular-covariance (an
/// item follows from others), too-large (rows * items^2 above 2 * 10^9, or more than 500 items). Equals R
/// mahalanobis(x, colMeans(x), cov(x)). A limit outside (0, 1) is taken as 0.001.
/// Sources: Mahalanobis (1936), Proc. Nat. Inst. Sci. India 2:49-55; Meade & Craig (2012), Psychological
/// Methods 17:437-455.
Result<MahalanobisDistances> mahalanobisDistances(const ScoreMatrix& scores, double limit = 0.001);

}  // namespace diaoyan
