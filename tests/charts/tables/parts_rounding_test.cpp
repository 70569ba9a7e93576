// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/parts_rounding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace diaoyan {
namespace {

ResultTable tableOfCounts(const std::vector<std::int64_t>& counts, std::int64_t base) {
    ResultTable table;
    table.columns = {{{"选项", "Option"}, ColumnRole::label}, {{"百分比", "Percent"}, ColumnRole::share}};
    for (const std::int64_t count : counts)
        table.rows.push_back({RowRole::option, "", {Text{"甲", "a"}, Share{count, base, BaseKind::valid}}});
    table.rows.push_back({RowRole::total, "", {Text{"合计", "Total"}, Share{base, base, BaseKind::valid}}});
    return table;
}

std::vector<std::string> printed(const ResultTable& table) {
    std::vector<std::string> texts;
    for (const TableRow& row : table.rows) texts.push_back(cellText(row.cells.back(), Language::zh));
    return texts;
}

TEST(PartsRounding, NothingToSayOfEmptyTablesAndOfWholesThatAddUp) {
    for (ResultTable table : {ResultTable{}, tableOfCounts({}, 0), tableOfCounts({0, 0}, 0), tableOfCounts({1}, 1),
                              tableOfCounts({1, 1}, 2), tableOfCounts({1, 1}, 3)}) {
        const ResultTable before = table;
        roundParts(table);
        EXPECT_EQ(table, before);
        roundParts(table, PartsRounding::largest_remainder);
        EXPECT_EQ(table, before);
    }
}

TEST(PartsRounding, ATableSaysWhyItsPartsDoNotAddUp) {
    ResultTable table = tableOfCounts({1, 1, 1}, 3);
    roundParts(table);
    EXPECT_THAT(printed(table), testing::ElementsAre("33.3%", "33.3%", "33.3%", "100.0%"));
    ASSERT_EQ(table.notes.size(), 1U);
    EXPECT_THAT(table.notes[0].zh, testing::HasSubstr("99.9%"));
    ResultTable more = tableOfCounts({1, 1, 1, 1, 1, 1}, 6);
    roundParts(more);
    EXPECT_THAT(more.notes.at(0).en, testing::HasSubstr("100.2%"));
}

TEST(PartsRounding, LargestRemaindersAddUp) {
    ResultTable table = tableOfCounts({1, 1, 1}, 3);
    roundParts(table, PartsRounding::largest_remainder);
    EXPECT_THAT(printed(table), testing::ElementsAre("33.4%", "33.3%", "33.3%", "100.0%"));
    ASSERT_EQ(table.notes.size(), 1U);
    EXPECT_THAT(table.notes[0].zh, testing::HasSubstr("最大余额"));
    EXPECT_EQ(std::get<Share>(table.rows[0].cells[1]).count, 1) << "the count and the base stay";
}

TEST(PartsRounding, RowsOfATableByGroup) {
    ResultTable table;
    table.columns.resize(4);
    table.rows.push_back({RowRole::option, "s1", {Text{"甲校", "A"}, Share{1, 3}, Share{1, 3}, Share{1, 3}}});
    table.rows.push_back({RowRole::option, "s2", {Text{"乙校", "B"}, Share{1, 2}, Share{1, 2}, Share{0, 2}}});
    roundParts(table, PartsRounding::largest_remainder);
    EXPECT_EQ(cellText(table.rows[0].cells[1], Language::zh), "33.4%");
    EXPECT_EQ(cellText(table.rows[1].cells[1], Language::zh), "50.0%");
}

TEST(PartsRounding, SharesOfCasesAreNoParts) {
    ResultTable table = tableOfCounts({2, 2, 1}, 3);
    roundParts(table, PartsRounding::largest_remainder);
    EXPECT_TRUE(table.notes.empty());
}

}  // namespace
}  // namespace diaoyan
