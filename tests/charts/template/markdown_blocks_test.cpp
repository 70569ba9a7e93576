// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/template/markdown_blocks.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

using Blocks = std::vector<Block>;

TEST(MarkdownBlocks, NothingIsNothing) {
    EXPECT_EQ(markdownBlocks("", {}), Blocks{});
    EXPECT_EQ(markdownBlocks("\n \n", {}), Blocks{});
}

TEST(MarkdownBlocks, WhatAnOfficeWrites) {
    EXPECT_EQ(markdownBlocks("# 一\n\n甲**乙**丙\n丁\n\n- a\n- b\n\n1. x\n2. y\n\n> 注意\n", {}),
              (Blocks{Heading{1, "一"}, Paragraph{"甲乙丙丁"}, BulletList{{"a", "b"}}, NumberedList{{"x", "y"}},
                      Remark{"注意"}}));
    EXPECT_EQ(markdownBlocks("one\ntwo", {}), (Blocks{Paragraph{"one two"}})) << "a space between Latin words";
    EXPECT_EQ(markdownBlocks("##### deep", {}), (Blocks{Heading{3, "deep"}}));
}

TEST(MarkdownBlocks, TablesKeepTheirCells) {
    const Blocks blocks = markdownBlocks("| a | b |\n|---|---|\n| 1 | |\n", {});
    ASSERT_EQ(blocks.size(), 1U);
    const ResultTable& table = std::get<TableBlock>(blocks[0]).table;
    ASSERT_EQ(table.columns.size(), 2U);
    EXPECT_EQ(table.columns[1].heading.zh, "b");
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(cellText(table.rows[0].cells.at(0), Language::zh), "1");
    EXPECT_EQ(table.rows[0].cells.size(), 2U);
}

TEST(MarkdownBlocks, ValuesAreNeverMarkup) {
    const std::vector<BoundWords> values{{"# <b>*甲*</b> [x](y)", "percent a"}, {"2", "percent a"}, {"3", "n b"}};
    EXPECT_EQ(markdownBlocks("有" + boundMark(0) + "和" + boundMark(1) + "、" + boundMark(2) + boundMark(9), values),
              (Blocks{Paragraph{"有# <b>*甲*</b> [x](y)和2、3", "percent a; n b"}}));
    EXPECT_EQ(withoutBoundMarks("a" + boundMark(0) + "b"), "a0b");
}

TEST(MarkdownBlocks, HtmlStaysAsTyped) {
    EXPECT_EQ(markdownBlocks("<script>alert(1)</script>", {}), (Blocks{Paragraph{"<script>alert(1)</script>"}}));
}

}  // namespace
}  // namespace diaoyan
