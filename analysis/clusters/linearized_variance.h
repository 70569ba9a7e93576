// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/cluster_sample.h"

#include <vector>

namespace diaoyan {

/// Variances and covariances of estimates by Taylor linearisation, as R's survey package computes them.
///
/// influences[j][p] is what one unit of weight of a respondent with profile p adds to estimate j, first
/// order: for a mean (y_p - mean) / sum of weights, and 0 outside the subpopulation. With U_c the weighted sum
/// of a cluster, V = sum over strata (1 - f) k / (k - 1) sum (U_c - mean U)^2, plus f times the same within
/// the clusters whose population is known. Every cluster counts, also those without a member of the
/// subpopulation. A stratum (or cluster) that was taken whole adds nothing.
/// Returns J x J values, row by row.
///
/// Problems: wrong-sample (see unsound(); also influences of another length), too-few-clusters (one unit in
/// all), lonely-cluster (one unit in a stratum), lonely-respondent (one respondent in a cluster that has
/// more, second stage).
/// Sources: Binder (1983), International Statistical Review 51:279-292; Saerndal, Swensson & Wretman (1992),
/// Model Assisted Survey Sampling, 4.3 and 5.5. Equals R survey:::svyrecvar (lonely PSUs fail).
Result<std::vector<double>> linearizedCovariance(const ClusterSample& sample,
                                                 const std::vector<std::vector<double>>& influences);

}  // namespace diaoyan
