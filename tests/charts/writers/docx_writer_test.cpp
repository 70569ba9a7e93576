// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/docx_document.h"
#include "charts/writers/docx_look.h"
#include "charts/writers/docx_properties.h"
#include "charts/writers/docx_writer.h"
#include "tests/charts/writers/docx_reading.h"
#include "tests/charts/writers/sample_report.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

class DocxWriter : public testing::Test {
protected:
    void write(const Report& report) {
        const auto written = writeDocx(report, fakeRenderer());
        ASSERT_TRUE(written.ok()) << written.problem().message.en;
        bytes_ = *written;
        files_ = unpacked(bytes_);
        readPart(document_, files_["word/document.xml"]);
        body_ = document_.child("w:document").child("w:body");
    }

    std::string bytes_;
    std::map<std::string, std::string> files_;
    pugi::xml_document document_;
    pugi::xml_node body_;
};

TEST_F(DocxWriter, LooksLikeThis) {
    write(sampleReport());
    expectGolden("writers/sample.document.xml", indented(files_["word/document.xml"]));
    expectGolden("writers/sample.styles.xml", indented(files_["word/styles.xml"]));
}

TEST_F(DocxWriter, EveryPartIsWellFormedAndNamedInTheContentTypes) {
    write(bigSampleReport());
    pugi::xml_document types;
    ASSERT_TRUE(types.load_string(files_["[Content_Types].xml"].c_str()));
    std::string named;
    for (const auto part : types.child("Types").children())
        named += std::string(part.attribute("PartName").value()) + part.attribute("Extension").value() + "\n";
    for (const auto& [name, content] : files_) {
        const bool known = named.find("/" + name + "\n") != std::string::npos ||
                           named.find(name.substr(name.rfind('.') + 1) + "\n") != std::string::npos;
        EXPECT_TRUE(known) << name;
        if (name.find(".png") != std::string::npos || name.find(".xlsx") != std::string::npos) continue;
        pugi::xml_document part;
        EXPECT_TRUE(part.load_string(content.c_str())) << name;
        for (const unsigned char letter : content)
            ASSERT_TRUE(letter >= 0x20 || letter == '\n') << name << " holds a control character";
    }
}

TEST_F(DocxWriter, EveryRelationHasItsFileAndEveryStyleIsDefined) {
    write(bigSampleReport());
    pugi::xml_document relations;
    ASSERT_TRUE(relations.load_string(files_["word/_rels/document.xml.rels"].c_str()));
    std::map<std::string, std::string> targets;
    for (const auto relation : relations.child("Relationships").children()) {
        targets[relation.attribute("Id").value()] = relation.attribute("Target").value();
        const std::string target = relation.attribute("Target").value();
        EXPECT_EQ(files_.count(target.find("../") == 0 ? target.substr(3) : "word/" + target), 1u) << target;
    }
    EXPECT_FALSE(all(body_, "c:chart").empty());
    for (const auto chart : all(body_, "c:chart"))
        EXPECT_THAT(targets[chart.attribute("r:id").value()], testing::StartsWith("charts/chart"));
    for (const auto paragraph : all(body_, "w:p"))
        EXPECT_THAT(files_["word/styles.xml"], HasSubstr("w:styleId=\"" + styleOf(paragraph) + "\""));
}

TEST_F(DocxWriter, PropertiesStandInTheOrderOfTheSchema) {
    Report report;
    report.blocks = {TableBlock{satisfactionTable()}, Heading{1, "一"}, FigureBlock{hopeFigure()}};
    write(report);
    const std::vector<std::string> order = {"w:pStyle", "w:keepNext", "w:pageBreakBefore", "w:numPr", "w:ind", "w:jc"};
    for (const auto properties : all(body_, "w:pPr")) {
        std::size_t at = 0;
        for (const auto property : properties.children()) {
            const auto found = std::find(order.begin() + static_cast<std::ptrdiff_t>(at), order.end(), property.name());
            ASSERT_NE(found, order.end()) << property.name();
            at = static_cast<std::size_t>(found - order.begin()) + 1;
        }
    }
}

