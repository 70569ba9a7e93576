// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/result.h"

#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

/// Where the lines between high and low are drawn.
enum class IpaCut { mean, median };

enum class IpaQuadrant {
    concentrate,   ///< important, weak: 优先改进
    keep_up,       ///< important, strong: 继续保持
    low_priority,  ///< unimportant, weak: 次要改进
    overkill       ///< unimportant, strong: 过度供给
};

Text quadrantName(IpaQuadrant quadrant);

/// One item on the two axes, in any unit of importance (r, beta, a stated rating) and of performance (mean,
/// index).
struct IpaPoint {
    std::string item;
    std::optional<double> importance{};
    std::optional<double> performance{};
    std::optional<IpaQuadrant> quadrant{};  ///< filled in; undefined for an item without both numbers

    bool operator==(const IpaPoint&) const = default;
};

/// 重要性—满意度（IPA）矩阵.
struct ImportancePerformance {
    IpaCut cut = IpaCut::mean;
    double importance_cut = 0;
    double performance_cut = 0;
    std::vector<IpaPoint> points{};  ///< in the order given

    bool operator==(const ImportancePerformance&) const = default;
};

/// An item at the line counts as high. Items without both numbers take no part in the lines. The quadrants
/// compare the items with each other: some are always "weak", however satisfied everybody is.
/// Problem too-few-items: fewer than two with both numbers.
/// Source: Martilla & James (1977), Journal of Marketing 41(1):77-79.
Result<ImportancePerformance> importancePerformance(std::vector<IpaPoint> points, IpaCut cut = IpaCut::mean);

}  // namespace diaoyan
