// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/quality/quality_flags.h"

#include <algorithm>
#include <bitset>

namespace diaoyan {

const char* qualityReasonName(QualityReason reason) {
    switch (reason) {
    case QualityReason::straight_line: return "straight-line";
    case QualityReason::many_missing: return "many-missing";
    case QualityReason::seconds_per_item: return "seconds-per-item";
    case QualityReason::far_below_median: return "far-below-median";
    case QualityReason::fast_on_log_scale: return "fast-on-log-scale";
    case QualityReason::duplicate: return "duplicate";
    case QualityReason::percent_match: return "percent-match";
    case QualityReason::multivariate_outlier: return "multivariate-outlier";
    }
    return "";
}

FlaggedRows flaggedRows(std::int64_t rows, const std::vector<QualityFlag>& flags) {
    FlaggedRows all;
    all.rows = std::max<std::int64_t>(rows, 0);
    std::vector<std::bitset<qualityReasons>> of_row(static_cast<std::size_t>(all.rows));
    for (const QualityFlag& flag : flags)
        if (flag.row >= 0 && flag.row < all.rows)
            of_row[static_cast<std::size_t>(flag.row)].set(static_cast<std::size_t>(flag.reason));
    for (const auto& reasons : of_row) {
        const int count = static_cast<int>(reasons.count());
        all.reasons_of_row.push_back(count);
        all.flagged += count >= 1 ? 1 : 0;
        all.flagged_twice += count >= 2 ? 1 : 0;
        for (std::size_t i = 0; i < qualityReasons; ++i) all.by_reason[i] += reasons.test(i) ? 1 : 0;
    }
    return all;
}

}  // namespace diaoyan
