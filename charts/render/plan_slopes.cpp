// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/label_places.h"
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/plan_builder.h"

#include <algorithm>
#include <numeric>

// What changed from wave to wave: a line per thing, its value at the left, value and name at the right.
namespace diaoyan {

namespace {

/// A block of text beside a wave, and how high it would like to stand.
struct SlopeLabel {
    std::vector<QString> lines;
    double wish = 0;
    double height = 0;
    double place = 0;
};

// As near to their wishes as they can stand without overlap: blocks that meet form a run around their mean wish.
void spread(std::vector<SlopeLabel>& labels, double top, double bottom) {
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return labels[a].wish < labels[b].wish; });
    struct LabelRun {
        std::size_t first, last;
        double wishes, height, start;
    };
    std::vector<LabelRun> runs;
    const auto settle = [&](LabelRun& run) {
        // The sum of wishes is that of the places of the tops, if the first stood at 0.
        run.start = run.wishes / static_cast<double>(run.last - run.first + 1);
        run.start = std::clamp(run.start, top, std::max(top, bottom - run.height));
    };
    for (std::size_t i = 0; i < order.size(); ++i) {
        const SlopeLabel& label = labels[order[i]];
        LabelRun run{i, i, label.wish - label.height / 2, label.height, 0};
        settle(run);
        while (!runs.empty() && runs.back().start + runs.back().height > run.start) {
            LabelRun& before = runs.back();
            const auto own = static_cast<double>(run.last - run.first + 1);
            run = {before.first, run.last, before.wishes + run.wishes - own * before.height, before.height + run.height,
                   0};
            runs.pop_back();
            settle(run);
        }
        runs.push_back(run);
    }
    for (const LabelRun& run : runs) {
        double at = run.start;
        for (std::size_t i = run.first; i <= run.last; ++i) {
            labels[order[i]].place = at + labels[order[i]].height / 2;
            at += labels[order[i]].height;
        }
    }
}

std::optional<double> lastKnown(const ChartSeries& series) {
    for (auto value = series.values.rbegin(); value != series.values.rend(); ++value) {
        if (value->position()) { return value->position(); }
    }
    return std::nullopt;
}

// A light colour fills an area, but is lost as a line on white.
QColor asLine(const QColor& colour) {
    QColor darker = colour;
    while (lightness(darker) > 66) { darker = darker.darker(108); }
    return darker;
}

double widthOfAll(const std::vector<SlopeLabel>& labels, const QFont& letters) {
    double width = 0;
    for (const SlopeLabel& label : labels) {
        for (const QString& line : label.lines) { width = std::max(width, widthOf(line, letters)); }
    }
    return width;
}

}  // namespace

void PlanBuilder::addSlopes() {
    const QFont letters = font(20);
    const double step = 20 * style::line;
    const std::vector<QString> values = endValues(true, letters);
    double widest = 0;
    for (const QString& value : values) { widest = std::max(widest, widthOf(value, letters) + 12); }
    // Two columns at the right: values, and names of one line or two.
    std::vector<SlopeLabel> first;
    std::vector<SlopeLabel> last;
    for (const QString& value : endValues(false, letters)) { first.push_back({{value}, 0, step}); }
    for (const ChartSeries& series : spec_.series) {
        last.push_back({wrappedByMeaning(plainLabel(series.name), letters, 0.38 * plan_.width - widest, 2), 0, 0});
        last.back().height = step * static_cast<double>(last.back().lines.size());
    }
    const double left = style::margin + widthOfAll(first, letters) + 26;
    const double right = plan_.width - style::margin - widest - widthOfAll(last, letters) - 26;
    double needed = 0;
    for (const SlopeLabel& label : last) { needed += label.height; }
    addTitleAbove(spec_.axis);
    const std::size_t waves = spec_.categories.size();
    const double below = style::label_gap + 2 * style::label_size * style::line + 4;
    const double height = std::max({440.0, needed + 20, wanted_height_ - y_ - below - footHeight()});
    const QRectF plot(left, y_ + 6, right - left, height);
    const NumberScale scale(spec_.axis, plot.bottom() - 10, plot.top() + 10);
    const auto waveAt = [&](std::size_t wave) {
        return waves < 2 ? plot.center().x()
                         : plot.left() + plot.width() * static_cast<double>(wave) / static_cast<double>(waves - 1);
    };
    addWaves(plot, waves < 2 ? plot.width() : plot.width() / static_cast<double>(waves - 1));
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        const std::vector<ChartValue>& run = spec_.series[s].values;
        first[s].wish = scale.at(run.front().position().value_or(lastKnown(spec_.series[s]).value_or(0)));
        last[s].wish = scale.at(lastKnown(spec_.series[s]).value_or(spec_.axis.minimum));
        addSlope(run, scale, waveAt, asLine(plan_.colours[s]));
    }
    spread(first, plot.top(), plot.bottom());
    spread(last, plot.top(), plot.bottom());
    addSlopeSpots(scale, waveAt);
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        const std::vector<ChartValue>& run = spec_.series[s].values;
        const auto ink = [](const ChartValue& value) { return value.position() ? colours::label : colours::quiet; };
        if (waves > 1) {
            addBlock(first[s].lines, plot.left() - 22, first[s].place, Anchor::end, letters, ink(run.front()));
            addLead(run.front(), QPointF(plot.left() - 8, first[s].wish), QPointF(plot.left() - 19, first[s].place));
        }
        addBlock({values[s]}, plot.right() + 22, last[s].place, Anchor::start, letters, ink(run.back()));
        addBlock(last[s].lines, plot.right() + 22 + widest, last[s].place, Anchor::start, letters, ink(run.back()));
        addLead(run.back(), QPointF(plot.right() + 8, last[s].wish), QPointF(plot.right() + 19, last[s].place));
    }
    addInnerValues(plot, scale, waveAt);
    y_ = plot.bottom() + below;
}

