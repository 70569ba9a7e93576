// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// Horizontal bars: labels in a column at the left, values at the ends of the bars or inside the pieces.
namespace diaoyan {

namespace {

constexpr double label_gap = 14;   // between a label and the axis
constexpr double value_gap = 10;   // between a bar and its value
constexpr double value_room = 2;   // text is measured to a fraction of a pixel
constexpr double axis_strip = 36;  // under the plot, for the ticks

double widest(const std::vector<std::vector<QString>>& labels, const QFont& font) {
    double width = 0;
    for (const std::vector<QString>& lines : labels) {
        for (const QString& line : lines) { width = std::max(width, widthOf(line, font)); }
    }
    return width;
}

// ） and ， fill the left half of their square: flush right, they would look indented.
double hangingPunctuation(const QString& line, double size) {
    static const QString half_empty = QStringLiteral("）》”，。、；：");
    return !line.isEmpty() && half_empty.contains(line.back()) ? 0.4 * size : 0;
}

}  // namespace

void PlanBuilder::addHorizontalBars() {
    const std::size_t number = spec_.categories.size();
    const QFont letters = font(style::label_size);
    std::vector<std::vector<QString>> labels;
    std::size_t most_lines = 1;
    for (const std::string& category : spec_.categories) {
        labels.push_back(balanced(category, letters, 0.36 * plan_.width, 3));
        most_lines = std::max(most_lines, labels.back().size());
    }
    const double left = style::margin + widest(labels, letters) + label_gap;
    const double right =
        stacked() ? plan_.width - style::margin - widthOf(QStringLiteral("100%"), font(style::small_size)) / 2
                  : left + plotWidthBesideValues(left);

    const double text_height = static_cast<double>(most_lines) * style::label_size * style::line;
    double band = std::max(text_height + 18, stacked() ? (number > 12 ? 46.0 : 58.0) : 58.0);
    const double spare = wanted_height_ - y_ - axis_strip - footHeight();
    band = std::max(band, spare / static_cast<double>(number));
    plan_.plot = QRectF(left, y_, right - left, band * static_cast<double>(number));
    plan_.bar_part = std::min(stacked() ? 0.72 : 0.6, (stacked() ? 54.0 : 46.0) / band);

    addBarLabels(labels);
    if (stacked()) {
        addPieceValues();
    } else {
        addBarValues();
    }
    addTicks(false);
    plan_.patches.push_back({QRectF(left - 1.5, plan_.plot.top(), 1.5, plan_.plot.height()), colours::axis});
    y_ = plan_.plot.bottom() + axis_strip;
}

// As wide as possible while each value still fits between the end of its bar and the margin.
double PlanBuilder::plotWidthBesideValues(double left) const {
    const QFont letters = font(style::label_size);
    const double room = plan_.width - style::margin - left;
    double width = room - widthOf(QStringLiteral("100%"), font(style::small_size)) / 2;
    for (const ChartSeries& series : spec_.series) {
        for (const ChartValue& value : series.values) {
            const double label = widthOf(plainLabel(value.label), letters);
            const double part = fraction(value);
            if (part > 0) { width = std::min(width, (room - value_gap - value_room - label) / part); }
        }
    }
    return std::max(width, 200.0);
}

void PlanBuilder::addBarLabels(const std::vector<std::vector<QString>>& labels) {
    const double band = plan_.plot.height() / static_cast<double>(labels.size());
    const QFont letters = font(style::label_size);
    const double step = style::label_size * style::line;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        double middle = plan_.plot.top() + band * (static_cast<double>(i) + 0.5) -
                        step * (static_cast<double>(labels[i].size()) - 1) / 2;
        for (const QString& line : labels[i]) {
            const double x = plan_.plot.left() - label_gap + hangingPunctuation(line, style::label_size);
            addBlock({line}, x, middle, Anchor::end, letters, colours::label);
            middle += step;
        }
    }
}

void PlanBuilder::addBarValues() {
    const QFont letters = font(style::label_size);
    const double band = plan_.plot.height() / static_cast<double>(spec_.categories.size());
    for (std::size_t i = 0; i < spec_.categories.size(); ++i) {
        const ChartValue& value = spec_.series.front().values[i];
        const double x = plan_.plot.left() + plan_.plot.width() * fraction(value) + value_gap;
        const double middle = plan_.plot.top() + band * (static_cast<double>(i) + 0.5);
        const QString words = nobodyAnswered(i) ? plainLabel(spec_.no_answers) : plainLabel(value.label);
        const std::vector<QString> line = wrapped(words, letters, plan_.width - style::margin - x, 1);
        const double width = widthOf(line.front(), letters);
        addGround(line, x + width / 2, middle - style::label_size * 0.62, style::label_size * 1.24);
        addBlock(line, x, middle, Anchor::start, letters, colours::label);
    }
}

void PlanBuilder::addPieceValues() {
    const QFont letters = font(style::small_size);
    const double band = plan_.plot.height() / static_cast<double>(spec_.categories.size());
    for (std::size_t i = 0; i < spec_.categories.size(); ++i) {
        const double middle = plan_.plot.top() + band * (static_cast<double>(i) + 0.5);
        if (nobodyAnswered(i)) {
            addBlock({plainLabel(spec_.no_answers)}, plan_.plot.left() + value_gap, middle, Anchor::start, letters,
                     colours::quiet);
            continue;
        }
        double x = plan_.plot.left();
        for (std::size_t s = 0; s < spec_.series.size(); ++s) {
            const ChartValue& value = spec_.series[s].values[i];
            const double width = plan_.plot.width() * fraction(value);
            const QString words = plainLabel(value.label);
            if (widthOf(words, letters) + 6 <= width) {
                addBlock({words}, x + width / 2, middle, Anchor::middle, letters, inkOn(plan_.colours[s]));
            }
            x += width;
        }
    }
}

void PlanBuilder::addTicks(bool upright) {
    const QFont letters = font(style::small_size);
    const int ticks = static_cast<int>(spec_.axis.maximum / plan_.tick_step + 1e-9);
    for (int i = 0; i <= ticks; ++i) {
        const double at = i * plan_.tick_step / spec_.axis.maximum;
        const QString words = QString::number(i * plan_.tick_step) + QLatin1Char('%');
        if (upright) {
            addBlock({words}, plan_.plot.left() - 10, plan_.plot.bottom() - at * plan_.plot.height(), Anchor::end,
                     letters, colours::quiet);
        } else {
            addText(words, plan_.plot.left() + at * plan_.plot.width(), plan_.plot.bottom() + 27, Anchor::middle,
                    letters, colours::quiet);
        }
    }
}

}  // namespace diaoyan
