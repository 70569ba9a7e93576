// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/figure_plan.h"
#include "charts/render/han_font.h"
#include "charts/render/offscreen_qt.h"
#include "charts/render/palette.h"
#include "charts/render/render.h"
#include "tests/charts/render/sample_specs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace diaoyan {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::Not;

FigurePlan planOf(const ChartSpec& spec) {
    EXPECT_TRUE(ensureQtApplication().ok());
    const Result<FigurePlan> plan = planFigure(spec, *hanFont(), 0);
    EXPECT_TRUE(plan.ok()) << (plan.ok() ? "" : plan.problem().message.en);
    return plan.ok() ? *plan : FigurePlan{};
}

template <class Shape>
std::vector<Shape> marksOf(const std::vector<FigureMark>& marks) {
    std::vector<Shape> found;
    for (const FigureMark& mark : marks) {
        if (const Shape* shape = std::get_if<Shape>(&mark)) { found.push_back(*shape); }
    }
    return found;
}

std::vector<std::string> textsOf(const FigurePlan& plan) {
    std::vector<std::string> texts;
    for (const TextPiece& piece : plan.texts) { texts.push_back(piece.text.toStdString()); }
    return texts;
}

const TextPiece* textNamed(const FigurePlan& plan, const std::string& words) {
    const auto found = std::find_if(plan.texts.begin(), plan.texts.end(),
                                    [&](const TextPiece& piece) { return piece.text.toStdString() == words; });
    return found == plan.texts.end() ? nullptr : &*found;
}

ChartSpec dots(const std::vector<ChartValue>& values) {
    ChartSpec spec{.id = "dots", .kind = ChartKind::interval_dots, .title = "各校"};
    for (std::size_t i = 0; i < values.size(); ++i) { spec.categories.push_back("学校" + std::to_string(i + 1)); }
    spec.series = {{"", values}};
    spec.no_answers = "无有效作答";
    return spec;
}

ChartValue figureValue(double value, std::optional<Interval> range = {}) {
    ChartValue made;
    made.figure = value;
    made.range = range;
    return made;
}

ChartValue kept(const std::string& why) {
    ChartValue made{{80, 100, BaseKind::valid}, why};
    made.withheld = true;
    return made;
}

TEST(ChartKinds, DotsStandAtTheirValuesAndIntervalsReachFromEndToEnd) {
    ChartSpec spec = dots({figureValue(0), figureValue(50, Interval{25, 75}), figureValue(100)});
    const FigurePlan plan = planOf(spec);
    const std::vector<Dot> drawn = marksOf<Dot>(plan.marks);
    ASSERT_EQ(drawn.size(), 3U);
    const double whole = drawn[2].centre.x() - drawn[0].centre.x();
    EXPECT_NEAR(drawn[1].centre.x(), drawn[0].centre.x() + whole / 2, 1e-9);
    EXPECT_NEAR(drawn[1].centre.y() - drawn[0].centre.y(), drawn[2].centre.y() - drawn[1].centre.y(), 1e-9);
    std::vector<std::vector<QPointF>> intervals;
    for (const Stroke& stroke : marksOf<Stroke>(plan.marks)) {
        if (stroke.colour == colours::interval) { intervals.push_back(stroke.points); }
    }
    ASSERT_EQ(intervals.size(), 1U);
    EXPECT_NEAR(intervals[0][0].x(), drawn[0].centre.x() + whole / 4, 1e-9);
    EXPECT_NEAR(intervals[0][1].x(), drawn[0].centre.x() + whole * 3 / 4, 1e-9);
    EXPECT_NEAR(intervals[0][0].y(), drawn[1].centre.y(), 1e-9);
}

