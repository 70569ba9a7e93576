// SPDX-License-Identifier: GPL-3.0-or-later
// A user's own document as the source of styles: what is taken, and what is refused.
#include "charts/writers/docx_package.h"
#include "charts/writers/docx_reader.h"
#include "charts/writers/docx_writer.h"
#include "tests/charts/writers/docx_reading.h"
#include "tests/charts/writers/sample_report.h"

#include <gmock/gmock.h>

#include <set>

namespace diaoyan {
namespace {

using docx::office_relation;
using testing::HasSubstr;
using testing::Not;

const std::string namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                               "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// A bureau's document as Word writes it in Chinese: styles have numbers for ids and a header shows a seal.
struct OfficeDocument {
    std::string styles =
        "<w:styles " + namespaces +
        "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Georgia\" w:eastAsia=\"华文中宋\"/>"
        "</w:rPr></w:rPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"a5\"><w:name w:val=\"Title\"/></w:style>"
        "<w:style w:type=\"character\" w:styleId=\"Remark\"><w:name w:val=\"Remark\"/></w:style>"
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"a1\"><w:name w:val=\"Normal Table\"/>"
        "</w:style></w:styles>";
    std::string header = "<w:hdr " + namespaces + "><w:p><w:r><w:t>某区教育局</w:t></w:r></w:p></w:hdr>";
    std::vector<docx::Relation> header_relations{{"rId1", office_relation + "image", "media/seal.png"}};
    std::string section =
        "<w:sectPr w:rsidR=\"00A\"><w:headerReference w:type=\"default\" r:id=\"rId7\"/>"
        "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1800\" w:bottom=\"1440\" "
        "w:left=\"1800\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/><w:cols w:num=\"2\"/></w:sectPr>";
    std::string settings = "<w:settings " + namespaces + "><w:evenAndOddHeaders/></w:settings>";
    std::vector<docx::Part> more{};

