// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/statistics.h"

#include "analysis/statistics/families.h"

#include <algorithm>
#include <iterator>

namespace diaoyan {

const std::vector<StatisticEntry>& statistics() {
    static const std::vector<StatisticEntry> all = [] {
        std::vector<StatisticEntry> rows;
        for (const auto family : {descriptionStatistics, proportionStatistics, crosstabStatistics, groupStatistics,
                                  schoolStatistics, clusterStatistics, weightStatistics, scaleStatistics,
                                  driverStatistics, gapStatistics, disclosureStatistics, qualityStatistics}) {
            std::vector<StatisticEntry> some = family();
            std::move(some.begin(), some.end(), std::back_inserter(rows));
        }
        return rows;
    }();
    return all;
}

const StatisticEntry* findStatistic(const std::string& id) {
    const auto& all = statistics();
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace diaoyan
