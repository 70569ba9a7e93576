// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "questionnaires/result.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// What the weights of a cell were made to agree with: levels of margins (postStratify: one; rake: several)
/// or the values of calibrateLinear. One of both is empty.
struct CalibratedCell {
    double factor = 1;
    std::vector<std::size_t> levels;
    std::vector<double> values;

    bool operator==(const CalibratedCell&) const = default;
};

/// The respondents of one cell in one cluster (school): the smallest thing that a variance needs.
struct ClusterCellSum {
    std::size_t cluster = 0;  ///< any number that names the cluster
    std::size_t cell = 0;     ///< index of the cell
    double base_weight = 0;   ///< sum d over everybody, who answered this question and who did not
    double valid_weight = 0;  ///< sum d over those who take part
    double weighted_sum = 0;  ///< sum d y over the same

    bool operator==(const ClusterCellSum&) const = default;
};

/// Mean or total with calibrated weights.
struct CalibratedEstimate {
    double value = 0;
    double standard_error = 0;
    Interval interval;  ///< t with `df`
    double df = 0;      ///< clusters - 1
    std::int64_t clusters = 0;
    Confidence confidence;

    bool operator==(const CalibratedEstimate&) const = default;
};

/// Clusters drawn, of all clusters there are (fpc); 0 leaves the correction out.
struct ClusterDesign {
    double sampling_fraction = 0;
    Confidence confidence{};
};

/// Linearised variance with the residual technique: what y (for a mean, its influence) has in common with
/// the calibration variables, by regression with the base weights, adds no variance. Then as for clusters
/// drawn in one stage: (1 - f) k / (k - 1) sum (z_c - mean z)^2. Problems: wrong-weights (an impossible number
/// or cell, or a sampling fraction outside [0, 1]), too-few-groups (fewer than two clusters), no-answers
/// (weights of those who take part do not add up to a positive number; mean only), collinear.
/// Sources: Deville & Sarndal (1992), JASA 87:376-382; Sarndal, Swensson & Wretman (1992), Model Assisted
/// Survey Sampling, 6.6. Equals R survey svymean and svytotal after postStratify, rake and calibrate.
Result<CalibratedEstimate> calibratedMean(const std::vector<CalibratedCell>& cells,
                                          const std::vector<ClusterCellSum>& sums, const ClusterDesign& design = {});
Result<CalibratedEstimate> calibratedTotal(const std::vector<CalibratedCell>& cells,
                                           const std::vector<ClusterCellSum>& sums, const ClusterDesign& design = {});

}  // namespace diaoyan
