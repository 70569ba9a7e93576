// SPDX-License-Identifier: GPL-3.0-or-later
// The two styles, and lists that Word numbers.
#include "charts/writers/docx_look.h"
#include "charts/writers/docx_styles.h"
#include "charts/writers/docx_writer.h"
#include "tests/charts/writers/docx_reading.h"
#include "tests/charts/writers/sample_report.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

class DocxStyles : public testing::Test {
protected:
    void write(const Report& report, DocumentStyle style) {
        const auto written = writeDocx(report, fakeRenderer(), {.style = style});
        ASSERT_TRUE(written.ok());
        files_ = unpacked(*written);
        readPart(document_, files_["word/document.xml"]);
        readPart(styles_, files_["word/styles.xml"]);
    }

    pugi::xml_node style(const std::string& id) {
        for (const auto node : all(styles_, "w:style"))
            if (node.attribute("w:styleId").value() == id) return node;
        return {};
    }

    pugi::xml_node section() { return document_.child("w:document").child("w:body").child("w:sectPr"); }

    std::map<std::string, std::string> files_;
    pugi::xml_document document_;
    pugi::xml_document styles_;
};

TEST_F(DocxStyles, OfficialPagesHoldTwentyTwoLinesOfTwentyEightCharacters) {
    write(sampleReport(), DocumentStyle::gbt9704);
    const auto margins = section().child("w:pgMar");
    const double width =
        docx::twips(210) - margins.attribute("w:left").as_int() - margins.attribute("w:right").as_int();
    const double height =
        docx::twips(297) - margins.attribute("w:top").as_int() - margins.attribute("w:bottom").as_int();
    EXPECT_NEAR(width, 156 / 25.4 * 1440, 2);
    EXPECT_NEAR(height, 225 / 25.4 * 1440, 2);
    const auto body = style("BodyText");
    const int line = body.child("w:pPr").child("w:spacing").attribute("w:line").as_int();
    EXPECT_STREQ(body.child("w:pPr").child("w:spacing").attribute("w:lineRule").value(), "exact");
    EXPECT_EQ(static_cast<int>(height / line), 22);
    EXPECT_EQ(section().child("w:docGrid").attribute("w:linePitch").as_int(), line);
    const auto letters = body.child("w:rPr");
    const int letter =
        letters.child("w:sz").attribute("w:val").as_int() * 10 + letters.child("w:spacing").attribute("w:val").as_int();
    EXPECT_EQ(static_cast<int>(width / letter), 28);
    for (const char* heading : {"Heading1", "Heading2", "Heading3"}) {
        const auto spacing = style(heading).child("w:pPr").child("w:spacing");
        EXPECT_EQ(spacing.attribute("w:line").as_int() + spacing.attribute("w:before").as_int() +
                      spacing.attribute("w:after").as_int(),
                  line)
            << "headings take one line each";
    }
}

TEST_F(DocxStyles, OfficialFontsAndPageNumbers) {
    write(sampleReport(), DocumentStyle::gbt9704);
    const auto font = [&](const char* id) {
        return std::string(style(id).child("w:rPr").child("w:rFonts").attribute("w:eastAsia").value());
    };
    EXPECT_EQ(font("Title"), "方正小标宋简体");
    EXPECT_EQ(font("Heading1"), "黑体");
    EXPECT_EQ(font("Heading2"), "楷体");
    EXPECT_EQ(font("Heading3"), "仿宋");
    EXPECT_TRUE(style("Heading3").child("w:rPr").child("w:b"));
    EXPECT_EQ(style("Title").child("w:rPr").child("w:sz").attribute("w:val").as_int(), 44) << "2号";
    EXPECT_EQ(style("Footer").child("w:rPr").child("w:sz").attribute("w:val").as_int(), 28) << "四号";
    EXPECT_THAT(files_["word/settings.xml"], HasSubstr("evenAndOddHeaders"));
    for (const auto& [file, side] : {std::pair{"word/footer1.xml", "right"}, {"word/footer2.xml", "left"}}) {
        pugi::xml_document footer;
        readPart(footer, files_[file]);
        EXPECT_EQ(textOf(footer), "— 2 —");
        EXPECT_STREQ(all(footer, "w:jc").at(0).attribute("w:val").value(), side);
    }
    std::vector<std::string> pages;
    for (const auto reference : section().children("w:footerReference"))
        pages.emplace_back(reference.attribute("w:type").value());
    EXPECT_THAT(pages, testing::ElementsAre("even", "default"));
    for (const char* fallback : {"Noto Serif CJK SC", "Noto Sans CJK SC", "Liberation Serif"})
        EXPECT_THAT(files_["word/fontTable.xml"], HasSubstr(fallback));
}

