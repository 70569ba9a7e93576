// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/cross_moments.h"
#include "questionnaires/result.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// Correlations of k drivers with each other and with the outcome.
struct DriverCorrelations {
    std::vector<double> between;  ///< k x k, row by row, 1 on the diagonal
    std::vector<double> with_outcome;

    bool operator==(const DriverCorrelations&) const = default;
};

/// Problems: wrong-moments (sizes that do not fit, values that are not finite, an outcome out of range),
/// not-listwise.
std::optional<Problem> unsoundMoments(const CrossMoments& moments, std::size_t outcome);

/// REQUIRES: sound moments and an item there is.
double varianceOf(const CrossMoments& moments, std::size_t item);

/// REQUIRES: sound moments; all of these items vary.
DriverCorrelations driverCorrelations(const CrossMoments& moments, std::size_t outcome,
                                      const std::vector<std::size_t>& drivers);

/// Whether a driver follows from the others: the smallest eigenvalue of the correlations is below 1e-10.
bool collinear(const DriverCorrelations& correlations);

}  // namespace diaoyan
