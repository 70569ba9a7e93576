// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collector/tabular/row_source.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// How the population falls into the options of one item, as somebody wrote it down.
struct PopulationTable {
    struct Line {
        std::string option;  ///< code or label
        double amount = 0;   ///< people, or their share
        std::int64_t row = 0;

        bool operator==(const Line&) const = default;
    };

    std::string item;  ///< id of an item, or school, school.stage ...
    std::vector<Line> lines;
    bool shares = false;  ///< the amounts are shares: parts of 1, or percentages

    bool operator==(const PopulationTable&) const = default;
};

/// Population margins from a CSV, .xlsx or .xls, one option per row: item/题目, option/选项, and
/// population/总体人数 or share/比例. An empty item means that of the row above. Problems name file, row and
/// text: no-margin-columns, bad-number, no-margins, and those of openTable.
Result<std::vector<PopulationTable>> readPopulation(const std::string& path, const TableOptions& options = {});

}  // namespace diaoyan
