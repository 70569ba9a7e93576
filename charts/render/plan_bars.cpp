// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>

// Horizontal bars, alone, in groups or stacked: values at the ends of the bars or inside the pieces.
namespace diaoyan {

namespace {

constexpr double value_room = 2;  // text is measured to a fraction of a pixel
constexpr double error_width = 1.8;
constexpr double error_end = 6;

}  // namespace

bool PlanBuilder::upright() const {
    return spec_.kind == ChartKind::vertical_bars || spec_.kind == ChartKind::grouped_columns ||
           spec_.kind == ChartKind::histogram;
}

// The words beside a bar: its label; without a value, why it is withheld or that nobody answered.
QString PlanBuilder::valueWords(const ChartValue& value) const {
    const bool own = value.position() || (value.withheld && !value.label.empty()) || spec_.no_answers.empty();
    return plainLabel(own ? value.label : spec_.no_answers);
}

double PlanBuilder::farEnd(const ChartValue& value) const {
    const double base = barBase(spec_.axis);
    if (!value.position()) { return base; }
    const double end = withinAxis(spec_.axis, *value.position());
    if (!value.range) { return end; }
    return end >= base ? std::max(end, withinAxis(spec_.axis, value.range->upper))
                       : std::min(end, withinAxis(spec_.axis, value.range->lower));
}

QRectF PlanBuilder::barArea(const NumberScale& scale, std::size_t category, std::size_t series) const {
    const std::size_t categories = spec_.series.front().values.size();
    const double bars = static_cast<double>(stacked() ? 1 : spec_.series.size());
    const double run = upright() ? plan_.plot.width() : plan_.plot.height();
    const double band = run / static_cast<double>(categories);
    const double thick = band * plan_.bar_part / bars;
    const double place = stacked() ? 0 : static_cast<double>(series);
    const double from = band * (static_cast<double>(category) + 0.5 - plan_.bar_part / 2) + thick * place;
    const double base = scale.at(barBase(spec_.axis));
    const double end = scale.at(spec_.series[series].values[category].position().value_or(barBase(spec_.axis)));
    const QPointF first = upright() ? QPointF(plan_.plot.left() + from, end) : QPointF(base, plan_.plot.top() + from);
    const QPointF last =
        upright() ? QPointF(plan_.plot.left() + from + thick, base) : QPointF(end, plan_.plot.top() + from + thick);
    return QRectF(first, last).normalized();
}

void PlanBuilder::addHorizontalBars() {
    const std::size_t number = spec_.categories.size();
    if (stacked()) { addLegend(seriesEntries()); }
    const RowLabels labels = rowLabels(style::label_size, 0.36, 3);
    const double left = style::margin + labels.width + style::label_gap;
    const double right =
        stacked() ? plan_.width - style::margin - widthOf(QStringLiteral("100%"), font(style::small_size)) / 2
                  : left + plotWidthBesideValues(left, style::label_size);
    const NumberScale scale(spec_.axis, left, right);
    const double names = addLineNames(scale, QRectF(left, 0, right - left, 0));
    y_ += names;

    const double text_height = static_cast<double>(labels.most_lines) * style::label_size * style::line;
    const double band =
        bandHeight(std::max(text_height + 18, stacked() && number > 12 ? 46.0 : 58.0), heightBelow(spec_.axis));
    plan_.plot = QRectF(left, y_, right - left, band * static_cast<double>(number));
    plan_.bar_part = std::min(stacked() ? 0.72 : 0.6, (stacked() ? 54.0 : 46.0) / band);

    addRowLabels(labels, plan_.plot);
    y_ = plan_.plot.bottom() + addTicksBelow(scale, plan_.plot);
    if (!stacked()) { addBarHatches(scale); }
    addLinesOverRows(scale, plan_.plot, names);  // before the values: no line runs through digits
    if (stacked()) {
        addPieceValues(scale);
    } else {
        addBarValues(scale, style::label_size);
        addBarErrors(scale);
        addBarSpots(scale);
    }
    const double base = scale.at(barBase(spec_.axis));
    addLine(base, plan_.plot.top(), base, plan_.plot.bottom(), colours::axis, 1.5);
}

// Bars of a group touch; between groups there is the room of about a bar.
void PlanBuilder::addGroupedBars() {
    const auto number = static_cast<double>(spec_.categories.size());
    const auto bars = static_cast<double>(spec_.series.size());
    const double size = bars > 6 ? 16 : style::small_size + 1;
    addLegend(seriesEntries());
    const RowLabels labels = rowLabels(style::label_size, 0.34, 4);
    const double left = style::margin + labels.width + style::label_gap;
    const double right = left + plotWidthBesideValues(left, size);
    const NumberScale scale(spec_.axis, left, right);
    const double names = addLineNames(scale, QRectF(left, 0, right - left, 0));
    y_ += names;

    const double thick = bars > 6 ? 21 : 27;
    const double text_height = static_cast<double>(labels.most_lines) * style::label_size * style::line;
    const double band = bandHeight(std::max(text_height + 18, bars * thick + 24), heightBelow(spec_.axis));
    plan_.plot = QRectF(left, y_, right - left, band * number);
    plan_.bar_part = std::min(std::max(bars * thick / band, 0.5), bars * 40 / band);

    addRowLabels(labels, plan_.plot);
    y_ = plan_.plot.bottom() + addTicksBelow(scale, plan_.plot);
    addBarHatches(scale);
    addLinesOverRows(scale, plan_.plot, names);  // before the values: no line runs through digits
    addBarValues(scale, size);
    addBarErrors(scale);
    addBarSpots(scale);
    const double base = scale.at(barBase(spec_.axis));
    addLine(base, plan_.plot.top(), base, plan_.plot.bottom(), colours::axis, 1.5);
}

// As wide as possible while each value still fits between the end of its bar and the margin.
double PlanBuilder::plotWidthBesideValues(double left, double size) const {
    const QFont letters = font(size);
    const double room = plan_.width - style::margin - left;
    double width = room - widthOf(QStringLiteral("100%"), font(style::small_size)) / 2;
    for (const ChartSeries& series : spec_.series) {
        for (const ChartValue& value : series.values) {
            const double end = farEnd(value);
            const double part = (end - spec_.axis.minimum) / (spec_.axis.maximum - spec_.axis.minimum);
            if (part <= 0 || end < barBase(spec_.axis)) { continue; }
            const double label = widthOf(valueWords(value), letters);
            width = std::min(width, (room - style::value_gap - value_room - label) / part);
        }
    }
    return std::max(width, 200.0);
}

// Values stand beyond the ends of their bars; what does not fit at the left of a bar below 0 stands right of the line.
void PlanBuilder::addBarValues(const NumberScale& scale, double size) {
    const QFont letters = font(size);
    const double base = barBase(spec_.axis);
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        for (std::size_t i = 0; i < spec_.categories.size(); ++i) {
            const ChartValue& value = spec_.series[s].values[i];
            const QString words = valueWords(value);
            const double end = farEnd(value);
            const double middle = barArea(scale, i, s).center().y();
            const double whole = widthOf(words, letters);
            const double left_end = scale.at(end) - style::value_gap;
            const bool at_left = end < base && left_end - whole >= plan_.plot.left() + 2;
            const double x = at_left ? left_end - whole : scale.at(std::max(end, base)) + style::value_gap;
            const std::vector<QString> line = wrapped(words, letters, plan_.width - style::margin - x, 1);
            const double width = widthOf(line.front(), letters);
            addGround(line, letters, x + width / 2, middle - size * 0.62, size * 1.24);
            addBlock(line, x, middle, Anchor::start, letters, value.position() ? colours::label : colours::quiet);
        }
    }
}

