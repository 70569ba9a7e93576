// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/encoding.h"
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>

namespace diaoyan::tabular_tests {

using namespace std::literals;

namespace {

std::string utf16(std::u16string_view text, bool little_endian) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF);
        const char high = static_cast<char>(unit >> 8);
        bytes += little_endian ? low : high;
        bytes += little_endian ? high : low;
    }
    return bytes;
}

const std::string gbName = "\xC3\xFB\xB3\xC6";      // 名称
const std::string gbSchool = "\xD1\xA7\xD0\xA3";    // 学校; also valid UTF-8: ѧУ
const std::string big5School = "\xBE\xC7\xAE\xD5";  // 學校
const std::string big5Text = "\xB0\xEA\xA4\xA4\xAA\xBA\xA6\xD1\xAE\x76\xA9\x4D\xBE\xC7\xA5\xCD";  // 國中的老師和學生

}  // namespace

struct EncodingCase {
    std::string_view what;
    std::string bytes;
    std::string encoding;
    Rows rows;
    std::string remark;
};

TEST(Encoding, IsFoundByContent) {
    const Rows schools{{"学校", "a"}, {"1", "2"}};
    const std::vector<EncodingCase> cases{
        {"ASCII", "ab,c\n1,2\n", "UTF-8", {{"ab", "c"}, {"1", "2"}}, ""},
        {"UTF-8", "学校,a\n1,2\n", "UTF-8", schools, ""},
        {"UTF-8 with mark", "\xEF\xBB\xBF学校,a\n1,2\n", "UTF-8", schools, ""},
        {"GBK", gbName + ",a\n1,2\n", "GB18030", {{"名称", "a"}, {"1", "2"}}, ""},
        {"GBK that could be UTF-8", gbSchool + ",a\n1,2\n", "GB18030", schools, "encoding-guessed"},
        {"Russian in UTF-8", "учитель,школа\n1,2\n", "UTF-8", {{"учитель", "школа"}, {"1", "2"}}, ""},
        {"German in UTF-8", "Schüler,Größe\n1,2\n", "UTF-8", {{"Schüler", "Größe"}, {"1", "2"}}, ""},
        {"GB18030, four bytes",
         gbName + ",a\n" + gbName + gbName + "\x81\x39\xEF\x30,2\n",
         "GB18030",
         {{"名称", "a"}, {"名称名称\xE3\x90\x81", "2"}},
         ""},
        {"joined choices of 问卷星 in GBK",
         "\xD4\xCB\xB6\xAF\xA9\xAF\xD3\xB0\xCA\xD3,a\n1,2\n",
         "GB18030",
         {{"运动┋影视", "a"}, {"1", "2"}},
         ""},
        {"UTF-16LE with mark", "\xFF\xFE" + utf16(u"学校\ta\n1\t2\n", true), "UTF-16LE", schools, ""},
        {"UTF-16BE with mark", "\xFE\xFF" + utf16(u"学校\ta\n1\t2\n", false), "UTF-16BE", schools, ""},
        {"UTF-16LE without mark", utf16(u"学校\ta\n1\t2\n", true), "UTF-16LE", schools, ""},
        {"UTF-16BE without mark", utf16(u"学校\ta\n1\t2\n", false), "UTF-16BE", schools, ""},
        {"UTF-16 with surrogates",
         "\xFF\xFE" + utf16(u"学校\ta\n😀\t2\n", true),
         "UTF-16LE",
         {{"学校", "a"}, {"😀", "2"}},
         ""},
        {"UTF-8 cut within its last character",
         "学校,a\n1,校\xE6\xA0",
         "UTF-8",
         {{"学校", "a"}, {"1", "校"}},
         "ends-within-character"},
        {"GBK cut within its last character",
         gbName + ",a\n" + gbName + ",2\xD1",
         "GB18030",
         {{"名称", "a"}, {"名称", "2"}},
         "ends-within-character"},
        {"UTF-16 cut", "\xFF\xFE" + utf16(u"学校\ta\n1\t2", true) + "3", "UTF-16LE", schools, "ends-within-character"},
        {"Big5",
         big5Text + "," + big5School + "\n1,2\n",
         "Big5",
         {{"國中的老師和學生", "學校"}, {"1", "2"}},
         "encoding-guessed"},
        {"windows-1252",
         "Gr\xF6\xDF"
         "e;M\xFCller\n1;2\n",
         "windows-1252",
         {{"Größe", "Müller"}, {"1", "2"}},
         "encoding-guessed"},
    };
    for (const EncodingCase& c : cases) {
        const Table table = readText(c.bytes);
        EXPECT_EQ(table.problem, "") << c.what << ": " << table.message;
        EXPECT_EQ(table.facts.encoding, c.encoding) << c.what;
        EXPECT_EQ(table.rows, c.rows) << c.what;
        EXPECT_EQ(table.facts.remarks.empty(), c.remark.empty()) << c.what;
        EXPECT_TRUE(c.remark.empty() || table.remarked(c.remark)) << c.what;
    }
}

