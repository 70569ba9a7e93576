// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>

namespace diaoyan::tabular_tests {

namespace {

std::string workbook(const std::string& sheets, const std::string& encoding = "UTF-8") {
    return "<?xml version=\"1.0\" encoding=\"" + encoding +
           "\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n"
           "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "
           "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"s1\"/></Styles>" +
           sheets + "</Workbook>";
}

std::string sheet(const std::string& rows, const std::string& name = "表", const std::string& options = {}) {
    return "<Worksheet ss:Name=\"" + name + "\"><Table ss:ExpandedColumnCount=\"3\"><Column ss:Width=\"80\"/>" + rows +
           "</Table><WorksheetOptions>" + options + "</WorksheetOptions></Worksheet>";
}

std::string cell(const std::string& type, const std::string& value, const std::string& attributes = {}) {
    return "<Cell " + attributes + "><Data ss:Type=\"" + type + "\">" + value + "</Data></Cell>";
}

}  // namespace

TEST(Xml2003, CellsOfEveryType) {
    const Table table = readText(workbook(
        sheet("<Row>" + cell("String", "学校") + cell("String", "日期", "ss:Index=\"3\"") + cell("String", "e") +
              "</Row>"
              "<Row ss:Index=\"4\">" +
              cell("Number", "1.50", "ss:MergeAcross=\"1\"") + cell("DateTime", "2026-09-18T00:00:00.000") +
              cell("DateTime", "2026-09-18T19:20:55.000") + cell("DateTime", "1899-12-31T11:30:00.000") +
              cell("Boolean", "1") + cell("Error", "#N/A") + cell("Number", "abc") + cell("DateTime", "99999-01-01") +
              "<Cell><ss:Data ss:Type=\"String\"><B>粗</B><Font>体</Font>&#10;行</ss:Data>"
              "<Comment><ss:Data>批注</ss:Data></Comment></Cell></Row><Row/><Row><Cell/></Row><Row>" +
              cell("String", "尾") + "</Row>")));
    ASSERT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.facts.format, "xml2003");
    EXPECT_EQ(table.facts.sheet, "表");
    EXPECT_EQ(table.rows, (Rows{{"学校", "", "日期", "e"},
                                {"1.5", "", "2026-09-18", "2026-09-18T19:20:55", "11:30:00", "TRUE", "#N/A", "abc",
                                 "99999-01-01", "粗体\n行"},
                                {"尾"}}));
    EXPECT_EQ(table.kinds, "tett|nedddttttt|t|");
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 4, 7}));
    EXPECT_DOUBLE_EQ(table.numbers[1], 46283);
    EXPECT_NEAR(table.numbers[3], 11.5 / 24, 1e-9);
}

TEST(Xml2003, SheetsAndEncodings) {
    const std::string rows =
        "<Row>" + cell("Number", "1") + cell("Number", "2") + "</Row><Row>" + cell("Number", "3") + "</Row>";
    const Table table = readText(
        workbook(sheet("", "空") + sheet(rows, "藏", "<Visible>SheetHidden</Visible>") + sheet(rows + rows, "数据")));
    EXPECT_EQ(table.facts.sheet, "数据");
    EXPECT_EQ(table.rows.size(), 4u);
    EXPECT_EQ(table.facts.remarks.size(), 1u);
    TableOptions options;
    options.sheet = "藏";
    EXPECT_EQ(readText(workbook(sheet(rows, "藏") + sheet(rows + rows)), options).rows.size(), 2u);
    const std::string gbk = "<Row>" + cell("String", "\xD1\xA7\xD0\xA3") + cell("String", "x") + "</Row>";
    EXPECT_EQ(readText(workbook(sheet(gbk, "a"), "gb2312")).rows, (Rows{{"学校", "x"}}));
}

TEST(Xml2003, DamageAndLimits) {
    EXPECT_EQ(readText(workbook("")).problem, "file-empty");
    EXPECT_EQ(readText(workbook(sheet("<Row ss:Index=\"0\"/>"))).problem, "file-damaged");
    EXPECT_EQ(readText(workbook(sheet("<Row ss:Index=\"9999999\"/>"))).problem, "file-damaged");
    EXPECT_EQ(readText(workbook(sheet("<Row>" + cell("Number", "1", "ss:Index=\"0\"") + "</Row>"))).problem,
              "file-damaged");
    EXPECT_EQ(
        readText(workbook(sheet("<Row>" + cell("Number", "1", "ss:Index=\"9223372036854775807\"") + "</Row>"))).problem,
        "too-large");
    EXPECT_EQ(readText(workbook(sheet("<Row><Cell ss:MergeAcross=\"9223372036854775807\"/>" + cell("Number", "1") +
                                      "</Row>")))
                  .problem,
              "too-large");
    const std::string whole = workbook(sheet("<Row>" + cell("String", "a") + cell("Number", "1") + "</Row>"));
    ASSERT_EQ(readText(whole).rows, (Rows{{"a", "1"}}));
    for (std::size_t size = whole.find("<Worksheet"); size < whole.size(); ++size)
        EXPECT_EQ(readText(whole.substr(0, size)).problem, "file-damaged") << size;
}

}  // namespace diaoyan::tabular_tests
