// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/chart_scene.h"

#include "charts/render/palette.h"

#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QPen>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <optional>

namespace diaoyan {

namespace {

// One set per colour. Qt gives a set one colour, so the bars of a scale are a stack of sets with a
// single value each; shares go in as percent, which is also right where a base is 0. Qt counts
// horizontal bars from below, and a reversed axis does not turn the bars (6.4): values go in backwards.
std::vector<QBarSet*> barSets(const ChartSpec& spec, const FigurePlan& plan) {
    const auto fill = [&](QBarSet* set, const std::vector<ChartValue>& values, std::optional<std::size_t> only = {}) {
        QList<qreal> percents;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const bool drawn = !only || *only == i;
            percents << (drawn ? std::min(values[i].share.percent().value_or(0), spec.axis.maximum) : 0);
        }
        if (spec.kind != ChartKind::vertical_bars) { std::reverse(percents.begin(), percents.end()); }
        set->append(percents);
    };
    std::vector<QBarSet*> sets;
    const auto newSet = [&](const QColor& colour) {
        auto* set = new QBarSet(QString());
        set->setBrush(colour);
        set->setPen(Qt::NoPen);
        sets.push_back(set);
        return set;
    };
    if (spec.kind == ChartKind::stacked_bars) {
        for (std::size_t s = 0; s < spec.series.size(); ++s) {
            QBarSet* set = newSet(plan.colours[s]);
            set->setPen(QPen(Qt::white, 1.5));
            fill(set, spec.series[s].values);
        }
        return sets;
    }
    const std::vector<ChartValue>& values = spec.series.front().values;
    if (spec.colouring == Colouring::plain) {
        fill(newSet(colours::bar), values);
        return sets;
    }
    for (std::size_t c = 0; c < values.size(); ++c) { fill(newSet(plan.colours[c]), values, c); }
    return sets;
}

QAbstractBarSeries* barSeries(const ChartSpec& spec, const FigurePlan& plan) {
    QAbstractBarSeries* series = nullptr;
    if (spec.kind == ChartKind::vertical_bars) {
        series = new QStackedBarSeries;
    } else {
        series = new QHorizontalStackedBarSeries;
    }
    for (QBarSet* set : barSets(spec, plan)) { series->append(set); }
    series->setBarWidth(plan.bar_part);
    return series;
}

void addAxes(QChart& chart, QAbstractBarSeries* series, const ChartSpec& spec, const FigurePlan& plan) {
    const bool upright = spec.kind == ChartKind::vertical_bars;
    auto* percent = new QValueAxis;
    percent->setRange(0, spec.axis.maximum);
    percent->setTickCount(static_cast<int>(spec.axis.maximum / plan.tick_step + 1e-9) + 1);
    percent->setLabelsVisible(false);
    percent->setLineVisible(false);
    percent->setGridLinePen(QPen(colours::grid, 1.2));
    chart.addAxis(percent, upright ? Qt::AlignLeft : Qt::AlignBottom);
    series->attachAxis(percent);

    // A bar stands at its number. An axis of categories would do the same, but lays out a hidden label for each of
    // them, which takes longer than everything else here.
    auto* categories = new QValueAxis;
    categories->setRange(-0.5, static_cast<double>(spec.categories.size()) - 0.5);
    categories->setTickCount(2);
    categories->setLabelsVisible(false);
    categories->setGridLineVisible(false);
    categories->setLineVisible(false);  // with it would come ticks between the bars; the plan has a line
    chart.addAxis(categories, upright ? Qt::AlignBottom : Qt::AlignLeft);
    series->attachAxis(categories);
}

}  // namespace

std::unique_ptr<QGraphicsScene> chartScene(const ChartSpec& spec, const FigurePlan& plan) {
    auto scene = std::make_unique<QGraphicsScene>(0, 0, plan.width, plan.height);
    scene->setItemIndexMethod(QGraphicsScene::NoIndex);
    auto* chart = new QChart;
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->legend()->hide();
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->setMargins(QMargins());
    QAbstractBarSeries* series = barSeries(spec, plan);
    chart->addSeries(series);
    addAxes(*chart, series, spec, plan);
    chart->setPlotArea(plan.plot);
    chart->setGeometry(0, 0, plan.width, plan.height);
    scene->addItem(chart);
    return scene;
}

}  // namespace diaoyan
