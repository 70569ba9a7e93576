// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/chart_scene.h"

#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QPen>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <optional>

namespace diaoyan {

namespace {

bool isUpright(const ChartSpec& spec) {
    return spec.kind == ChartKind::vertical_bars || spec.kind == ChartKind::grouped_columns ||
           spec.kind == ChartKind::histogram;
}

bool isGrouped(const ChartSpec& spec) {
    return spec.kind == ChartKind::grouped_bars || spec.kind == ChartKind::grouped_columns;
}

// One set per colour. Qt gives a set one colour, so the bars of a scale are a stack of sets with a
// single value each. Bars begin at the base of the axis: Qt's axis is shifted to have its 0 there. Qt counts
// horizontal bars from below, and a reversed axis does not turn the bars (6.4): values go in backwards.
std::vector<QBarSet*> barSets(const ChartSpec& spec, const FigurePlan& plan) {
    const double base = barBase(spec.axis);
    const auto fill = [&](QBarSet* set, const std::vector<ChartValue>& values, std::optional<std::size_t> only = {}) {
        QList<qreal> lengths;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const bool drawn = !only || *only == i;
            lengths << (drawn ? withinAxis(spec.axis, values[i].position().value_or(base)) - base : 0);
        }
        if (!isUpright(spec)) { std::reverse(lengths.begin(), lengths.end()); }
        set->append(lengths);
    };
    std::vector<QBarSet*> sets;
    const auto newSet = [&](const QColor& colour, double rim) {
        auto* set = new QBarSet(QString());
        set->setBrush(colour);
        set->setPen(rim > 0 ? QPen(plan.ground, rim) : QPen(Qt::NoPen));
        sets.push_back(set);
        return set;
    };
    if (spec.kind == ChartKind::stacked_bars || isGrouped(spec)) {
        for (std::size_t s = 0; s < spec.series.size(); ++s) {
            fill(newSet(plan.colours[s], 1.5), spec.series[s].values);
        }
        if (isGrouped(spec) && !isUpright(spec)) { std::reverse(sets.begin(), sets.end()); }
        return sets;
    }
    const std::vector<ChartValue>& values = spec.series.front().values;
    if (spec.colouring == Colouring::plain || spec.kind == ChartKind::histogram) {
        fill(newSet(plan.bar, spec.kind == ChartKind::histogram ? 1.5 : 0), values);
        return sets;
    }
    for (std::size_t c = 0; c < values.size(); ++c) { fill(newSet(plan.colours[c], 0), values, c); }
    return sets;
}

QAbstractBarSeries* barSeries(const ChartSpec& spec, const FigurePlan& plan) {
    QAbstractBarSeries* series = nullptr;
    if (isUpright(spec)) {
        series = isGrouped(spec) ? static_cast<QAbstractBarSeries*>(new QBarSeries) : new QStackedBarSeries;
    } else {
        series = isGrouped(spec) ? static_cast<QAbstractBarSeries*>(new QHorizontalBarSeries)
                                 : new QHorizontalStackedBarSeries;
    }
    for (QBarSet* set : barSets(spec, plan)) { series->append(set); }
    series->setBarWidth(plan.bar_part);
    return series;
}

QValueAxis* hiddenAxis(double minimum, double maximum) {
    auto* axis = new QValueAxis;
    axis->setRange(minimum, maximum);
    axis->setTickCount(2);
    axis->setVisible(false);
    return axis;
}

// Grid and ticks are the plan's. A bar stands at its number: an axis of categories would do the same, but lays out a
// hidden label for each of them, which takes longer than everything else here.
void addAxes(QChart& chart, QAbstractBarSeries* series, const ChartSpec& spec) {
    const double base = barBase(spec.axis);
    QValueAxis* values = hiddenAxis(spec.axis.minimum - base, spec.axis.maximum - base);
    chart.addAxis(values, isUpright(spec) ? Qt::AlignLeft : Qt::AlignBottom);
    series->attachAxis(values);
    QValueAxis* places = hiddenAxis(-0.5, static_cast<double>(spec.series.front().values.size()) - 0.5);
    chart.addAxis(places, isUpright(spec) ? Qt::AlignBottom : Qt::AlignLeft);
    series->attachAxis(places);
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
    addAxes(*chart, series, spec);
    chart->setPlotArea(plan.plot);
    chart->setGeometry(0, 0, plan.width, plan.height);
    scene->addItem(chart);
    return scene;
}

}  // namespace diaoyan
