// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/engine/value_counts.h"
#include "analysis/numeric/tails.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>

namespace diaoyan {

/// Two groups compared by ranks (曼-惠特尼 U 检验).
struct MannWhitney {
    std::int64_t n1 = 0;
    std::int64_t n2 = 0;
    double rank_sum_1 = 0;
    double mean_rank_1 = 0;
    double mean_rank_2 = 0;
    double u1 = 0;  ///< pairs in which the first group is higher, ties as halves; R's W
    double u2 = 0;
    double sd = 0;                       ///< of U, corrected for ties; 0 when all answers are equal
    std::optional<double> z;             ///< without continuity correction: SPSS. Undefined when all answers are equal
    std::optional<Tail> tail;            ///< two-sided, of z
    std::optional<double> z_continuity;  ///< with the correction: R
    std::optional<Tail> tail_continuity;
    std::optional<double> p_exact;  ///< fewer than 50 answers per group, none equal
    /// P(first higher) - P(second higher), -1 to 1: Cliff's delta, which is the rank-biserial correlation.
    double cliffs_delta = 0;
    double superiority = 0;   ///< P(first higher) + P(equal) / 2
    std::optional<double> r;  ///< |z| / sqrt(n)

    bool operator==(const MannWhitney&) const = default;
};

/// Assumes independent respondents. Problem too-few-answers: a group without any.
/// Sources: Mann & Whitney (1947), Ann. Math. Stat. 18:50-60; Cliff (1993), Psychol. Bull. 114:494-509; Vargha &
/// Delaney (2000), J. Educ. Behav. Stat. 25:101-132. Equals R's wilcox.test(x, y).
Result<MannWhitney> mannWhitney(const ValueCounts& first, const ValueCounts& second);

}  // namespace diaoyan
