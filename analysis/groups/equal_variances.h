// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/groups/analysis_of_variance.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// Bartlett's statistic, about chi-square.
struct BartlettTest {
    double statistic = 0;
    double df = 0;
    Tail tail;

    bool operator==(const BartlettTest&) const = default;
};

/// Do the groups vary equally (方差齐性检验)? Groups without answers take no part.
struct EqualVariances {
    std::optional<FTest> levene_mean;      ///< about the means: SPSS
    std::optional<FTest> levene_median;    ///< about the medians: robust, R's car::leveneTest
    std::optional<BartlettTest> bartlett;  ///< for normal numbers; undefined when a group has no variance

    bool operator==(const EqualVariances&) const = default;
};

/// Levene's tests are undefined where all distances from the centre are equal or every group has one answer.
/// Problems: too-few-groups, numbers-too-large.
/// Sources: Levene (1960), in Contributions to Probability and Statistics, 278-292; Brown & Forsythe (1974), JASA
/// 69:364-367; Bartlett (1937), Proc. R. Soc. A 160:268-282. Equals R's bartlett.test.
Result<EqualVariances> equalVariances(const std::vector<ValueCounts>& groups);

}  // namespace diaoyan
