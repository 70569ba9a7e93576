// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/plan_builder.h"

#include "charts/render/label_text.h"
#include "charts/render/palette.h"

#include <algorithm>
#include <cmath>
#include <set>

// What every figure has: title, legend, caption, and the word where nobody answered.
namespace diaoyan {

namespace {

constexpr double caption_gap = 16;

bool coloursAreOfSeries(ChartKind kind) {
    return kind == ChartKind::stacked_bars || kind == ChartKind::diverging_bars || kind == ChartKind::grouped_bars ||
           kind == ChartKind::grouped_columns || kind == ChartKind::slopes;
}

// A last line of a letter or two looks forgotten: then all lines are made a little shorter.
std::vector<QString> captionLines(const QString& caption, const QFont& letters, double width) {
    constexpr int most_lines = 6;
    std::vector<QString> lines = wrapped(caption, letters, width, most_lines);
    const double short_line = 4 * letters.pixelSize();
    for (double narrower = width; lines.size() > 1 && widthOf(lines.back(), letters) < short_line;) {
        narrower -= letters.pixelSize();
        std::vector<QString> shorter = wrapped(caption, letters, narrower, most_lines);
        if (shorter.size() > lines.size() || narrower < width * 0.8) { break; }
        lines = std::move(shorter);
    }
    return lines;
}

}  // namespace

PlanBuilder::PlanBuilder(const ChartSpec& spec, const QString& family, double wanted_height)
    : spec_(spec), family_(family), wanted_height_(wanted_height) {
    if (!spec.caption.empty()) {
        caption_ = captionLines(plainLabel(spec.caption), font(style::caption_size), plan_.width - 2 * style::margin);
    }
    const bool by_series = coloursAreOfSeries(spec.kind);
    const std::size_t number = by_series ? spec.series.size() : spec.categories.size();
    const bool told_apart = by_series && spec.kind != ChartKind::slopes && number > 1;
    const Colouring colouring = told_apart && spec.colouring == Colouring::plain ? Colouring::distinct : spec.colouring;
    plan_.bar = colours::bar;
    plan_.colours = stepColours(colouring, number);
    hatches_ = stepHatches(colouring, number);
}

FigurePlan PlanBuilder::build() {
    addTitle();
    if (isEmpty()) {
        addEmptyNote();
    } else {
        addBody();
    }
    addCaption();
    plan_.height = std::ceil(std::max(plan_.height, wanted_height_) - 1e-6);
    return plan_;
}

void PlanBuilder::addBody() {
    switch (spec_.kind) {
    case ChartKind::horizontal_bars:
    case ChartKind::stacked_bars: addHorizontalBars(); break;
    case ChartKind::vertical_bars: addColumns(); break;
    case ChartKind::grouped_bars: addGroupedBars(); break;
    case ChartKind::grouped_columns: addGroupedColumns(); break;
    case ChartKind::diverging_bars: addDivergingBars(); break;
    case ChartKind::interval_dots: addIntervalDots(); break;
    case ChartKind::funnel: addFunnel(); break;
    case ChartKind::heat_map: addHeatMap(); break;
    case ChartKind::histogram: addHistogram(); break;
    case ChartKind::box_plot: addBoxPlot(); break;
    case ChartKind::slopes: addSlopes(); break;
    case ChartKind::quadrants: addQuadrants(); break;
    }
}

void PlanBuilder::addTitle() {
    if (spec_.title.empty()) { return; }
    const QFont letters = font(style::title_size, true);
    for (const QString& line : balanced(spec_.title, letters, plan_.width - 2 * style::margin, 3)) {
        addBlock({line}, style::margin, y_ + letters.pixelSize() * style::line / 2, Anchor::start, letters,
                 colours::title);
        y_ += letters.pixelSize() * style::line;
    }
    y_ += 18;
}

std::vector<LegendEntry> PlanBuilder::seriesEntries() const {
    std::vector<LegendEntry> entries;
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        entries.push_back({plainLabel(spec_.series[s].name), plan_.colours[s], hatches_[s], {}});
    }
    return entries;
}

