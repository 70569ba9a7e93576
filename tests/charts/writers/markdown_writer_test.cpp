// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/writers/markdown_text.h"
#include "charts/writers/markdown_writer.h"
#include "tests/charts/writers/sample_report.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>
#include <md4c.h>

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

/// What another program reads in a Markdown file, with everything on that GitHub understands.
struct ReadMarkdown {
    std::vector<std::string> cells;
    std::vector<std::string> links;
    std::size_t images_and_code = 0;
    std::string text;
};

ReadMarkdown readBack(const std::string& markdown) {
    ReadMarkdown read;
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = [](MD_BLOCKTYPE type, void*, void* data) {
        if (type == MD_BLOCK_TD) static_cast<ReadMarkdown*>(data)->cells.emplace_back();
        if (type == MD_BLOCK_CODE) ++static_cast<ReadMarkdown*>(data)->images_and_code;
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* data) {
        auto& into = *static_cast<ReadMarkdown*>(data);
        if (type == MD_SPAN_IMG || type == MD_SPAN_CODE || type == MD_SPAN_DEL || type == MD_SPAN_EM)
            ++into.images_and_code;
        if (type == MD_SPAN_A) {
            const auto& address = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
            into.links.emplace_back(address.text, address.size);
        }
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* data) {
        auto& into = *static_cast<ReadMarkdown*>(data);
        if (type == MD_TEXT_HTML) return 0;
        into.text.append(words, size);
        if (!into.cells.empty()) into.cells.back().append(words, size);
        return 0;
    };
    EXPECT_EQ(md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &read), 0);
    return read;
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

TEST(MarkdownWriter, AnotherProgramReadsTheSameWords) {
    Report report = sampleReport();
    report.blocks.push_back(Paragraph{"见 https://evil.example/ 与 www.evil.example，*不* 是 `码`，a@b.example"});
    const ReadMarkdown read = readBack(markdownOf(report));
    EXPECT_EQ(read.links.size(), 5u) << "from the contents to five headings, and nowhere else";
    for (const std::string& link : read.links) EXPECT_EQ(link.rfind("#section-", 0), 0u) << link;
    EXPECT_EQ(read.images_and_code, 0u);
    EXPECT_THAT(read.text, HasSubstr("<script>alert('1')</script>"));
    EXPECT_THAT(read.text, HasSubstr("见 https://evil.example/ 与 www.evil.example，*不* 是 `码`，a@b.example"));

    Report table;
    table.blocks = {TableBlock{satisfactionTable()}};
    const ResultTable written = satisfactionTable();
    const auto cells = readBack(markdownOf(table)).cells;
    ASSERT_EQ(cells.size(), written.rows.size() * written.columns.size());
    for (std::size_t i = 0; i < cells.size(); ++i)
        EXPECT_EQ(cells[i], cellText(written.rows[i / 4].cells[i % 4], Language::zh));
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
