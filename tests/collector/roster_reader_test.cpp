// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/roster_reader.h"
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <algorithm>

namespace diaoyan::tabular_tests {

namespace {

Result<RosterReading> rosterOf(std::string_view text) {
    return readRoster(fileWith(text, ".csv"));
}

bool remarked(const RosterReading& reading, const std::string& code) {
    return std::any_of(reading.remarks.begin(), reading.remarks.end(),
                       [&](const Problem& p) { return p.code == code; });
}

}  // namespace

TEST(RosterReader, ChineseHeadingsBelowATitle) {
    const auto read = rosterOf("某县学校名册,,,,,,,,,,\n\n学校代码,学校名称,学段,城乡,在校生数（人）,教师数,发放教师,"
                               "家长应答数,发放:校长,寄宿制,发放日期\n"
                               "3601,第一小学 ,小学,镇区,\"1,200\",８５,80,1000人,1,是,2026-09-01\n"
                               "3602,第二中学,初中,乡村,640,,,,,,\n,,,,,,,,,,\n合计,,,,1840,85,,,,,\n");
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::zh);
    ASSERT_EQ(read->roster.schools.size(), 2u);
    const School& first = read->roster.schools[0];
    EXPECT_EQ(first.code, "3601");
    EXPECT_EQ(first.name, "第一小学");
    EXPECT_EQ(first.stage, "小学");
    EXPECT_EQ(first.area, "镇区");
    EXPECT_EQ(first.enrolment, 1200);
    EXPECT_EQ(first.teachers, 85);
    EXPECT_EQ(first.expected,
              (std::map<std::string, std::int64_t>{{"parent", 1000}, {"principal", 1}, {"teacher", 80}}));
    EXPECT_EQ(first.attributes, (std::map<std::string, std::string>{{"寄宿制", "是"}, {"发放日期", "2026-09-01"}}));
    EXPECT_EQ(read->roster.attribute_names, (std::vector<std::string>{"寄宿制", "发放日期"}));
    const School& second = read->roster.schools[1];
    EXPECT_EQ(second.teachers, std::nullopt);
    EXPECT_TRUE(second.expected.empty());
    EXPECT_TRUE(remarked(*read, "total-row-skipped"));
    EXPECT_FALSE(remarked(*read, "code-generated"));
}

TEST(RosterReader, EnglishHeadings) {
    const auto read =
        rosterOf("Code;Name;Stage;Area;Enrolment;Teachers;expected_teacher;expected_parent;expected_driver;Region\n"
                 "a1;North;primary;town;300;20;20;250;2;N\n");
    ASSERT_TRUE(read.ok());
    const School& school = read->roster.schools.at(0);
    EXPECT_EQ(school.name, "North");
    EXPECT_EQ(school.enrolment, 300);
    EXPECT_EQ(school.expected, (std::map<std::string, std::int64_t>{{"driver", 2}, {"parent", 250}, {"teacher", 20}}));
    EXPECT_EQ(attributeOf(school, "Region"), "N");
}

TEST(RosterReader, HeadingsOfExpectedRespondents) {
    for (const std::string heading : {"发放教师", "应答教师", "教师应答数", "教师发放", "发放：教师",
                                      "教师问卷发放份数", "应答老师人数", "expected_teacher", "Expected_Teacher"}) {
        const auto read = rosterOf("学校," + heading + "\n一小,12\n");
        ASSERT_TRUE(read.ok()) << heading;
        EXPECT_EQ(read->roster.schools[0].expected, (std::map<std::string, std::int64_t>{{"teacher", 12}})) << heading;
    }
}

TEST(RosterReader, SchoolsWithoutCodesAreNumbered) {
    const auto read = rosterOf("学校\n一小\n二小\n");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->roster.schools[0].code, "S01");
    EXPECT_EQ(read->roster.schools[1].code, "S02");
    EXPECT_TRUE(remarked(*read, "code-generated"));

    const auto partly = rosterOf("编号,学校\n,一小\nS01,二小\n,三小\n");
    ASSERT_TRUE(partly.ok());
    EXPECT_EQ(partly->roster.schools[1].code, "S01");
    EXPECT_NE(partly->roster.schools[0].code, "S01");
    EXPECT_EQ(partly->roster.schools[2].code, "S03");
}

TEST(RosterReader, FromAWorkbookWithNumbers) {
    const std::string path = fileWith("", ".xlsx");
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
    worksheet_merge_range(sheet, 0, 0, 0, 2, "2026 年学校名册", nullptr);
    const char* headings[] = {"编号", "学校", "学生数"};
    for (lxw_col_t i = 0; i < 3; ++i) worksheet_write_string(sheet, 2, i, headings[i], nullptr);
    worksheet_write_number(sheet, 3, 0, 1, nullptr);
    worksheet_write_string(sheet, 3, 1, "一小", nullptr);
    worksheet_write_number(sheet, 3, 2, 1200, nullptr);
    ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
    const auto read = readRoster(path);
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->roster.schools[0].code, "1");
    EXPECT_EQ(read->roster.schools[0].enrolment, 1200);
}

TEST(RosterReader, ProblemsNameRowColumnAndText) {
    struct Case {
        std::string_view text;
        std::string problem;
        std::int64_t row;
        std::string column;
        std::string was;
    };
    const std::vector<Case> cases{
        {"代码,学校\n1,一小\n1,二小\n", "duplicate-code", 3, "代码", "1"},
        {"代码,学校\na1,一小\nＡ1,二小\n", "duplicate-code", 3, "代码", "Ａ1"},
        {"代码,学校\n1,一小\n2,一小\n", "duplicate-name", 3, "学校", "一小"},
        {"代码,学校\n1,一小\n2,\n", "empty-name", 3, "学校", ""},
        {"学校,学生数\n一小,约500\n", "bad-number", 2, "学生数", "约500"},
        {"学校,学生数\n一小,-5\n", "bad-number", 2, "学生数", "-5"},
        {"学校,学生数\n一小,12.5\n", "bad-number", 2, "学生数", "12.5"},
        {"学校,学生数\n一小,\"12,00\"\n", "bad-number", 2, "学生数", "12,00"},
        {"学校,学生数\n一小,99999999999999999999\n", "bad-number", 2, "学生数", "99999999999999999999"},
        {"学校,备注,备注\n一小,a,b\n", "duplicate-column", 1, "备注", ""},
        {"代码,地址\n1,东街\n", "no-name-column", 0, "", "代码, 地址"},
        {"学校,代码\n", "no-schools", 0, "", ""},
        {"", "file-empty", 0, "", ""},
    };
    for (const Case& c : cases) {
        const auto read = rosterOf(c.text);
        ASSERT_FALSE(read.ok()) << c.text;
        EXPECT_EQ(read.problem().code, c.problem) << c.text;
        EXPECT_EQ(read.problem().where.row, c.row) << c.text;
        EXPECT_EQ(read.problem().where.column, c.column) << c.text;
        EXPECT_EQ(read.problem().where.text, c.was) << c.text;
        EXPECT_FALSE(read.problem().where.file.empty());
    }
}

TEST(RosterReader, TooManySchools) {
    std::string text = "学校\n";
    for (int i = 0; i < 64999; ++i) text += "第" + std::to_string(i) + "小学\n";
    const auto most = rosterOf(text);
    ASSERT_TRUE(most.ok());
    EXPECT_EQ(most->roster.schools.size(), 64999u);
    EXPECT_EQ(rosterOf(text + "又一小\n").problem().code, "too-large");
}

}  // namespace diaoyan::tabular_tests
