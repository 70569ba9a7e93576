// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/xlsx_book.h"
#include "charts/writers/xlsx_chart.h"
#include "charts/writers/xlsx_writer.h"
#include "tests/charts/writers/package_reader.h"
#include "tests/charts/writers/sample_report.h"

#include <gmock/gmock.h>
#include <pugixml.hpp>

#include <map>
#include <set>

namespace diaoyan {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// A workbook as a second program sees it.
class ReadBook {
public:
    explicit ReadBook(const std::string& bytes) {
        for (auto& [name, content] : packageFiles(bytes)) parts_[name] = std::move(content);
        pugi::xml_document strings;
        strings.load_string(part("xl/sharedStrings.xml").c_str(), pugi::parse_default | pugi::parse_ws_pcdata);
        for (const auto item : strings.child("sst").children("si")) strings_.push_back(item.child("t").text().get());
        pugi::xml_document book;
        book.load_string(part("xl/workbook.xml").c_str());
        for (const auto sheet : book.child("workbook").child("sheets").children("sheet"))
            sheets_.push_back(sheet.attribute("name").value());
    }

    const std::vector<std::string>& sheets() const { return sheets_; }
    const std::map<std::string, std::string>& parts() const { return parts_; }
    std::string part(const std::string& name) const {
        const auto found = parts_.find(name);
        return found == parts_.end() ? std::string() : found->second;
    }
    std::string sheetPart(std::size_t sheet) const {
        return part("xl/worksheets/sheet" + std::to_string(sheet + 1) + ".xml");
    }

