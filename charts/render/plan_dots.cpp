// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// Rows with marks of our own, which Qt Charts has no horizontal form of: dots with intervals, boxes.
namespace diaoyan {

namespace {

/// Letters and rows become smaller with the number of rows: sixty schools are a page.
struct RowSize {
    double letters = style::label_size;
    double band = 46;
    double dot = 7;
};

RowSize rowSize(std::size_t rows) {
    if (rows <= 16) { return {}; }
    if (rows <= 32) { return {20, 36, 6.5}; }
    return {18, 28, 5.5};
}

QRectF squareAround(const QPointF& centre, double radius) {
    return {centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius};
}

}  // namespace

void PlanBuilder::addIntervalDots() {
    const std::size_t number = spec_.categories.size();
    const RowSize size = rowSize(number);
    const QFont letters = font(size.letters);
    const std::vector<ChartValue>& values = spec_.series.front().values;
    double widest = 0;
    for (const ChartValue& value : values) { widest = std::max(widest, widthOf(valueWords(value), letters)); }

    const RowLabels labels = rowLabels(size.letters, 0.34, number > 32 ? 1 : 2);
    const double left = style::margin + labels.width + style::label_gap;
    const double beside = std::clamp(widest + (widest > 0 ? 18 : 0), 20.0, 330.0);
    const double right = plan_.width - style::margin - beside;
    const NumberScale scale(spec_.axis, left, right);
    const double names = addLineNames(scale, QRectF(left, 0, right - left, 0));
    y_ += names;

    const double text_height = static_cast<double>(labels.most_lines) * size.letters * style::line;
    const double band = bandHeight(std::max(text_height + 4, size.band), heightBelow(spec_.axis));
    const QRectF plot(left, y_, right - left, band * static_cast<double>(number));
    addRowLabels(labels, plot);
    for (std::size_t i = 0; i < number; ++i) {
        const double y = plot.top() + band * (static_cast<double>(i) + 0.5);
        addGridLine(left, y, right, y);
    }
    y_ = plot.bottom() + addTicksBelow(scale, plot);
    addLine(left, plot.bottom(), right, plot.bottom(), colours::axis, 1.5);
    addLinesOverRows(scale, plot, names);
    for (std::size_t i = 0; i < number; ++i) {
        const ChartValue& value = values[i];
        const double y = plot.top() + band * (static_cast<double>(i) + 0.5);
        const std::vector<QString> words = wrapped(valueWords(value), letters, beside - 14, 1);
        addBlock(words, right + 16, y, Anchor::start, letters, value.position() ? colours::label : colours::quiet);
        if (!value.position()) {
            addSpot(QRectF(right + 16, y - band / 2, std::min(widest, beside - 14), band), 0, static_cast<int>(i));
            continue;
        }
        addSpot(squareAround(QPointF(scale.at(*value.position()), y), size.dot), 0, static_cast<int>(i));
        if (value.range) {
            addErrorBar({scale.at(value.range->lower), y}, {scale.at(value.range->upper), y}, colours::interval, 3, 0);
        }
        if (scale.reaches(*value.position())) {
            plan_.marks.emplace_back(Dot{QPointF(scale.at(*value.position()), y), size.dot, plan_.colours[i]});
        }
    }
}

void PlanBuilder::addBoxPlot() {
    const std::size_t number = spec_.categories.size();
    const RowSize size = rowSize(number);
    const RowLabels labels = rowLabels(size.letters, 0.34, 3);
    const double left = style::margin + labels.width + style::label_gap;
    const double right = plan_.width - style::margin - 30;
    const NumberScale scale(spec_.axis, left, right);
    const double names = addLineNames(scale, QRectF(left, 0, right - left, 0));
    y_ += names;
    const double text_height = static_cast<double>(labels.most_lines) * size.letters * style::line;
    const double band = bandHeight(std::max(text_height + 14, size.band * 1.25), heightBelow(spec_.axis));
    const QRectF plot(left, y_, right - left, band * static_cast<double>(number));
    addRowLabels(labels, plot);
    y_ = plot.bottom() + addTicksBelow(scale, plot);
    addLine(left, plot.bottom(), right, plot.bottom(), colours::axis, 1.5);
    addLinesOverRows(scale, plot, names);
    const double half = std::min(band * 0.3, 20.0);
    for (std::size_t i = 0; i < number; ++i) {
        const double y = plot.top() + band * (static_cast<double>(i) + 0.5);
        const ChartBox& box = spec_.boxes[i];
        if (box.n <= 0) {
            addBlock({plainLabel(spec_.no_answers)}, left + style::value_gap, y, Anchor::start, font(size.letters),
                     colours::quiet);
            addSpot(QRectF(left, y - half, 2 * half, 2 * half), -1, static_cast<int>(i));
            continue;
        }
        addBox(box, scale, y, half);
        const double from = scale.at(box.lower_quartile);
        addSpot(QRectF(from, y - half, scale.at(box.upper_quartile) - from, 2 * half), -1, static_cast<int>(i));
    }
}

void PlanBuilder::addBox(const ChartBox& box, const NumberScale& scale, double y, double half) {
    addErrorBar({scale.at(box.low), y}, {scale.at(box.high), y}, colours::bar, 1.8, half * 0.5);
    const double from = scale.at(box.lower_quartile);
    const double to = scale.at(box.upper_quartile);
    const QRectF area(from, y - half, to - from, 2 * half);
    plan_.marks.emplace_back(Patch{area, colours::box});
    plan_.marks.emplace_back(Stroke{
        {area.topLeft(), area.topRight(), area.bottomRight(), area.bottomLeft(), area.topLeft(), area.topRight()},
        colours::bar,
        1.8});
    const double median = scale.at(box.median);
    addLine(median, y - half, median, y + half, colours::title, 4);
    for (const double outlier : box.outliers) {
        if (scale.reaches(outlier)) { plan_.marks.emplace_back(Dot{QPointF(scale.at(outlier), y), 4, colours::bar}); }
    }
    if (box.mean && scale.reaches(*box.mean)) {
        plan_.marks.emplace_back(Dot{QPointF(scale.at(*box.mean), y), 7, colours::apart, DotShape::diamond});
    }
}

}  // namespace diaoyan
