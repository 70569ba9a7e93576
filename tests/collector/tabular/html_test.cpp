// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>

namespace diaoyan::tabular_tests {

namespace {

const std::string excelHead =
    "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">\r\n"
    "<head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"><!--[if gte mso 9]><xml><x:Table>"
    "</xml><![endif]--><style>td {mso-number-format:\"\\@\";} <table><tr><td></style>"
    "<script>if (a<b) document.write('<table><tr><td>1</td></tr></table>');</script></head><body>\r\n";

Table readHtml(const std::string& page, const TableOptions& options = {}) {
    return readTable(fileWith(page, ".xls"), options);
}

}  // namespace

TEST(Html, WhatSystemsCallAnExcelExport) {
    const Table table = readHtml(
        excelHead +
        "<TABLE border=1><THEAD><TR><TH>School</TH><th "
        "x:str>1&#12289;&nbsp;&#24615;&#21035;</th><th>note</th></TR></THEAD>"
        "<tbody><tr class='a>b'><td>  A \r\n&amp;  B </td><td style=\"mso-number-format:'\\@'\">&quot;x&quot;</td>"
        "<td>line 1<br>line <b>2</b><br/><br>4</td></tr>\r\n<tr><td>&nbsp;</td><td></td><td>&unknown; &lt;ok&gt; a<b "
        "a < b</td></tr></tbody></TABLE></body></html>");
    ASSERT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.facts.format, "html");
    EXPECT_EQ(table.rows, (Rows{{"School", "1、 性别", "note"},
                                {"A & B", "\"x\"", "line 1\nline 2\n\n4"},
                                {"", "", "&unknown; <ok> a"}}));
    EXPECT_TRUE(table.facts.remarks.empty());
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 2, 3}));
}

TEST(Html, EncodingsAsDeclaredAndAsTheyAre) {
    const std::string head = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">";
    const std::string utf8 = "<table><tr><td>学校</td><td>满意</td></tr></table>";
    const std::string gbk = "<table><tr><td>\xD1\xA7\xD0\xA3</td><td>\xC2\xFA\xD2\xE2</td></tr></table>";
    const Rows expected{{"学校", "满意"}};
    EXPECT_EQ(readHtml(head + utf8).rows, expected) << "says gb2312, is UTF-8";
    EXPECT_EQ(readHtml(head + utf8).facts.encoding, "UTF-8");
    EXPECT_EQ(readHtml(head + gbk).rows, expected);
    EXPECT_EQ(readHtml(gbk).rows, expected);
    EXPECT_EQ(readHtml("<meta charset='no-such-code'>" + gbk).rows, expected);
    const std::string big5 = "<meta charset=big5><table><tr><td>\xBE\xC7\xAE\xD5</td><td>x</td></tr></table>";
    EXPECT_EQ(readHtml(big5).rows, (Rows{{"學校", "x"}})) << "six bytes are too few to be guessed from";
    std::string utf16 = "\xFF\xFE";
    for (const char16_t c : std::u16string(u"<html><table><tr><td>学校</td><td>满意</td></tr></table>")) {
        utf16 += static_cast<char>(c & 0xFF);
        utf16 += static_cast<char>(c >> 8);
    }
    EXPECT_EQ(readHtml(utf16).rows, expected);
    for (const std::string before : {"<div>", "<?xml version=\"1.0\"?>", "<!-- x -->", "<style>td{}</style>", "\n\n "})
        EXPECT_EQ(readHtml(before + utf8).rows, expected) << before;
}

TEST(Html, SpansCoverTheirCells) {
    const Table table = readHtml(
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr>"
        "<tr><td rowspan=3 colspan=2>g</td><td>h</td></tr><tr></tr><tr><td>i</td></tr><tr><td>j</td></tr></table>");
    EXPECT_EQ(table.rows, (Rows{{"a", "b", "", "c"}, {"", "d", "e", "f"}, {"g", "", "h"}, {"", "", "i"}, {"j"}}));
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 2, 3, 5, 6}));
    const Table odd = readHtml("<table><tr><td colspan=0>a<td colspan=x>b<td colspan=-3>c<tr><td>d</table>");
    EXPECT_EQ(odd.rows, (Rows{{"a", "b", "c"}, {"d"}})) << "end tags may be left out";
    EXPECT_EQ(readHtml("<table><td>a<td>b</table>").rows, (Rows{{"a", "b"}})) << "and the row itself";
}

TEST(Html, TheLargestTableIsRead) {
    const std::string small = "<table><tr><td>菜单</td><td>x</td></tr><tr><td>1</td><td>2</td></tr></table>";
    const std::string large =
        "<table><tr><td>a</td><td>b</td><td>c</td></tr><tr><td>1</td><td>" + small + "</td><td>3</td></tr></table>";
    const Table table = readHtml("<html><table><tr><td>外框</td><td>" + large + "</td></tr></table>" + small);
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows, (Rows{{"a", "b", "c"}, {"1", "菜单 x\n1 2", "3"}}));
    EXPECT_TRUE(table.remarked("table-left-out"));
    const Table cut = readHtml("<table><tr><td>a</td><td>b</td></tr><tr><td>c");
    EXPECT_EQ(cut.rows, (Rows{{"a", "b"}, {"c"}}));
    EXPECT_TRUE(cut.remarked("table-not-closed"));
}

TEST(Html, PagesWithoutATableAndAbsurdOnes) {
    for (const std::string page :
         {"<html><body>登录</body></html>", "<html><table></table></html>", "<table><tr><td>1</td></tr></table>",
          "<meta charset=gb2312><table>", "<div><style>x</style><table></table></div>",
          "<html><!-- <table><tr><td>a</td><td>b</td></tr></table>", "<html><script><table><tr><td>a</td><td>b</td>"}) {
        EXPECT_EQ(readHtml(page).problem, "not-a-table") << page;
    }
    std::string deep = "<html>";
    for (int i = 0; i < 200; ++i) deep += "<table><tr><td>";
    EXPECT_EQ(readHtml(deep).problem, "too-large");
    TableOptions options;
    options.limits.columns = 5;
    EXPECT_EQ(readHtml("<table><tr><td>a<td colspan=5>b</table>", options).problem, "too-large");
    EXPECT_EQ(readHtml("<table><tr><td>a<td colspan=4>b</table>", options).problem, "");
    options = {};
    options.limits.cell_bytes = 10;
    EXPECT_EQ(readHtml("<table><tr><td>a<td>01234567890</table>", options).problem, "too-large");
    options = {};
    options.limits.record_bytes = 20;
    EXPECT_EQ(readHtml("<table><tr><td>0123456789<td>0123456789<td>1</table>", options).problem, "too-large");
}

TEST(Html, CutShortAtAnyPlaceDoesNotCrash) {
    const std::string whole = excelHead + "<table><tr><td rowspan=2 title='a\"b'>a&amp;</td><td>b<br>c</td></tr><!-- x "
                                          "--><tr><td>1</td></tr></table></body>";
    for (std::size_t size = 6; size <= whole.size(); ++size) (void)readHtml(whole.substr(0, size));
    EXPECT_EQ(readHtml(whole).rows, (Rows{{"a&", "b\nc"}, {"", "1"}}));
}

}  // namespace diaoyan::tabular_tests
