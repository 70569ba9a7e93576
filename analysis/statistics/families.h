// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/statistics/statistics.h"

namespace diaoyan {

// The rows of THE LIST that each room of analysis/ contributes, defined in <room>/<room>_entries.cpp.
std::vector<StatisticEntry> descriptionStatistics();
std::vector<StatisticEntry> proportionStatistics();
std::vector<StatisticEntry> crosstabStatistics();
std::vector<StatisticEntry> groupStatistics();
std::vector<StatisticEntry> schoolStatistics();
std::vector<StatisticEntry> clusterStatistics();
std::vector<StatisticEntry> weightStatistics();
std::vector<StatisticEntry> scaleStatistics();
std::vector<StatisticEntry> gapStatistics();
std::vector<StatisticEntry> driverStatistics();
std::vector<StatisticEntry> disclosureStatistics();
std::vector<StatisticEntry> qualityStatistics();

}  // namespace diaoyan