TEST(Encoding, DamageIsNamedWithItsLine) {
    struct Case {
        std::string_view what;
        std::string bytes;
        std::int64_t line;
    };
    const std::vector<Case> cases{
        {"a broken byte in UTF-8", "学校,名称\n一小,二小\r\n三\xFF小,四小\n", 3},
        {"an overlong form in UTF-8", "学校,名称\n一小,二小\n\xC0\xAF,x\n", 3},
        {"a surrogate in UTF-8", "\xEF\xBB\xBFx,y\n\xED\xA0\x80,x\n", 2},
        {"NUL in UTF-8", "学校,名称\n一\0小,二小\n"s, 2},
        {"NUL in ASCII", "a,b\nc,d\ne,f\0\ng,h\n"s, 3},
        {"a lone surrogate in UTF-16", "\xFF\xFE" + utf16(u"a\tb\n", true) + "\x00\xDC"s + utf16(u"\n", true), 2},
        {"NUL in UTF-16", "\xFF\xFE" + utf16(u"a\tb\nc\td\n", true) + "\0\0"s, 3},
    };
    for (const Case& c : cases) {
        const Table table = readText(c.bytes);
        EXPECT_EQ(table.problem, "file-damaged") << c.what;
        EXPECT_EQ(table.where.row, c.line) << c.what;
    }
}

TEST(Encoding, ABrokenPlaceInALongGbkFileIsNamedWithItsLine) {
    std::string bytes;
    for (int i = 0; i < 500; ++i) bytes += gbName + "," + gbName + "\n";
    bytes += gbName + "\xD1\x20,2\n";
    const Table table = readText(bytes);
    EXPECT_EQ(table.problem, "file-damaged");
    EXPECT_EQ(table.where.row, 501);
}

TEST(Encoding, OptionsOverrule) {
    TableOptions options;
    for (const std::string name : {"gbk", "GB2312", "cp936", "GB18030"}) {
        options.encoding = name;
        EXPECT_EQ(readText(gbSchool + ",a\n", options).rows, (Rows{{"学校", "a"}})) << name;
    }
    options.encoding = "Big5";
    EXPECT_EQ(readText(big5School + ",a\n", options).rows, (Rows{{"學校", "a"}}));
    options.encoding = "utf-8";
    const Table wrong = readText("a,b\n" + gbName + ",a\n", options);
    EXPECT_EQ(wrong.problem, "file-damaged");
    EXPECT_EQ(wrong.where.row, 2);
    options.encoding = "klingon";
    EXPECT_EQ(readText("a,b\n", options).problem, "encoding-unknown");
    options.encoding = "utf-16";
    EXPECT_EQ(readText(utf16(u"学\t校\n", true), options).rows, (Rows{{"学", "校"}}));
}

TEST(Encoding, WhatNobodyCanTellIsAProblem) {
    EXPECT_EQ(readText("a,b\n\x81\xFF\x8D\x90\x9D\xA0,\x81\x8D\n").problem, "encoding-unknown");
}

TEST(Encoding, LinesCountEveryKindOfBreak) {
    const std::string text = "a\nb\r\nc\rd";
    EXPECT_EQ(lineOf(text, 0), 1);
    EXPECT_EQ(lineOf(text, 2), 2);
    EXPECT_EQ(lineOf(text, 5), 3);
    EXPECT_EQ(lineOf(text, 7), 4);
    EXPECT_EQ(lineOf(text, 1000), 4);
}

}  // namespace diaoyan::tabular_tests
