// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace diaoyan::tabular_tests {

using namespace std::literals;

TEST(BadFiles, ContentThatIsNoTableIsNamedForWhatItIs) {
    struct Case {
        std::string bytes;
        std::string problem;
        std::string says;
    };
    const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s;
    const std::vector<Case> cases{
        {"", "file-empty", "空"},
        {png, "not-a-table", "PNG"},
        {"$FL2@(#) SPSS DATA FILE", "file-truncated", "SPSS"},
        {"%PDF-1.7\n", "not-a-table", "PDF"},
        {"\x1F\x8B\x08\0\0\0"s, "file-truncated", "gz"},
        {"<html><body><table><tr><td>1</td></tr></table></body></html>", "not-a-table", "HTML"},
        {"\xEF\xBB\xBF\r\n  <!DOCTYPE HTML>\n<HTML xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", "not-a-table",
         "HTML"},
        {"\xFF\xFE<\0h\0t\0m\0l\0>\0"s, "not-a-table", "HTML"},
        {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"><table>", "not-a-table", "HTML"},
        {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", "file-damaged",
         "XML"},
        {"<?xml version=\"1.0\"?><note/>", "not-a-table", "XML"},
        {"{\"pages\": []}", "not-a-table", "JSON"},
        {"\x7F\x45LF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0\1\0\0\0"s, "not-a-table", "二进制"},
        {"PK\3\4", "file-truncated", "不完整"},
        {zipOf({{"readme.txt", "x"}}), "not-a-table", "zip"},
        {zipOf({{"word/document.xml", "<x/>"}}), "not-a-table", "Word"},
        {zipOf({{"xl/workbook.bin", "x"}}), "not-a-table", "xlsb"},
        {zipOf({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}),
         "not-a-table", "ods"},
        {zipOf({{"survey_1.lss", "<x/>"}}), "not-a-table", "LimeSurvey"},
        {zipOf({{"xl/workbook.xml", "<workbook><sheets></workbook"}}), "file-damaged", "xl/workbook.xml"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "file-truncated", "不完整"},
        {"\xD0\xCF\x11\xE0" + std::string(2000, '\0'), "file-damaged", "OLE2"},
    };
    for (const Case& c : cases) {
        const Table table = readTable(fileWith(c.bytes, ".csv"));
        EXPECT_EQ(table.problem, c.problem) << c.says;
        EXPECT_NE(table.message.find(c.says), std::string::npos) << c.says << ": " << table.message;
        EXPECT_FALSE(table.where.file.empty());
    }
}

TEST(BadFiles, TextUnderTheNameOfAWorkbookIsReadAsText) {
    EXPECT_EQ(readTable(fileWith("序号\t性别\n1\t男\n", ".xls")).rows, (Rows{{"序号", "性别"}, {"1", "男"}}));
    EXPECT_EQ(readTable(fileWith("a,b\n1,2\n", ".xlsx")).facts.format, "csv");
}

TEST(BadFiles, WhatCannotBeOpenedIsAProblem) {
    EXPECT_EQ(readTable("/nowhere/at/all.csv").problem, "file-missing");
    EXPECT_EQ(readTable("").problem, "file-missing");
    EXPECT_EQ(readTable(std::filesystem::temp_directory_path().string()).problem, "file-unreadable");
    const std::string pipe = fileWith("", ".fifo") + "2";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_EQ(readTable(pipe).problem, "file-unreadable");  // and does not wait for a writer
    if (::geteuid() != 0) {
        const std::string locked = fileWith("a,b\n");
        std::filesystem::permissions(locked, std::filesystem::perms::none);
        EXPECT_EQ(readTable(locked).problem, "file-unreadable");
    }
}

TEST(BadFiles, FilesBeyondTheLimitAreNotRead) {
    TableOptions options;
    options.limits.file_bytes = 10;
    EXPECT_EQ(readText("a,b\n1,2\n3,4\n", options).problem, "too-large");
    EXPECT_EQ(readText("a,b\n1,2\n", options).problem, "");
}

}  // namespace diaoyan::tabular_tests
