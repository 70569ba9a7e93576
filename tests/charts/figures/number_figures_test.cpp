// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of numbers, axes, quadrants, counts, and what goes beside a figure.
#include "charts/figures/axis_steps.h"
#include "charts/figures/bar_chart.h"
#include "charts/figures/box_plot.h"
#include "charts/figures/figure_csv.h"
#include "charts/figures/histogram.h"
#include "charts/figures/quadrant_figure.h"
#include "charts/figures/spec_text.h"
#include "tests/charts/figures/sample_groups.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace diaoyan {
namespace {

using sample::numbers;
using sample::parents;
using sample::requestOf;
using sample::run;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string codeOf(const Result<ChartSpec>& spec) {
    return spec.ok() ? "drawn" : spec.problem().code;
}

TEST(AxisSteps, AreRoundAndHoldTheValues) {
    EXPECT_EQ(roundStep(1), 1);
    EXPECT_EQ(roundStep(1.1), 2);
    EXPECT_EQ(roundStep(0.3), 0.5);
    EXPECT_EQ(roundStep(2.2e5), 5e5);
    EXPECT_EQ(stepDecimals(0.02), 2);
    EXPECT_EQ(stepDecimals(50), 0);
    for (const auto& [low, high] : std::vector<std::pair<double, double>>{
             {0, 0}, {7, 7}, {-3, 1e-3}, {1e9, 1e9 + 1}, {0.1, 0.3}, {-1e300, 1e300}, {5e-320, 6e-320}, {1e15, 1e15}}) {
        const ChartAxis axis = axisAround(low, high, "");
        EXPECT_LE(axis.minimum, low);
        EXPECT_GE(axis.maximum, high);
        EXPECT_LT(axis.minimum, axis.maximum) << low << " " << high;
        EXPECT_GT(axis.step, 0);
    }
    EXPECT_EQ(axisFromZero(551, "").maximum, 600);
    EXPECT_EQ(axisFromZero(0, "").minimum, 0);
    EXPECT_GT(axisFromZero(0, "").maximum, 0);
    EXPECT_EQ(percentAxisAround(99, 100).minimum, 80);
    EXPECT_EQ(percentAxisAround(61.5, 83).maximum, 90);
    EXPECT_EQ(percentAxisUpTo(0).maximum, 5);
    EXPECT_EQ(percentAxisUpTo(61).maximum, 80);
}

TEST(NumberClasses, DegenerateNumbers) {
    EXPECT_FALSE(numberClasses({}).has_value());
    const double huge = std::numeric_limits<double>::max();
    EXPECT_FALSE(numberClasses(valueCounts({-huge, huge})).has_value());
    const auto one = numberClasses(valueCounts({7}));
    ASSERT_TRUE(one.has_value());
    EXPECT_EQ(*one, (NumberClasses{7, 1, true, {1}}));
    EXPECT_THAT(numberClasses(valueCounts({2.5, 2.5}))->counts, ElementsAre(2));
    EXPECT_THAT(numberClasses(valueCounts({0, 0}))->counts, ElementsAre(2));
}

TEST(NumberClasses, HoldEveryValueOnceWhateverItsSize) {
    for (const auto& values : {run(0, 1, 100), run(-50, 0.37, 500), run(1e9, 1, 30), run(0, 1e-9, 50),
                               std::vector<double>{1, 1, 1, 1, 1, 1, 1, 1, 1000000}, run(20, 1, 40)}) {
        const ValueCounts counts = valueCounts(values);
        const auto classes = numberClasses(counts);
        ASSERT_TRUE(classes.has_value());
        EXPECT_LE(classes->counts.size(), 42U);
        EXPECT_EQ(std::accumulate(classes->counts.begin(), classes->counts.end(), std::int64_t{0}),
                  static_cast<std::int64_t>(values.size()));
        for (std::size_t i = 0; i < classes->counts.size(); ++i) {
            const double from = classes->first + static_cast<double>(i) * classes->width;
            const auto inside = std::count_if(values.begin(), values.end(), [&](double value) {
                return value >= from - classes->width * 1e-6 && value < from + classes->width * (1 - 1e-6);
            });
            EXPECT_EQ(classes->counts[i], inside) << i;
        }
    }
}

// Of 0..99: IQR 49.5, n^(1/3) 4.64: width 21.3, to the nearest round step. Of 0..999: 99.9. Of 0..9: 4.2.
TEST(NumberClasses, FollowFreedmanAndDiaconis) {
    EXPECT_EQ(numberClasses(valueCounts(run(0, 1, 100)))->width, 20);
    EXPECT_EQ(numberClasses(valueCounts(run(0, 1, 1000)))->width, 100);
    EXPECT_EQ(numberClasses(valueCounts(run(0, 1, 10)))->width, 5);
}

TEST(Histogram, CountsInClasses) {
    std::vector<double> ages = run(22, 1, 38);
    const std::vector<double> more = run(30, 0.5, 24);
    for (const double age : more) ages.push_back(std::floor(age));
    const SampleTabulator answers({}, {numbers({{"", ages}})});
    for (const Language language : {Language::zh, Language::en}) {
        const auto spec = histogram(requestOf(answers, "", language));
        ASSERT_TRUE(spec.ok());
        expectGolden(language == Language::zh ? "figures/histogram.zh.txt" : "figures/histogram.en.txt",
                     specText(*spec));
    }
}

TEST(Histogram, IsRefusedForFewNobodyAndOtherThings) {
    const SampleTabulator nobody({}, {numbers({{"", {}}})});
    EXPECT_EQ(codeOf(histogram(requestOf(nobody, ""))), "too-few-answers");
    FigureRequest all = requestOf(nobody, "");
    all.options.minimum_n = 0;
    EXPECT_EQ(codeOf(histogram(all)), "too-few-answers");
    const SampleTabulator nine({}, {numbers({{"", run(1, 1, 9)}})});
    EXPECT_EQ(codeOf(histogram(requestOf(nine, ""))), "too-few-answers");
    const SampleTabulator words({sample::hope()});
    EXPECT_EQ(codeOf(histogram(requestOf(words, ""))), "not-a-number");
    EXPECT_EQ(codeOf(histogram(requestOf(nine, "school"))), "one-question-wanted");
    EXPECT_EQ(codeOf(histogram({})), "nothing-to-draw");
}

// R: boxplot.stats(c(1:10, 30)); quantile(type = 7).
TEST(BoxPlot, IsTukeysWithQuartilesOfR) {
    std::vector<double> values = run(1, 1, 10);
    values.push_back(30);
    const ChartBox box = boxOf(valueCounts(values), Whiskers::tukey);
    EXPECT_EQ(box.n, 11);
    EXPECT_EQ(box.low, 1);
    EXPECT_EQ(box.lower_quartile, 3.5);
    EXPECT_EQ(box.median, 6);
    EXPECT_EQ(box.upper_quartile, 8.5);
    EXPECT_EQ(box.high, 10);
    EXPECT_THAT(box.outliers, ElementsAre(30));
    const ChartBox deciles = boxOf(valueCounts(values), Whiskers::deciles);
    EXPECT_EQ(deciles.low, 2);
    EXPECT_EQ(deciles.high, 10);
    EXPECT_THAT(deciles.outliers, IsEmpty());
    EXPECT_EQ(boxOf({}, Whiskers::tukey), ChartBox{});
    const ChartBox same = boxOf(valueCounts({4, 4, 4}), Whiskers::tukey);
    EXPECT_EQ(same.low, 4);
    EXPECT_EQ(same.high, 4);
}

TEST(BoxPlot, ProtectsPersonsInSmallGroups) {
    std::vector<double> large = run(6, 0.05, 60);
    large.push_back(24);
    std::vector<double> small = run(7, 0.1, 12);
    small.push_back(16);
    const SampleTabulator answers({}, {numbers({{"一年级", large}, {"二年级", small}, {"三年级", {8, 9}}})});
    const auto spec = boxPlot(requestOf(answers, "grade"));
    ASSERT_TRUE(spec.ok());
    expectGolden("figures/box.zh.txt", specText(*spec));
    expectGolden("figures/box.en.txt", specText(*boxPlot(requestOf(answers, "grade", Language::en))));
    for (const ChartBox& box : spec->boxes) EXPECT_THAT(box.outliers, IsEmpty());
    EXPECT_LT(spec->boxes.at(1).high, 16);

    const SampleTabulator only_large({}, {numbers({{"一年级", large}, {"三年级", {8, 9}}})});
    const auto tukey = boxPlot(requestOf(only_large, "grade"));
    ASSERT_TRUE(tukey.ok());
    EXPECT_THAT(tukey->boxes.at(0).outliers, ElementsAre(24));
    EXPECT_THAT(tukey->categories, ElementsAre("一年级（n=61）"));

    const SampleTabulator few({}, {numbers({{"", {8, 9}}})});
    EXPECT_EQ(codeOf(boxPlot(requestOf(few, ""))), "too-few-answers");
    const SampleTabulator words({sample::hope()});
    EXPECT_EQ(codeOf(boxPlot(requestOf(words, ""))), "not-a-number");
}

TEST(Frequency, AxisIsOfCountsAndSaysThatItIsNoBase) {
    expectGolden("figures/frequency.zh.txt", specText(*frequencyChart(sample::hope(), parents())));
    expectGolden("figures/frequency.en.txt", specText(*frequencyChart(sample::hope(), parents(Language::en))));
    const auto spec = frequencyChart(sample::hope(), parents());
    EXPECT_EQ(spec->axis.maximum, 600);
    EXPECT_EQ(spec->series.at(0).values.at(0).figure, 551);
    EXPECT_EQ(spec->series.at(0).values.at(0).share.base, 1241);
    EXPECT_THAT(spec->caption, HasSubstr("最大刻度600只是刻度，不是基数"));
    EXPECT_EQ(codeOf(frequencyChart(sample::twelveLongOptions(), parents())), "too-wide-for-columns");
    Counts nobody = sample::yesNo();
    nobody.per_group[0].options = {0, 0};
    EXPECT_GT(frequencyChart(nobody, parents())->axis.maximum, 0);
}

TEST(BarIntervals, AreWilsonsInPercent) {
    FigureOptions options = parents();
    options.intervals = true;
    const auto spec = barChart(sample::yesNo(), options);
    ASSERT_TRUE(spec.ok());
    const auto range = spec->series.at(0).values.at(0).range;
    ASSERT_TRUE(range.has_value());
    EXPECT_NEAR(range->lower, 67.83, 0.01);  // R: prop.test(872, 1238, correct = FALSE)
    EXPECT_NEAR(range->upper, 72.91, 0.01);
    EXPECT_THAT(spec->caption, HasSubstr("误差线为95%威尔逊区间"));
    options.confidence = Confidence(0.99);
    EXPECT_THAT(barChart(sample::yesNo(), options)->caption, HasSubstr("99%"));
    Counts nobody = sample::yesNo();
    nobody.per_group[0].options = {0, 0};
    EXPECT_FALSE(barChart(nobody, options)->series.at(0).values.at(0).range.has_value());
    EXPECT_THAT(barChart(nobody, options)->caption, Not(HasSubstr("误差线")));
}

TEST(Quadrants, StandWhereTheAnalysisPutsThem) {
    const auto analysis =
        importancePerformance({{"a", 40, 60}, {"b", 10, 90}, {"c", 30, 85}, {"d", 20, 50}, {"e", {}, 70}});
    ASSERT_TRUE(analysis.ok());
    const std::vector<Text> labels = {
        {"食堂", "Canteen"}, {"环境", "Campus"}, {"师资", "Teachers"}, {"管理", "Rules"}, {"其他", "Other"}};
    const QuadrantWords words{
        {"重要性", "Importance"}, {"表现", "Performance"}, {"基数：各题都作答的100名家长", "Base: 100 parents"}, "%"};
    const auto spec = quadrantFigure(*analysis, labels, words, parents());
    ASSERT_TRUE(spec.ok());
    expectGolden("figures/quadrant.zh.txt", specText(*spec));
    expectGolden("figures/quadrant.en.txt", specText(*quadrantFigure(*analysis, labels, words, parents(Language::en))));
    ASSERT_EQ(spec->points.size(), 4U);
    EXPECT_TRUE(spec->points.at(0).marked);
    EXPECT_LT(spec->points.at(0).x, spec->lines.at(0).points.at(0).first);
    EXPECT_GT(spec->points.at(0).y, spec->lines.at(1).points.at(0).second);
    EXPECT_EQ(spec->quadrant_names.at(0), "优先改进");
    EXPECT_THAT(spec->caption, HasSubstr("1项没有重要性或表现"));
    EXPECT_EQ(codeOf(quadrantFigure({}, {}, words, parents())), "too-few-items");
    EXPECT_EQ(codeOf(driverQuadrants({})), "one-comparison-wanted");
    const SampleTabulator one({sample::satisfaction()});
    EXPECT_EQ(codeOf(driverQuadrants(requestOf(one, ""))), "drivers-wanted");
}

TEST(FigureCsv, SaysEverythingAndGuardsAgainstFormulas) {
    ChartSpec spec;
    spec.kind = ChartKind::horizontal_bars;
    spec.title = "a \"b\", c";
    spec.caption = "@SUM(A1)";
    spec.categories = {"=1+1", "-5", "+x", "\tx", "很\n长", "＝1"};
    spec.series = {{"-x", {}}};
    for (int i = 0; i < 6; ++i) spec.series[0].values.push_back({{i, 10, BaseKind::valid}, "x"});
    spec.series[0].values[1].range = Interval{1.5, 20.25};
    spec.series[0].values[2].withheld = true;
    spec.series[0].values[5].share = {0, 0, BaseKind::valid};
    const std::string csv = figureCsv(spec);
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFwhat,category,"));
    EXPECT_THAT(csv, HasSubstr("value,'=1+1,'-x,x,,0,,,0,10,,,,,,,\r\n"));
    EXPECT_THAT(csv, HasSubstr("value,-5,'-x,x,,10,1.5,20.25,1,10,,,,,,,\r\n")) << "a number needs no guard";
    EXPECT_THAT(csv, HasSubstr("value,'+x,'-x,x,,,,,,,withheld,,,,,,\r\n")) << "what is withheld has no numbers";
    EXPECT_THAT(csv, HasSubstr("value,'\tx,"));
    EXPECT_THAT(csv, HasSubstr("value,\"很\n长\",")) << "line breaks are quoted";
    EXPECT_THAT(csv, HasSubstr("value,'＝1,'-x,x,,,,,,,,,,,,,\r\n")) << "a base of 0 says no number";
    EXPECT_THAT(csv, HasSubstr("title,,,\"a \"\"b\"\", c\",,"));
    EXPECT_THAT(csv, HasSubstr("caption,,,'@SUM(A1),,"));
}

TEST(FigureCsv, BoxesPointsAndLines) {
    ChartSpec spec;
    spec.kind = ChartKind::funnel;
    spec.categories = {"g"};
    spec.boxes = {boxOf(valueCounts({1, 2, 3, 4, 100}), Whiskers::tukey)};
    spec.points = {{"", 20, 81.25, std::nullopt, false, "第一中学"}};
    spec.lines = {{"合计", LineStyle::solid, {{10, 80}}}};
    spec.quadrant_names = {"优先改进"};
    const std::string csv = figureCsv(spec);
    EXPECT_THAT(csv, HasSubstr("box,g,,,,,,,,5,,1,2,3,4,4,22\r\noutlier,g,,,,100,"));
    EXPECT_THAT(csv, HasSubstr("point,,,第一中学,20,81.25,"));
    EXPECT_THAT(csv, HasSubstr("line,,合计,,10,80,"));
    EXPECT_THAT(csv, HasSubstr("quadrant,,,优先改进,"));
}

}  // namespace
}  // namespace diaoyan
