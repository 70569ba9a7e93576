// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/share.h"
#include "questionnaires/text.h"

#include <string>
#include <vector>

namespace diaoyan {

enum class ChartKind { horizontal_bars, vertical_bars, stacked_bars };

/// What colours mean: nothing (one colour), a scale from good to bad or back, or kinds without order.
enum class Colouring { plain, best_to_worst, worst_to_best, distinct };

/// One bar piece: what is drawn (`share`) and what is written on it.
struct ChartValue {
    Share share;
    std::string label;  ///< "551（44.4%）"; may be empty
    bool operator==(const ChartValue&) const = default;
};

/// A run of values, one per category. A plain bar chart has one; stacked bars one per option.
struct ChartSeries {
    std::string name;
    std::vector<ChartValue> values;
    bool operator==(const ChartSeries&) const = default;
};

/// A figure as a value, in one language, independent of what draws it. Categories stand in reading
/// order: first at the top (or at the left).
struct ChartSpec {
    std::string id;  ///< parent.hope
    ChartKind kind = ChartKind::horizontal_bars;
    std::string title;
    std::string caption;  ///< base and n, printed under the figure
    std::vector<std::string> categories;
    std::vector<ChartSeries> series;
    bool ordinal = false;                    ///< categories or series follow a scale: never sorted
    Colouring colouring = Colouring::plain;  ///< of the categories of a plain chart, of the series of a stacked one
    std::string no_answers;                  ///< said in place of a bar whose base is 0: 无有效作答
    double axis_maximum = 100;               ///< in percent; the axis always begins at 0

    bool operator==(const ChartSpec&) const = default;
};

/// Size of a rendered figure. PNG pixels at `pixel_ratio` 1; points x 0.75 for SVG and PDF. The
/// composition is that of 1200 units width at any width: letters grow with the figure.
struct FigureSize {
    int width = 1200;
    int height = 0;  ///< 0, or less than the categories need: as high as they need
    double pixel_ratio = 1;
};

}  // namespace diaoyan
