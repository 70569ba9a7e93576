// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analysis/confidence.h"
#include "analysis/share.h"
#include "questionnaires/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace diaoyan {

/// The shapes that a figure can have, with the members of ChartSpec that each one uses.
enum class ChartKind {
    horizontal_bars,  ///< categories, one series
    vertical_bars,    ///< the same as upright columns
    grouped_bars,     ///< categories, several series side by side in each (horizontal)
    grouped_columns,  ///< the same upright
    stacked_bars,     ///< categories, series one behind the other to 100 %
    diverging_bars,   ///< the same, parted in the middle: unfavourable to the left, favourable to the right
    interval_dots,    ///< categories, one series of dots with intervals; lines: the mean of all
    funnel,           ///< points (x: n, y: rate), lines: centre and limits
    heat_map,         ///< categories (rows), series (columns): a coloured cell with its label
    histogram,        ///< series[0]: one value per class; classes of equal width from cross_axis.minimum by its step
    box_plot,         ///< categories with boxes
    slopes,           ///< categories (waves), a series per thing that changed
    quadrants,        ///< points; lines: the two cuts; quadrant_names
};

/// What colours mean: nothing (one colour), a scale from good to bad or back, or kinds without order.
enum class Colouring { plain, best_to_worst, worst_to_best, distinct };

/// What is drawn in one place (bar piece, dot, cell) and what is written there.
struct ChartValue {
    Share share;                      ///< drawn as percent
    std::string label;                ///< "551（44.4%）"; may be empty
    std::optional<double> figure{};   ///< drawn in place of the share: a mean, an index, a count
    std::optional<Interval> range{};  ///< error bar, in units of the axis
    bool withheld = false;            ///< nothing is drawn: no answers, or too few to be shown; the label says so

    /// Where it stands on the axis: the figure, or the share in percent; nothing where neither is defined.
    std::optional<double> position() const;
    bool operator==(const ChartValue&) const = default;
};

/// A run of values, one per category. A plain bar chart has one; stacked bars one per option.
struct ChartSeries {
    std::string name;
    std::vector<ChartValue> values;
    bool operator==(const ChartSeries&) const = default;
};

/// A place in a plane.
struct ChartPoint {
    std::string label;
    double x = 0;
    double y = 0;
    std::optional<Interval> range{};  ///< of y
    bool marked = false;              ///< set apart: outside the limits, one's own school
    std::string name{};               ///< what it is, where no label is to be drawn: said in the data beside the figure
    bool operator==(const ChartPoint&) const = default;
};

enum class LineStyle { solid, dashed, dotted };

/// A reference line through points (x, y); of interval dots x is the value and y is not used.
struct ChartLine {
    std::string name;  ///< in the legend, or beside the line; empty: not named
    LineStyle style = LineStyle::solid;
    std::vector<std::pair<double, double>> points;
    bool operator==(const ChartLine&) const = default;
};

/// A distribution in five numbers. Whiskers end at the last value within 1.5 quartile ranges (Tukey).
struct ChartBox {
    std::int64_t n = 0;  ///< 0: nothing to draw
    double low = 0;
    double lower_quartile = 0;
    double median = 0;
    double upper_quartile = 0;
    double high = 0;
    std::optional<double> mean{};
    std::vector<double> outliers{};
    bool operator==(const ChartBox&) const = default;
};

/// A numeric axis. REQUIRES: minimum < maximum, step > 0.
struct ChartAxis {
    double minimum = 0;
    double maximum = 100;
    double step = 0;  ///< between ticks; 0: the renderer's choice
    int decimals = 0;
    std::string unit = "%";  ///< behind the numbers
    std::string title{};     ///< beside the axis; empty where the figure's title says it
    bool operator==(const ChartAxis&) const = default;
};

/// A figure as a value, in one language, independent of what draws it. Categories stand in reading
/// order: first at the top (or at the left).
struct ChartSpec {
    std::string id;  ///< parent.hope
    ChartKind kind = ChartKind::horizontal_bars;
    std::string title;
    std::string caption;  ///< base and n, exclusions and definitions, printed under the figure
    std::vector<std::string> categories;
    std::vector<ChartSeries> series;
    bool ordinal = false;                    ///< categories or series follow a scale: never sorted
    Colouring colouring = Colouring::plain;  ///< of the categories of a plain chart, of the series of others
    std::string no_answers;                  ///< said in place of a bar whose base is 0: 无有效作答
    ChartAxis axis{};                        ///< of the values (y of points)
    ChartAxis cross_axis{};                  ///< x of points; the classes of a histogram
    std::vector<ChartPoint> points{};
    std::vector<ChartLine> lines{};
    std::vector<ChartBox> boxes{};              ///< parallel to categories
    std::vector<std::string> quadrant_names{};  ///< upper left, upper right, lower left, lower right
    std::size_t favourable = 0;                 ///< of diverging bars: so many series, from the good end of the scale
    bool neutral_middle = false;                ///< of diverging bars: the series after those stands across the middle

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
