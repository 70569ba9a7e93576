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
    bool known = true;
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
    std::vector<SlopeLabel> first;
    std::vector<SlopeLabel> last;
    for (const ChartSeries& series : spec_.series) {
        first.push_back({{wrapped(valueWords(series.values.front()), letters, 220, 1).front()},
                         0,
                         step,
                         0,
                         series.values.front().position().has_value()});
        const QString value = valueWords(series.values.back());
        const QString end =
            value.isEmpty() ? plainLabel(series.name) : value + QStringLiteral("  ") + plainLabel(series.name);
        const std::vector<QString> lines = wrappedByMeaning(end, letters, 0.36 * plan_.width, 2);
        last.push_back(
            {lines, 0, step * static_cast<double>(lines.size()), 0, series.values.back().position().has_value()});
    }
    const double left = style::margin + widthOfAll(first, letters) + 26;
    const double right = plan_.width - style::margin - widthOfAll(last, letters) - 26;
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
        const std::vector<ChartValue>& values = spec_.series[s].values;
        first[s].wish = scale.at(values.front().position().value_or(lastKnown(spec_.series[s]).value_or(0)));
        last[s].wish = scale.at(lastKnown(spec_.series[s]).value_or(spec_.axis.minimum));
        addSlope(values, scale, waveAt, asLine(plan_.colours[s]));
    }
    spread(first, plot.top(), plot.bottom());
    spread(last, plot.top(), plot.bottom());
    for (std::size_t s = 0; s < spec_.series.size(); ++s) {
        if (waves > 1) {
            addBlock(first[s].lines, plot.left() - 22, first[s].place, Anchor::end, letters,
                     first[s].known ? colours::label : colours::quiet);
            if (first[s].known && std::abs(first[s].place - first[s].wish) > 3) {
                addLine(plot.left() - 19, first[s].place, plot.left() - 8, first[s].wish, colours::axis, 1.1);
            }
        }
        addBlock(last[s].lines, plot.right() + 22, last[s].place, Anchor::start, letters,
                 last[s].known ? colours::label : colours::quiet);
        if (last[s].known && std::abs(last[s].place - last[s].wish) > 3) {
            addLine(plot.right() + 8, last[s].wish, plot.right() + 19, last[s].place, colours::axis, 1.1);
        }
    }
    addInnerValues(plot, scale, waveAt);
    y_ = plot.bottom() + below;
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
