// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/difference_tables.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// One item as two or more roles answered it, school by school.
struct SchoolPairItem {
    std::string code{};
    std::vector<Text> labels{};
    std::vector<double> values{};            ///< points per place
    std::vector<const PlacedSide*> sides{};  ///< null: not asked

    bool operator==(const SchoolPairItem&) const = default;
};

/// School means of two roles against each other: paired t test and Wilcoxon's signed ranks, a row per item and pair
/// of roles. Nothing where no two schools have enough answers of two roles.
std::optional<ResultTable> schoolPairsTable(const DifferenceWording& wording, const std::vector<SchoolPairItem>& items,
                                            Confidence confidence);

}  // namespace diaoyan
