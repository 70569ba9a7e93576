// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// Upright columns: labels below, values above, both broken to the width of a column's band.
namespace diaoyan {

namespace {

constexpr double natural_plot_height = 400;
constexpr double label_gap = 14;

// 551人（44.4%） in one line where it fits, else the percentage under the count.
std::vector<QString> valueLines(const QString& value, const QFont& font, double width) {
    if (widthOf(value, font) <= width) { return {value}; }
    qsizetype cut = value.indexOf(QChar(0xFF08));
    if (cut < 0) { cut = value.indexOf(QLatin1Char('(')); }
    if (cut <= 0) { return wrapped(value, font, width, 2); }
    return {value.left(cut).trimmed(), value.mid(cut)};
}

}  // namespace

void PlanBuilder::addColumns() {
    const auto number = static_cast<double>(spec_.categories.size());
    const QFont letters = font(style::label_size);
    const double left = style::margin + widthOf(QStringLiteral("100%"), font(style::small_size)) + 10;
    const double right = plan_.width - style::margin;
    const double band = (right - left) / number;

    std::vector<std::vector<QString>> labels;
    std::vector<std::vector<QString>> values;
    std::size_t label_lines = 1;
    for (std::size_t i = 0; i < spec_.categories.size(); ++i) {
        labels.push_back(balanced(spec_.categories[i], letters, band - 14, 4));
        const std::string& value = nobodyAnswered(i) ? spec_.no_answers : spec_.series.front().values[i].label;
        values.push_back(valueLines(plainLabel(value), letters, band - 8));
        label_lines = std::max(label_lines, labels.back().size());
    }
    const double step = style::label_size * style::line;
    // Values may rise above the plot: as much room as the tallest column leaves them too little.
    double above = 6;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double room = (1 - fraction(spec_.series.front().values[i])) * natural_plot_height;
        above = std::max(above, static_cast<double>(values[i].size()) * step + 6 - room);
    }
    const double top = y_ + above;
    const double labels_height = label_gap + static_cast<double>(label_lines) * step + 8;
    const double height = std::max(natural_plot_height, wanted_height_ - top - labels_height - footHeight());
    plan_.plot = QRectF(left, top, right - left, height);
    plan_.bar_part = std::min(0.58, 120 / band);

    addColumnLabels(labels, plan_.plot.bottom() + label_gap + step * 0.72);
    addTicks(true);
    addColumnValues(values);
    plan_.patches.push_back({QRectF(left, plan_.plot.bottom(), plan_.plot.width(), 1.5), colours::axis});
    y_ = plan_.plot.bottom() + labels_height;
}

void PlanBuilder::addColumnLabels(const std::vector<std::vector<QString>>& labels, double first_baseline) {
    const double band = plan_.plot.width() / static_cast<double>(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        double y = first_baseline;
        for (const QString& line : labels[i]) {
            addText(line, plan_.plot.left() + band * (static_cast<double>(i) + 0.5), y, Anchor::middle,
                    font(style::label_size), colours::label);
            y += style::label_size * style::line;
        }
    }
}

void PlanBuilder::addColumnValues(const std::vector<std::vector<QString>>& values) {
    const QFont letters = font(style::label_size);
    const double step = style::label_size * style::line;
    const double band = plan_.plot.width() / static_cast<double>(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double bar_top = plan_.plot.bottom() - plan_.plot.height() * fraction(spec_.series.front().values[i]);
        const double block = step * static_cast<double>(values[i].size());
        addGround(values[i], plan_.plot.left() + band * (static_cast<double>(i) + 0.5), bar_top - 4 - block, block);
        addBlock(values[i], plan_.plot.left() + band * (static_cast<double>(i) + 0.5), bar_top - 4 - block / 2,
                 Anchor::middle, letters, colours::label);
    }
}

// White behind a value, so that no grid line runs through the digits.
void PlanBuilder::addGround(const std::vector<QString>& lines, double middle, double top, double height) {
    double width = 0;
    for (const QString& line : lines) { width = std::max(width, widthOf(line, font(style::label_size))); }
    plan_.patches.push_back({QRectF(middle - width / 2, top, width, height), QColor(Qt::white)});
}

}  // namespace diaoyan