TEST(ChartKinds, WhatIsWithheldShowsItsLabelAndNothingElse) {
    for (const ChartKind kind : {ChartKind::interval_dots, ChartKind::heat_map, ChartKind::horizontal_bars,
                                 ChartKind::vertical_bars, ChartKind::slopes, ChartKind::stacked_bars,
                                 ChartKind::diverging_bars, ChartKind::grouped_bars, ChartKind::grouped_columns}) {
        ChartSpec shown = dots({figureValue(20), kept("人数不足10")});
        ChartSpec without = dots({figureValue(20), kept("人数不足10")});
        shown.kind = without.kind = kind;
        // The hidden share must not be told by the picture: another one gives the same.
        shown.series[0].values[1].share = {3, 4, BaseKind::valid};
        shown.series[0].values[1].figure = 77;
        EXPECT_EQ(renderSvg(shown)->bytes, renderSvg(without)->bytes) << static_cast<int>(kind);
        EXPECT_THAT(textsOf(planOf(shown)), Contains("人数不足10")) << static_cast<int>(kind);
    }
    EXPECT_EQ(marksOf<Dot>(planOf(dots({figureValue(20), kept("少")})).marks).size(), 1U);
}

TEST(ChartKinds, WithoutAnswersTheRowSaysSo) {
    const FigurePlan plan = planOf(dots({figureValue(20), ChartValue{}}));
    EXPECT_THAT(textsOf(plan), Contains("无有效作答"));
    EXPECT_EQ(marksOf<Dot>(plan.marks).size(), 1U);
    EXPECT_THAT(textsOf(planOf(dots({ChartValue{}, ChartValue{}}))), Not(Contains("100%")));
}

TEST(ChartKinds, WithheldWithoutLabelLooksLikeNoAnswers) {
    for (const ChartKind kind :
         {ChartKind::interval_dots, ChartKind::horizontal_bars, ChartKind::stacked_bars, ChartKind::diverging_bars}) {
        ChartSpec withheld = dots({figureValue(20), kept("")});
        ChartSpec nobody = dots({figureValue(20), ChartValue{}});
        withheld.kind = nobody.kind = kind;
        EXPECT_THAT(textsOf(planOf(withheld)), Contains("无有效作答")) << static_cast<int>(kind);
        EXPECT_EQ(renderSvg(withheld)->bytes, renderSvg(nobody)->bytes) << static_cast<int>(kind);
    }
}

TEST(ChartKinds, LinesOfSlopesAreDarkEnoughForWhitePaper) {
    ChartSpec spec = sample::twoWaves();
    spec.colouring = Colouring::distinct;
    for (const Stroke& stroke : marksOf<Stroke>(planOf(spec).marks)) {
        if (stroke.width == 2.6) { EXPECT_LE(lightness(stroke.colour), 66) << stroke.colour.name().toStdString(); }
    }
}

TEST(ChartKinds, SixHundredSchoolsArePossible) {
    const Result<RenderedFigure> figure = renderSvg(sample::dotsOfSchools(600));
    ASSERT_TRUE(figure.ok());
    EXPECT_GT(figure->height, 600 * 20);
    EXPECT_LT(renderSvg(sample::dotsOfSchools(60))->height, 2000);  // about a page of A4 at this width
    EXPECT_EQ(renderSvg(sample::dotsOfSchools(2001)).problem().code, "figure-too-large");
    EXPECT_TRUE(renderSvg(sample::dotsOfSchools(1)).ok());
}

// Pieces of a row: rectangles with the colours of the series, from left to right.
TEST(ChartKinds, DivergingBarsArePartedAtTheLine) {
    for (const bool good_first : {true, false}) {
        ChartSpec spec = sample::divergingItems(good_first);
        spec.categories.resize(1);
        for (ChartSeries& series : spec.series) { series.values.resize(1); }
        const FigurePlan plan = planOf(spec);
        std::vector<QRectF> pieces;
        for (const Patch& patch : marksOf<Patch>(plan.marks)) {
            if (patch.area.height() > 30) { pieces.push_back(patch.area); }
        }
        ASSERT_EQ(pieces.size(), 5U);
        const double line = textNamed(plan, "0%")->x;
        EXPECT_NEAR(pieces[2].center().x(), line, 1e-6) << "the middle answer lies across";
        EXPECT_LT(pieces[1].right(), line);
        EXPECT_GT(pieces[3].left(), line);
        for (std::size_t i = 1; i < 5; ++i) { EXPECT_NEAR(pieces[i].left(), pieces[i - 1].right(), 1e-6); }
        // Best at the right end, whichever way the scale runs.
        const double unit = pieces[4].width() / 258;  // 很满意: 51 % of 507
        EXPECT_NEAR(pieces[0].width(), unit * 15, 0.01);
        EXPECT_EQ(stepColours(Colouring::best_to_worst, 5).front(), plan.colours[good_first ? 0 : 4]);
    }
}

