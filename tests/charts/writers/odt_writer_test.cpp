// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/odt_parts.h"
#include "charts/writers/odt_writer.h"
#include "tests/charts/writers/package_reader.h"
#include "tests/charts/writers/sample_report.h"

#include <gmock/gmock.h>
#include <pugixml.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace diaoyan {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

std::string odtBytes(const Report& report, const WriterOptions& options = {}) {
    const auto written = writeOdt(report, fakeRenderer(), options);
    EXPECT_TRUE(written.ok());
    return written.ok() ? *written : std::string();
}

std::map<std::string, std::string> odtParts(const Report& report, const WriterOptions& options = {}) {
    std::map<std::string, std::string> parts;
    for (auto& [name, content] : packageFiles(odtBytes(report, options))) parts[name] = std::move(content);
    return parts;
}

/// Every element of a part with this name, wherever it stands.
std::vector<pugi::xml_node> elementsOf(const pugi::xml_node& root, const std::string& name) {
    std::vector<pugi::xml_node> found;
    for (const auto& match : root.select_nodes(("//*[name()='" + name + "']").c_str())) found.push_back(match.node());
    return found;
}

pugi::xml_document parsed(const std::string& part) {
    pugi::xml_document document;
    EXPECT_TRUE(document.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata));
    return document;
}

TEST(OdtWriter, ItsTypeComesFirstAndUncompressed) {
    const auto bytes = odtBytes(Report{});
    // ODF 1.2 part 3, 3.3: the string "mimetype" at byte 30, the type itself at byte 38.
    EXPECT_EQ(bytes.substr(30, 47), "mimetypeapplication/vnd.oasis.opendocument.text");
    EXPECT_EQ(packageFiles(bytes)[0].first, "mimetype");
}

TEST(OdtWriter, AnEmptyReportIsADocument) {
    const auto parts = odtParts(Report{});
    EXPECT_EQ(parts.size(), 5u);
    EXPECT_TRUE(elementsOf(parsed(parts.at("content.xml")), "text:table-of-content").empty());
}

TEST(OdtWriter, TheManifestNamesEveryPart) {
    const auto parts = odtParts(sampleReport());
    std::set<std::string> named;
    for (const auto entry : elementsOf(parsed(parts.at("META-INF/manifest.xml")), "manifest:file-entry"))
        named.insert(entry.attribute("manifest:full-path").value());
    for (const auto& [name, content] : parts) {
        if (name != "mimetype" && name != "META-INF/manifest.xml") { EXPECT_EQ(named.count(name), 1u) << name; }
    }
    EXPECT_EQ(named.size(), parts.size() - 2 + 1) << "and the document itself";
    EXPECT_EQ(parts.at("Pictures/figure2.png"), tinyPng());
}

TEST(OdtWriter, StylesThatAreUsedExist) {
    for (const DocumentStyle style : {DocumentStyle::gbt9704, DocumentStyle::plain}) {
        const auto parts = odtParts(sampleReport(), {.style = style});
        const auto content = parsed(parts.at("content.xml"));
        const auto styles = parsed(parts.at("styles.xml"));
        std::set<std::string> known;
        for (const auto* document : {&content, &styles})
            for (const char* element : {"style:style", "text:list-style"})
                for (const auto node : elementsOf(*document, element))
                    known.insert(node.attribute("style:name").value());
        for (const auto& match : content.select_nodes("//@*[name()='text:style-name' or name()='table:style-name']"))
            EXPECT_EQ(known.count(match.attribute().value()), 1u) << match.attribute().value();
    }
}

TEST(OdtWriter, ContentsLeadToTheHeadings) {
    const auto content = parsed(odtParts(sampleReport()).at("content.xml"));
    std::set<std::string> bookmarks;
    for (const auto mark : elementsOf(content, "text:bookmark"))
        bookmarks.insert(std::string("#") + mark.attribute("text:name").value());
    const auto links = elementsOf(content, "text:a");
    EXPECT_EQ(links.size(), 5u);
    for (const auto link : links) EXPECT_EQ(bookmarks.count(link.attribute("xlink:href").value()), 1u);
    EXPECT_EQ(elementsOf(content, "text:h").size(), 5u);
}

TEST(OdtWriter, TablesRepeatTheirHeadingsAndShowWhatThePrintedOneShows) {
    Report report;
    report.blocks = {TableBlock{satisfactionTable()}, NumberedList{{"其一", "其二"}}};
    const auto content = parsed(odtParts(report).at("content.xml"));
    ASSERT_EQ(elementsOf(content, "table:table-header-rows").size(), 1u);
    std::vector<std::string> words;
    for (const auto cell : elementsOf(content, "table:table-cell")) words.push_back(cell.child("text:p").text().get());
    ASSERT_EQ(words.size(), 4u * 9u);
    EXPECT_THAT(
        std::vector<std::string>(words.begin(), words.begin() + 8),
        ElementsAre("评价", "人数", "有效百分比", "95% 置信区间", "评价等级之第 1 级", "10", "20.0%", "10.0%～30.0%"));
    EXPECT_EQ(words.back(), "—");
    EXPECT_EQ(elementsOf(content, "text:list-item").size(), 2u);
}

TEST(OdtWriter, AWideTableIsContinuedUnderItsLabel) {
    Report report;
    report.blocks = {TableBlock{wideTable()}};
    const auto parts = odtParts(report);
    EXPECT_THAT(parts.at("content.xml"), HasSubstr("表 1（续）"));
    EXPECT_THAT(parts.at("content.xml"), HasSubstr("第25实验小学"));
}

TEST(OdtWriter, HostileWordsAreWords) {
    auto report = sampleReport(Language::en);
    report.title = report.organisation = hostile_words;
    for (const auto& [name, content] : odtParts(report)) {
        for (const char* forbidden : {"<script", "<img", "\x1b", "\x01", "\uFFFE", "\xff"}) {
            if (!name.ends_with(".png")) { EXPECT_THAT(content, Not(HasSubstr(forbidden))) << name; }
        }
        if (name.ends_with(".xml")) { EXPECT_TRUE(parsed(content)); }
    }
}

TEST(OdtWriter, IsTheSameEachTime) {
    EXPECT_EQ(odtBytes(bigSampleReport()), odtBytes(bigSampleReport()));
}

TEST(OdtWriter, AFigureThatNobodyDrawsIsAProblem) {
    const auto written = writeOdt(sampleReport(), FigureRenderer{});
    ASSERT_FALSE(written.ok());
    EXPECT_EQ(written.problem().code, "no-figure-renderer");
}

TEST(OdtParts, SpacesInARowAreKept) {
    pugi::xml_document document;
    auto node = odt::child(document, "text:p");
    odt::setWords(node, "  甲   乙 丙");
    EXPECT_THAT(odt::writtenPart(document),
                HasSubstr("<text:p><text:s text:c=\"2\"/>甲 <text:s text:c=\"2\"/>乙 丙</text:p>"));
}

}  // namespace
}  // namespace diaoyan