TEST_F(DocxWriter, HeadingsAreRealAndTheContentsLinkToThem) {
    write(bigSampleReport());
    std::vector<std::string> anchors;
    std::vector<std::string> bookmarks;
    for (const auto link : all(body_, "w:hyperlink"))
        anchors.push_back(std::string(link.attribute("w:anchor").value()) + textOf(link));
    for (const auto paragraph : body_.children("w:p"))
        if (styleOf(paragraph).find("Heading") == 0)
            bookmarks.push_back(std::string(paragraph.child("w:bookmarkStart").attribute("w:name").value()) +
                                textOf(paragraph));
    EXPECT_EQ(bookmarks.size(), 6u);
    EXPECT_EQ(anchors, bookmarks);
    for (int level = 0; level < 3; ++level)
        EXPECT_THAT(files_["word/styles.xml"], HasSubstr("<w:outlineLvl w:val=\"" + std::to_string(level) + "\""));
}

TEST_F(DocxWriter, NothingMakesWordAskOnOpening) {
    write(bigSampleReport());
    EXPECT_THAT(files_["word/settings.xml"], Not(HasSubstr("updateFields")));
    EXPECT_THAT(files_["word/document.xml"], Not(HasSubstr("w:dirty")));
}

TEST_F(DocxWriter, FieldsBeginAndEndInPairs) {
    write(bigSampleReport());
    int open = 0;
    int fields = 0;
    for (const auto mark : all(body_, "w:fldChar")) {
        const std::string type = mark.attribute("w:fldCharType").value();
        open += type == "begin" ? 1 : type == "end" ? -1 : 0;
        fields += type == "begin";
        EXPECT_GE(open, 0);
        EXPECT_LE(open, 1);
    }
    EXPECT_EQ(open, 0);
    EXPECT_EQ(fields, 1 + 5 + 2) << "contents, five tables, two figures";
}

TEST_F(DocxWriter, CaptionsAreNumberedAndStayWithWhatTheyName) {
    write(bigSampleReport());
    std::vector<std::string> captions;
    for (const auto paragraph : body_.children("w:p"))
        if (styleOf(paragraph) == "Caption" && !all(paragraph, "w:instrText").empty()) {
            const auto words = textOf(paragraph);
            captions.push_back(words.substr(0, words.find("　")));
            if (words.find("表") == 0) {
                EXPECT_TRUE(paragraph.child("w:pPr").child("w:keepNext")) << words;
            } else {
                EXPECT_TRUE(all(paragraph.previous_sibling(), "w:drawing").size() == 1) << words;
            }
        }
    EXPECT_EQ(captions, (std::vector<std::string>{"图 1", "表 1", "表 2", "表 3", "图 2", "表 4", "表 5"}));
}

TEST_F(DocxWriter, TablesHaveThreeLinesRepeatedHeadingsAndWholeRows) {
    write(bigSampleReport());
    for (const auto table : all(body_, "w:tbl")) {
        EXPECT_EQ(all(table, "w:left").size(), 1u) << "the margin only: no upright rules";
        EXPECT_EQ(all(table, "w:insideV").size(), 0u);
        EXPECT_EQ(all(table, "w:tblHeader").size(), 1u);
        EXPECT_EQ(all(table, "w:cantSplit").size(), all(table, "w:tr").size());
        int width = 0;
        for (const auto column : table.child("w:tblGrid").children()) width += column.attribute("w:w").as_int();
        EXPECT_EQ(width, 8844);
    }
}

TEST_F(DocxWriter, AWideTableIsContinued) {
    Report report;
    report.blocks = {TableBlock{wideTable(25)}};
    write(report);
    EXPECT_GT(all(body_, "w:tbl").size(), 1u);
    EXPECT_THAT(textOf(body_), HasSubstr("表 1（续）"));
    EXPECT_THAT(textOf(body_), HasSubstr("第25实验小学"));
}

