// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

namespace diaoyan::tabular_tests {

namespace {

Table readXlsx(const SheetXml& sheet, const TableOptions& options = {}) {
    return readTable(fileWith(xlsxOf(sheet), ".xls"), options);  // the name does not matter
}

}  // namespace

TEST(Xlsx, StringsOfEveryMake) {
    SheetXml sheet;
    sheet.shared =
        "<si><t>普通</t></si><si><r><t>红</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 尾</t></r></si>"
        "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"1\"/></si>"
        "<si><t>a&lt;b&gt;&amp;&#x5B66;&#26657;&#13;</t></si><si><t>x_x000D_y_x005F_z_xZZ_</t></si><si><t/></si><si/>";
    sheet.rows =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c>"
        "<c r=\"D1\" t=\"s\"><v>3</v></c><c r=\"E1\" t=\"s\"><v>4</v></c><c r=\"F1\" t=\"s\"><v>5</v></c></row>"
        "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>内联</t></is></c><c r=\"B2\" "
        "t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>"
        "<c r=\"C2\" t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab</v></c><c r=\"D2\" "
        "t=\"str\"><v><![CDATA[<cdata>]]></v></c></row>";
    const Table table = readXlsx(sheet);
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows,
              (Rows{{"普通", "红 尾", "東京", "a<b>&学校\r", "x\ry_z_xZZ_"}, {"内联", "甲乙", "ab", "<cdata>"}}));
    EXPECT_EQ(table.facts.sheet, "表一");
    EXPECT_EQ(table.facts.format, "xlsx");
}

TEST(Xlsx, NumbersDatesTruthValuesAndErrors) {
    SheetXml sheet;
    sheet.styles = {"yyyy/m/d h:mm:ss", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;", "h:mm:ss", "0.00%"};
    sheet.rows = "<row r=\"1\"><c r=\"A1\"><v>1.0</v></c><c r=\"B1\"><v>13800138000</v></c><c "
                 "r=\"C1\"><v>1.38E10</v></c><c r=\"D1\"><v>0.30000000000000004</v></c>"
                 "<c r=\"E1\" t=\"b\"><v>1</v></c><c r=\"F1\" t=\"b\"><v>0</v></c><c r=\"G1\" "
                 "t=\"e\"><v>#N/A</v></c><c r=\"H1\"><f>1+1</f><v>2</v></c></row>"
                 "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>46283.80619212963</v></c><c r=\"B2\" s=\"2\"><v>46283</v></c><c "
                 "r=\"C2\" s=\"3\"><v>0.479166666666667</v></c>"
                 "<c r=\"D2\" s=\"4\"><v>0.05</v></c><c r=\"E2\" t=\"d\"><v>2026-09-18</v></c><c r=\"F2\" "
                 "s=\"1\"><v>-5</v></c><c r=\"G2\" s=\"99\"><v>7</v></c></row>";
    const Table table = readXlsx(sheet);
    EXPECT_EQ(table.rows, (Rows{{"1", "13800138000", "13800000000", "0.3", "TRUE", "FALSE", "#N/A", "2"},
                                {"2026-09-18T19:20:55", "2026-09-18", "11:30:00", "0.05", "2026-09-18", "-5", "7"}}));
    EXPECT_EQ(table.kinds, "nnnntttn|dddntnn|");
    EXPECT_DOUBLE_EQ(table.numbers[5], 46283.80619212963);
}

TEST(Xlsx, Days1904) {
    SheetXml sheet;
    sheet.styles = {"yyyy-mm-dd", "h:mm"};
    sheet.rows = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44821</v></c><c r=\"B1\" s=\"2\"><v>0.5</v></c></row>";
    for (const std::string flag : {"1", "true"}) {
        sheet.properties = "date1904=\"" + flag + "\"";
        const Table table = readXlsx(sheet);
        EXPECT_EQ(table.rows, (Rows{{"2026-09-18", "12:00:00"}}));
        EXPECT_DOUBLE_EQ(table.numbers[0], 46283);
    }
}

TEST(Xlsx, CellsWithoutReferencesGapsAndEmptyEnds) {
    SheetXml sheet;
    sheet.shared = "<si><t/></si>";
    sheet.rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c r=\"C5\"><v>3</v></c><c><v>4</v></c><c "
                 "r=\"Z5\" s=\"1\"/><c r=\"AA5\" t=\"s\"><v>0</v></c></row>"
                 "<row r=\"6\"><c r=\"A6\"/></row><row/><row><c r=\"A8\"><v>5</v></c></row><row r=\"90\"><c "
                 "r=\"XFD90\" s=\"3\"/></row>";
    const Table table = readXlsx(sheet);
    EXPECT_EQ(table.rows, (Rows{{"1", "2"}, {"", "", "3", "4"}, {"5"}}));
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 5, 8}));
}

