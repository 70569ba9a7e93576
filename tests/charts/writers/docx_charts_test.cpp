// SPDX-License-Identifier: GPL-3.0-or-later
// Word's own charts: read back part by part, in the order that Word's schema asks for.
#include "charts/writers/chart_workbook.h"
#include "charts/writers/docx_writer.h"
#include "charts/writers/drawingml_chart.h"
#include "charts/writers/native_chart.h"
#include "tests/charts/writers/docx_reading.h"
#include "tests/charts/writers/sample_report.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <iomanip>
#include <set>
#include <sstream>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

ChartValue counted(std::int64_t count, std::int64_t base) {
    const Share share{count, base, BaseKind::valid};
    return {share, percentText(share) + "%"};
}

/// Two schools by three answers, from the best on.
ChartSpec stackedFigure(ChartKind kind) {
    ChartSpec figure;
    figure.id = "parent.satisfied";
    figure.kind = kind;
    figure.title = "总体评价";
    figure.colouring = Colouring::best_to_worst;
    figure.categories = {"第一中学（n=100）", "第二中学（n=80）"};
    figure.series = {{"满意", {counted(60, 100), counted(40, 80)}},
                     {"一般", {counted(30, 100), counted(20, 80)}},
                     {"不满意", {counted(10, 100), counted(20, 80)}}};
    return figure;
}

std::vector<ChartSpec> everyNativeFigure() {
    auto ranges = hopeFigure();
    ranges.series[0].values[0].range = Interval{41.7, 47.2};
    auto upright = hopeFigure();
    upright.kind = ChartKind::vertical_bars;
    upright.colouring = Colouring::distinct;
    upright.axis.title = "百分比";
    auto diverging = stackedFigure(ChartKind::diverging_bars);
    diverging.favourable = 1;
    diverging.neutral_middle = true;
    return {ranges,
            upright,
            stackedFigure(ChartKind::grouped_bars),
            stackedFigure(ChartKind::grouped_columns),
            stackedFigure(ChartKind::stacked_bars),
            diverging};
}

/// Children in the order of dml-chart.xsd (ECMA-376 part 1, annex A), as far as they are used.
const std::map<std::string, std::vector<std::string>>& schema() {
    static const std::vector<std::string> shown = {
        "c:numFmt",  "c:spPr",        "c:txPr",        "c:dLblPos",     "c:showLegendKey",
        "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize"};
    static const auto with = [](std::vector<std::string> first, const std::vector<std::string>& then) {
        first.insert(first.end(), then.begin(), then.end());
        return first;
    };
    static const std::vector<std::string> axis = {
        "c:axId",          "c:scaling",       "c:delete",     "c:axPos", "c:majorGridlines", "c:title",   "c:numFmt",
        "c:majorTickMark", "c:minorTickMark", "c:tickLblPos", "c:spPr",  "c:txPr",           "c:crossAx", "c:crosses"};
    static const std::map<std::string, std::vector<std::string>> table{
        {"c:chartSpace", {"c:date1904", "c:lang", "c:roundedCorners", "c:chart", "c:spPr", "c:txPr", "c:externalData"}},
        {"c:chart", {"c:autoTitleDeleted", "c:plotArea", "c:legend", "c:plotVisOnly", "c:dispBlanksAs"}},
        {"c:plotArea", {"c:layout", "c:barChart", "c:catAx", "c:valAx", "c:spPr"}},
        {"c:manualLayout", {"c:layoutTarget", "c:xMode", "c:yMode", "c:x", "c:y", "c:w", "c:h"}},
        {"c:barChart", {"c:barDir", "c:grouping", "c:varyColors", "c:ser", "c:gapWidth", "c:overlap", "c:axId"}},
        {"c:ser",
         {"c:idx", "c:order", "c:tx", "c:spPr", "c:invertIfNegative", "c:dPt", "c:dLbls", "c:errBars", "c:cat",
          "c:val"}},
        {"c:dPt", {"c:idx", "c:invertIfNegative", "c:bubble3D", "c:spPr"}},
        {"c:dLbls", with({"c:dLbl"}, shown)},
        {"c:dLbl", with({"c:idx", "c:layout", "c:tx"}, shown)},
        {"c:errBars", {"c:errBarType", "c:errValType", "c:noEndCap", "c:plus", "c:minus", "c:spPr"}},
        {"c:scaling", {"c:orientation", "c:max", "c:min"}},
        {"c:catAx", with(axis, {"c:auto", "c:lblAlgn", "c:lblOffset", "c:tickLblSkip", "c:noMultiLvlLbl"})},
        {"c:valAx", with(axis, {"c:crossBetween", "c:majorUnit"})},
        {"c:title", {"c:tx", "c:overlay"}},
        {"c:legend", {"c:legendPos", "c:legendEntry", "c:overlay", "c:txPr"}},
        {"c:legendEntry", {"c:idx", "c:delete"}},
        {"c:numRef", {"c:f", "c:numCache"}},
        {"c:strRef", {"c:f", "c:strCache"}},
        {"c:numCache", {"c:formatCode", "c:ptCount", "c:pt"}},
        {"c:strCache", {"c:ptCount", "c:pt"}},
        {"c:txPr", {"a:bodyPr", "a:lstStyle", "a:p"}},
        {"c:rich", {"a:bodyPr", "a:lstStyle", "a:p"}},
        {"a:defRPr", {"a:solidFill", "a:latin", "a:ea"}},
        {"a:rPr", {"a:solidFill", "a:latin", "a:ea"}},
    };
    return table;
}

