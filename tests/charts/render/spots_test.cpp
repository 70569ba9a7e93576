// SPDX-License-Identifier: GPL-3.0-or-later
// What can be pointed at: every value has its place, and the place is where it is drawn.
#include "charts/render/dark_plan.h"
#include "charts/render/label_text.h"
#include "charts/render/palette.h"
#include "charts/render/planned_figure.h"
#include "charts/render/render.h"
#include "tests/charts/render/sample_specs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QImage>

#include <set>

namespace diaoyan {
namespace {

PlannedFigure planned(const ChartSpec& spec) {
    Result<PlannedFigure> figure = plannedFigure(spec, {});
    EXPECT_TRUE(figure.ok()) << (figure.ok() ? "" : figure.problem().message.en);
    return figure.ok() ? std::move(*figure) : PlannedFigure{};
}

QImage drawn(const ChartSpec& spec, const FigurePlan& plan) {
    QImage picture(static_cast<int>(plan.width), static_cast<int>(plan.height), QImage::Format_RGB32);
    picture.fill(plan.ground);
    QPainter painter(&picture);
    paintFigure(painter, spec, plan);
    return picture;
}

// Without words and whiskers, which would stand before the middle of a piece.
ChartSpec bare(ChartSpec spec) {
    for (ChartSeries& series : spec.series) {
        for (ChartValue& value : series.values) {
            value.range.reset();
            if (!value.withheld) { value.label.clear(); }
        }
    }
    for (ChartPoint& point : spec.points) {
        point.range.reset();
        point.label.clear();
    }
    spec.lines.clear();
    for (ChartBox& box : spec.boxes) {
        box.mean.reset();
        box.median = box.lower_quartile;
    }
    return spec;
}

const ChartValue* valueOf(const ChartSpec& spec, const FigureSpot& spot) {
    if (spot.series < 0 || spot.category < 0) { return nullptr; }
    return &spec.series[static_cast<std::size_t>(spot.series)].values[static_cast<std::size_t>(spot.category)];
}

QColor colourOf(const ChartSpec& spec, const FigurePlan& plan, const FigureSpot& spot) {
    const auto category = static_cast<std::size_t>(spot.category);
    const auto series = static_cast<std::size_t>(spot.series);
    switch (spec.kind) {
    case ChartKind::horizontal_bars:
    case ChartKind::vertical_bars:
    case ChartKind::interval_dots:
    case ChartKind::histogram: return colours::bar;
    case ChartKind::box_plot: return colours::box;
    case ChartKind::funnel:
    case ChartKind::quadrants:
        return spec.points[static_cast<std::size_t>(spot.point)].marked ? colours::apart : colours::bar;
    case ChartKind::heat_map: {
        const double at = *spec.series[series].values[category].position();
        return shadeColour((at - spec.axis.minimum) / (spec.axis.maximum - spec.axis.minimum));
    }
    default: return plan.colours[series];
    }
}

TEST(Spots, TheMiddleOfEachHasTheColourOfItsPiece) {
    for (const ChartSpec& sample : sample::oneOfEachKind()) {
        const ChartSpec spec = bare(sample);
        const PlannedFigure figure = planned(spec);
        const QImage picture = drawn(spec, figure.plan);
        std::size_t looked_at = 0;
        std::size_t hidden = 0;  // dots lie over each other
        for (const FigureSpot& spot : figure.plan.spots) {
            const ChartValue* value = valueOf(spec, spot);
            if (value && (!value->position() || value->withheld)) { continue; }
            if (!value && spot.point < 0 && spec.boxes.empty()) { continue; }
            if (spec.kind == ChartKind::box_plot && spec.boxes[static_cast<std::size_t>(spot.category)].n == 0)
                continue;
            // What is too small to be hit has a spot that is larger than what is drawn.
            if (spot.area.width() <= 14 + 1e-9 || spot.area.height() <= 14 + 1e-9) {
                if (!figure.plan.plot.isEmpty()) { continue; }
            }
            const QColor expected = colourOf(spec, figure.plan, spot);
            const QColor seen = picture.pixelColor(spot.area.center().toPoint());
            ++looked_at;
            if (seen == expected) { continue; }
            ++hidden;
            const bool overlap = spec.kind == ChartKind::funnel || spec.kind == ChartKind::slopes;
            EXPECT_TRUE(overlap) << sample.id << " " << spot.series << " " << spot.category << " " << spot.point << ": "
                                 << seen.name().toStdString() << " for " << expected.name().toStdString();
        }
        EXPECT_GT(looked_at, 5u) << sample.id;
        EXPECT_LT(hidden, looked_at / 4) << sample.id;
    }
}

TEST(Spots, EveryValueHasOneThatCanBeHit) {
    for (const ChartSpec& spec : sample::oneOfEachKind()) {
        const PlannedFigure figure = planned(spec);
        const QRectF whole(0, 0, figure.plan.width, figure.plan.height);
        std::set<std::tuple<int, int, int>> names;
        for (const FigureSpot& spot : figure.plan.spots) {
            EXPECT_GE(spot.area.width(), 14 - 1e-9) << spec.id;
            EXPECT_GE(spot.area.height(), 14 - 1e-9) << spec.id;
            EXPECT_TRUE(whole.contains(spot.area)) << spec.id << " " << spot.category;
            EXPECT_TRUE(names.emplace(spot.series, spot.category, spot.point).second) << spec.id;
        }
        if (!spec.points.empty()) { EXPECT_EQ(names.size(), spec.points.size()) << spec.id; }
        // A row of pieces that are all withheld is one spot.
        const bool rows = spec.kind == ChartKind::stacked_bars || spec.kind == ChartKind::diverging_bars;
        if (spec.points.empty() && spec.boxes.empty() && !rows) {
            EXPECT_EQ(names.size(), spec.series.size() * spec.series.front().values.size()) << spec.id;
        }
        if (!spec.boxes.empty()) { EXPECT_EQ(names.size(), spec.boxes.size()); }
        if (rows) { EXPECT_EQ(names.size(), 7u * 5 + 2); }
    }
}

TEST(Spots, WithheldOnesAreThereToSayWhy) {
    for (const ChartSpec& spec : {sample::schoolMeansWithIntervals(), sample::divergingItems(true),
                                  sample::dotsOfSchools(12), sample::heatMap(8, 6), sample::fourWaves()}) {
        const PlannedFigure figure = planned(spec);
        const bool found = std::any_of(figure.plan.spots.begin(), figure.plan.spots.end(), [&](const FigureSpot& spot) {
            const ChartValue* value = valueOf(spec, spot);
            return value && value->withheld;
        });
        EXPECT_TRUE(found) << spec.id;
    }
}

TEST(Spots, StandInReadingOrder) {
    const PlannedFigure bars = planned(sample::rolesBesideEachOther(ChartKind::grouped_bars));
    for (std::size_t i = 1; i < bars.plan.spots.size(); ++i)
        EXPECT_LT(bars.plan.spots[i - 1].area.top(), bars.plan.spots[i].area.top());
    const PlannedFigure points = planned(sample::priorities());
    for (std::size_t i = 1; i < points.plan.spots.size(); ++i)
        EXPECT_LE(points.plan.spots[i - 1].area.left(), points.plan.spots[i].area.left());
}

TEST(Spots, NothingToDrawHasNone) {
    ChartSpec spec = sample::countColumns();
    for (ChartValue& value : spec.series.front().values) value = ChartValue{};
    EXPECT_TRUE(planned(spec).plan.spots.empty());
}

// Of letters and edges on a border a shade may differ, which no eye sees.
int differentPixels(const QImage& one, const QImage& other) {
    int different = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            const int apart =
                std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
            different += apart > 24 ? 1 : 0;
        }
    }
    return different;
}