TEST(ChartKinds, TicksOfDivergingBarsArePositiveOnBothSides) {
    const FigurePlan plan = planOf(sample::divergingItems(true));
    const std::vector<std::string> texts = textsOf(plan);
    EXPECT_EQ(std::count(texts.begin(), texts.end(), "20%"), 2);
    EXPECT_EQ(std::count(texts.begin(), texts.end(), "0%"), 1);
    EXPECT_THAT(texts, Not(Contains("−20%")));
}

TEST(ChartKinds, ALimitBeyondTheAxisIsCutThere) {
    const ChartSpec spec = sample::funnelOfSchools(40);
    const FigurePlan plan = planOf(spec);
    const double top = textNamed(plan, "100%")->y - 18;
    int curves = 0;
    for (const Stroke& stroke : marksOf<Stroke>(plan.marks)) {
        if (stroke.points.size() < 20) { continue; }
        ++curves;
        for (const QPointF& point : stroke.points) { EXPECT_GT(point.y(), top); }
    }
    EXPECT_EQ(curves, 4);
    EXPECT_EQ(marksOf<Dot>(plan.marks).size(), 40U);
}

TEST(ChartKinds, MarkedPointsAreDiamondsWithTheirNames) {
    ChartSpec spec = sample::funnelOfSchools(25);
    spec.points = {{"甲校", 100, 90, {}, false}, {"乙校", 200, 50, {}, true}};
    const FigurePlan plan = planOf(spec);
    EXPECT_THAT(textsOf(plan), Contains("乙校"));
    EXPECT_THAT(textsOf(plan), Not(Contains("甲校")));
    const std::vector<Dot> drawn = marksOf<Dot>(plan.marks);
    ASSERT_EQ(drawn.size(), 2U);
    EXPECT_EQ(drawn[0].shape, DotShape::circle);
    EXPECT_EQ(drawn[1].shape, DotShape::diamond);
}

TEST(ChartKinds, QuadrantsNameEveryPointCutAndCorner) {
    const FigurePlan plan = planOf(sample::priorities());
    for (const char* words :
         {"重点改进", "锦上添花", "平均满意率 77.9%", "平均重要性 8.3%", "校园及周边安全", "满意率"}) {
        EXPECT_THAT(textsOf(plan), Contains(words));
    }
}

TEST(ChartKinds, CellsAreDarkerTheHigherTheirValue) {
    ChartSpec spec = sample::heatMap(1, 6);
    for (std::size_t c = 0; c < 6; ++c) { spec.series[c].values[0] = figureValue(30 + 14 * static_cast<double>(c)); }
    std::vector<double> light;
    for (const Patch& patch : marksOf<Patch>(planOf(spec).marks)) {
        if (patch.area.height() > 20) { light.push_back(lightness(patch.colour)); }
    }
    ASSERT_EQ(light.size(), 6U);
    EXPECT_TRUE(std::is_sorted(light.rbegin(), light.rend()));
    EXPECT_GT(light.front() - light.back(), 70);
}

TEST(ChartKinds, NamesOfManyColumnsReadUpwards) {
    const auto turned = [](const FigurePlan& plan) {
        return std::any_of(plan.texts.begin(), plan.texts.end(), [](const TextPiece& piece) { return piece.turned; });
    };
    EXPECT_FALSE(turned(planOf(sample::heatMap(5, 6))));
    EXPECT_TRUE(turned(planOf(sample::heatMap(5, 12))));
    EXPECT_THAT(renderSvg(sample::heatMap(5, 12))->bytes, ::testing::HasSubstr("rotate(-90 "));
}

