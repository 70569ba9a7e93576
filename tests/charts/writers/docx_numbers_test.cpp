// SPDX-License-Identifier: GPL-3.0-or-later
// Every printed number can be traced: its bookmark names a line of the list of sources.
#include "charts/writers/docx_numbers.h"
#include "charts/writers/docx_writer.h"
#include "tests/charts/writers/docx_reading.h"
#include "tests/charts/writers/sample_report.h"

#include <gmock/gmock.h>

#include <set>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> numbers(const std::string& words) {
    std::vector<std::string> found;
    for (const auto& [begin, length] : docx::numbersIn(words)) found.push_back(words.substr(begin, length));
    return found;
}

TEST(NumbersIn, Words) {
    EXPECT_THAT(numbers(""), IsEmpty());
    EXPECT_THAT(numbers("没有数字"), IsEmpty());
    EXPECT_THAT(numbers("551人（44.4%）"), ElementsAre("551", "44.4%"));
    EXPECT_THAT(numbers("1,241名，5,12，12,3456"), ElementsAre("1,241", "5", "12", "12", "3456"));
    EXPECT_THAT(numbers("46.5%～60.4%之间。"), ElementsAre("46.5%", "60.4%"));
    EXPECT_THAT(numbers("差\u22120.12，差-3，3-5个"), ElementsAre("\u22120.12", "-3", "3", "5"));
    EXPECT_THAT(numbers("Q12 与 p=0.03, 第3."), ElementsAre("0.03", "3"));
    EXPECT_THAT(numbers("1.2.3 占5％、6‰"), ElementsAre("1.2", "3", "5％", "6‰"));
}

/// The text between the marks of each bookmark of a paragraph.
std::map<std::string, std::string> bookmarked(pugi::xml_node root) {
    std::map<std::string, std::string> texts;
    for (const auto start : all(root, "w:bookmarkStart")) {
        const std::string name = start.attribute("w:name").value();
        if (name[0] != 'n') continue;
        EXPECT_EQ(texts.count(name), 0u) << name;
        auto& text = texts[name];
        auto node = start.next_sibling();
        for (; node && std::string(node.name()) != "w:bookmarkEnd"; node = node.next_sibling()) text += textOf(node);
        EXPECT_STREQ(node.attribute("w:id").value(), start.attribute("w:id").value());
    }
    return texts;
}

TEST(NumberKeys, LeadFromEachNumberToItsSource) {
    Report report;
    report.blocks = {Heading{1, "一"}, Paragraph{"共551人（44.4%）选择。", "sentence parent.hope by school"},
                     Paragraph{"2026年写下的话"}, TableBlock{satisfactionTable()}, FigureBlock{hopeFigure()}};
    const auto written = writeDocx(report, FigureRenderer{});
    ASSERT_TRUE(written.ok());
    auto files = unpacked(*written);
    pugi::xml_document document;
    pugi::xml_document list;
    readPart(document, files["word/document.xml"]);
    readPart(list, files["customXml/item1.xml"]);
    const auto texts = bookmarked(document);
    std::map<std::string, std::string> listed;
    for (const auto number : list.child("sources").children("number"))
        listed[number.attribute("name").value()] = number.text().get();
    EXPECT_EQ(listed, texts);
    EXPECT_EQ(texts.at("n000001"), "551");
    EXPECT_EQ(texts.at("n000002"), "44.4%");
    EXPECT_EQ(texts.at("n000003"), "50") << "the base of the table";

    const auto entry = [&](const std::string& words, const std::string& row) {
        for (const auto number : list.child("sources").children("number"))
            if (number.text().get() == words && number.attribute("row").value() == row) return number;
        return pugi::xml_node{};
    };
    EXPECT_STREQ(entry("20.0%", "2").attribute("source").value(), "table:parent.satisfied");
    EXPECT_STREQ(entry("20.0%", "2").attribute("column").value(), "3");
    EXPECT_STREQ(entry("3", "7").attribute("column").value(), "2") << "a row without a code goes by its number";
    EXPECT_STREQ(list.child("sources").child("figure").attribute("part").value(), "word/charts/chart1.xml");
    EXPECT_STREQ(list.child("sources").child("figure").attribute("source").value(), "figure:parent.hope");
    std::set<std::string> ids;
    for (const auto start : all(document, "w:bookmarkStart"))
        EXPECT_TRUE(ids.insert(start.attribute("w:id").value()).second) << "headings and numbers share no id";
}

TEST(NumberKeys, AreUniqueInABigReportWithHostileWords) {
    auto report = bigSampleReport();
    report.blocks.push_back(Paragraph{hostile_words + " 12 " + hostile_words, hostile_words});
    const auto written = writeDocx(report, fakeRenderer());
    ASSERT_TRUE(written.ok());
    auto files = unpacked(*written);
    pugi::xml_document document;
    pugi::xml_document list;
    readPart(document, files["word/document.xml"]);
    readPart(list, files["customXml/item1.xml"]);
    const auto texts = bookmarked(document);
    EXPECT_GT(texts.size(), 300u);
    for (const auto number : list.child("sources").children("number"))
        EXPECT_EQ(texts.at(number.attribute("name").value()), number.text().get());
}

}  // namespace
}  // namespace diaoyan
