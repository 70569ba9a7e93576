// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/figure_plan.h"

#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>
#include <cmath>

namespace diaoyan {

namespace {

// Room between the lines of text is a third of their size; letters stand on 0.36 below the middle.
double lineHeight(const QFont& font) {
    return font.pixelSize() * style::line;
}

double baselineBelowMiddle(const QFont& font) {
    return font.pixelSize() * 0.36;
}

double tickStep(double axis_maximum) {
    if (axis_maximum <= 5) { return 1; }
    if (axis_maximum <= 10) { return 2; }
    const bool wide = axis_maximum > 60 && std::fmod(axis_maximum, 20) == 0;
    return wide ? 20 : 10;
}

Problem malformed(const ChartSpec& spec) {
    return {"spec-malformed",
            phrase("图“{0}”的数据系列与类别个数不一致", "figure \"{0}\": series and categories differ in number",
                   {spec.id}),
            {}};
}

}  // namespace

PlanBuilder::PlanBuilder(const ChartSpec& spec, const QString& family, double wanted_height)
    : spec_(spec), family_(family), wanted_height_(wanted_height) {
    if (!spec.caption.empty()) {
        caption_ = wrapped(plainLabel(spec.caption), font(style::caption_size), plan_.width - 2 * style::margin, 6);
    }
    plan_.tick_step = tickStep(spec.axis.maximum);
    plan_.colours = stepColours(spec.colouring, stacked() ? spec.series.size() : spec.categories.size());
    if (stacked() && spec.colouring == Colouring::plain) {
        plan_.colours = stepColours(Colouring::distinct, spec.series.size());
    }
}

FigurePlan PlanBuilder::build() {
    addTitle();
    if (nobodyAnswered()) {
        addEmptyNote();
    } else if (spec_.kind == ChartKind::vertical_bars) {
        addColumns();
    } else {
        if (stacked()) { addLegend(); }
        addHorizontalBars();
    }
    addCaption();
    plan_.height = std::ceil(std::max(plan_.height, wanted_height_) - 1e-6);
    return plan_;
}

void PlanBuilder::addTitle() {
    if (spec_.title.empty()) { return; }
    const QFont letters = font(style::title_size, true);
    for (const QString& line : balanced(spec_.title, letters, plan_.width - 2 * style::margin, 3)) {
        y_ += lineHeight(letters);
        addText(line, style::margin, y_ - lineHeight(letters) * 0.5 + baselineBelowMiddle(letters), Anchor::start,
                letters, colours::title);
    }
    y_ += 18;
}

void PlanBuilder::addLegend() {
    const QFont letters = font(20);
    const double swatch = 20;
    const double gap = 30;
    double x = style::margin;
    for (std::size_t i = 0; i < spec_.series.size(); ++i) {
        const QString name = wrapped(plainLabel(spec_.series[i].name), letters, 500, 1).front();
        const double needed = swatch + 9 + widthOf(name, letters);
        if (x > style::margin && x + needed > plan_.width - style::margin) {
            x = style::margin;
            y_ += 34;
        }
        plan_.patches.push_back({QRectF(x, y_ + 4, swatch, swatch), plan_.colours[i]});
        addText(name, x + swatch + 9, y_ + 4 + swatch / 2 + baselineBelowMiddle(letters), Anchor::start, letters,
                colours::label);
        x += needed + gap;
    }
    y_ += 34 + 16;
}

void PlanBuilder::addEmptyNote() {
    const double height = std::max(150.0, wanted_height_ - y_ - footHeight());
    const QRectF ground(style::margin, y_, plan_.width - 2 * style::margin, height);
    plan_.patches.push_back({ground, colours::empty});
    const QString note =
        spec_.no_answers.empty() ? QStringLiteral("无有效作答 / No valid answers") : plainLabel(spec_.no_answers);
    addBlock(wrapped(note, font(26), ground.width() - 40, 2), ground.center().x(), ground.center().y(), Anchor::middle,
             font(26), colours::quiet);
    y_ += height;
}

void PlanBuilder::addCaption() {
    const QFont letters = font(style::caption_size);
    y_ = std::max(y_, wanted_height_ - footHeight()) + (caption_.empty() ? 0 : 16);
    for (const QString& line : caption_) {
        y_ += lineHeight(letters);
        addText(line, style::margin, y_ - lineHeight(letters) * 0.5 + baselineBelowMiddle(letters), Anchor::start,
                letters, colours::quiet);
    }
    plan_.height = y_ + style::margin * 0.8;
}

double PlanBuilder::footHeight() const {
    const double lines = static_cast<double>(caption_.size());
    return (caption_.empty() ? 0 : 16) + lines * lineHeight(font(style::caption_size)) + style::margin * 0.8;
}

QFont PlanBuilder::font(double size, bool bold) const {
    return figureFont(family_, size, bold);
}

// Lines of about equal length: greedy breaking leaves a single letter on the last one.
std::vector<QString> PlanBuilder::balanced(const std::string& label, const QFont& letters, double width,
                                           int most_lines) const {
    const QString text = plainLabel(label);
    const std::vector<QString> greedy = wrapped(text, letters, width, most_lines);
    const double whole = widthOf(text, letters);
    if (greedy.size() < 2 || whole > width * most_lines) { return greedy; }
    for (double narrow = whole / static_cast<double>(greedy.size()); narrow < width;
         narrow += letters.pixelSize() * 0.5) {
        std::vector<QString> lines = wrapped(text, letters, narrow, most_lines + 1);
        if (lines.size() <= greedy.size()) { return lines; }
    }
    return greedy;
}

void PlanBuilder::addText(const QString& text, double x, double y, Anchor anchor, const QFont& letters,
                          const QColor& colour) {
    if (!text.isEmpty()) { plan_.texts.push_back({text, x, y, anchor, letters, colour}); }
}

void PlanBuilder::addBlock(const std::vector<QString>& lines, double x, double y, Anchor anchor, const QFont& letters,
                           const QColor& colour) {
    const double step = lineHeight(letters);
    double middle = y - step * (static_cast<double>(lines.size()) - 1) / 2;
    for (const QString& line : lines) {
        addText(line, x, middle + baselineBelowMiddle(letters), anchor, letters, colour);
        middle += step;
    }
}

double PlanBuilder::fraction(const ChartValue& value) const {
    const double percent = value.share.percent().value_or(0);
    return std::clamp(percent / spec_.axis.maximum, 0.0, 1.0);
}

bool PlanBuilder::nobodyAnswered(std::size_t category) const {
    return std::all_of(spec_.series.begin(), spec_.series.end(),
                       [&](const ChartSeries& series) { return series.values[category].share.base <= 0; });
}

bool PlanBuilder::nobodyAnswered() const {
    for (std::size_t category = 0; category < spec_.categories.size(); ++category) {
        if (!nobodyAnswered(category)) { return false; }
    }
    return true;
}

Result<FigurePlan> planFigure(const ChartSpec& spec, const QString& family, double wanted_height) {
    for (const ChartSeries& series : spec.series) {
        if (series.values.size() != spec.categories.size()) { return malformed(spec); }
    }
    const bool one_run = spec.kind == ChartKind::stacked_bars || spec.series.size() <= 1;
    if (!one_run || !(spec.axis.maximum > 0 && spec.axis.maximum <= 1000)) { return malformed(spec); }
    return PlanBuilder(spec, family, wanted_height).build();
}

}  // namespace diaoyan