TEST(ChartKinds, BoxesShowTheirFiveNumbersInOrder) {
    ChartSpec spec = sample::scoreBoxes();
    spec.categories = {"甲校"};
    spec.boxes = {{50, 10, 30, 50, 60, 100, 45.0, {5}}};
    const FigurePlan plan = planOf(spec);
    const double zero = textNamed(plan, "0分")->x;
    const double unit = (textNamed(plan, "100分")->x - zero) / 100;
    const std::vector<Dot> drawn = marksOf<Dot>(plan.marks);
    ASSERT_EQ(drawn.size(), 2U);
    EXPECT_NEAR(drawn[0].centre.x(), zero + 5 * unit, 1e-6);
    EXPECT_NEAR(drawn[1].centre.x(), zero + 45 * unit, 1e-6);
    const std::vector<Patch> boxes = marksOf<Patch>(plan.marks);
    ASSERT_EQ(boxes.size(), 1U);
    EXPECT_NEAR(boxes[0].area.left(), zero + 30 * unit, 1e-6);
    EXPECT_NEAR(boxes[0].area.right(), zero + 60 * unit, 1e-6);
}

TEST(ChartKinds, AWaveWithoutValuePartsTheLine) {
    ChartSpec spec = sample::fourWaves();
    spec.series.resize(1);
    const auto lines = [&] {
        std::size_t number = 0;
        for (const Stroke& stroke : marksOf<Stroke>(planOf(spec).marks)) { number += stroke.width == 2.6 ? 1 : 0; }
        return number;
    };
    EXPECT_EQ(lines(), 3U);
    spec.series[0].values[1] = kept("未调查");
    EXPECT_EQ(lines(), 1U);
    spec.series[0].values[3] = kept("未调查");
    EXPECT_EQ(lines(), 0U);
}

TEST(ChartKinds, LabelsBesideSlopesDoNotOverlap) {
    const ChartSpec spec = sample::twoWaves();
    const FigurePlan plan = planOf(spec);
    std::vector<double> right;
    for (const TextPiece& piece : plan.texts) {
        if (piece.anchor == Anchor::start && piece.x > 500) { right.push_back(piece.y); }
    }
    ASSERT_EQ(right.size(), spec.series.size());
    std::sort(right.begin(), right.end());
    for (std::size_t i = 1; i < right.size(); ++i) { EXPECT_GE(right[i] - right[i - 1], 20); }
}

TEST(ChartKinds, NumbersThatAreNoneAndAxesWithoutExtentAreRefused) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    for (const ChartSpec& whole : sample::oneOfEachKind()) {
        ChartSpec spec = whole;
        spec.axis.maximum = spec.axis.minimum;
        EXPECT_EQ(renderSvg(spec).problem().code, "spec-malformed") << whole.id;
        spec = whole;
        spec.axis.maximum = nan;
        EXPECT_EQ(renderSvg(spec).problem().code, "spec-malformed") << whole.id;
        for (const double wrong : {nan, infinite}) {
            spec = whole;
            if (!spec.points.empty()) { spec.points.back().y = wrong; }
            if (!spec.boxes.empty()) { spec.boxes.front().median = wrong; }
            if (!spec.series.empty()) { spec.series.front().values.front().figure = wrong; }
            EXPECT_EQ(renderSvg(spec).problem().code, "spec-malformed") << whole.id;
        }
    }
    EXPECT_EQ(renderSvg(dots({figureValue(101)})).problem().code, "spec-malformed");
    EXPECT_EQ(renderSvg(dots({figureValue(50, Interval{60, 40})})).problem().code, "spec-malformed");
}

