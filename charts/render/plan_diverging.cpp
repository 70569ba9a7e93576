// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>
#include <cmath>

// Stacked bars parted at a line: what is favourable goes to the right, what is not to the left, and a middle answer
// lies half on either side. Qt Charts stacks what is below zero the other way round, so the pieces are ours.
namespace diaoyan {

namespace {

/// The series from the bad end of the scale to the good one, as they stand from left to right.
std::vector<std::size_t> fromBadToGood(const ChartSpec& spec) {
    std::vector<std::size_t> order(spec.series.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = spec.colouring == Colouring::worst_to_best ? i : order.size() - 1 - i;
    }
    return order;
}

double lengthOf(const ChartValue& value) {
    return std::max(value.position().value_or(0), 0.0);
}

/// How far a bar goes to the left of the line: what is unfavourable and half of the middle.
double leftLength(const ChartSpec& spec, const std::vector<std::size_t>& order, std::size_t category) {
    const std::size_t middle = spec.neutral_middle ? 1 : 0;
    const std::size_t unfavourable = order.size() - spec.favourable - middle;
    double length = 0;
    for (std::size_t i = 0; i < unfavourable; ++i) { length += lengthOf(spec.series[order[i]].values[category]); }
    return middle > 0 ? length + lengthOf(spec.series[order[unfavourable]].values[category]) / 2 : length;
}

// As far as the spec says where it names both sides, else the next round number beyond the longest side.
ChartAxis bothSides(const ChartSpec& spec, const std::vector<std::size_t>& order) {
    double longest = 0;
    for (std::size_t c = 0; c < spec.categories.size(); ++c) {
        double whole = 0;
        for (const ChartSeries& series : spec.series) { whole += lengthOf(series.values[c]); }
        const double left = leftLength(spec, order, c);
        longest = std::max({longest, left, whole - left});
    }
    ChartAxis axis = spec.axis;
    const double said = spec.axis.minimum < 0 ? std::max(-spec.axis.minimum, spec.axis.maximum) : 0;
    const double reach =
        said >= longest - 1e-9 && said > 0 ? said : std::max(std::ceil(longest / 20 - 1e-9) * 20, 20.0);
    axis.minimum = -reach;
    axis.maximum = reach;
    if (axis.step <= 0 || std::fmod(reach, axis.step) > 1e-9) { axis.step = reach <= 40 ? 10 : 20; }
    if (std::fmod(reach, axis.step) > 1e-9) { axis.step = reach / 4; }  // a tick at 0 in any case
    return axis;
}

}  // namespace

void PlanBuilder::addDivergingBars() {
    const std::size_t number = spec_.categories.size();
    const std::vector<std::size_t> order = fromBadToGood(spec_);
    const std::vector<LegendEntry> in_series = seriesEntries();
    std::vector<LegendEntry> entries;
    for (const std::size_t s : order) { entries.push_back(in_series[s]); }
    addLegend(entries);
    const RowLabels labels = rowLabels(style::label_size, 0.36, 3);
    const double left = style::margin + labels.width + style::label_gap;
    const double right = plan_.width - style::margin - widthOf(QStringLiteral("100%"), font(style::small_size)) / 2;
    const NumberScale scale(bothSides(spec_, order), left, right);

    const double text_height = static_cast<double>(labels.most_lines) * style::label_size * style::line;
    const double band = bandHeight(std::max(text_height + 18, number > 12 ? 46.0 : 58.0), heightBelow(spec_.axis));
    const QRectF plot(left, y_, right - left, band * static_cast<double>(number));
    addRowLabels(labels, plot);
    y_ = plot.bottom() + addTicksBelow(scale, plot, true);
    // Behind the pieces: it would cross the words of a middle answer.
    addLine(scale.at(0), plot.top() - 4, scale.at(0), plot.bottom(), colours::label, 1.8);
    const double thick = std::min(0.72 * band, 54.0);
    for (std::size_t i = 0; i < number; ++i) {
        const double middle = plot.top() + band * (static_cast<double>(i) + 0.5);
        if (nobodyAnswered(i)) {
            addBlock({plainLabel(spec_.no_answers)}, scale.at(0) + style::value_gap, middle, Anchor::start,
                     font(style::small_size), colours::quiet);
            addRowSpot(i, scale.at(0), middle, thick);
            continue;
        }
        double at = -leftLength(spec_, order, i);
        for (const std::size_t s : order) {
            const ChartValue& value = spec_.series[s].values[i];
            const double from = scale.at(at);
            at += lengthOf(value);
            const QRectF piece(from, middle - thick / 2, scale.at(at) - from, thick);
            if (!value.withheld) { addSpot(piece, static_cast<int>(s), static_cast<int>(i)); }
            if (piece.width() <= 0) { continue; }
            plan_.marks.emplace_back(Patch{piece, plan_.colours[s]});
            addLine(piece.right(), piece.top(), piece.right(), piece.bottom(), Qt::white, 1.5);
            addPieceValue(value, piece, s);
        }
        addWithheldWords(i, scale.at(at) + style::value_gap, middle);
        addRowSpot(i, scale.at(at), middle, thick);
    }
}

// Withheld pieces are not drawn; the first of them says why.
void PlanBuilder::addWithheldWords(std::size_t category, double x, double middle) {
    for (const ChartSeries& series : spec_.series) {
        const ChartValue& value = series.values[category];
        if (!value.withheld) { continue; }
        const QFont letters = font(style::small_size);
        addBlock(wrapped(valueWords(value), letters, plan_.width - style::margin - x, 1), x, middle, Anchor::start,
                 letters, colours::quiet);
        return;
    }
}

}  // namespace diaoyan
