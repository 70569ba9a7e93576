// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/drivers/importance_performance.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_options.h"
#include "charts/figures/figure_request.h"
#include "questionnaires/result.h"

#include <string>
#include <vector>

namespace diaoyan {

/// What the axes of an importance-performance figure measure, and whom.
struct QuadrantWords {
    Text importance;        ///< 重要性：对 R² 的贡献（%）
    Text performance;       ///< 表现：满意度指数
    Text base;              ///< 基数：…
    std::string unit = {};  ///< behind the numbers of importance: %
    bool operator==(const QuadrantWords&) const = default;
};

/// The points of an importance-performance analysis: performance to the right, importance upwards, lines at the cuts.
/// Points without both numbers are left out and counted in the caption. `labels` are parallel to the points.
/// Problem: too-few-items.
Result<ChartSpec> quadrantFigure(const ImportancePerformance& analysis, const std::vector<Text>& labels,
                                 const QuadrantWords& words, const FigureOptions& options);

/// The same from answers: the first item is the outcome, the others (scales) what may drive it. Importance is the share
/// of R2 (LMG, or Johnson's weight where there are too many), performance the index of options.definition (linear, 0 to
/// 100, where it is no index), both as the command `drivers` reports them.
/// Problems: drivers-wanted (fewer than three items), one-comparison-wanted (groups or several sources), not-related
/// (the regression explains nothing: importance is chance), and those of keyDrivers() and the engine.
/// Source: Martilla & James (1977), Journal of Marketing 41(1):77-79.
Result<ChartSpec> driverQuadrants(const FigureRequest& request);

}  // namespace diaoyan
