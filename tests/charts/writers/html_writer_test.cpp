// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/html_svg.h"
#include "charts/writers/html_writer.h"
#include "tests/charts/writers/sample_report.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string page(const Report& report) {
    const auto written = writeHtml(report, fakeRenderer());
    EXPECT_TRUE(written.ok());
    return written.ok() ? *written : std::string();
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
    const std::regex expression(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at) found.push_back((*at)[1]);
    return found;
}

TEST(HtmlWriter, LooksLikeThis) {
    expectGolden("writers/sample.html", page(sampleReport()));
}

TEST(HtmlWriter, NothingHostileSurvives) {
    const auto html = page(sampleReport());
    for (const char* forbidden : {"<script", "<img", "<iframe", "<foreignObject", "onload", "onclick", "javascript:",
                                  "evil.example", "display: none }", "\x1b", "\x01", "\uFFFE", "\xff", "<!ENTITY"})
        EXPECT_EQ(html.find(forbidden), std::string::npos) << forbidden;
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;引号&quot;"));
}

TEST(HtmlWriter, NothingIsLoadedFromElsewhere) {
    const auto html = page(sampleReport());
    for (const auto& link : matches(html, "(?:href|src)=\"([^\"]*)\"")) EXPECT_EQ(link[0], '#') << link;
    EXPECT_THAT(html, HasSubstr("Content-Security-Policy"));
    EXPECT_THAT(html, Not(HasSubstr("@import")));
}

TEST(HtmlWriter, IdsAreUniqueAndLinksReachThem) {
    const auto html = page(sampleReport());
    const auto ids = matches(html, " id=\"([^\"]*)\"");
    const std::set<std::string> unique(ids.begin(), ids.end());
    EXPECT_EQ(unique.size(), ids.size());
    EXPECT_EQ(unique.count("figure-1-gradient1"), 1u);
    EXPECT_EQ(unique.count("figure-2-gradient1"), 1u);
    const auto links = matches(html, "(?:href=\"|url\\()#([^\")]*)");
    EXPECT_EQ(links.size(), 5u + 2 * 2) << "five headings; a fill and a use in each figure";
    for (const auto& link : links) EXPECT_EQ(unique.count(link), 1u) << link;
}

TEST(HtmlWriter, TellsItsLanguage) {
    EXPECT_THAT(page(sampleReport()), HasSubstr("<html lang=\"zh-CN\">"));
    const auto english = page(sampleReport(Language::en));
    EXPECT_THAT(english, HasSubstr("<html lang=\"en\">"));
    EXPECT_THAT(english, HasSubstr("<span class=\"label\">Table 1</span>What do you most hope"));
    EXPECT_THAT(english, HasSubstr("Base: 1241 parents"));
}

TEST(HtmlWriter, TablesCarryCaptionBaseAndHeadings) {
    Report report;
    report.blocks = {TableBlock{satisfactionTable()}};
    const auto html = page(report);
    EXPECT_THAT(html, HasSubstr("<caption><span class=\"label\">表 1</span>对学校工作的总体评价<span "
                                "class=\"base\">基数：有效作答 50 名家长</span></caption>"));
    EXPECT_THAT(html, HasSubstr("<th scope=\"col\">评价</th><th scope=\"col\" class=\"number\">人数</th>"));
    EXPECT_THAT(html, HasSubstr("<td class=\"number bar\" style=\"--share:20.0%\" "
                                "data-source=\"parent.satisfied 1 3\">20.0%</td>"));
    EXPECT_THAT(html, HasSubstr("data-source=\"parent.satisfied #6 2\">50</td>")) << "a row without a code";
    EXPECT_THAT(html, HasSubstr("<tr class=\"sum ruled\"><th scope=\"row\">有效合计</th>"));
    EXPECT_THAT(html, Not(HasSubstr("<nav"))) << "no headings, no contents";
}

TEST(HtmlWriter, SentencesNameTheirSource) {
    Report report;
    report.blocks = {Paragraph{"551 人", "sentence parent.hope \"x\""}, Paragraph{"一句话"},
                     NumberedList{{"其一", "其二"}}};
    const auto html = page(report);
    EXPECT_THAT(html, HasSubstr("<p data-source=\"sentence parent.hope &quot;x&quot;\">551 人</p>\n<p>一句话</p>"));
    EXPECT_THAT(html, HasSubstr("<ol>\n<li>其一</li>\n<li>其二</li>\n</ol>"));
}

TEST(HtmlWriter, ContentsUnfoldWithoutAScript) {
    const auto html = page(sampleReport());
    EXPECT_THAT(html,
                HasSubstr("<input type=\"checkbox\" id=\"contents-shown\"><h2><label for=\"contents-shown\">目录"));
    EXPECT_THAT(html, HasSubstr("nav input:checked ~ ol { display: block; }"));
}

TEST(HtmlWriter, IsTheSameEachTimeAndMayBeEmpty) {
    EXPECT_EQ(page(bigSampleReport()), page(bigSampleReport()));
    EXPECT_THAT(page(Report{}), HasSubstr("<main>\n</main>"));
}

TEST(HtmlWriter, AWideTableIsContinuedUnderItsLabel) {
    Report report;
    report.blocks = {TableBlock{wideTable(25)}};
    const auto html = page(report);
    EXPECT_THAT(html, HasSubstr("<caption><span class=\"label\">表 1（续）</span></caption>"));
    EXPECT_THAT(html, HasSubstr("第25实验小学"));
    EXPECT_EQ(matches(html, "(<th scope=\"col\">评价)").size(), matches(html, "(<table)").size());
}

TEST(HtmlWriter, AFigureThatFailsIsAProblemNotAGap) {
    Report report;
    report.blocks = {FigureBlock{hopeFigure()}};
    auto renderer = fakeRenderer();
    renderer.svg = [](const ChartSpec&) -> Result<RenderedFigure> { return RenderedFigure{"<svg", 10, 10}; };
    const auto failed = writeHtml(report, renderer);
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.problem().code, "figure-svg-unreadable");
    EXPECT_EQ(failed.problem().where.text, "家长最希望孩子在学校获得什么");
    EXPECT_EQ(writeHtml(report, FigureRenderer{}).problem().code, "no-figure-renderer");
}

TEST(InlineSvg, DeepNestingIsNoDanger) {
    std::string svg = "<svg>";
    for (int i = 0; i < 20000; ++i) svg += "<x>";
    EXPECT_FALSE(html::inlineSvg({svg, 10, 10}, "a-", "").ok());
}

TEST(InlineSvg, GetsAViewBoxAndLosesItsSize) {
    const auto svg =
        html::inlineSvg({"<svg width=\"10mm\" height=\"5mm\"><g id=\"a\"/></svg>", 40, 20}, "p-", "题 & \"名\"");
    ASSERT_TRUE(svg.ok());
    EXPECT_EQ(*svg,
              "<svg viewBox=\"0 0 40 20\" role=\"img\" aria-label=\"题 &amp; &quot;名&quot;\"><g id=\"p-a\"/></svg>");
}

}  // namespace
}  // namespace diaoyan