void expectSchemaOrder(pugi::xml_node root) {
    everyNode(root, [](pugi::xml_node node) {
        const auto rule = schema().find(node.name());
        if (rule == schema().end()) return;
        auto at = rule->second.begin();
        for (const auto child : node.children()) {
            at = std::find(at, rule->second.end(), child.name());
            ASSERT_NE(at, rule->second.end()) << child.name() << " in " << node.name();
        }
    });
}

class DocxCharts : public testing::Test {
protected:
    void write(const std::vector<ChartSpec>& figures, WriterOptions options = {}) {
        Report report;
        for (const auto& figure : figures) report.blocks.push_back(FigureBlock{figure});
        const auto written = writeDocx(report, FigureRenderer{}, options);  // nothing that draws is needed
        ASSERT_TRUE(written.ok()) << written.problem().message.en;
        files_ = unpacked(*written);
        readPart(chart_, files_["word/charts/chart1.xml"]);
    }

    std::vector<std::string> texts(const char* of, const char* element) {
        std::vector<std::string> words;
        for (const auto node : all(chart_, of))
            for (const auto text : all(node, element)) words.emplace_back(text.text().get());
        return words;
    }

    std::vector<std::string> values(const char* element) {
        std::vector<std::string> found;
        for (const auto node : all(chart_, element)) found.emplace_back(node.attribute("val").value());
        return found;
    }

    std::map<std::string, std::string> files_;
    pugi::xml_document chart_;
};

TEST_F(DocxCharts, StandInTheOrderOfTheSchemaForEveryKind) {
    const auto figures = everyNativeFigure();
    write(figures);
    for (std::size_t i = 1; i <= figures.size(); ++i) {
        const auto name = "word/charts/chart" + std::to_string(i) + ".xml";
        ASSERT_EQ(files_.count(name), 1u) << name;
        SCOPED_TRACE(name);
        pugi::xml_document chart;
        readPart(chart, files_[name]);
        expectSchemaOrder(chart);
        std::set<std::string> axes;
        for (const auto axis : all(chart, "c:axId")) axes.insert(axis.attribute("val").value());
        EXPECT_EQ(axes.size(), 2u);
        EXPECT_THAT(files_["word/charts/_rels/chart" + std::to_string(i) + ".xml.rels"],
                    HasSubstr("../embeddings/chart" + std::to_string(i) + ".xlsx"));
        EXPECT_EQ(files_.count("word/embeddings/chart" + std::to_string(i) + ".xlsx"), 1u);
    }
}

