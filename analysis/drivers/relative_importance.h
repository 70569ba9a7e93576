// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/drivers/driver_correlations.h"

namespace diaoyan {

/// Above this many drivers the 2^k regressions of shapleyImportance() are not computed.
inline constexpr std::size_t mostShapleyDrivers = 15;

/// Each driver's part of R2, averaged over all orders in which the drivers can enter (LMG, Shapley value).
/// Never negative, adds up to R2. REQUIRES: not collinear, at most mostShapleyDrivers.
/// Sources: Lindeman, Merenda & Gold (1980), Introduction to Bivariate and Multivariate Analysis, 119-127;
/// Groemping (2006), Journal of Statistical Software 17(1). Equals R relaimpo calc.relimp(type = "lmg").
std::vector<double> shapleyImportance(const DriverCorrelations& correlations);

/// Relative weights: each driver's part of R2 by way of the uncorrelated variables nearest to the drivers. Never
/// negative, adds up to R2; for any number of drivers. REQUIRES: not collinear.
/// Source: Johnson (2000), Multivariate Behavioral Research 35:1-19.
std::vector<double> relativeWeights(const DriverCorrelations& correlations);

}  // namespace diaoyan
