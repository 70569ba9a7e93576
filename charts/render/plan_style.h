// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/figure_plan.h"
#include "charts/render/number_scale.h"

#include <optional>
#include <vector>

namespace diaoyan {

/// Sizes and distances of the house style, in units of a figure 1200 wide. Printed 16 cm wide, 22
/// units are 8.3 points.
namespace style {
inline constexpr double margin = 36;
inline constexpr double title_size = 30;
inline constexpr double label_size = 22;
inline constexpr double small_size = 18;
inline constexpr double caption_size = 19;
inline constexpr double line = 1.36;     ///< line height by letter size
inline constexpr double label_gap = 14;  ///< between a label and the axis
inline constexpr double value_gap = 10;  ///< between a bar and its value
}  // namespace style

/// A name of the legend with its swatch, or with a piece of its line.
struct LegendEntry {
    QString name;
    QColor colour;
    Hatch hatch = Hatch::none;
    std::optional<LineStyle> line{};
};

/// The names of rows, broken into lines, and what they need.
struct RowLabels {
    std::vector<std::vector<QString>> rows;
    double size = style::label_size;
    double width = 0;
    std::size_t most_lines = 1;
};

/// How the values over grouped columns are written, and the room they need above the plot.
struct ColumnWords {
    double size = 0;  ///< 0: not at all
    bool turned = false;
    double room = 10;
};

/// Where points stand: an area with an axis along and one up.
struct PointPlane {
    QRectF area;
    NumberScale x;
    NumberScale y;
};

}  // namespace diaoyan