std::vector<LegendEntry> PlanBuilder::lineEntries() const {
    std::vector<LegendEntry> entries;
    std::set<std::string> named;  // an upper and a lower limit are one entry
    for (const ChartLine& line : spec_.lines) {
        if (line.name.empty() || !named.insert(line.name).second) { continue; }
        entries.push_back({plainLabel(line.name), lineColour(line), Hatch::none, line.style});
    }
    return entries;
}

// The centre of a funnel in the colour of the points, its limits grey: both may be solid.
QColor PlanBuilder::lineColour(const ChartLine& line) const {
    const bool level = std::all_of(line.points.begin(), line.points.end(),
                                   [&](const auto& point) { return point.second == line.points.front().second; });
    return spec_.kind == ChartKind::funnel && level ? colours::bar : colours::reference;
}

void PlanBuilder::addLegend(const std::vector<LegendEntry>& entries) {
    if (entries.empty()) { return; }
    const QFont letters = font(20);
    const double gap = 30;
    double x = style::margin;
    for (const LegendEntry& entry : entries) {
        const double swatch = entry.line ? 38 : 20;
        const QString name = wrapped(entry.name, letters, 500, 1).front();
        const double needed = swatch + 9 + widthOf(name, letters);
        if (x > style::margin && x + needed > plan_.width - style::margin) {
            x = style::margin;
            y_ += 34;
        }
        if (entry.line) {
            addLine(x, y_ + 14, x + swatch, y_ + 14, entry.colour, 1.8, *entry.line);
        } else {
            plan_.marks.emplace_back(
                Patch{QRectF(x, y_ + 4, swatch, swatch), entry.colour, entry.hatch, hatchColour(entry.colour)});
        }
        addBlock({name}, x + swatch + 9, y_ + 14, Anchor::start, letters, colours::label);
        x += needed + gap;
    }
    y_ += 34 + 16;
}

void PlanBuilder::addEmptyNote() {
    const double height = std::max(150.0, wanted_height_ - y_ - footHeight());
    const QRectF ground(style::margin, y_, plan_.width - 2 * style::margin, height);
    plan_.marks.emplace_back(Patch{ground, colours::empty});
    const QString note =
        spec_.no_answers.empty() ? QStringLiteral("无有效作答 / No valid answers") : plainLabel(spec_.no_answers);
    addBlock(wrapped(note, font(26), ground.width() - 40, 2), ground.center().x(), ground.center().y(), Anchor::middle,
             font(26), colours::quiet);
    y_ += height;
}

void PlanBuilder::addCaption() {
    const QFont letters = font(style::caption_size);
    const double step = letters.pixelSize() * style::line;
    y_ = std::max(y_, wanted_height_ - footHeight()) + (caption_.empty() ? 0 : caption_gap);
    for (const QString& line : caption_) {
        addBlock({line}, style::margin, y_ + step / 2, Anchor::start, letters, colours::quiet);
        y_ += step;
    }
    plan_.height = y_ + style::margin * 0.8;
}

double PlanBuilder::footHeight() const {
    const double step = font(style::caption_size).pixelSize() * style::line;
    return (caption_.empty() ? 0 : caption_gap) + static_cast<double>(caption_.size()) * step + style::margin * 0.8;
}

bool PlanBuilder::nobodyAnswered(std::size_t category) const {
    return std::all_of(spec_.series.begin(), spec_.series.end(), [&](const ChartSeries& series) {
        const ChartValue& value = series.values[category];
        return !value.withheld && !value.position();
    });
}

bool PlanBuilder::isEmpty() const {
    switch (spec_.kind) {
    case ChartKind::funnel:
    case ChartKind::quadrants: return spec_.points.empty();
    case ChartKind::box_plot:
        return std::none_of(spec_.boxes.begin(), spec_.boxes.end(), [](const ChartBox& box) { return box.n > 0; });
    case ChartKind::histogram:
        return spec_.series.empty() ||
               std::none_of(spec_.series.front().values.begin(), spec_.series.front().values.end(),
                            [](const ChartValue& value) { return value.position().has_value(); });
    default: break;
    }
    for (std::size_t category = 0; category < spec_.categories.size(); ++category) {
        if (!nobodyAnswered(category)) { return false; }
    }
    return true;
}

}  // namespace diaoyan
