// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace diaoyan::tabular_tests {

namespace {

std::string sharedFile(const std::string& name) {
    return std::string(DIAOYAN_SOURCE_DIR) + "/../shared/data/" + name;
}

}  // namespace

TEST(RealFiles, TheSameExportInFourFormsGivesTheSameRows) {
    const Table xls = readTable(dataFile("wjx/wjx800_text_mode0.xls"));
    ASSERT_EQ(xls.problem, "") << xls.message;
    EXPECT_EQ(xls.facts.format, "xls");
    EXPECT_EQ(xls.facts.sheet, "Sheet1");
    ASSERT_EQ(xls.rows.size(), 801u);
    EXPECT_EQ(xls.rows[0].size(), 14u);
    EXPECT_EQ(xls.rows[0][8], "3、性别 ");
    EXPECT_EQ(xls.rows[1][11], "运动┋影视┋购物");
    for (const std::string name : {"text.utf8bom.csv", "text.gb18030.csv", "text.utf16le_tab.txt"}) {
        const Table text = readTable(dataFile("wjx/wjx800_" + name));
        EXPECT_EQ(text.problem, "") << text.message;
        EXPECT_TRUE(text.facts.remarks.empty());
        EXPECT_EQ(text.rows, xls.rows) << name;
        EXPECT_EQ(text.lines, xls.lines) << name;
    }
}

TEST(RealFiles, IndexModeHasNumbers) {
    const Table table = readTable(dataFile("wjx/wjx800_index_mode2.xls"));
    ASSERT_EQ(table.rows.size(), 801u);
    EXPECT_EQ(table.rows[0].size(), 36u);
    EXPECT_EQ(table.rows[0][11], "第6题(运动)");
    // Truth: the other mode lists the same ticks as text.
    const Table text = readTable(dataFile("wjx/wjx800_text_mode0.xls"));
    for (std::size_t row = 1; row < table.rows.size(); ++row) {
        int ticks = 0;
        for (std::size_t column = 11; column < 25; ++column) ticks += std::stoi(table.rows[row][column]);
        const std::string& cell = text.rows[row][11];
        int listed = cell.empty() ? 0 : 1;
        for (std::size_t at = cell.find("┋"); at != cell.npos; at = cell.find("┋", at + 1)) ++listed;
        ASSERT_EQ(ticks, listed) << row;
    }
}

TEST(RealFiles, WorkbookWithTitleBlockAndEmptySheets) {
    const std::string path = sharedFile("school/nyc_2011_school_survey_d75.xlsx");
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared collection of real files is not here";
    const Table table = readTable(path);
    ASSERT_EQ(table.problem, "") << table.message;
    EXPECT_EQ(table.facts.sheet, "Sheet1");
    EXPECT_TRUE(table.facts.remarks.empty());
    ASSERT_EQ(table.rows.size(), 58u);
    EXPECT_EQ(table.rows[0].size(), 1u);
    EXPECT_EQ(table.lines[1], 3);
    EXPECT_EQ(table.rows[1][0], "dbn");
    EXPECT_EQ(table.rows[2][0], "75K004");

    // The text file of the same survey has the same schools and rates.
    const Table text = readTable(sharedFile("school/nyc_2011_school_survey_d75_utf8bom.txt"));
    ASSERT_EQ(text.rows.size(), 57u);
    for (std::size_t row = 1; row < text.rows.size(); ++row) {
        EXPECT_EQ(text.rows[row][0], table.rows[row + 1][0]);
        EXPECT_EQ(text.rows[row][7], table.rows[row + 1][2]);
    }
}

TEST(RealFiles, SheetOfNotesBesideTheData) {
    const std::string path = sharedFile("school/baltimore_2007_2019_district.xlsx");
    if (!std::filesystem::exists(path)) GTEST_SKIP() << "the shared collection of real files is not here";
    const Table table = readTable(path);
    EXPECT_EQ(table.facts.sheet, "District-Level Data");
    EXPECT_TRUE(table.remarked("sheet-left-out"));
    EXPECT_EQ(table.rows[2][3], "40204");
}

}  // namespace diaoyan::tabular_tests
