// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/tabular/ods_cell.h"
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>

namespace diaoyan::tabular_tests {

namespace {

std::string contentOf(const std::string& tables, const std::string& styles = {}) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content "
           "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><office:automatic-styles>" +
           styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
           "</office:spreadsheet></office:body></office:document-content>";
}

std::string odsOf(const std::string& content) {
    return zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}});
}

std::string sheet(const std::string& rows, const std::string& attributes = "table:name=\"表\"") {
    return "<table:table " + attributes + ">" + rows + "</table:table>";
}

std::string row(const std::string& cells, const std::string& attributes = {}) {
    return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}

std::string text(const std::string& inside, const std::string& attributes = {}) {
    return "<table:table-cell " + attributes + " office:value-type=\"string\"><text:p>" + inside +
           "</text:p></table:table-cell>";
}

std::string number(int value, const std::string& attributes = {}) {
    return "<table:table-cell " + attributes + " office:value-type=\"float\" office:value=\"" + std::to_string(value) +
           "\"/>";
}

Table readSheet(const std::string& rows, const TableOptions& options = {}) {
    return readText(odsOf(contentOf(sheet(rows))), options);
}

}  // namespace

TEST(Ods, WhatLibreOfficeWrites) {
    const Table table = readTable(dataFile("ods/odd_cells.ods"));
    ASSERT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.facts.format, "ods");
    EXPECT_EQ(table.facts.sheet, "答卷");
    EXPECT_EQ(
        table.rows,
        (Rows{{"学校", "日期", "时间", "比例", "费用", "是否", "意见", "公式"},
              {"一小", "2026-09-18", "11:30:05", "0.05", "13800138000", "TRUE", "第一行    两格后\n第二行", "#DIV/0!"},
              {"一小", "2026-09-18", "11:30:05", "0.05", "13800138000", "TRUE", "第一行    两格后\n第二行"},
              {"合并", "", "", "7", "7", "7", "ab", "2026-09-18T19:20:55"},
              {"", "", "1.5"}}));
    EXPECT_EQ(table.kinds, "tttttttt|tddnnttt|tddnntt|teennntd|een|");
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 2, 3, 9, 10}));
    EXPECT_DOUBLE_EQ(table.numbers[0], 46283);
    ASSERT_EQ(table.facts.remarks.size(), 2u) << "both other sheets are named";
    TableOptions options;
    options.sheet = "隐藏";
    EXPECT_EQ(readTable(dataFile("ods/odd_cells.ods"), options).rows, (Rows{{"1", "2"}, {"3"}}));
    options.sheet = "没有";
    EXPECT_EQ(readTable(dataFile("ods/odd_cells.ods"), options).problem, "no-such-sheet");
}

TEST(Ods, TheExportOfWjxIsTheSameAsXls) {
    const Table ods = readTable(dataFile("wjx/wjx800_text_mode0.ods"));
    const Table xls = readTable(dataFile("wjx/wjx800_text_mode0.xls"));
    EXPECT_EQ(ods.problem, "") << ods.message;
    EXPECT_EQ(ods.rows, xls.rows);
    EXPECT_EQ(ods.kinds, xls.kinds);
    EXPECT_EQ(ods.lines, xls.lines);
}

TEST(Ods, TextsOfEveryMake) {
    const Table table = readSheet(row(
        text("a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e") +
        text("<text:span>红<text:a>链接</text:a></text:span>&amp;<office:annotation><text:p>不要</text:p></"
             "office:annotation>") +
        "<table:table-cell><text:p>无类型</text:p><text:p/><text:p>三</text:p></table:table-cell>" +
        "<table:table-cell office:value-type=\"string\" "
        "office:string-value=\"值\"><text:p>显示</text:p></table:table-cell>" +
        "<table:table-cell office:value-type=\"float\" office:value=\"0\"><text:p>Err:502</text:p></table:table-cell>" +
        "<table:table-cell office:value-type=\"float\" office:value=\"abc\"/>" +
        "<table:table-cell><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></"
        "table:table-cell>" +
        number(1)));
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows, (Rows{{"a b   c\td\ne", "红链接&", "无类型\n\n三", "值", "Err:502", "abc", "", "1"}}));
}

TEST(Ods, DatesAndTimes) {
    EXPECT_EQ(odsDate("1900-01-01"), (OdsDate{"1900-01-01", 1}));
    EXPECT_EQ(odsDate("1900-03-01"), (OdsDate{"1900-03-01", 61}));
    EXPECT_EQ(odsDate("2026-09-18T00:00:00"), (OdsDate{"2026-09-18", 46283}));
    EXPECT_EQ(odsDate("2026-09-18T12:00:00.000000000")->text, "2026-09-18T12:00:00");
    EXPECT_EQ(odsDate("9999-12-31")->text, "9999-12-31");
    for (const std::string wrong : {"", "2026", "2026-13-01", "2026-02-30", "1900-02-29", "99999-01-01", "-2026-01-01",
                                    "1899-12-31", "2026-09-18T25:00:00", "2026-09-18x", "2026-9-18"})
        EXPECT_EQ(odsDate(wrong), std::nullopt) << wrong;
    EXPECT_EQ(odsTime("PT11H30M00S"), (OdsDate{"11:30:00", 0.4791666666666667}));
    EXPECT_EQ(odsTime("PT25H")->text, "25:00:00");
    EXPECT_EQ(odsTime("PT00H00M59.7S")->text, "00:01:00");
    for (const std::string wrong : {"", "PT", "11:30", "PT-1H", "PT1X", "PT999999999H"})
        EXPECT_EQ(odsTime(wrong), std::nullopt) << wrong;
    const std::string cell = "<table:table-cell office:value-type=\"date\" office:date-value=\"99999-01-01\"/>";
    EXPECT_EQ(readSheet(row(cell + number(1))).rows, (Rows{{"99999-01-01", "1"}})) << "kept as it was written";
}

