// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// Upright columns: labels below, values above, both broken to the width of a column's band.
namespace diaoyan {

namespace {

constexpr double natural_plot_height = 400;

// 551人（44.4%） in one line where it fits, else the percentage under the count.
std::vector<QString> valueLines(const QString& value, const QFont& font, double width) {
    if (widthOf(value, font) <= width) { return {value}; }
    qsizetype cut = value.indexOf(QChar(0xFF08));
    if (cut < 0) { cut = value.indexOf(QLatin1Char('(')); }
    if (cut <= 0) { return wrapped(value, font, width, 2); }
    return {value.left(cut).trimmed(), value.mid(cut)};
}

double labelsHeight(std::size_t lines) {
    return style::label_gap + static_cast<double>(lines) * style::label_size * style::line + 8;
}

}  // namespace

void PlanBuilder::addColumns() {
    const auto number = static_cast<double>(spec_.categories.size());
    const QFont letters = font(style::label_size);
    addTitleAbove(spec_.axis);
    const double left = style::margin + widthBeside(spec_.axis);
    const double right = plan_.width - style::margin;
    const double band = (right - left) / number;

    std::vector<std::vector<QString>> labels;
    std::vector<std::vector<QString>> values;
    std::size_t label_lines = 1;
    for (std::size_t i = 0; i < spec_.categories.size(); ++i) {
        labels.push_back(balanced(spec_.categories[i], letters, band - 14, 4));
        values.push_back(valueLines(valueWords(spec_.series.front().values[i]), letters, band - 8));
        label_lines = std::max(label_lines, labels.back().size());
    }
    const double step = style::label_size * style::line;
    // Values may rise above the plot: as much room as the tallest column leaves them too little.
    double above = 6;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const NumberScale upwards(spec_.axis, 0, natural_plot_height);
        const double room = natural_plot_height - upwards.at(farEnd(spec_.series.front().values[i]));
        above = std::max(above, static_cast<double>(values[i].size()) * step + 8 - room);
    }
    const double top = y_ + above;
    const double below = labelsHeight(label_lines);
    const double height = std::max(natural_plot_height, wanted_height_ - top - below - footHeight());
    plan_.plot = QRectF(left, top, right - left, height);
    plan_.bar_part = std::min(0.58, 120 / band);
    const NumberScale scale(spec_.axis, plan_.plot.bottom(), plan_.plot.top());

    addColumnLabels(labels, plan_.plot);
    addTicksBeside(scale, plan_.plot);
    addBarHatches(scale);
    addColumnValues(values, scale);
    addBarErrors(scale);
    addBarSpots(scale);
    const double base = scale.at(barBase(spec_.axis));
    addLine(left, base, right, base, colours::axis, 1.5);
    y_ = plan_.plot.bottom() + below;
}

void PlanBuilder::addGroupedColumns() {
    const auto number = static_cast<double>(spec_.categories.size());
    const auto bars = static_cast<double>(spec_.series.size());
    const QFont letters = font(style::label_size);
    addLegend(seriesEntries());
    addTitleAbove(spec_.axis);
    const double left = style::margin + widthBeside(spec_.axis);
    const double right = plan_.width - style::margin;
    const double band = (right - left) / number;
    std::vector<std::vector<QString>> labels;
    std::size_t label_lines = 1;
    for (const std::string& category : spec_.categories) {
        labels.push_back(balanced(category, letters, band - 14, 4));
        label_lines = std::max(label_lines, labels.back().size());
    }
    plan_.bar_part = std::min(0.82, bars * 90 / band);
    const ColumnWords look = groupedColumnWords(band * plan_.bar_part / bars);
    const double top = y_ + look.room;  // a value over the highest column
    const double below = labelsHeight(label_lines);
    const double height = std::max(natural_plot_height, wanted_height_ - top - below - footHeight());
    plan_.plot = QRectF(left, top, right - left, height);
    const NumberScale scale(spec_.axis, plan_.plot.bottom(), plan_.plot.top());

    addColumnLabels(labels, plan_.plot);
    addTicksBeside(scale, plan_.plot);
    addBarHatches(scale);
    addGroupedColumnValues(scale, look);
    addBarErrors(scale);
    addBarSpots(scale);
    const double base = scale.at(barBase(spec_.axis));
    addLine(left, base, right, base, colours::axis, 1.5);
    y_ = plan_.plot.bottom() + below;
}

void PlanBuilder::addColumnLabels(const std::vector<std::vector<QString>>& labels, const QRectF& plot) {
    const double band = plot.width() / static_cast<double>(labels.size());
    const double step = style::label_size * style::line;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        double y = plot.bottom() + style::label_gap + step * 0.72;
        for (const QString& line : labels[i]) {
            addText(line, plot.left() + band * (static_cast<double>(i) + 0.5), y, Anchor::middle,
                    font(style::label_size), colours::label);
            y += step;
        }
    }
}

// Above the column, and below one that hangs down from 0.
void PlanBuilder::addColumnValues(const std::vector<std::vector<QString>>& values, const NumberScale& scale) {
    const QFont letters = font(style::label_size);
    const double step = style::label_size * style::line;
    const double band = plan_.plot.width() / static_cast<double>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const ChartValue& value = spec_.series.front().values[i];
        const double end = farEnd(value);
        const double block = step * static_cast<double>(values[i].size());
        const double lowest = plan_.plot.bottom() - block - 4;
        const bool hanging = end < barBase(spec_.axis) && scale.at(end) + 4 <= lowest;
        const double top = hanging ? scale.at(end) + 4 : scale.at(std::max(end, barBase(spec_.axis))) - 4 - block;
        const double middle = plan_.plot.left() + band * (static_cast<double>(i) + 0.5);
        addGround(values[i], letters, middle, top, block);
        addBlock(values[i], middle, top + block / 2, Anchor::middle, letters,
                 value.position() ? colours::label : colours::quiet);
    }
}

// In one size for the whole figure: level where every value fits over its column, else turned, else not at all.
ColumnWords PlanBuilder::groupedColumnWords(double thick) const {
    double widest = 0;
    for (const double size : {style::small_size, 16.0, 14.0}) {
        widest = 0;
        for (const ChartSeries& series : spec_.series) {
            for (const ChartValue& value : series.values) {
                widest = std::max(widest, widthOf(valueWords(value), font(size)));
            }
        }
        if (widest <= thick + 2) { return {size, false, size * style::line + 6}; }
    }
    constexpr double longest = 160;
    if (thick < 17 || widest > longest) { return {}; }
    return {15, true, widest * 15 / 14 + 12};
}

void PlanBuilder::addGroupedColumnValues(const NumberScale& scale, const ColumnWords& look) {
    if (look.size <= 0) { return; }
    const QFont letters = font(look.size);
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        for (std::size_t i = 0; i < spec_.categories.size(); ++i) {
            const ChartValue& value = spec_.series[s].values[i];
            const double x = barArea(scale, i, s).center().x();
            const double end = scale.at(std::max(farEnd(value), barBase(spec_.axis)));
            const QColor colour = value.position() ? colours::label : colours::quiet;
            if (look.turned) {
                addTurned(valueWords(value), x, end - 6, Anchor::start, letters, colour);
            } else {
                addBlock({valueWords(value)}, x, end - 4 - look.size * 0.6, Anchor::middle, letters, colour);
            }
        }
    }
}

}  // namespace diaoyan
