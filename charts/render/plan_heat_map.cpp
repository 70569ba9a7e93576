// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// A table of coloured cells: light is low, dark is high.
namespace diaoyan {

namespace {

constexpr double widest_cell = 150;
constexpr double least_for_level_names = 78;
constexpr double key_width = 240;
constexpr int key_steps = 40;

double widestOf(const std::vector<QString>& lines, const QFont& letters) {
    double width = 0;
    for (const QString& line : lines) { width = std::max(width, widthOf(line, letters)); }
    return width;
}

}  // namespace

void PlanBuilder::addHeatMap() {
    const auto rows = static_cast<double>(spec_.categories.size());
    const auto columns = static_cast<double>(spec_.series.size());
    addColourKey();
    const RowLabels labels = rowLabels(rows > 32 ? 18 : 20, 0.3, 2);
    const double left = style::margin + labels.width + style::label_gap;
    const double cell = std::min((plan_.width - style::margin - left) / columns, widest_cell);
    addHeatMapNames(left, cell);
    const double text_height = static_cast<double>(labels.most_lines) * labels.size * style::line;
    const double band = bandHeight(std::max(text_height + 8, rows > 32 ? 30.0 : 40.0), 8);
    const QRectF plot(left, y_, cell * columns, band * rows);
    addRowLabels(labels, plot);
    addCells(plot, QSizeF(cell, band));
    y_ = plot.bottom() + 8;
}

// Names of columns in up to four level lines where these hold them, else upwards.
void PlanBuilder::addHeatMapNames(double left, double cell) {
    const QFont letters = font(style::small_size);
    bool level = cell >= least_for_level_names;
    std::vector<std::vector<QString>> names;
    std::size_t lines = 1;
    for (const ChartSeries& series : spec_.series) {
        names.push_back(balanced(series.name, letters, cell - 8, 4));
        lines = std::max(lines, names.back().size());
        level = level && !names.back().back().endsWith(QChar(0x2026)) && widestOf(names.back(), letters) <= cell - 4;
    }
    const double step = style::small_size * style::line;
    if (level) {
        const double height = static_cast<double>(lines) * step;
        for (std::size_t s = 0; s < names.size(); ++s) {
            const double own = static_cast<double>(names[s].size()) * step;
            addBlock(names[s], left + cell * (static_cast<double>(s) + 0.5), y_ + height - own / 2, Anchor::middle,
                     letters, colours::label);
        }
        y_ += height + 8;
        return;
    }
    const QFont turned = font(std::clamp(cell - 4, 10.0, style::small_size));
    const auto across = static_cast<int>(std::clamp(cell / (turned.pixelSize() * style::line), 1.0, 2.0));
    double height = 0;
    for (std::size_t s = 0; s < names.size(); ++s) {
        names[s] = balanced(spec_.series[s].name, turned, 310, across);
        height = std::max(height, widestOf(names[s], turned));
    }
    for (std::size_t s = 0; s < names.size(); ++s) {
        const double line = turned.pixelSize() * style::line;
        double x = left + cell * (static_cast<double>(s) + 0.5) - line * static_cast<double>(names[s].size() - 1) / 2;
        for (const QString& words : names[s]) {
            addTurned(words, x, y_ + height, Anchor::start, turned, colours::label);
            x += line;
        }
    }
    y_ += height + 10;
}

void PlanBuilder::addCells(const QRectF& plot, const QSizeF& cell) {
    double size = 0;
    for (const double tried : {style::small_size, 16.0, 14.0, 12.0}) {
        bool fits = tried * 1.1 <= cell.height();
        for (const ChartSeries& series : spec_.series) {
            for (const ChartValue& value : series.values) {
                fits = fits && widthOf(valueWords(value), font(tried)) <= cell.width() - 6;
            }
        }
        if (fits) {
            size = tried;
            break;
        }
    }
    const QFont letters = font(size > 0 ? size : 12);
    const NumberScale shade(spec_.axis, 0, 1);
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        for (std::size_t i = 0; i < spec_.categories.size(); ++i) {
            const ChartValue& value = spec_.series[s].values[i];
            const QRectF area(plot.left() + cell.width() * static_cast<double>(s) + 1,
                              plot.top() + cell.height() * static_cast<double>(i) + 1, cell.width() - 2,
                              cell.height() - 2);
            const bool known = value.position().has_value();
            const QColor colour = known ? shadeColour(shade.at(*value.position())) : colours::empty;
            const Hatch hatch = known ? Hatch::none : Hatch::rising;
            plan_.marks.emplace_back(Patch{area, colour, hatch, colours::withheld});
            const QString words = valueWords(value);
            if (widthOf(words, letters) > cell.width() - 4) { continue; }
            addBlock({words}, area.center().x(), area.center().y(), Anchor::middle, letters,
                     known ? inkOn(colour) : colours::quiet);
        }
    }
    for (std::size_t i = 0; i < spec_.categories.size(); ++i) {
        for (std::size_t s = 0; s < spec_.series.size(); ++s) {
            addSpot(QRectF(plot.left() + cell.width() * static_cast<double>(s) + 1,
                           plot.top() + cell.height() * static_cast<double>(i) + 1, cell.width() - 2,
                           cell.height() - 2),
                    static_cast<int>(s), static_cast<int>(i));
        }
    }
}

// What the shades mean: a strip from the least to the most.
void PlanBuilder::addColourKey() {
    const QFont letters = font(style::small_size);
    const std::vector<AxisTick> ticks = axisTicks(spec_.axis, 4);
    const QString title = wrapped(plainLabel(spec_.axis.title), letters, 500, 1).front();
    const double last = widthOf(ticks.back().words, letters) / 2;
    const QRectF strip(plan_.width - style::margin - last - key_width, y_, key_width, 14);
    const double step = strip.width() / key_steps;
    for (int i = 0; i < key_steps; ++i) {
        const QRectF area(strip.left() + i * step, strip.top(), step + (i + 1 < key_steps ? 0.5 : 0), strip.height());
        plan_.marks.emplace_back(Patch{area, shadeColour((i + 0.5) / key_steps)});
    }
    const NumberScale scale(spec_.axis, strip.left(), strip.right());
    for (const AxisTick& tick : ticks) {
        addText(tick.words, scale.at(tick.value), strip.bottom() + 20, Anchor::middle, letters, colours::quiet);
    }
    const double first = widthOf(ticks.front().words, letters) / 2;
    addBlock({title}, strip.left() - first - 12, strip.center().y(), Anchor::end, letters, colours::label);
    y_ += 14 + 20 + 18;
}

}  // namespace diaoyan