std::vector<QString> PlanBuilder::endValues(bool last, const QFont& letters) const {
    std::vector<QString> values;
    for (const ChartSeries& series : spec_.series) {
        const ChartValue& value = last ? series.values.back() : series.values.front();
        values.push_back(wrapped(valueWords(value), letters, 220, 1).front());
    }
    return values;
}

// From a dot to a label that could not stand beside it.
void PlanBuilder::addLead(const ChartValue& value, const QPointF& from, const QPointF& to) {
    if (value.position() && std::abs(from.y() - to.y()) > 3) {
        addLine(from.x(), from.y(), to.x(), to.y(), colours::axis, 1.1);
    }
}

void PlanBuilder::addWaves(const QRectF& plot, double distance) {
    const QFont letters = font(style::label_size);
    const double step = style::label_size * style::line;
    const std::size_t waves = spec_.categories.size();
    for (std::size_t w = 0; w < waves; ++w) {
        const double x = waves < 2
                             ? plot.center().x()
                             : plot.left() + plot.width() * static_cast<double>(w) / static_cast<double>(waves - 1);
        plan_.behind.emplace_back(Stroke{{QPointF(x, plot.top()), QPointF(x, plot.bottom())}, colours::axis, 1.5});
        const std::vector<QString> lines = balanced(spec_.categories[w], letters, std::min(distance, 300.0) - 12, 2);
        double width = 0;
        for (const QString& line : lines) { width = std::max(width, widthOf(line, letters)); }
        const double inside = std::clamp(x, style::margin + width / 2, plan_.width - style::margin - width / 2);
        addBlock(lines, inside, plot.bottom() + style::label_gap + step * static_cast<double>(lines.size()) / 2,
                 Anchor::middle, letters, colours::label);
    }
}

// A wave without a value parts the line.
void PlanBuilder::addSlope(const std::vector<ChartValue>& values, const NumberScale& scale,
                           const std::function<double(std::size_t)>& wave_at, const QColor& colour) {
    for (std::size_t w = 0; w < values.size(); ++w) {
        if (!values[w].position()) { continue; }
        const QPointF here(wave_at(w), scale.at(*values[w].position()));
        if (w + 1 < values.size() && values[w + 1].position()) {
            addLine(here.x(), here.y(), wave_at(w + 1), scale.at(*values[w + 1].position()), colour, 2.6);
        }
        if (values[w].range) {
            addErrorBar({here.x(), scale.at(values[w].range->lower)}, {here.x(), scale.at(values[w].range->upper)},
                        colour, 1.6, 5);
        }
    }
    for (std::size_t w = 0; w < values.size(); ++w) {
        if (!values[w].position()) { continue; }
        plan_.marks.emplace_back(Dot{QPointF(wave_at(w), scale.at(*values[w].position())), 7, colour});
    }
}

// A wave without a value has its spot on the line that is parted there.
void PlanBuilder::addSlopeSpots(const NumberScale& scale, const std::function<double(std::size_t)>& wave_at) {
    constexpr double radius = 7;
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        double known = lastKnown(spec_.series[s]).value_or(spec_.axis.minimum);
        for (std::size_t w = 0; w < spec_.series[s].values.size(); ++w) {
            known = spec_.series[s].values[w].position().value_or(known);
            addSpot(QRectF(wave_at(w) - radius, scale.at(known) - radius, 2 * radius, 2 * radius), static_cast<int>(s),
                    static_cast<int>(w));
        }
    }
}

// Between the first wave and the last, values stand where they find room.
void PlanBuilder::addInnerValues(const QRectF& plot, const NumberScale& scale,
                                 const std::function<double(std::size_t)>& wave_at) {
    const QFont letters = font(16);
    std::vector<QPointF> dots;
    std::vector<LabelWish> wishes;
    std::vector<QString> words;
    std::vector<QRectF> taken;
    for (const ChartSeries& series : spec_.series) {
        for (std::size_t w = 1; w + 1 < series.values.size(); ++w) {
            if (!series.values[w].position()) { continue; }
            dots.emplace_back(wave_at(w), scale.at(*series.values[w].position()));
            words.push_back(plainLabel(series.values[w].label));
            wishes.push_back({dots.back(), QSizeF(widthOf(words.back(), letters), 18), false});
            if (const std::optional<Interval>& range = series.values[w].range) {
                const double top = scale.at(range->upper);
                taken.emplace_back(dots.back().x() - 6, top, 12, scale.at(range->lower) - top);
            }
        }
    }
    const auto places = placeLabels(wishes, dots, 8, taken, plot);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i] || words[i].isEmpty()) { continue; }
        addGround({words[i]}, letters, places[i]->center().x(), places[i]->top(), places[i]->height());
        addBlock({words[i]}, places[i]->center().x(), places[i]->center().y(), Anchor::middle, letters, colours::label);
    }
}

}  // namespace diaoyan
