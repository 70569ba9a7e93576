// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/share.h"
#include "charts/figures/chart_spec.h"
#include "charts/figures/figure_parts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace diaoyan {

enum class MeasureKind { rate, index, mean };

/// The one number that a part of a figure comes down to. Everybody counts as one (no weights).
struct FigureMeasure {
    MeasureKind kind = MeasureKind::rate;
    Share share{};                     ///< of a rate
    std::int64_t n = 0;                ///< valid answers
    std::optional<double> value;       ///< percent, points or units of the number; undefined for n = 0
    std::optional<Interval> interval;  ///< in the same units
    Text definition;                   ///< 满意率（满意+比较满意）

    bool operator==(const FigureMeasure&) const = default;
};

/// A scale: rate or index by options.definition (the default where it is empty or does not fit). A number: its mean
/// with Student's interval. Other items with options: the share of the options that the definition names by code or
/// label, joined by '+' (one only, where several can be ticked). Rates have Wilson's interval.
/// Problems: definition-wanted (an item without a scale, no option named), unknown-definition, not-countable,
/// wrong-counts.
Result<FigureMeasure> measureOf(const FigurePart& part, const FigureOptions& options);

/// The same of each part. Problem besides: measures-differ (percentages beside points).
Result<std::vector<FigureMeasure>> measuresOf(const std::vector<FigurePart>& parts, const FigureOptions& options);

/// 83.1%, 81.3, 41.25; empty where it is undefined.
std::string measureText(const FigureMeasure& measure);

/// A value of a chart at that place, with its label and, if wanted, its interval.
ChartValue measuredValue(const FigureMeasure& measure, bool interval);

/// An axis that holds values and intervals of them all.
ChartAxis measureAxis(const std::vector<FigureMeasure>& measures);

/// Every definition that occurs, once: 满意率（满意+比较满意）; joined by ；.
Text definitionsOf(const std::vector<FigureMeasure>& measures);

}  // namespace diaoyan
