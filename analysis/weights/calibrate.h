// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// The respondents with the same values of what the weights are calibrated to (1 for the number of people,
/// 0 or 1 for a category, a number such as last year's mark).
struct CalibrationCell {
    std::vector<double> values;
    std::int64_t respondents = 1;
    double base_weight = 1;  ///< sum of their base weights

    bool operator==(const CalibrationCell&) const = default;
};

struct LinearCalibration {
    std::vector<double> factors;  ///< by cell: final weight = base weight * factor
    std::int64_t negative = 0;    ///< respondents whose weight became negative: few people, or totals far off
    double total_error = 0;       ///< the largest relative error of a calibrated total

    bool operator==(const LinearCalibration&) const = default;
};

/// Linear calibration (generalised regression, GREG): the factors 1 + x'lambda with which the weighted
/// totals of x equal `totals`. Cells beyond the distinct ones may be given in any number; memory and time are
/// cells x variables. Problems: wrong-weights (nothing given, sizes that differ, a number that is not finite
/// or a negative weight), collinear (a variable follows from the others, or there are fewer cells than
/// variables), not-converged (the totals cannot be met).
/// Source: Deville & Sarndal (1992), JASA 87:376-382. Equals R survey::calibrate(calfun = "linear").
Result<LinearCalibration> calibrateLinear(const std::vector<CalibrationCell>& cells, const std::vector<double>& totals);

}  // namespace diaoyan
