// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"

#include <string>
#include <vector>

// Figures of every kind as a district would have them, to be drawn.
namespace diaoyan::sample {

ChartSpec countColumns();
ChartSpec schoolMeansWithIntervals();
ChartSpec rolesBesideEachOther(ChartKind kind);
ChartSpec differencesOfRoles();
ChartSpec dotsOfSchools(std::size_t schools);
ChartSpec divergingItems(bool good_first);
ChartSpec funnelOfSchools(std::size_t schools);
ChartSpec priorities();
ChartSpec heatMap(std::size_t rows, std::size_t columns);
ChartSpec scoreHistogram();
ChartSpec scoreBoxes();
ChartSpec twoWaves();
ChartSpec fourWaves();

/// A figure of every kind, small, for tests that hold for all of them.
std::vector<ChartSpec> oneOfEachKind();

}  // namespace diaoyan::sample
