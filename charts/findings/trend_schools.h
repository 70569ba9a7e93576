// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/difference_tables.h"
#include "charts/findings/wave_samples.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One scale in two waves, school by school: change of the rate with Newcombe's interval and p by
/// Benjamini-Hochberg; and the schools together, with a check for regression to the mean.
/// Problems: no-common-schools (none with enough answers in both waves), those of schoolChanges().
Result<std::vector<ResultTable>> schoolTrendTables(const DifferenceWording& wording, const ScaleReading& reading,
                                                   const PlacedSide& earlier, const PlacedSide& later,
                                                   const std::vector<SchoolInWaves>& schools, Confidence confidence);

}  // namespace diaoyan