TEST_F(DocxCharts, SayWhatTheFigureSays) {
    write({hopeFigure()});
    EXPECT_THAT(texts("c:dLbl", "a:t"), ElementsAre("551人（44.4%）", "498人（40.1%）", "0人（0.0%）"));
    EXPECT_THAT(texts("c:cat", "c:v"), ElementsAre("学习成绩优秀", "身心健康", "其他"));
    const auto numbers = texts("c:val", "c:v");
    ASSERT_EQ(numbers.size(), 3u);
    EXPECT_EQ(std::stod(numbers[0]), *hopeFigure().series[0].values[0].share.percent());
    EXPECT_EQ(values("c:orientation"), (std::vector<std::string>{"maxMin", "minMax"})) << "first category on top";
    EXPECT_THAT(files_["word/document.xml"], HasSubstr("descr=\"家长最希望孩子在学校获得什么。基数"));
}

TEST_F(DocxCharts, TheWorkbookHoldsTheCellsThatTheChartNames) {
    auto figure = hopeFigure();
    figure.series[0].values[0].range = Interval{41.5, 47.5};
    write({figure});
    auto book = unpacked(files_["word/embeddings/chart1.xlsx"]);
    pugi::xml_document sheet;
    readPart(sheet, book["xl/worksheets/sheet1.xml"]);
    std::map<std::string, std::string> cells;
    for (const auto cell : all(sheet, "c"))
        cells[cell.attribute("r").value()] =
            std::string(cell.child("v").text().get()) + cell.child("is").child("t").text().get();
    int seen = 0;
    everyNode(chart_, [&](pugi::xml_node node) {
        const std::string name = node.name();
        if (name != "c:numRef" && name != "c:strRef") return;
        const std::string first = node.child("c:f").text().get();  // Sheet1!$B$2:$B$4
        const auto column = first.substr(first.find('$') + 1, 1);
        const int row = first.find(':') == std::string::npos ? 1 : 2;
        for (const auto point : all(node, "c:pt")) {
            ++seen;
            const auto place = column + std::to_string(row + point.attribute("idx").as_int());
            EXPECT_EQ(cells[place], point.child("c:v").text().get()) << first << " " << place;
        }
    });
    EXPECT_EQ(seen, 1 + 3 + 3 + 3 + 3) << "name, categories, values, both sides of the error bars";
    EXPECT_EQ(cells["C1"], "人数");
    EXPECT_EQ(cells["C2"], "551");
    EXPECT_EQ(cells["D2"], "1241");
    EXPECT_EQ(cells["E1"], "误差线（向下）");
}

TEST_F(DocxCharts, WhatIsWithheldIsNowhereInTheFile) {
    auto figure = hopeFigure();
    figure.series[0].values[1].withheld = true;
    figure.series[0].values[1].label = "人数过少";
    figure.series[0].values[2].share = {7, 0, BaseKind::valid};  // nobody asked: no percentage
    figure.series[0].values[2].label = "";
    figure.no_answers = "无有效作答";
    write({figure});
    EXPECT_EQ(texts("c:val", "c:v").size(), 1u);
    EXPECT_EQ(values("c:ptCount"), (std::vector<std::string>{"1", "3", "3"}));
    EXPECT_THAT(texts("c:cat", "c:v"), ElementsAre("学习成绩优秀", "身心健康（人数过少）", "其他（无有效作答）"));
    EXPECT_THAT(texts("c:dLbl", "a:t"), ElementsAre("551人（44.4%）"));
    const auto sheet = unpacked(files_["word/embeddings/chart1.xlsx"])["xl/worksheets/sheet1.xml"];
    EXPECT_THAT(sheet, HasSubstr(">551<"));
    EXPECT_THAT(sheet, Not(HasSubstr("498")));
    EXPECT_THAT(sheet, Not(HasSubstr(">7<")));
    EXPECT_THAT(files_["word/charts/chart1.xml"], Not(HasSubstr("498")));
}

TEST_F(DocxCharts, AWithheldBarOfAGroupIsNamedBehindItsCategory) {
    auto figure = stackedFigure(ChartKind::grouped_bars);
    figure.series[1].values[0].withheld = true;
    figure.series[1].values[0].label = "<10人";
    write({figure});
    EXPECT_EQ(texts("c:cat", "c:v")[0], "第一中学（n=100）（一般：<10人）");
}