TEST(FigurePicture, ItsPartsMakeTheWhole) {
    for (const ChartSpec& spec : sample::oneOfEachKind()) {
        const FigurePlan plan = planned(spec).plan;
        const QImage whole = drawn(spec, plan);
        QImage parts(whole.size(), whole.format());
        parts.fill(plan.ground);
        QPainter painter(&parts);
        const FigurePicture picture(spec, plan);
        for (int top = 0; top < parts.height(); top += 256) {
            painter.setClipRect(QRect(0, top, parts.width(), 256));
            picture.paint(painter, QRectF(0, top, parts.width(), 256));
        }
        painter.end();
        EXPECT_EQ(differentPixels(parts, whole), 0) << spec.id;
    }
}

/// The lowest contrast of any words to what is drawn around them.
TEST(DarkPlan, WordsAreReadable) {
    const QColor ground("#2a2d33");
    for (const ChartSpec& spec : sample::oneOfEachKind()) {
        const FigurePlan light = planned(spec).plan;
        const FigurePlan plan = darkPlan(spec, light, ground);
        FigurePlan wordless = plan;
        wordless.texts.clear();
        const QImage under = drawn(spec, wordless);
        for (const TextPiece& piece : plan.texts) {
            if (piece.turned) { continue; }
            const double width = widthOf(piece.text, piece.font);
            const double along = piece.anchor == Anchor::start ? width / 2
                                 : piece.anchor == Anchor::end ? -width / 2
                                                               : 0;
            const QPoint middle = QPointF(piece.x + along, piece.y - piece.font.pixelSize() * 0.36).toPoint();
            if (!under.rect().contains(middle)) { continue; }
            EXPECT_GE(contrastOf(piece.colour, under.pixelColor(middle)), 4.4)
                << spec.id << " " << piece.text.toStdString() << " " << piece.colour.name().toStdString() << " on "
                << under.pixelColor(middle).name().toStdString();
        }
        EXPECT_EQ(plan.spots, light.spots) << "only colours differ";
        EXPECT_EQ(drawn(spec, plan).pixelColor(2, 2), ground);
    }
}

TEST(DarkPlan, NeighboursOfAScaleStayApart) {
    const QColor ground("#2a2d33");
    for (std::size_t number = 2; number <= 7; ++number) {
        const std::vector<QColor> steps = stepColours(Colouring::best_to_worst, number);
        for (std::size_t i = 1; i < number; ++i) {
            const double apart =
                std::abs(lightness(onDark(steps[i], ground)) - lightness(onDark(steps[i - 1], ground)));
            EXPECT_GE(apart, 7) << number << " steps, " << i;
        }
    }
    for (const QColor& step : stepColours(Colouring::distinct, 5))
        EXPECT_GE(contrastOf(onDark(step, ground), ground), 1.2);
    EXPECT_EQ(onDark(Qt::white, ground), ground);
    EXPECT_GE(contrastOf(onDark(colours::label, ground), ground), 7);
}

}  // namespace
}  // namespace diaoyan
