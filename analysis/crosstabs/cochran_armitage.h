// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <vector>

namespace diaoyan {

/// Does a share rise or fall along groups that have an order (grades, years)?
struct CochranArmitage {
    std::int64_t n = 0;
    double slope = 0;      ///< change of the proportion per step of the score, by least squares
    double z = 0;          ///< positive where the share rises
    double statistic = 0;  ///< z^2, 1 degree of freedom
    Tail p{};              ///< two-sided

    bool operator==(const CochranArmitage&) const = default;
};

/// counts[i] of bases[i] in group i, which has score scores[i]; without scores 1, 2, 3 ... Empty groups take
/// no part but keep their place. Assumes independent respondents.
/// Problems: wrong-counts (lists of different lengths, a count outside 0..base, a score that is no number),
/// zero-variance (all or none said yes, or fewer than two different scores have respondents).
/// Sources: Cochran (1954), Biometrics 10:417-451; Armitage (1955), Biometrics 11:375-386.
/// Equals R prop.trend.test.
Result<CochranArmitage> cochranArmitage(const std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& bases,
                                        std::vector<double> scores = {});

}  // namespace diaoyan
