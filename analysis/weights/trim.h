// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// Weights within limits, with the sum they had.
struct TrimmedWeights {
    std::vector<double> weights;  ///< in the order given
    std::int64_t cut = 0;         ///< how many now stand at a limit because they had crossed it
    double shared = 0;            ///< what the cut ones lost (less what they gained), spread over the others

    bool operator==(const TrimmedWeights&) const = default;
};

/// Weights beyond a limit are set to it; the excess is shared equally among the weights that were not cut,
/// and those that this pushes beyond a limit are cut as well, until none is. Needs every weight, because
/// which are cut depends on all of them.
/// Problems: wrong-weights (not finite, or limits that cross), cannot-trim (no weights are left to take
/// the excess: the limits are too narrow for the sum).
/// Source: Potter (1990), Proceedings of the ASA Section on Survey Research Methods, 225-230. Equals R
/// survey::trimWeights(strict = TRUE) where one limit bites.
Result<TrimmedWeights> trimWeights(const std::vector<double>& weights, double lower, double upper);

}  // namespace diaoyan