TEST(ChartKinds, EmptyOnesAndHostileWordsAreDrawn) {
    const std::string hostile = "<b>\x01\xE2\x80\xAE&\"'</b>" + std::string(10000, 'W') + "😀";
    for (const ChartSpec& whole : sample::oneOfEachKind()) {
        ChartSpec spec = whole;
        spec.categories.clear();
        spec.points.clear();
        spec.boxes.clear();
        for (ChartSeries& series : spec.series) { series.values.clear(); }
        EXPECT_TRUE(renderPng(spec).ok()) << whole.id;
        spec.series.clear();
        EXPECT_TRUE(renderSvg(spec).ok()) << whole.id;

        spec = whole;
        spec.title = spec.caption = spec.no_answers = spec.axis.title = spec.cross_axis.title = hostile;
        for (std::string& category : spec.categories) { category = hostile; }
        for (ChartSeries& series : spec.series) {
            series.name = hostile;
            for (ChartValue& value : series.values) { value.label = hostile; }
        }
        for (ChartPoint& point : spec.points) { point.label = hostile; }
        for (ChartLine& line : spec.lines) { line.name = hostile; }
        for (std::string& name : spec.quadrant_names) { name = hostile; }
        const Result<RenderedFigure> svg = renderSvg(spec);
        ASSERT_TRUE(svg.ok()) << whole.id << svg.problem().message.en;
        EXPECT_EQ(svg->bytes.find("<b>"), std::string::npos);
        EXPECT_EQ(svg->bytes.find("nan"), std::string::npos) << whole.id;
        EXPECT_TRUE(renderPng(spec).ok()) << whole.id;
    }
}

TEST(ChartKinds, OfOneCategoryAreDrawn) {
    for (const ChartSpec& whole : sample::oneOfEachKind()) {
        ChartSpec spec = whole;
        if (spec.kind != ChartKind::histogram) {
            spec.categories.resize(std::min<std::size_t>(1, spec.categories.size()));
        }
        spec.points.resize(std::min<std::size_t>(1, spec.points.size()));
        spec.boxes.resize(std::min<std::size_t>(1, spec.boxes.size()));
        for (ChartSeries& series : spec.series) { series.values.resize(1); }
        const Result<RenderedFigure> figure = renderSvg(spec);
        ASSERT_TRUE(figure.ok()) << whole.id << figure.problem().message.en;
        EXPECT_EQ(figure->bytes.find("nan"), std::string::npos) << whole.id;
    }
}

TEST(ChartKinds, EveryTextStandsWithinTheFigureAndEqualSpecsGiveEqualBytes) {
    for (const ChartSpec& spec : sample::oneOfEachKind()) {
        const FigurePlan plan = planOf(spec);
        for (const TextPiece& piece : plan.texts) {
            EXPECT_GE(piece.x, 0) << spec.id << piece.text.toStdString();
            EXPECT_LE(piece.x, plan.width) << spec.id << piece.text.toStdString();
            EXPECT_GE(piece.y, 10) << spec.id << piece.text.toStdString();
            EXPECT_LE(piece.y, plan.height) << spec.id << piece.text.toStdString();
        }
        EXPECT_TRUE(renderPng(spec)->bytes == renderPng(spec)->bytes) << spec.id;
        EXPECT_TRUE(renderPdf(spec)->bytes == renderPdf(spec)->bytes) << spec.id;
        EXPECT_TRUE(renderSvg(spec)->bytes == renderSvg(spec)->bytes) << spec.id;
    }
}

TEST(ChartKinds, APngStatesItsResolution) {
    const auto dotsPerMetre = [](double pixel_ratio) {
        const std::string png = renderPng(sample::scoreBoxes(), {600, 0, pixel_ratio})->bytes;
        const std::size_t at = png.find("pHYs");
        EXPECT_NE(at, std::string::npos);
        if (at == std::string::npos) { return 0U; }
        unsigned value = 0;
        for (std::size_t i = 0; i < 4; ++i) { value = value << 8 | static_cast<unsigned char>(png.at(at + 4 + i)); }
        EXPECT_EQ(png.at(at + 12), 1);  // the unit is the metre
        return value;
    };
    EXPECT_EQ(dotsPerMetre(1), 3780U);  // 96 dots per inch
    EXPECT_EQ(dotsPerMetre(2), 7559U);  // 192
}

}  // namespace
}  // namespace diaoyan
