// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/quality/quality_flags.h"
#include "analysis/quality/score_matrix.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace diaoyan {

/// Unanswered items of one respondent, or respondents who left one item unanswered.
struct MissingCount {
    std::int64_t asked = 0;  ///< without those routed past
    std::int64_t missing = 0;

    /// missing / asked; undefined when nothing was asked.
    std::optional<double> share() const;
    bool operator==(const MissingCount&) const = default;
};

struct ItemNonresponse {
    std::vector<MissingCount> rows;
    std::vector<MissingCount> items;
    std::vector<std::int64_t> distribution;  ///< distribution[m]: rows with m unanswered items
    std::int64_t complete = 0;               ///< rows that were asked something and left nothing out
    double limit = 0;
    std::vector<QualityFlag> flags;  ///< many_missing: share above the limit

    bool operator==(const ItemNonresponse&) const = default;
};

/// Unanswered items by respondent and by item. Flags rows with more than `limit` of the items asked left
/// unanswered (a limit outside 0 .. 1 is taken as one half). Problem: wrong-shape. Linear.
/// Source: AAPOR Standard Definitions, 9th ed. (2016): below half answered is a break-off.
Result<ItemNonresponse> itemNonresponse(const ScoreMatrix& scores, double limit = 0.5);

}  // namespace diaoyan