TEST_F(DocxCharts, StackedPiecesAreTheSharesThemselvesOnAnAxisToAHundred) {
    write({stackedFigure(ChartKind::stacked_bars)});
    EXPECT_THAT(values("c:grouping"), ElementsAre("stacked"));
    EXPECT_THAT(values("c:overlap"), ElementsAre("100"));
    EXPECT_THAT(values("c:max"), ElementsAre("100"));
    EXPECT_THAT(texts("c:val", "c:v"), ElementsAre("60", "50", "30", "25", "10", "25"));
    EXPECT_EQ(values("c:dLblPos")[0], "ctr") << "Word takes no other place inside a stack for a damaged file";
}

TEST_F(DocxCharts, DivergingBarsPartInTheMiddleAndTheLegendNamesEachAnswerOnce) {
    auto figure = stackedFigure(ChartKind::diverging_bars);
    figure.favourable = 1;
    figure.neutral_middle = true;
    write({figure});
    EXPECT_THAT(texts("c:tx", "c:v"), ElementsAre("一般", "一般", "满意", "不满意"));
    EXPECT_THAT(texts("c:val", "c:v"), ElementsAre("15", "12.5", "-15", "-12.5", "60", "50", "-10", "-25"));
    EXPECT_THAT(values("c:min"), ElementsAre("-100"));
    EXPECT_EQ(all(chart_, "c:legendEntry").size(), 1u);
    EXPECT_STREQ(all(chart_, "c:valAx").at(0).child("c:numFmt").attribute("formatCode").value(), "0\"%\";0\"%\"");
    EXPECT_THAT(texts("c:dLbl", "a:t"), ElementsAre("30.0%", "25.0%", "60.0%", "50.0%", "10.0%", "25.0%"));

    figure.colouring = Colouring::worst_to_best;  // the same scale told from its other end
    std::reverse(figure.series.begin(), figure.series.end());
    write({figure});
    EXPECT_THAT(texts("c:tx", "c:v"), ElementsAre("一般", "一般", "满意", "不满意"));
    EXPECT_THAT(texts("c:val", "c:v"), ElementsAre("15", "12.5", "-15", "-12.5", "60", "50", "-10", "-25"));
}

TEST_F(DocxCharts, ColoursAreThoseOfThePicture) {
    write({stackedFigure(ChartKind::stacked_bars)});
    std::vector<std::string> fills;
    for (const auto series : all(chart_, "c:ser"))
        fills.emplace_back(series.child("c:spPr").child("a:solidFill").child("a:srgbClr").attribute("val").value());
    std::vector<std::string> wanted;
    for (const auto& colour : figureColours(Colouring::best_to_worst, 3)) {
        std::ostringstream hex;
        hex << std::uppercase << std::hex << std::setfill('0');
        for (const int part : {colour.red, colour.green, colour.blue}) hex << std::setw(2) << part;
        wanted.push_back(hex.str());
    }
    EXPECT_EQ(fills, wanted);
    auto single = hopeFigure();
    single.colouring = Colouring::best_to_worst;
    write({single});
    EXPECT_EQ(all(chart_, "c:dPt").size(), 3u);
}

TEST_F(DocxCharts, HostileWordsAreOnlyWords) {
    auto figure = stackedFigure(ChartKind::stacked_bars);
    figure.categories[0] = hostile_words;
    figure.categories[1] = std::string(30000, 'x');
    figure.series[0].name = hostile_words;
    figure.series[0].values[0].label = hostile_words;
    figure.axis.unit = "\"\\;[Red]" + hostile_words;
    write({figure});
    expectSchemaOrder(chart_);
    for (const unsigned char letter : files_["word/charts/chart1.xml"]) ASSERT_TRUE(letter >= 0x20 || letter == '\n');
    const std::string format = all(chart_, "c:valAx").at(0).child("c:numFmt").attribute("formatCode").value();
    EXPECT_EQ(std::count(format.begin(), format.end(), '"'), 2);
}

TEST_F(DocxCharts, WordsInTheStyleOfTheDocument) {
    write({hopeFigure()}, {.style = DocumentStyle::plain});
    EXPECT_THAT(files_["word/charts/chart1.xml"], HasSubstr("typeface=\"Arial\""));
    EXPECT_THAT(files_["word/charts/chart1.xml"], Not(HasSubstr("Times")));
}