TEST_F(DocxWriter, PicturesFitThePageAndSpeak) {
    Report report;
    report.blocks = {FigureBlock{pictureFigure()}};
    write(report);
    const auto extent = all(body_, "wp:extent").at(0);
    EXPECT_NEAR(extent.attribute("cx").as_double(), 156 * 36000, 635) << "the text width, in twentieths of a point";
    EXPECT_NEAR(extent.attribute("cy").as_double(), 78 * 36000, 635);
    EXPECT_THAT(all(body_, "wp:docPr").at(0).attribute("descr").value(),
                HasSubstr("最希望孩子在学校获得什么。基数：作出选择的1241名家长"));

    auto tall = fakeRenderer();
    tall.pngs = eachDrawnBy([](const ChartSpec&) -> Result<RenderedFigure> {
        return RenderedFigure{tinyPng(), 100, 900};
    });
    const auto drawn = docx::document(report, tall, docx::lookOf(DocumentStyle::gbt9704, Language::zh));
    ASSERT_TRUE(drawn.ok());
    pugi::xml_document xml;
    readPart(xml, drawn->xml);
    const double high = all(xml, "wp:extent").at(0).attribute("cy").as_double() / 36000;
    EXPECT_GT(high, 170) << "mm";
    EXPECT_LT(high, 185) << "room for caption and base on the page";
}

TEST_F(DocxWriter, AFigureThatFailsIsAProblemNotAGap) {
    Report report;
    report.blocks = {FigureBlock{pictureFigure()}};
    auto renderer = fakeRenderer();
    renderer.pngs = eachDrawnBy([](const ChartSpec&) -> Result<RenderedFigure> {
        return Problem{"font-missing", {"缺字体", "no font"}, {}};
    });
    const auto failed = writeDocx(report, renderer);
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.problem().code, "font-missing");
    EXPECT_EQ(failed.problem().where.text, "家长最希望孩子在学校获得什么");
    renderer.pngs = eachDrawnBy([](const ChartSpec&) -> Result<RenderedFigure> { return RenderedFigure{}; });
    EXPECT_EQ(writeDocx(report, renderer).problem().code, "figure-empty");
    EXPECT_EQ(writeDocx(report, FigureRenderer{}).problem().code, "no-figure-renderer");
}

TEST_F(DocxWriter, TheFigureIsDrawnWithoutTheWordsTheDocumentPrints) {
    Report report;
    report.blocks = {FigureBlock{pictureFigure()}};
    auto renderer = fakeRenderer();
    ChartSpec seen;
    renderer.pngs = eachDrawnBy([&](const ChartSpec& spec) -> Result<RenderedFigure> {
        seen = spec;
        return RenderedFigure{tinyPng(), 1200, 600};
    });
    ASSERT_TRUE(writeDocx(report, renderer).ok());
    EXPECT_EQ(seen.title, "");
    EXPECT_EQ(seen.caption, "");
    EXPECT_EQ(seen.series, pictureFigure().series);
}

TEST_F(DocxWriter, TheSameReportGivesTheSameBytes) {
    write(bigSampleReport());
    const auto first = bytes_;
    write(bigSampleReport());
    EXPECT_EQ(bytes_, first);
}

TEST_F(DocxWriter, AnEmptyReportIsStillADocument) {
    write(Report{});
    EXPECT_THAT(files_["word/document.xml"], Not(HasSubstr("TOC ")));
    EXPECT_THAT(files_["docProps/core.xml"], Not(HasSubstr("created")));
}

TEST(DateStamp, OnlyDatesThatAreDates) {
    EXPECT_EQ(docx::dateStamp("2026年5月8日"), "2026-05-08T00:00:00Z");
    EXPECT_EQ(docx::dateStamp("2026-05-08"), "2026-05-08T00:00:00Z");
    EXPECT_EQ(docx::dateStamp("2026年5月"), "2026-05-01T00:00:00Z");
    for (const char* other : {"", "二〇二六年五月", "2026-13-01", "2026", "May 2026", "2026-05-08; DROP"})
        EXPECT_EQ(docx::dateStamp(other), "") << other;
}

}  // namespace
}  // namespace diaoyan
