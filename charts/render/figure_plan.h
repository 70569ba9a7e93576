// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/figures/chart_spec.h"
#include "questionnaires/result.h"

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <variant>
#include <vector>

namespace diaoyan {

/// Which point of a line of text is meant by its x.
enum class Anchor { start, middle, end };

/// One line of text; `y` is its baseline. Turned, it reads upwards and the place is turned with it.
struct TextPiece {
    QString text;
    double x = 0;
    double y = 0;
    Anchor anchor = Anchor::start;
    QFont font;
    QColor colour;
    bool turned = false;
};

/// Lines across an area, so that it can be told from another of the same lightness.
enum class Hatch { none, rising, falling, crossed };

/// A rectangle: filled where `colour` is valid, hatched where `hatch` says so.
struct Patch {
    QRectF area;
    QColor colour;
    Hatch hatch = Hatch::none;
    QColor hatch_colour{};
};

/// A line through points.
struct Stroke {
    std::vector<QPointF> points;
    QColor colour;
    double width = 1.2;
    LineStyle style = LineStyle::solid;
};

enum class DotShape { circle, diamond };

/// A filled dot with a thin white rim, so that dots that touch can be told apart.
struct Dot {
    QPointF centre;
    double radius = 6;
    QColor colour;
    DotShape shape = DotShape::circle;
    QColor rim = Qt::white;
};

/// What is drawn besides Qt's bars, in the order of the list.
using FigureMark = std::variant<Patch, Stroke, Dot>;

/// A piece of a figure that stands for a value: a bar or a part of one, a dot, a cell, a box, a class of a histogram.
/// What does not apply is -1.
struct FigureSpot {
    QRectF area;        ///< of the plan; a little more than what is drawn where that is small
    int series = -1;    ///< of ChartSpec::series
    int category = -1;  ///< of ChartSpec::categories
    int point = -1;     ///< of ChartSpec::points

    bool operator==(const FigureSpot&) const = default;
};

/// Where everything of a figure stands, in units of a figure 1200 wide. Qt Charts draws the bars of `plot`; the
/// rest is ours: grid and ground behind them, marks before them, and all text (Qt's own labels can neither wrap
/// Chinese nor hold HTML back).
struct FigurePlan {
    double width = 1200;
    double height = 0;
    QRectF plot;                  ///< of the bars; empty: no bars for Qt to draw
    double bar_part = 0.6;        ///< thickness of a bar (of a group of bars) as part of its band
    QColor ground = Qt::white;    ///< what the figure stands on: between the bars of a stack
    QColor bar;                   ///< of bars of one colour
    std::vector<QColor> colours;  ///< of categories (bars, columns) or series (stacked, grouped)
    std::vector<FigureMark> behind;
    std::vector<FigureMark> marks;
    std::vector<TextPiece> texts;
    std::vector<FigureSpot> spots;  ///< in reading order
};

/// Where a bar begins: 0, or the end of the axis that is nearest to it.
double barBase(const ChartAxis& axis);
/// A number within the ends of the axis.
double withinAxis(const ChartAxis& axis, double value);

/// Lay a figure out; at least `wanted_height` high (0: as high as it needs). Problems: spec-malformed.
Result<FigurePlan> planFigure(const ChartSpec& spec, const QString& family, double wanted_height);

}  // namespace diaoyan