void PlanBuilder::addPieceValues(const NumberScale& scale) {
    const double band = plan_.plot.height() / static_cast<double>(spec_.categories.size());
    const double thick = band * plan_.bar_part;
    for (std::size_t i = 0; i < spec_.categories.size(); ++i) {
        const double middle = plan_.plot.top() + band * (static_cast<double>(i) + 0.5);
        if (nobodyAnswered(i)) {
            addBlock({plainLabel(spec_.no_answers)}, plan_.plot.left() + style::value_gap, middle, Anchor::start,
                     font(style::small_size), colours::quiet);
            addRowSpot(i, plan_.plot.left(), middle, thick);
            continue;
        }
        double before = 0;
        for (std::size_t s = 0; s < spec_.series.size(); ++s) {
            const ChartValue& value = spec_.series[s].values[i];
            const double left = scale.at(before);
            before += std::max(value.position().value_or(0), 0.0);
            const QRectF piece(left, middle - thick / 2, scale.at(before) - left, thick);
            addPieceValue(value, piece, s);
            if (!value.withheld) { addSpot(piece, static_cast<int>(s), static_cast<int>(i)); }
        }
        addWithheldWords(i, scale.at(before) + style::value_gap, middle);
        addRowSpot(i, scale.at(before), middle, thick);
    }
}

// A hatched piece has its own colour behind the words.
void PlanBuilder::addPieceValue(const ChartValue& value, const QRectF& piece, std::size_t series) {
    const QFont letters = font(style::small_size);
    const QColor& colour = plan_.colours[series];
    if (hatches_[series] != Hatch::none && piece.width() > 0) {
        plan_.marks.emplace_back(Patch{piece.adjusted(1, 1, -1, -1), QColor(), hatches_[series], hatchColour(colour)});
    }
    const QString words = value.withheld ? QString() : plainLabel(value.label);
    const double width = widthOf(words, letters);
    if (words.isEmpty() || width + 6 > piece.width()) { return; }
    if (hatches_[series] != Hatch::none) {
        const double height = style::small_size * 1.24;
        plan_.marks.emplace_back(Patch{
            QRectF(piece.center().x() - width / 2 - 3, piece.center().y() - height / 2, width + 6, height), colour});
    }
    addBlock({words}, piece.center().x(), piece.center().y(), Anchor::middle, letters, inkOn(colour));
}

// Dark on white: to be seen inside a dark bar as well as beyond it.
void PlanBuilder::addBarErrors(const NumberScale& scale) {
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        for (std::size_t i = 0; i < spec_.series[s].values.size(); ++i) {
            const ChartValue& value = spec_.series[s].values[i];
            if (!value.range || !value.position()) { continue; }
            const QPointF middle = barArea(scale, i, s).center();
            const double from = scale.at(value.range->lower);
            const double to = scale.at(value.range->upper);
            const QPointF low = upright() ? QPointF(middle.x(), from) : QPointF(from, middle.y());
            const QPointF high = upright() ? QPointF(middle.x(), to) : QPointF(to, middle.y());
            addErrorBar(low, high, QColor(Qt::white), error_width + 2.4, error_end + 1);
            addErrorBar(low, high, colours::label, error_width, error_end);
        }
    }
}

void PlanBuilder::addBarHatches(const NumberScale& scale) {
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        for (std::size_t i = 0; i < spec_.series[s].values.size(); ++i) {
            const std::size_t step = spec_.series.size() > 1 ? s : i;
            if (step >= hatches_.size() || hatches_[step] == Hatch::none) { continue; }
            plan_.marks.emplace_back(
                Patch{barArea(scale, i, s), QColor(), hatches_[step], hatchColour(plan_.colours[step])});
        }
    }
}

}  // namespace diaoyan
