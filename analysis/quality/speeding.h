// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/quality/quality_flags.h"
#include "questionnaires/result.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

struct SpeedingRule {
    double seconds_per_item = 2;
    double share_of_median = 1.0 / 3;
    double log_z = -1.96;

    bool operator==(const SpeedingRule&) const = default;
};

/// How fast one respondent was.
struct AnswerSpeed {
    std::optional<double> seconds_per_item;
    std::optional<double> index;  ///< time over the median; undefined also for a median of 0
    std::optional<double> log_z;  ///< undefined also for a time of 0, or where all times are equal

    bool operator==(const AnswerSpeed&) const = default;
};

struct Speeding {
    SpeedingRule rule;
    std::int64_t items = 0;
    std::int64_t n = 0;         ///< times that can be used
    std::int64_t unusable = 0;  ///< negative or not finite: an error of the clock
    double median = 0;
    std::vector<AnswerSpeed> rows;   ///< all undefined where there is no usable time
    std::vector<QualityFlag> flags;  ///< seconds_per_item, far_below_median, fast_on_log_scale: up to three a row

    bool operator==(const Speeding&) const = default;
};

/// Speeding by three rules, each with its own flag; they disagree on short forms, so one alone is weak.
/// z of the logarithm uses mean and sample standard deviation of the positive times, slow ones included.
/// Times of a sheet filled in on paper or in two sittings mean nothing. n log n. Problems: no-items (items
/// < 1), no-times (no usable time). Equals R median and scale(log(x)).
/// Sources: Huang et al. (2012), J. Business and Psychology 27:99-114 (2 s per item); Greszki, Meyer &
/// Schoen (2015), Public Opinion Quarterly 79:471-503 (shares of the median).
Result<Speeding> speeding(const std::vector<std::optional<double>>& seconds, std::int64_t items,
                          const SpeedingRule& rule = {});

}  // namespace diaoyan
