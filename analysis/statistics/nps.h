// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/engine/value_counts.h"
#include "questionnaires/result.h"

#include <array>
#include <cstdint>
#include <optional>

namespace diaoyan {

/// Net promoter score of a 0-10 question, in points from -100 to 100.
struct NetPromoterScore {
    std::int64_t n = 0;
    std::int64_t promoters = 0;               ///< 9 and 10
    std::int64_t passives = 0;                ///< 7 and 8
    std::int64_t detractors = 0;              ///< 0 to 6
    double score = 0;                         ///< percent promoters minus percent detractors
    double standard_error = 0;                ///< multinomial: 100 sqrt((p + d - (p - d)^2) / n)
    std::optional<double> standard_error_n1;  ///< with n - 1 in place of n; undefined for one answer
    Interval interval;  ///< score +- z standard errors, within -100 .. 100; of no width when all are of one kind
    Confidence confidence;

    bool operator==(const NetPromoterScore&) const = default;
};

/// counts[v] answers of v points. Assumes independent respondents. Only for 0-10 scales: another one is not
/// to be stretched. Problems: no-answers, wrong-counts (a negative count).
/// Source: Reichheld (2003), Harvard Business Review 81(12):46-54; standard error: multinomial variance of
/// the difference of two shares.
Result<NetPromoterScore> netPromoterScore(const std::array<std::int64_t, 11>& counts,
                                          Confidence confidence = Confidence{});

/// The same from a distribution; weights are not used. Problem not-0-to-10 for any other value.
Result<NetPromoterScore> netPromoterScore(const ValueCounts& values, Confidence confidence = Confidence{});

}  // namespace diaoyan