    /// "B5" -> what stands there; numbers as they are written.
    std::map<std::string, std::string> cells(std::size_t sheet) const {
        pugi::xml_document document;
        document.load_string(sheetPart(sheet).c_str());
        std::map<std::string, std::string> cells;
        for (const auto row : document.child("worksheet").child("sheetData").children("row"))
            for (const auto cell : row.children("c")) {
                const std::string value = cell.child("v").text().get();
                EXPECT_FALSE(cell.child("f")) << "a formula";
                if (value.empty()) continue;
                const bool words = std::string(cell.attribute("t").value()) == "s";
                cells[cell.attribute("r").value()] = words ? strings_.at(std::stoul(value)) : value;
            }
        return cells;
    }

private:
    std::map<std::string, std::string> parts_;
    std::vector<std::string> strings_;
    std::vector<std::string> sheets_;
};

std::string workbookBytes(const Report& report) {
    const auto written = writeXlsx(report, fakeRenderer());
    EXPECT_TRUE(written.ok());
    return written.ok() ? *written : std::string();
}

TEST(XlsxWriter, AnEmptyReportIsAContentsSheet) {
    const ReadBook book(workbookBytes(Report{}));
    EXPECT_THAT(book.sheets(), ElementsAre("目录"));
}

TEST(XlsxWriter, HasASheetForEveryTableAndFigure) {
    const ReadBook book(workbookBytes(sampleReport()));
    ASSERT_EQ(book.sheets().size(), 8u);
    EXPECT_EQ(book.sheets()[0], "目录");
    EXPECT_EQ(book.sheets()[1], "文字结论");
    EXPECT_EQ(book.sheets()[2], "图1 家长最希望孩子在学校获得什么");
    EXPECT_EQ(book.sheets()[4], "表2 对学校工作的总体评价");
    EXPECT_EQ(book.sheets()[7], "来源");
    for (const std::string& name : book.sheets()) EXPECT_EQ(name.find_first_of("[]:*?/\\'"), std::string::npos) << name;
    const std::set<std::string> unique(book.sheets().begin(), book.sheets().end());
    EXPECT_EQ(unique.size(), book.sheets().size());
}

TEST(XlsxWriter, NumbersAreNumbers) {
    Report report;
    report.blocks = {TableBlock{satisfactionTable()}};
    const ReadBook book(workbookBytes(report));
    ASSERT_EQ(book.sheets().size(), 3u);
    const auto cells = book.cells(1);
    EXPECT_EQ(cells.at("A2"), "表 1　对学校工作的总体评价");
    EXPECT_EQ(cells.at("A3"), "基数：有效作答 50 名家长");
    EXPECT_EQ(cells.at("C4"), "有效百分比");
    EXPECT_EQ(cells.at("A5"), "评价等级之第 1 级");
    EXPECT_EQ(cells.at("B5"), "10");
    EXPECT_EQ(cells.at("C5"), "0.2");
    EXPECT_EQ(cells.at("D5"), "10.0%～30.0%");
    EXPECT_EQ(cells.at("C12"), "—") << "what is undefined is never 0";
    EXPECT_THAT(book.part("xl/comments1.xml"), HasSubstr("不在基数内"));
    EXPECT_THAT(book.part("xl/styles.xml"), HasSubstr("formatCode=\"0.0%\""));
    EXPECT_THAT(book.sheetPart(1), HasSubstr("<pane xSplit=\"1\" ySplit=\"4\""));
    EXPECT_THAT(book.part("xl/workbook.xml"), HasSubstr("Print_Titles"));
}

TEST(XlsxWriter, SourcesLeadToTheCellOfEachNumber) {
    Report report;
    Paragraph bound{"551 人（44.4%）选择“学习成绩优秀”。"};
    bound.source = "sentence parent.hope";
    report.blocks = {bound, TableBlock{hopeTable()}};
    const ReadBook book(workbookBytes(report));
    const auto sources = book.cells(3);
    EXPECT_EQ(sources.at("A3"), "sentence parent.hope");
    EXPECT_EQ(book.cells(1).at(sources.at("D3")), bound.text);
    EXPECT_EQ(sources.at("A4"), "parent.hope 1 2");
    EXPECT_EQ(sources.at("B4"), "551");
    EXPECT_EQ(sources.at("C4"), book.sheets()[2]);
    EXPECT_EQ(book.cells(2).at(sources.at("D4")), "551");
    EXPECT_EQ(sources.at("A5"), "parent.hope 1 3");
    EXPECT_EQ(sources.at("B5"), "44.4%");
}

TEST(XlsxWriter, LinksLeadToSheetsThatExist) {
    const ReadBook book(workbookBytes(sampleReport()));
    std::size_t links = 0;
    for (std::size_t sheet = 0; sheet < book.sheets().size(); ++sheet) {
        pugi::xml_document document;
        document.load_string(book.sheetPart(sheet).c_str());
        for (const auto link : document.child("worksheet").child("hyperlinks").children("hyperlink")) {
            const std::string target = link.attribute("location").value();
            ASSERT_GT(target.size(), 5u);
            EXPECT_THAT(book.sheets(), Contains(target.substr(1, target.size() - 5))) << target;
            ++links;
        }
    }
    EXPECT_EQ(links, 7u + 7u + 5u) << "from the contents, back to it, and from the sentences";
}

TEST(XlsxWriter, HostileWordsAreWords) {
    auto report = sampleReport();
    auto formulas = hopeTable();
    formulas.rows[0].cells[0] = untranslated("=HYPERLINK(\"http://evil.example\",\"x\")");
    formulas.rows[1].cells[0] = untranslated("@SUM(A1)");
    formulas.title = untranslated("=cmd|'/c calc'!A1");
    auto figure = hopeFigure();
    figure.title = figure.categories[0] = figure.series[0].name = figure.series[0].values[0].label = "=1+1";
    std::string endless;
    for (int i = 0; i < 20000; ++i) endless += "长😀";
    report.title = endless;
    report.blocks.push_back(Paragraph{endless});
    report.blocks.push_back(TableBlock{formulas});
    report.blocks.push_back(FigureBlock{figure});
    const ReadBook book(workbookBytes(report));
    ASSERT_GT(book.sheets().size(), 8u);
    for (std::size_t sheet = 0; sheet < book.sheets().size(); ++sheet) book.cells(sheet);  // looks for formulas
    for (const auto& [name, content] : book.parts()) {
        for (const char* forbidden : {"<script", "\x1b", "\x01", "\uFFFE", "\xff", "<c:f>=", "<c:f>1+1"})
            EXPECT_THAT(content, Not(HasSubstr(forbidden))) << name;
        pugi::xml_document document;
        if (name.ends_with(".xml")) { EXPECT_TRUE(document.load_buffer(content.data(), content.size())) << name; }
    }
}

TEST(XlsxWriter, FiguresAreChartsOfExcelOrPictures) {
    Report report;
    auto intervals = hopeFigure();
    intervals.series[0].values[0].range = Interval{41.6, 47.2};
    auto column = hopeFigure();
    column.kind = ChartKind::vertical_bars;
    report.blocks = {FigureBlock{hopeFigure()}, FigureBlock{intervals}, FigureBlock{column}};
    const ReadBook book(workbookBytes(report));
    const std::string bars = book.part("xl/charts/chart1.xml");
    EXPECT_THAT(bars, HasSubstr("<c:barDir val=\"bar\"/>"));
    EXPECT_THAT(bars, HasSubstr("<c:orientation val=\"maxMin\"/>"));
    EXPECT_THAT(bars, HasSubstr("$D$5:$D$7"));
    EXPECT_THAT(bars, HasSubstr("551人（44.4%）"));
    EXPECT_THAT(book.part("xl/charts/chart2.xml"), HasSubstr("<c:barDir val=\"col\"/>"));
    EXPECT_EQ(book.parts().count("xl/charts/chart3.xml"), 0u);
    EXPECT_EQ(book.part("xl/media/image1.png"), tinyPng());
    const auto nothing_draws = writeXlsx(report, FigureRenderer{});
    ASSERT_FALSE(nothing_draws.ok());
    EXPECT_EQ(nothing_draws.problem().code, "no-figure-renderer");
}

TEST(XlsxWriter, DivergingBarsStandOnSignedShares) {
    ChartSpec figure;
    figure.kind = ChartKind::diverging_bars;
    figure.title = "满意程度";
    figure.categories = {"小学", "初中"};
    figure.colouring = Colouring::best_to_worst;
    figure.favourable = 1;
    figure.neutral_middle = true;
    for (const char* name : {"满意", "一般", "不满意"}) {
        ChartSeries series{name, {}};
        for (const std::int64_t count : {20, 40}) series.values.push_back({Share{count, 80, BaseKind::valid}, ""});
        figure.series.push_back(series);
    }
    figure.series[2].values[1].withheld = true;
    Report report;
    report.blocks = {FigureBlock{figure}};
    const ReadBook book(workbookBytes(report));
    const auto cells = book.cells(1);
    EXPECT_EQ(cells.at("B19"), "80") << "one base for all series; the chart stands above the wide table";
    EXPECT_EQ(cells.at("H20"), "—");
    EXPECT_EQ(cells.at("B22"), "一般");
    EXPECT_EQ(cells.at("B23"), "0.125");
    EXPECT_EQ(cells.at("C23"), "-0.125");
    EXPECT_EQ(cells.at("D23"), "0.25");
    EXPECT_EQ(cells.at("E23"), "-0.25");
    EXPECT_EQ(cells.count("E24"), 0u) << "withheld: nothing";
    EXPECT_THAT(book.part("xl/drawings/drawing1.xml"),
                HasSubstr("<xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row>"));
    EXPECT_THAT(book.part("xl/charts/chart1.xml"), HasSubstr("<c:grouping val=\"stacked\"/>"));
}

TEST(XlsxWriter, IsTheSameEachTime) {
    EXPECT_EQ(workbookBytes(bigSampleReport()), workbookBytes(bigSampleReport()));
}

TEST(XlsxWriter, SpeaksEnglish) {
    const ReadBook book(workbookBytes(sampleReport(Language::en)));
    EXPECT_EQ(book.sheets()[0], "Contents");
    EXPECT_EQ(book.sheets()[1], "Sentences");
    EXPECT_EQ(book.sheets()[4], "Tab 2 Overall rating of ");
    EXPECT_EQ(book.sheets()[7], "Sources");
}

TEST(XlsxBook, AddressesAndNames) {
    EXPECT_EQ(xlsx::cellAddress(0, 0), "A1");
    EXPECT_EQ(xlsx::cellAddress(4, 25), "Z5");
    EXPECT_EQ(xlsx::cellAddress(9, 26), "AA10");
    EXPECT_EQ(xlsx::cellAddress(9, 701), "ZZ10");
    EXPECT_EQ(xlsx::cellAddress(9, 702), "AAA10");
    EXPECT_EQ(xlsx::sheetName("表1", ""), "表1");
    EXPECT_EQ(xlsx::sheetName("表1", "a[b]:c*?d/e\\f'"), "表1 a_b__c__d_e_f_");
    EXPECT_EQ(xlsx::cellWords(""), "");
    EXPECT_EQ(xlsx::chartWords("=1+1"), " =1+1");
}

}  // namespace
}  // namespace diaoyan
