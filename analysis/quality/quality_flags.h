// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace diaoyan {

/// What looks wrong with an answer sheet.
enum class QualityReason {
    straight_line,        ///< 直线作答: a long run of the same answer
    many_missing,         ///< 漏答过多
    seconds_per_item,     ///< 用时过短: below the least time that an item takes
    far_below_median,     ///< 用时过短: below a share of the median time
    fast_on_log_scale,    ///< 用时过短: low z of the logarithm of the time
    duplicate,            ///< 重复答卷: the same answers, in the same place and time where those are known
    percent_match,        ///< 高度雷同: nearly the same answers as another sheet
    multivariate_outlier  ///< 异常作答模式: Mahalanobis distance
};
inline constexpr std::size_t qualityReasons = 8;

/// Stable id: straight-line, many-missing ...
const char* qualityReasonName(QualityReason reason);

/// A reason to look at a sheet, never to delete it unseen: all of these have honest causes as well.
struct QualityFlag {
    std::int64_t row = 0;  ///< from 0
    QualityReason reason = QualityReason::straight_line;
    double value = 0;  ///< what was measured
    double limit = 0;  ///< what it was held against

    bool operator==(const QualityFlag&) const = default;
};

/// Flags of several checks taken together. A row counts once per reason.
struct FlaggedRows {
    std::int64_t rows = 0;
    std::array<std::int64_t, qualityReasons> by_reason{};  ///< rows, by QualityReason
    std::vector<int> reasons_of_row;                       ///< how many different reasons each row has
    std::int64_t flagged = 0;                              ///< rows with at least one
    std::int64_t flagged_twice = 0;                        ///< rows with at least two

    bool operator==(const FlaggedRows&) const = default;
};

/// Flags of rows outside 0 .. rows - 1 are left out.
FlaggedRows flaggedRows(std::int64_t rows, const std::vector<QualityFlag>& flags);

}  // namespace diaoyan