TEST(DocxPictures, AreVectorsWithAPngForProgramsThatHaveNone) {
    Report report;
    report.blocks = {FigureBlock{pictureFigure()}, FigureBlock{hopeFigure()}};
    const auto written = writeDocx(report, fakeRenderer());
    ASSERT_TRUE(written.ok());
    auto files = unpacked(*written);
    EXPECT_EQ(files["word/media/figure1.png"], tinyPng());
    EXPECT_EQ(files["word/media/figure1.svg"], awkwardSvg());
    EXPECT_EQ(files.count("word/charts/chart2.xml"), 1u);
    EXPECT_THAT(files["[Content_Types].xml"], HasSubstr("image/svg+xml"));
    pugi::xml_document document;
    readPart(document, files["word/document.xml"]);
    const auto blip = all(document, "a:blip").at(0);
    EXPECT_STREQ(blip.attribute("r:embed").value(), "figure1");
    EXPECT_STREQ(all(blip, "asvg:svgBlip").at(0).attribute("r:embed").value(), "vector1");
}

TEST(NativeChart, OnlyWhatOfficeProgramsHave) {
    EXPECT_FALSE(canBeNative({}));
    auto figure = hopeFigure();
    for (const auto kind : {ChartKind::interval_dots, ChartKind::funnel, ChartKind::heat_map, ChartKind::histogram,
                            ChartKind::box_plot, ChartKind::slopes, ChartKind::quadrants}) {
        figure.kind = kind;
        EXPECT_FALSE(canBeNative(figure));
    }
    figure = hopeFigure();
    EXPECT_TRUE(canBeNative(figure));
    figure.series.push_back(figure.series[0]);
    EXPECT_FALSE(canBeNative(figure)) << "plain bars have one series";
    figure = hopeFigure();
    figure.axis.maximum = figure.axis.minimum;
    EXPECT_FALSE(canBeNative(figure));
}

TEST(NativeChart, ASeriesThatIsTooShortLeavesGaps) {
    auto figure = hopeFigure();
    figure.series[0].values.resize(1);
    const auto chart = nativeChart(figure, Language::zh);
    ASSERT_EQ(chart.series[0].values.size(), 3u);
    EXPECT_FALSE(chart.series[0].values[2].drawn);
}

TEST(NativeChart, StandsInTheMiddleOfItsSize) {
    auto figure = hopeFigure();
    for (int i = 0; i < 22; ++i) {
        figure.categories.push_back("第" + std::to_string(i) + "实验小学");
        figure.series[0].values.push_back(figure.series[0].values[0]);
    }
    for (const auto& spec : {hopeFigure(), figure}) {
        const auto room = chartRoom(nativeChart(spec, Language::zh), {});
        EXPECT_TRUE(room.fits) << "25 schools";
        EXPECT_GT(room.height, 0.45 * room.width);
        EXPECT_LT(room.height, 0.75 * room.width);
        EXPECT_GT(room.plot_width, 0.25 * room.width);
        EXPECT_LT(room.left + room.plot_width, room.width);
    }
    for (int i = 0; i < 60; ++i) {
        figure.categories.push_back(std::to_string(i));
        figure.series[0].values.push_back(figure.series[0].values[0]);
    }
    EXPECT_FALSE(chartRoom(nativeChart(figure, Language::zh), {}).fits) << "85 bars need a picture";
}

TEST(ChartWorkbook, ColumnsGoOnBehindZ) {
    EXPECT_EQ(sheetHeading(0), "Sheet1!$A$1");
    EXPECT_EQ(sheetHeading(25), "Sheet1!$Z$1");
    EXPECT_EQ(sheetHeading(26), "Sheet1!$AA$1");
    EXPECT_EQ(sheetHeading(701), "Sheet1!$ZZ$1");
    EXPECT_EQ(sheetRange(1, 4), "Sheet1!$B$2:$B$5");
    EXPECT_EQ(shortestDigits(-0.0), "0");
    EXPECT_EQ(shortestDigits(44.4), "44.4");
}

}  // namespace
}  // namespace diaoyan
