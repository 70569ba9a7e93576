// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/drivers/importance_performance.h"

#include "analysis/numeric/sums.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

bool placeable(const IpaPoint& point) {
    return point.importance && point.performance && std::isfinite(*point.importance) &&
           std::isfinite(*point.performance);
}

/// REQUIRES: not empty.
double cutOf(std::vector<double> values, IpaCut cut) {
    const std::size_t n = values.size();
    std::sort(values.begin(), values.end());
    if (cut == IpaCut::median) return n % 2 == 1 ? values[n / 2] : values[n / 2 - 1] / 2 + values[n / 2] / 2;
    NeumaierSum sum;
    for (const double value : values) sum += value;
    return sum.value() / static_cast<double>(n);
}

/// A mean of equal numbers is that number but for rounding.
bool high(double value, double cut) {
    return value >= cut || std::abs(value - cut) <= 1e-12 * std::max(std::abs(value), std::abs(cut));
}

}  // namespace

Text quadrantName(IpaQuadrant quadrant) {
    switch (quadrant) {
    case IpaQuadrant::concentrate: return {"优先改进", "concentrate here"};
    case IpaQuadrant::keep_up: return {"继续保持", "keep up the good work"};
    case IpaQuadrant::low_priority: return {"次要改进", "low priority"};
    case IpaQuadrant::overkill: break;
    }
    return {"过度供给", "possible overkill"};
}

Result<ImportancePerformance> importancePerformance(std::vector<IpaPoint> points, IpaCut cut) {
    std::vector<double> importance, performance;
    for (const IpaPoint& point : points) {
        if (!placeable(point)) continue;
        importance.push_back(*point.importance);
        performance.push_back(*point.performance);
    }
    if (importance.size() < 2)
        return Problem{"too-few-items",
                       phrase("同时有重要性和满意度的题目不足两道，无法划分象限",
                              "fewer than two items have both importance and performance: no quadrants"),
                       {}};
    ImportancePerformance made;
    made.cut = cut;
    made.importance_cut = cutOf(std::move(importance), cut);
    made.performance_cut = cutOf(std::move(performance), cut);
    made.points = std::move(points);
    for (IpaPoint& point : made.points) {
        point.quadrant = std::nullopt;
        if (!placeable(point)) continue;
        const bool important = high(*point.importance, made.importance_cut);
        const bool strong = high(*point.performance, made.performance_cut);
        if (important)
            point.quadrant = strong ? IpaQuadrant::keep_up : IpaQuadrant::concentrate;
        else
            point.quadrant = strong ? IpaQuadrant::overkill : IpaQuadrant::low_priority;
    }
    return made;
}

}  // namespace diaoyan
