// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/figure_table.h"
#include "tests/charts/writers/sample_report.h"

#include <gtest/gtest.h>

#include <cmath>

namespace diaoyan {
namespace {

std::string shown(const ResultTable& table, std::size_t row, std::size_t column) {
    return cellText(table.rows.at(row).cells.at(column), Language::zh);
}

TEST(FigureTable, NothingDrawnIsNoRow) {
    const auto table = figureTable(ChartSpec{}, Language::zh);
    EXPECT_TRUE(table.rows.empty());
    EXPECT_EQ(table.kind, "figure");
}

TEST(FigureTable, WithheldAndMissingAreNeverZero) {
    auto figure = hopeFigure();
    figure.series[0].values[1].withheld = true;
    figure.series[0].values[1].label = "人数不足";
    figure.series[0].values.pop_back();
    const auto table = figureTable(figure, Language::zh);
    ASSERT_EQ(table.rows.size(), 3u);
    for (std::size_t column = 1; column < 4; ++column) {
        EXPECT_EQ(shown(table, 1, column), "—");
        EXPECT_EQ(shown(table, 2, column), "—");
    }
    EXPECT_EQ(std::get<NoValue>(table.rows[1].cells[1]).reason.zh, "人数不足");
}

TEST(FigureTable, SeriesStandBesideEachOtherWithTheirIntervals) {
    ChartSpec figure;
    figure.kind = ChartKind::grouped_bars;
    figure.axis.unit = "分";
    figure.categories = {"一校", "二校"};
    figure.series = {{"家长", {{{}, "4.25", 4.25, Interval{4.1, 4.4}}, {{}, "3", 3.0, Interval{2.8, 3.2}}}},
                     {"教师", {{Share{3, 4, BaseKind::valid}, "3"}, {Share{0, 0, BaseKind::valid}, "无有效作答"}}}};
    const auto table = figureTable(figure, Language::zh);
    ASSERT_EQ(table.columns.size(), 7u);
    EXPECT_EQ(table.columns[1].heading.zh, "家长：数值（分）");
    EXPECT_EQ(table.columns[2].heading.zh, "家长：区间下限（分）");
    EXPECT_EQ(table.columns[6].heading.zh, "教师：百分比");
    EXPECT_EQ(shown(table, 0, 1), "4.25");
    EXPECT_EQ(shown(table, 0, 2), "4.10");
    EXPECT_EQ(shown(table, 0, 6), "75.0%");
    EXPECT_EQ(shown(table, 1, 1), "3");
    EXPECT_EQ(shown(table, 1, 5), "0");
    EXPECT_EQ(shown(table, 1, 6), "—");
}

TEST(FigureTable, PointsBoxesAndClasses) {
    ChartSpec funnel;
    funnel.kind = ChartKind::funnel;
    funnel.axis.title = "满意率";
    funnel.cross_axis = {.unit = "人", .title = "有效作答"};
    funnel.points = {{"一校", 120, 88.25, {}, true}, {"二校", 40, std::nan(""), {}, false}};
    funnel.lines = {{"全镇", LineStyle::solid, {{0, 80.5}, {200, 80.5}}},
                    {"95% 界限", LineStyle::dashed, {{10, 60}, {200, 75}}}};
    const auto points = figureTable(funnel, Language::zh);
    EXPECT_EQ(points.columns[1].heading.zh, "有效作答（人）");
    EXPECT_EQ(shown(points, 0, 2), "88.25");
    EXPECT_EQ(shown(points, 0, 3), "是");
    EXPECT_EQ(shown(points, 1, 2), "—");
    ASSERT_EQ(points.notes.size(), 1u);
    EXPECT_EQ(points.notes[0].zh, "参照线“全镇”：80.50%");

    ChartSpec boxes;
    boxes.kind = ChartKind::box_plot;
    boxes.categories = {"小学", "初中"};
    boxes.boxes = {{.n = 30, .low = 1, .lower_quartile = 2, .median = 3, .upper_quartile = 4, .high = 5}, {}};
    const auto table = figureTable(boxes, Language::zh);
    EXPECT_EQ(shown(table, 0, 4), "3");
    EXPECT_EQ(shown(table, 1, 1), "0");
    EXPECT_EQ(shown(table, 1, 4), "—");

    ChartSpec histogram;
    histogram.kind = ChartKind::histogram;
    histogram.axis.unit = "人";
    histogram.cross_axis = {.minimum = 10, .maximum = 20, .step = 5};
    histogram.series = {{"", {{{}, "4", 4.0}, {{}, "7", 7.0}}}};
    const auto classes = figureTable(histogram, Language::zh);
    EXPECT_EQ(shown(classes, 1, 0), "15～20");
    EXPECT_EQ(shown(classes, 1, 1), "7");
}

}  // namespace
}  // namespace diaoyan
