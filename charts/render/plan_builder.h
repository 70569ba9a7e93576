// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/render/plan_style.h"

#include <functional>
#include <string>
#include <vector>

namespace diaoyan {

/// Builds one plan from top to bottom; the kinds are laid out in plan_*.cpp. Internal to render/.
class PlanBuilder {
public:
    PlanBuilder(const ChartSpec& spec, const QString& family, double wanted_height);
    FigurePlan build();

private:
    // Kinds.
    void addBody();
    void addHorizontalBars();
    void addGroupedBars();
    void addDivergingBars();
    void addColumns();
    void addGroupedColumns();
    void addHistogram();
    void addIntervalDots();
    void addBoxPlot();
    void addHeatMap();
    void addFunnel();
    void addQuadrants();
    void addSlopes();

    // plan_builder.cpp: what all kinds have.
    void addTitle();
    void addEmptyNote();
    void addCaption();
    void addLegend(const std::vector<LegendEntry>& entries);
    std::vector<LegendEntry> seriesEntries() const;
    std::vector<LegendEntry> lineEntries() const;
    QColor lineColour(const ChartLine& line) const;
    double footHeight() const;
    bool isEmpty() const;
    bool nobodyAnswered(std::size_t category) const;

    // plan_text.cpp
    std::vector<QString> balanced(const std::string& label, const QFont& font, double width, int most_lines) const;
    QFont font(double size, bool bold = false) const;
    void addText(const QString& text, double x, double y, Anchor anchor, const QFont& letters, const QColor& colour);
    /// Lines centred on y as a block.
    void addBlock(const std::vector<QString>& lines, double x, double y, Anchor anchor, const QFont& letters,
                  const QColor& colour);
    /// One line that reads upwards, centred on x; it begins, has its middle or ends at y.
    void addTurned(const QString& text, double x, double y, Anchor anchor, const QFont& letters, const QColor& colour);
    /// White behind a value, so that no grid line runs through the digits.
    void addGround(const std::vector<QString>& lines, const QFont& letters, double middle, double top, double height);

    // plan_axes.cpp
    /// Grid lines and ticks under the plot, its axis title below; gives the height that they take.
    double addTicksBelow(const NumberScale& scale, const QRectF& plot, bool magnitudes = false);
    double heightBelow(const ChartAxis& axis) const;
    void addTicksBeside(const NumberScale& scale, const QRectF& plot);
    double widthBeside(const ChartAxis& axis) const;  ///< of the ticks at the left, with their gap
    void addTitleAbove(const ChartAxis& axis);        ///< the title of an upright axis, over the plot
    void addLine(double x1, double y1, double x2, double y2, const QColor& colour, double width = 1.2,
                 LineStyle line = LineStyle::solid);
    void addGridLine(double x1, double y1, double x2, double y2);
    /// |----| with ends, along x or along y.
    void addErrorBar(const QPointF& low, const QPointF& high, const QColor& colour, double width, double end);

    // plan_rows.cpp
    RowLabels rowLabels(double size, double part_of_width, int most_lines) const;
    void addRowLabels(const RowLabels& labels, const QRectF& plot);
    double bandHeight(double needed, double foot) const;  ///< higher where the figure is to be higher
    /// Reference lines over rows, where x is the value: their names from y_ downwards, the height of the names.
    double addLineNames(const NumberScale& scale, const QRectF& columns);
    void addLinesOverRows(const NumberScale& scale, const QRectF& plot, double names_height);

    // plan_bars.cpp, plan_columns.cpp
    /// A bar as Qt draws it, from the place of the base to that of the value.
    QRectF barArea(const NumberScale& scale, std::size_t category, std::size_t series) const;
    void addBarValues(const NumberScale& scale, double size);
    void addPieceValues(const NumberScale& scale);
    void addPieceValue(const ChartValue& value, const QRectF& piece, std::size_t series);
    double plotWidthBesideValues(double left, double size) const;
    double farEnd(const ChartValue& value) const;  ///< where a bar with its error bar ends, on the axis
    QString valueWords(const ChartValue& value) const;
    void addBarErrors(const NumberScale& scale);
    void addBarHatches(const NumberScale& scale);
    void addColumnLabels(const std::vector<std::vector<QString>>& labels, const QRectF& plot);
    void addColumnValues(const std::vector<std::vector<QString>>& values, const NumberScale& scale);
    ColumnWords groupedColumnWords(double thick) const;
    void addGroupedColumnValues(const NumberScale& scale, const ColumnWords& look);

    // plan_spots.cpp
    /// A piece that stands for a value; enlarged where it is too small to be hit.
    void addSpot(const QRectF& area, int series, int category, int point = -1);
    void addBarSpots(const NumberScale& scale);
    /// Where the words stand that say why there is no bar.
    QRectF wordsArea(const ChartValue& value, double x, double middle, double height, double size) const;
    /// Of a row of pieces without any: one spot, with its first withheld series or -1.
    void addRowSpot(std::size_t category, double x, double middle, double height);

    // plan_dots.cpp, plan_diverging.cpp, plan_heat_map.cpp
    void addBox(const ChartBox& box, const NumberScale& scale, double y, double half);
    void addWithheldWords(std::size_t category, double x, double middle);
    void addHeatMapNames(double left, double cell);
    void addCells(const QRectF& plot, const QSizeF& cell);
    void addColourKey();

    // plan_points.cpp
    PointPlane addPlane(double above);
    void addLinesOfPlane(const PointPlane& plane);
    void addDots(const PointPlane& plane, double radius);
    void addPointLabels(const PointPlane& plane, bool marked_only, double radius, std::vector<QRectF> taken);
    void addPointLabel(const std::vector<QString>& lines, const QRectF& place, const QPointF& dot,
                       const QFont& letters);
    void addQuadrantNames(const PointPlane& plane, std::vector<QRectF>& taken);

    // plan_slopes.cpp
    std::vector<QString> endValues(bool last, const QFont& letters) const;
    void addLead(const ChartValue& value, const QPointF& from, const QPointF& to);
    void addWaves(const QRectF& plot, double distance);
    void addSlope(const std::vector<ChartValue>& values, const NumberScale& scale,
                  const std::function<double(std::size_t)>& wave_at, const QColor& colour);
    void addSlopeSpots(const NumberScale& scale, const std::function<double(std::size_t)>& wave_at);
    void addInnerValues(const QRectF& plot, const NumberScale& scale,
                        const std::function<double(std::size_t)>& wave_at);

    bool stacked() const { return spec_.kind == ChartKind::stacked_bars; }
    bool upright() const;

    const ChartSpec& spec_;
    QString family_;
    double wanted_height_;
    double y_ = style::margin;
    std::vector<QString> caption_;
    std::vector<Hatch> hatches_;  ///< parallel to colours
    FigurePlan plan_;
};

}  // namespace diaoyan