TEST_F(DocxStyles, PlainIsSansSerifAndCountsItsPages) {
    write(sampleReport(), DocumentStyle::plain);
    EXPECT_EQ(style("BodyText").child("w:rPr").child("w:sz").attribute("w:val").as_int(), 22) << "11 pt";
    const auto defaults = all(styles_, "w:rPrDefault").at(0).child("w:rPr").child("w:rFonts");
    EXPECT_STREQ(defaults.attribute("w:ascii").value(), "Arial");
    EXPECT_STREQ(defaults.attribute("w:eastAsia").value(), "思源黑体");
    for (const char* official : {"仿宋", "小标宋", "楷体", "snapToGrid"})
        EXPECT_THAT(files_["word/styles.xml"], Not(HasSubstr(official)));
    pugi::xml_document footer;
    readPart(footer, files_["word/footer1.xml"]);
    EXPECT_EQ(textOf(footer), "第 2 页　共 2 页");
    EXPECT_FALSE(section().child("w:docGrid"));
    EXPECT_EQ(files_.count("word/footer2.xml"), 0u);
}

TEST_F(DocxStyles, EveryStyleInUseIsThereInBothStylesAndLanguages) {
    for (const auto look : {DocumentStyle::gbt9704, DocumentStyle::plain})
        for (const auto language : {Language::zh, Language::en}) {
            auto report = sampleReport(language);
            report.blocks.push_back(NumberedList{{"一", "二"}});
            write(report, look);
            for (const auto name : all(document_, "w:pStyle"))
                EXPECT_TRUE(style(name.attribute("w:val").value())) << name.attribute("w:val").value();
            std::set<std::string> ids;
            for (const auto node : all(styles_, "w:style"))
                EXPECT_TRUE(ids.insert(node.attribute("w:styleId").value()).second);
        }
}

TEST_F(DocxStyles, EachNumberedListBeginsWithOne) {
    Report report;
    report.blocks = {NumberedList{{"甲", "乙"}}, BulletList{{"点"}}, NumberedList{{"丙"}}, NumberedList{}};
    write(report, DocumentStyle::gbt9704);
    std::vector<std::string> used;
    for (const auto paragraph : all(document_, "w:numPr"))
        used.emplace_back(paragraph.child("w:numId").attribute("w:val").value());
    EXPECT_THAT(used, testing::ElementsAre("2", "2", "1", "3"));
    pugi::xml_document numbering;
    readPart(numbering, files_["word/numbering.xml"]);
    EXPECT_EQ(all(numbering, "w:num").size(), 3u) << "a list without points takes no number";
    EXPECT_EQ(all(numbering, "w:startOverride").size(), 2u);
    EXPECT_THAT(textOf(document_), Not(HasSubstr("1."))) << "numbers are Word's, not typed";
    bool uses = false;
    for (const auto node : numbering.child("w:numbering").children()) {
        uses = uses || std::string(node.name()) == "w:num";
        if (uses) { EXPECT_STREQ(node.name(), "w:num") << "kinds stand before uses"; }
    }
}

TEST(DocxCharts40, AreTheSameBytesEachTimeAndSmall) {
    Report report;
    for (int i = 0; i < 40; ++i) report.blocks.push_back(FigureBlock{hopeFigure()});
    const auto first = writeDocx(report, FigureRenderer{});
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(*first, *writeDocx(report, FigureRenderer{})) << "equal bytes with charts and workbooks";
    EXPECT_LT(first->size(), 300'000u);
}

}  // namespace
}  // namespace diaoyan
