// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/markdown_text.h"
#include "charts/writers/markdown_writer.h"
#include "tests/charts/writers/sample_report.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <sstream>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string markdownOf(const Report& report) {
    const auto written = writeMarkdown(report, FigureRenderer{});
    EXPECT_TRUE(written.ok());
    return written.ok() ? *written : std::string();
}

/// Cell borders of a line: bars that no backslash stands before.
std::size_t bordersIn(const std::string& line) {
    std::size_t borders = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == '\\')
            ++at;
        else if (line[at] == '|')
            ++borders;
    }
    return borders;
}

TEST(MarkdownText, NothingIsNothing) {
    EXPECT_EQ(markdown::escaped(""), "");
    EXPECT_EQ(markdown::escaped("   "), "");
}

TEST(MarkdownText, WordsStayWords) {
    EXPECT_EQ(markdown::escaped("551人（44.4%）选择“学习成绩优秀”。"), "551人（44.4%）选择“学习成绩优秀”。");
    EXPECT_EQ(markdown::escaped("a|b"), "a\\|b");
    EXPECT_EQ(markdown::escaped("*粗* _斜_ `码` ~~删~~"), "\\*粗\\* \\_斜\\_ \\`码\\` \\~\\~删\\~\\~");
    EXPECT_EQ(markdown::escaped("![图](x) <b>&amp;"), "\\!\\[图\\](x) \\<b\\>\\&amp;");
    EXPECT_EQ(markdown::escaped("1. 一年级"), "1\\. 一年级");
    EXPECT_EQ(markdown::escaped("2024年"), "2024年");
    EXPECT_EQ(markdown::escaped("44.4%"), "44.4%");
    EXPECT_EQ(markdown::escaped("   - 项"), "\\- 项");
    EXPECT_EQ(markdown::escaped("# 号"), "\\# 号");
    EXPECT_EQ(markdown::escaped("见 http://a.example 与 www.b.example"), "见 http\\://a.example 与 www\\.b.example");
}

TEST(MarkdownWriter, AnEmptyReportIsAnEmptyFile) {
    EXPECT_EQ(markdownOf(Report{}), "");
}

TEST(MarkdownWriter, LooksLikeThis) {
    expectGolden("writers/sample.md", markdownOf(sampleReport()));
}

TEST(MarkdownWriter, IsTheSameEachTime) {
    EXPECT_EQ(markdownOf(bigSampleReport()), markdownOf(bigSampleReport()));
}

TEST(MarkdownWriter, EveryRowOfATableHasItsCells) {
    std::istringstream lines(markdownOf(bigSampleReport()));
    std::size_t borders = 0;
    std::size_t rows = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] != '|') {
            borders = 0;
            continue;
        }
        if (borders == 0) borders = bordersIn(line);
        EXPECT_EQ(bordersIn(line), borders) << line;
        ++rows;
    }
    EXPECT_GT(rows, 80u);
}

TEST(MarkdownWriter, NothingHostileSurvives) {
    const auto text = markdownOf(sampleReport());
    for (const char* forbidden : {"\x1b", "\x01", "\uFFFE", "\xff"})
        EXPECT_EQ(text.find(forbidden), std::string::npos) << forbidden;
    for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1))
        EXPECT_TRUE(text[at - 1] == '\\' || text.compare(at, 6, "<a id=") == 0 || text.compare(at, 4, "</a>") == 0 ||
                    text.compare(at, 5, "<!-- ") == 0)
            << text.substr(at, 20);
    EXPECT_THAT(text, HasSubstr("\\<script\\>alert"));
}

TEST(MarkdownWriter, AFigureIsTheTableOfItsValues) {
    Report report;
    report.blocks = {FigureBlock{hopeFigure()}};
    const auto text = markdownOf(report);
    EXPECT_THAT(text, HasSubstr("**图 1**　家长最希望孩子在学校获得什么"));
    EXPECT_THAT(text, HasSubstr("| 类别 | 数量 | 基数 | 百分比 |"));
    EXPECT_THAT(text, HasSubstr("| 学习成绩优秀 | 551 | 1241 | 44.4% |"));
    EXPECT_THAT(text, HasSubstr("| 其他 | 0 | 1241 | 0.0% |"));
}

TEST(MarkdownWriter, EnglishTablesCarryBaseAndNotes) {
    Report report;
    report.language = Language::en;
    report.blocks = {Heading{1, "Parents"}, NumberedList{{"first", "second"}}, TableBlock{hopeTable()}};
    const auto text = markdownOf(report);
    EXPECT_THAT(text, HasSubstr("**Contents**\n\n- [Parents](#section-1)\n"));
    EXPECT_THAT(text, HasSubstr("1. first\n2. second\n"));
    EXPECT_THAT(text, HasSubstr("Base: 1241 parents with at least one tick"));
    EXPECT_THAT(text, HasSubstr("\nNote: Several answers possible"));
    EXPECT_THAT(text, Not(HasSubstr("表")));
}

}  // namespace
}  // namespace diaoyan
