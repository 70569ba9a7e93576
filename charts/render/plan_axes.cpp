// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// Axes: ticks, grid lines, titles, error bars.
namespace diaoyan {

namespace {

constexpr double strip = 36;        // under the plot, for the ticks
constexpr double title_strip = 28;  // for the title of an axis
constexpr int most_beside = 10;

double widestTick(const std::vector<AxisTick>& ticks, const QFont& font) {
    double width = 0;
    for (const AxisTick& tick : ticks) { width = std::max(width, widthOf(tick.words, font)); }
    return width;
}

}  // namespace

double PlanBuilder::heightBelow(const ChartAxis& axis) const {
    return strip + (axis.title.empty() ? 0 : title_strip);
}

double PlanBuilder::addTicksBelow(const NumberScale& scale, const QRectF& plot, bool magnitudes) {
    const QFont letters = font(style::small_size);
    const double tick_width = widestTick(axisTicks(scale.axis(), 4, magnitudes), letters) + 16;
    const int most = std::clamp(static_cast<int>(plot.width() / tick_width), 1, 25);
    for (const AxisTick& tick : axisTicks(scale.axis(), most, magnitudes)) {
        const double x = scale.at(tick.value);
        addGridLine(x, plot.top(), x, plot.bottom());
        addText(tick.words, x, plot.bottom() + 27, Anchor::middle, letters, colours::quiet);
    }
    if (!scale.axis().title.empty()) {
        const std::vector<QString> line = wrapped(plainLabel(scale.axis().title), letters, plot.width(), 1);
        addBlock(line, plot.center().x(), plot.bottom() + strip + title_strip / 2, Anchor::middle, letters,
                 colours::label);
    }
    return heightBelow(scale.axis());
}

double PlanBuilder::widthBeside(const ChartAxis& axis) const {
    return widestTick(axisTicks(axis, most_beside), font(style::small_size)) + 10;
}

void PlanBuilder::addTicksBeside(const NumberScale& scale, const QRectF& plot) {
    const QFont letters = font(style::small_size);
    const int most = std::clamp(static_cast<int>(plot.height() / 30), 1, most_beside);
    for (const AxisTick& tick : axisTicks(scale.axis(), most)) {
        const double y = scale.at(tick.value);
        addGridLine(plot.left(), y, plot.right(), y);
        addBlock({tick.words}, plot.left() - 10, y, Anchor::end, letters, colours::quiet);
    }
}

void PlanBuilder::addTitleAbove(const ChartAxis& axis) {
    if (axis.title.empty()) { return; }
    const QFont letters = font(style::small_size);
    addBlock(wrapped(plainLabel(axis.title), letters, plan_.width - 2 * style::margin, 1), style::margin,
             y_ + title_strip / 2, Anchor::start, letters, colours::label);
    y_ += title_strip + 12;
}

void PlanBuilder::addLine(double x1, double y1, double x2, double y2, const QColor& colour, double width,
                          LineStyle line) {
    plan_.marks.emplace_back(Stroke{{QPointF(x1, y1), QPointF(x2, y2)}, colour, width, line});
}

void PlanBuilder::addGridLine(double x1, double y1, double x2, double y2) {
    plan_.behind.emplace_back(Stroke{{QPointF(x1, y1), QPointF(x2, y2)}, colours::grid});
}

void PlanBuilder::addErrorBar(const QPointF& low, const QPointF& high, const QColor& colour, double width, double end) {
    const bool level = std::abs(low.y() - high.y()) < 1e-9;
    const QPointF across = level ? QPointF(0, end) : QPointF(end, 0);
    plan_.marks.emplace_back(Stroke{{low, high}, colour, width});
    if (end <= 0) { return; }
    plan_.marks.emplace_back(Stroke{{low - across, low + across}, colour, width});
    plan_.marks.emplace_back(Stroke{{high - across, high + across}, colour, width});
}

}  // namespace diaoyan