TEST(Ods, EmptyRepetitionsCostNothing) {
    const std::string far = "table:number-columns-repeated=\"9223372036854775807\"";
    const std::string long_ago = "table:number-rows-repeated=\"9223372036854775807\"";
    const std::string empty = "<table:table-cell " + far + "/>";
    const Table table =
        readSheet(row(number(1) + number(2) + empty) + row(empty + empty, "table:number-rows-repeated=\"1000\"") +
                  row(number(3)) + row(empty, long_ago) + row(empty, long_ago));
    EXPECT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.rows, (Rows{{"1", "2"}, {"3"}}));
    EXPECT_EQ(table.lines, (std::vector<std::int64_t>{1, 1002}));
    EXPECT_EQ(readSheet(row(empty + number(1))).problem, "too-large");
    EXPECT_EQ(readSheet(row(number(1), long_ago)).problem, "too-large");
    EXPECT_EQ(readSheet(row(empty, long_ago) + row(number(1))).problem, "too-large");
    EXPECT_EQ(readSheet(row(number(1, far))).problem, "too-large");
    EXPECT_EQ(readSheet(row(number(1, "table:number-columns-repeated=\"-5\""))).rows, (Rows{{"1"}}));
}

TEST(Ods, FilledRepetitionsObeyTheLimits) {
    TableOptions options;
    options.limits.record_bytes = 1000;
    options.limits.unpacked_bytes = 20000;
    const std::string hundred = text(std::string(100, 'x'), "table:number-columns-repeated=\"11\"");
    EXPECT_EQ(readSheet(row(hundred), options).problem, "too-large");
    const std::string few = text(std::string(100, 'x'), "table:number-columns-repeated=\"9\"");
    EXPECT_EQ(readSheet(row(few, "table:number-rows-repeated=\"20\""), options).rows.size(), 20u);
    EXPECT_EQ(readSheet(row(few, "table:number-rows-repeated=\"90\""), options).problem, "too-large");
    options = {};
    options.limits.cell_bytes = 50;
    EXPECT_EQ(readSheet(row(text("<text:s text:c=\"2000000000\"/>")), options).problem, "too-large");
}

TEST(Ods, RowsWithinGroupsAndCoveredCells) {
    const Table table =
        readSheet("<office:forms><form:form/></office:forms><table:table-header-rows>" + row(text("a") + text("b")) +
                  "</table:table-header-rows><table:table-row-group><table:table-row-group>" +
                  row(number(1) + number(2)) + "</table:table-row-group>" +
                  row("<table:covered-table-cell office:value-type=\"float\" office:value=\"8\"/>" + number(9)) +
                  "</table:table-row-group>");
    EXPECT_EQ(table.rows, (Rows{{"a", "b"}, {"1", "2"}, {"", "9"}}));
}

TEST(Ods, SheetsAndOtherDocuments) {
    const std::string hidden =
        "<style:style style:name=\"ta9\" style:family=\"table\"><style:table-properties table:display=\"false\"/>"
        "</style:style>";
    const std::string rows = row(number(1) + number(2)) + row(number(3));
    const Table table = readText(odsOf(contentOf(
        "<table:tracked-changes><table:table table:name=\"旧\">" + rows + "</table:table></table:tracked-changes>" +
            sheet(rows, "table:name=\"藏\" table:style-name=\"ta9\"") + sheet("", "table:name=\"空\"") +
            sheet(row(number(7) + number(8)) + rows),
        hidden)));
    EXPECT_EQ(table.facts.sheet, "表");
    EXPECT_EQ(table.rows.size(), 3u);
    EXPECT_EQ(table.facts.remarks.size(), 1u);
    EXPECT_EQ(readText(odsOf(contentOf(sheet("")))).problem, "file-empty");
    EXPECT_EQ(readText(odsOf(contentOf(""))).problem, "file-empty");
    const Table letter = readText(zipOf({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                         {"content.xml", "<office:body><office:text/></office:body>"}}));
    EXPECT_EQ(letter.problem, "not-a-table");
    EXPECT_NE(letter.message.find(".odt"), std::string::npos) << letter.message;
    EXPECT_EQ(readText(zipOf({{"content.xml", "\x01\x02"},
                              {"META-INF/manifest.xml", "<manifest:encryption-data manifest:checksum=\"x\"/>"}}))
                  .problem,
              "file-encrypted");
}

TEST(Ods, CutShortAtAnyPlaceIsAProblem) {
    const std::string whole = contentOf(sheet(row(number(1) + text("甲")) + row(number(3))));
    ASSERT_EQ(readText(odsOf(whole)).rows.size(), 2u);
    for (std::size_t size = whole.find("<office:spreadsheet>"); size < whole.size(); size += 3)
        EXPECT_EQ(readText(odsOf(whole.substr(0, size))).problem, "file-damaged") << size;
    EXPECT_EQ(readSheet(row(text("\xFF") + number(1))).problem, "file-damaged");
}

}  // namespace diaoyan::tabular_tests
