// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>
#include <limits>
#include <map>

// Kinds whose categories are rows: names in a column at the left, reference lines across.
namespace diaoyan {

namespace {

constexpr double name_step = 26;

// ） and ， fill the left half of their square: flush right, they would look indented.
double hangingPunctuation(const QString& line, double size) {
    static const QString half_empty = QStringLiteral("）》”，。、；：");
    return !line.isEmpty() && half_empty.contains(line.back()) ? 0.4 * size : 0;
}

}  // namespace

RowLabels PlanBuilder::rowLabels(double size, double part_of_width, int most_lines) const {
    RowLabels labels;
    labels.size = size;
    const QFont letters = font(size);
    for (const std::string& category : spec_.categories) {
        labels.rows.push_back(balanced(category, letters, part_of_width * plan_.width, most_lines));
        labels.most_lines = std::max(labels.most_lines, labels.rows.back().size());
        for (const QString& line : labels.rows.back()) {
            labels.width = std::max(labels.width, widthOf(line, letters));
        }
    }
    return labels;
}

void PlanBuilder::addRowLabels(const RowLabels& labels, const QRectF& plot) {
    const double band = plot.height() / static_cast<double>(labels.rows.size());
    const QFont letters = font(labels.size);
    const double step = labels.size * style::line;
    for (std::size_t i = 0; i < labels.rows.size(); ++i) {
        const std::vector<QString>& lines = labels.rows[i];
        double middle =
            plot.top() + band * (static_cast<double>(i) + 0.5) - step * (static_cast<double>(lines.size()) - 1) / 2;
        for (const QString& line : lines) {
            const double x = plot.left() - style::label_gap + hangingPunctuation(line, labels.size);
            addBlock({line}, x, middle, Anchor::end, letters, colours::label);
            middle += step;
        }
    }
}

double PlanBuilder::bandHeight(double needed, double foot) const {
    const double spare = wanted_height_ - y_ - foot - footHeight();
    return std::max(needed, spare / static_cast<double>(spec_.categories.size()));
}

// Names that would run into each other stand on lines of their own.
double PlanBuilder::addLineNames(const NumberScale& scale, const QRectF& columns) {
    const QFont letters = font(style::small_size);
    std::multimap<double, QString> names;
    for (const ChartLine& line : spec_.lines) {
        if (line.points.empty() || line.name.empty() || !scale.reaches(line.points.front().first)) { continue; }
        names.emplace(scale.at(line.points.front().first), plainLabel(line.name));
    }
    std::vector<double> ends;
    std::vector<std::pair<QString, std::pair<double, std::size_t>>> placed;
    for (const auto& [at, whole] : names) {
        const QString name = wrapped(whole, letters, 600, 1).front();
        const double half = widthOf(name, letters) / 2;
        const double x = std::clamp(at, std::min(columns.left() + half, at), std::max(columns.right() - half, at));
        const double inside = std::clamp(x, style::margin + half, plan_.width - style::margin - half);
        std::size_t row = 0;
        while (row < ends.size() && ends[row] + 12 > inside - half) { ++row; }
        if (row == ends.size()) { ends.push_back(-std::numeric_limits<double>::max()); }
        ends[row] = inside + half;
        placed.push_back({name, {inside, row}});
    }
    for (const auto& [name, place] : placed) {
        addBlock({name}, place.first, y_ + name_step * (static_cast<double>(place.second) + 0.5), Anchor::middle,
                 letters, colours::label);
    }
    return name_step * static_cast<double>(ends.size()) + (ends.empty() ? 0 : 4);
}

void PlanBuilder::addLinesOverRows(const NumberScale& scale, const QRectF& plot, double names_height) {
    for (const ChartLine& line : spec_.lines) {
        if (line.points.empty() || !scale.reaches(line.points.front().first)) { continue; }
        const double x = scale.at(line.points.front().first);
        const double above = names_height > 0 ? 4 : 0;
        addLine(x, plot.top() - above, x, plot.bottom(), colours::reference, 1.8, line.style);
    }
}

}  // namespace diaoyan
