// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/findings/difference_wording.h"

#include <vector>

namespace diaoyan {

/// A row per item and side: n, mean, standard deviation, index, rate and its interval.
ResultTable sidesTable(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                       const DifferenceLines& lines);

/// A row per item and pair of sides: n, difference of means with interval, p, p by Holm, Cohen's d with a word.
ResultTable meanDifferencesTable(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                                 const DifferenceLines& lines);

/// The same of rates, with Cohen's h.
ResultTable rateDifferencesTable(const DifferenceWording& wording, const std::vector<JoinedItem>& items,
                                 const DifferenceLines& lines);

}  // namespace diaoyan