TEST(Xlsx, DamagedCellsAreNamed) {
    SheetXml sheet;
    sheet.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"AB2\" t=\"s\"><v>99</v></c></row>";
    const Table table = readXlsx(sheet);
    EXPECT_EQ(table.problem, "file-damaged");
    EXPECT_EQ(table.where.row, 2);
    EXPECT_EQ(table.where.column, "AB");
    EXPECT_EQ(table.where.text, "99");
    for (const std::string rows :
         {"<row r=\"1\"><c r=\"A1\"><v>1</v>", "<row r=\"1\"><c", "<row r=\"0\"><c/></row>", "<row r=\"9999999\"/>",
          "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xFF</v></c></row>"}) {
        sheet.rows = rows;
        EXPECT_EQ(readXlsx(sheet).problem, "file-damaged") << rows;
    }
    sheet.rows = "<row r=\"3\"><c r=\"AAAA3\"><v>1</v></c></row>";
    EXPECT_EQ(readXlsx(sheet).problem, "too-large");
}

TEST(Xlsx, DocumentTypesAreRefused) {
    SheetXml sheet;
    sheet.shared = "<!DOCTYPE x [<!ENTITY e \"eeeeeeeeee\">]><si><t>&e;</t></si>";
    sheet.rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>";
    EXPECT_EQ(readXlsx(sheet).problem, "file-damaged");
}

TEST(Xlsx, TheFirstSheetWithATableIsRead) {
    const std::string path = fileWith("", ".xlsx");
    lxw_workbook* book = workbook_new(path.c_str());
    workbook_add_worksheet(book, "空表");
    lxw_worksheet* note = workbook_add_worksheet(book, "说明");
    worksheet_write_string(note, 0, 0, "这里只有一句话", nullptr);
    worksheet_write_string(note, 1, 0, "又一句", nullptr);
    lxw_worksheet* lists = workbook_add_worksheet(book, "隐藏");
    lxw_worksheet* data = workbook_add_worksheet(book, "数据");
    for (lxw_worksheet* sheet : {lists, data}) {
        worksheet_merge_range(sheet, 0, 0, 0, 2, "2026 年调查", nullptr);
        worksheet_write_string(sheet, 2, 0, "学校", nullptr);
        worksheet_write_string(sheet, 2, 1, "人数", nullptr);
        worksheet_write_string(sheet, 3, 0, "一小", nullptr);
        worksheet_write_number(sheet, 3, 1, 120, nullptr);
    }
    worksheet_hide(lists);
    ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);

    const Table table = readTable(path);
    EXPECT_EQ(table.facts.sheet, "数据");
    EXPECT_EQ(table.rows, (Rows{{"2026 年调查"}, {"学校", "人数"}, {"一小", "120"}}));
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 3, 4}));
    EXPECT_EQ(table.facts.remarks.size(), 2u);  // 说明 and 隐藏; nothing is said of the empty one
    EXPECT_TRUE(table.remarked("sheet-left-out"));

    TableOptions options;
    options.sheet = "说明";
    EXPECT_EQ(readTable(path, options).rows.size(), 2u);
    options.sheet = "没有";
    const Table missing = readTable(path, options);
    EXPECT_EQ(missing.problem, "no-such-sheet");
    EXPECT_NE(missing.message.find("数据"), std::string::npos);
}

TEST(Xlsx, EmptyWorkbook) {
    const std::string path = fileWith("", ".xlsx");
    lxw_workbook* book = workbook_new(path.c_str());
    workbook_add_worksheet(book, nullptr);
    ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
    EXPECT_EQ(readTable(path).problem, "file-empty");
}

TEST(Xlsx, UnpackedSizeIsLimited) {
    SheetXml sheet;
    for (int i = 0; i < 20000; ++i) sheet.rows += "<row><c><v>1</v></c><c><v>2</v></c></row>";
    TableOptions options;
    options.limits.unpacked_bytes = 100000;
    const std::string bytes = xlsxOf(sheet);
    ASSERT_LT(bytes.size(), 20000u);
    EXPECT_EQ(readTable(fileWith(bytes), options).problem, "too-large");
    EXPECT_EQ(readTable(fileWith(bytes)).rows.size(), 20000u);
}

TEST(Xlsx, CutShortAtAnyPlaceIsAProblemOrTheSameTable) {
    SheetXml sheet;
    sheet.rows = "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"2\"><c "
                 "r=\"A2\"><v>3</v></c><c r=\"B2\"><v>4</v></c></row>";
    const std::string whole = xlsxOf(sheet);
    const std::string path = fileWith(whole);
    const Rows rows = readTable(path).rows;
    ASSERT_EQ(rows.size(), 2u);
    for (std::size_t size = 5; size < whole.size(); size += 7) {
        const Table table = readText(std::string_view(whole).substr(0, size));
        EXPECT_TRUE(table.problem == "file-truncated" || table.problem == "file-damaged") << size << table.problem;
    }
    for (std::size_t at = 0; at < whole.size(); at += 3) {  // and with one byte changed it must not crash
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        const Table table = readText(changed);
        EXPECT_TRUE(!table.problem.empty() || table.rows.size() <= 2) << at;
    }
}

}  // namespace diaoyan::tabular_tests
