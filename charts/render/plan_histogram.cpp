// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// Classes of equal width: columns that touch, with the limits of the classes under them.
namespace diaoyan {

void PlanBuilder::addHistogram() {
    const std::vector<ChartValue>& values = spec_.series.front().values;
    const auto classes = static_cast<double>(values.size());
    addTitleAbove(spec_.axis);
    const double left = style::margin + widthBeside(spec_.axis);
    const double right = plan_.width - style::margin - 16;
    ChartAxis limits = spec_.cross_axis;
    limits.maximum = limits.minimum + classes * limits.step;
    const NumberScale across(limits, left, right);
    const double names = addLineNames(across, QRectF(left, 0, right - left, 0));
    const double top = y_ + names + 28;  // a value over the highest column
    constexpr double tick = 6;
    const double below = heightBelow(limits) + tick;
    const double height = std::max(400.0, wanted_height_ - top - below - footHeight());
    plan_.plot = QRectF(left, top, right - left, height);
    plan_.bar_part = 1;
    const NumberScale scale(spec_.axis, plan_.plot.bottom(), plan_.plot.top());
    addTicksBeside(scale, plan_.plot);
    y_ = plan_.plot.bottom() + tick + addTicksBelow(across, QRectF(left, plan_.plot.bottom(), right - left, tick));
    addLine(left, plan_.plot.bottom(), right, plan_.plot.bottom(), colours::axis, 1.5);

    for (const ChartLine& line : spec_.lines) {
        if (line.points.empty() || !across.reaches(line.points.front().first)) { continue; }
        const double x = across.at(line.points.front().first);
        addLine(x, top - 26, x, plan_.plot.bottom(), QColor(Qt::white), 4.5);
        addLine(x, top - 26, x, plan_.plot.bottom(), colours::reference, 2, line.style);
    }
    const QFont letters = font(style::small_size);
    const double band = plan_.plot.width() / classes;
    const bool fits = std::all_of(values.begin(), values.end(), [&](const ChartValue& value) {
        return widthOf(plainLabel(value.label), letters) <= band - 2;
    });
    for (std::size_t i = 0; i < values.size() && fits; ++i) {
        const double end = scale.at(std::max(farEnd(values[i]), barBase(spec_.axis)));
        addGround({plainLabel(values[i].label)}, letters, left + band * (static_cast<double>(i) + 0.5), end - 25, 21);
        addBlock({plainLabel(values[i].label)}, left + band * (static_cast<double>(i) + 0.5), end - 15, Anchor::middle,
                 letters, values[i].position() ? colours::label : colours::quiet);
    }
    addBarErrors(scale);
    addBarSpots(scale);
}

}  // namespace diaoyan