    std::string bytes() const {
        std::vector<docx::Part> parts = {
            {"_rels/.rels", docx::relationsPart({{"rId1", office_relation + "officeDocument", "word/document.xml"}})},
            {"word/document.xml", "<w:document " + namespaces + "><w:body><w:p><w:r><w:t>旧文</w:t></w:r></w:p>" +
                                      section + "</w:body></w:document>"},
            {"word/_rels/document.xml.rels",
             docx::relationsPart(
                 {{"rId1", office_relation + "styles", "styles.xml"},
                  {"rId2", office_relation + "settings", "settings.xml"},
                  {"rId3", office_relation + "numbering", "numbering.xml"},
                  {"rId7", office_relation + "header", "header1.xml"},
                  {"rId8", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin"}})},
            {"word/styles.xml", styles},
            {"word/settings.xml", settings},
            {"word/numbering.xml", "<w:numbering " + namespaces +
                                       "><w:abstractNum w:abstractNumId=\"4\"/><w:num w:numId=\"9\">"
                                       "<w:abstractNumId w:val=\"4\"/></w:num></w:numbering>"},
            {"word/header1.xml", header},
            {"word/_rels/header1.xml.rels", docx::relationsPart(header_relations)},
            {"word/media/seal.png", tinyPng()},
            {"word/vbaProject.bin", "macro"}};
        parts.insert(parts.end(), more.begin(), more.end());
        const auto packed = docx::packed(parts);
        EXPECT_TRUE(packed.ok());
        return *packed;
    }
};

Result<std::string> styled(const std::string& source) {
    auto report = sampleReport();
    report.blocks.push_back(NumberedList{{"甲"}});
    return writeDocx(report, fakeRenderer(), {.style = DocumentStyle::gbt9704, .style_document = source});
}

std::string refusal(const OfficeDocument& document) {
    const auto written = styled(document.bytes());
    if (written.ok()) return "";
    EXPECT_EQ(written.problem().code, "style-document-unusable");
    return written.problem().message.en;
}

class StyleDocument : public testing::Test {
protected:
    void write(const OfficeDocument& source) {
        const auto written = styled(source.bytes());
        ASSERT_TRUE(written.ok()) << written.problem().message.en;
        bytes_ = *written;
        files_ = unpacked(bytes_);
        readPart(document_, files_["word/document.xml"]);
        readPart(styles_, files_["word/styles.xml"]);
    }

    std::string bytes_;
    std::map<std::string, std::string> files_;
    pugi::xml_document document_;
    pugi::xml_document styles_;
};

TEST_F(StyleDocument, StylesGoByTheirNamesAndMissingOnesAreAdded) {
    write({});
    const auto used = [&](const std::string& words) {
        for (const auto paragraph : all(document_, "w:p"))
            if (textOf(paragraph) == words && !paragraph.parent().child("w:sdtPr")) return styleOf(paragraph);
        return std::string("none");
    };
    EXPECT_EQ(used("某镇中小学家长、教师、学生满意度调研报告"), "a5");
    EXPECT_EQ(used(hostile_words), "none");
    std::set<std::string> ids;
    for (const auto style : all(styles_, "w:style"))
        EXPECT_TRUE(ids.insert(style.attribute("w:styleId").value()).second);
    int headings = 0;
    for (const auto paragraph : document_.child("w:document").child("w:body").children("w:p")) {
        EXPECT_EQ(ids.count(styleOf(paragraph)), 1u) << styleOf(paragraph);
        headings += styleOf(paragraph) == "1";
    }
    EXPECT_EQ(headings, 2);
    EXPECT_EQ(ids.count("DiaoyanRemark1"), 1u) << "their character style has our id";
    for (const auto base : all(styles_, "w:basedOn"))
        EXPECT_EQ(ids.count(base.attribute("w:val").value()), 1u) << base.attribute("w:val").value();
    EXPECT_EQ(ids.count("TableNormal"), 0u) << "they have a table style";
    EXPECT_EQ(ids.count("BodyText"), 0u) << "text goes in their Normal";
    EXPECT_THAT(files_["word/charts/chart1.xml"], HasSubstr("华文中宋"));
}

TEST_F(StyleDocument, PageAndHeaderAreTheirs) {
    write({});
    EXPECT_EQ(files_["word/media/theirs1.png"], tinyPng());
    EXPECT_THAT(files_["word/theirs1.xml"], HasSubstr("某区教育局"));
    EXPECT_THAT(files_["word/settings.xml"], HasSubstr("evenAndOddHeaders"));
    const auto section = document_.child("w:document").child("w:body").child("w:sectPr");
    EXPECT_STREQ(section.child("w:headerReference").attribute("r:id").value(), "theirs1");
    EXPECT_FALSE(section.child("w:cols")) << "one column";
    for (const auto table : all(document_, "w:tblW")) EXPECT_EQ(table.attribute("w:w").as_int(), 11906 - 3600);
    EXPECT_THAT(textOf(document_), Not(HasSubstr("旧文")));
    for (const auto& file : files_) EXPECT_THAT(file.first, Not(HasSubstr("vba")));
}

TEST_F(StyleDocument, EveryReferenceIsClosed) {
    write({});
    const auto reader = docx::PackageReader::opened(bytes_);
    ASSERT_TRUE(reader.ok());
    int references = 0;
    for (const auto& file : files_) {
        const auto relations = reader->relationsOf(file.first);
        ASSERT_TRUE(relations.ok());
        for (const auto& relation : *relations) {
            ++references;
            EXPECT_TRUE(reader->has(relation.target)) << file.first << " " << relation.target;
        }
    }
    EXPECT_GT(references, 8);
}

TEST_F(StyleDocument, ListsAreAddedToTheirNumbering) {
    write({});
    pugi::xml_document numbering;
    readPart(numbering, files_["word/numbering.xml"]);
    std::vector<std::string> uses;
    for (const auto use : all(numbering, "w:num")) uses.emplace_back(use.attribute("w:numId").value());
    EXPECT_THAT(uses, testing::ElementsAre("9", "10", "11"));
}

TEST_F(StyleDocument, AReportOfOursThatSomebodyRestyledIsASource) {
    const auto ours = writeDocx(sampleReport(), fakeRenderer(), {.style = DocumentStyle::plain});
    ASSERT_TRUE(ours.ok());
    const auto again = styled(*ours);
    ASSERT_TRUE(again.ok()) << again.problem().message.en;
    pugi::xml_document one;
    pugi::xml_document other;
    readPart(one, unpacked(*ours)["word/styles.xml"]);
    readPart(other, unpacked(*again)["word/styles.xml"]);
    EXPECT_EQ(all(one, "w:style").size(), all(other, "w:style").size()) << "nothing is missing, nothing is added";
    EXPECT_EQ(*again, *styled(*ours)) << "equal bytes";
}

TEST_F(StyleDocument, WhatReachesOutsideIsRefused) {
    const auto says = HasSubstr("outside of it");
    OfficeDocument document;
    document.header_relations = {{"rId1", office_relation + "image", "http://evil.example/pixel.png", true}};
    EXPECT_THAT(refusal(document), says);
    document.header_relations = {{"rId1", office_relation + "oleObject", "embeddings/o.bin"}};
    EXPECT_THAT(refusal(document), says);
    document.header_relations = {{"rId1", office_relation + "image", "media/run.exe"}};
    EXPECT_THAT(refusal(document), says);
    document.header_relations = {{"rId1", office_relation + "hyperlink", "file:///etc/passwd", true}};
    EXPECT_THAT(refusal(document), says);
    document.header_relations = {{"rId1", office_relation + "hyperlink", "https://edu.example", true}};
    EXPECT_EQ(refusal(document), "");
    for (const std::string field :
         {"<w:fldSimple w:instr=\" DDEAUTO c:\\\\cmd.exe \"/>", "<w:fldSimple w:instr=\"INCLUDEPICTURE x\"/>",
          "<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r>",
          "<w:r><v:imagedata xmlns:v=\"urn:v\" src=\"http://evil.example/x.png\"/></w:r>"}) {
        OfficeDocument fetching;
        fetching.header = "<w:hdr " + namespaces + "><w:p>" + field + "</w:p></w:hdr>";
        EXPECT_THAT(refusal(fetching), says) << field;
    }
    OfficeDocument numbered;
    numbered.header = "<w:hdr " + namespaces + "><w:p><w:fldSimple w:instr=\" PAGE \"/></w:p></w:hdr>";
    EXPECT_EQ(refusal(numbered), "");
}

TEST_F(StyleDocument, WhatIsNoWordDocumentIsRefusedWithTheReason) {
    for (const std::string& bytes : {std::string("text"), std::string("PK\x03\x04"), std::string(100, '\0')}) {
        const auto written = styled(bytes);
        ASSERT_FALSE(written.ok());
        EXPECT_EQ(written.problem().code, "style-document-unusable");
    }
    EXPECT_THAT(styled(std::string(20'000'001, 'x')).problem().message.en, HasSubstr("20 MB"));
    OfficeDocument document;
    document.styles = "<w:styles";
    EXPECT_THAT(refusal(document), HasSubstr("cannot be parsed"));
    document.styles = "<w:styles xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>";
    EXPECT_THAT(refusal(document), HasSubstr("usual format"));
    std::string deep = "<w:styles " + namespaces + ">";
    for (int i = 0; i < 100000; ++i) deep += "<w:x>";
    document.styles = deep;
    for (int i = 0; i < 100000; ++i) document.styles += "</w:x>";
    document.styles += "</w:styles>";
    EXPECT_THAT(refusal(document), HasSubstr("cannot be parsed"));
    document = {};
    document.section = "<w:sectPr><w:pgSz w:w=\"3000\" w:h=\"9000\"/><w:pgMar w:left=\"1\" w:right=\"1\"/></w:sectPr>";
    EXPECT_THAT(refusal(document), HasSubstr("70 mm"));
    document.section = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId99\"/></w:sectPr>";
    EXPECT_THAT(refusal(document), HasSubstr("damaged"));
}

TEST_F(StyleDocument, LimitsHold) {
    OfficeDocument document;
    for (int i = 0; i < 1000; ++i) document.more.push_back({"x" + std::to_string(i) + ".xml", ""});
    EXPECT_THAT(refusal(document), HasSubstr("1,000"));
    document = {};
    document.more.push_back({"word/media/zeros.bmp", std::string(100'000'001, '\0')});
    EXPECT_THAT(refusal(document), HasSubstr("100 MB"));
}

TEST_F(StyleDocument, DamagedBytesNeverPassForADocument) {
    const auto whole = OfficeDocument{}.bytes();
    for (std::size_t cut = 0; cut < whole.size(); cut += 97) {
        const auto written = styled(whole.substr(0, cut));
        if (!written.ok()) { EXPECT_EQ(written.problem().code, "style-document-unusable"); }
        auto changed = whole;
        changed[cut] = static_cast<char>(changed[cut] ^ 0x55);
        const auto other = styled(changed);  // some bytes do not matter; none may crash
        if (!other.ok()) { EXPECT_EQ(other.problem().code, "style-document-unusable"); }
    }
}

}  // namespace
}  // namespace diaoyan
