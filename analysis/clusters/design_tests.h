// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/clusters/design_mean.h"

namespace diaoyan {

/// Group of each profile: 1 or 2; undefined outside both.
using ProfileGroups = std::vector<std::optional<int>>;

/// Means of two groups of a cluster sample, clusters - strata - 1 degrees of freedom. Profiles without a
/// value or without a group are outside. Problems: those of designDifference(). Equals R svyttest.
Result<DesignDifference> designTTest(const ClusterSample& sample, const ProfileValues& values,
                                     const ProfileGroups& groups, Confidence confidence = Confidence{});

/// Wilcoxon's rank test from a cluster sample: the t test of the estimated ranks in the population, as
/// proportions (0.5 is the middle). Ties get the middle of their weight, whatever the order of the rows; R
/// svyranktest takes the plain mean over tied rows instead, so that it agrees where no value is tied between
/// different weights, and to the third digit otherwise.
/// Problems: those of designDifference(). Source: Lumley & Scott (2013), Biometrika 100:831-842.
Result<DesignDifference> designRankTest(const ClusterSample& sample, const ProfileValues& values,
                                        const ProfileGroups& groups, Confidence confidence = Confidence{});

}  // namespace diaoyan
