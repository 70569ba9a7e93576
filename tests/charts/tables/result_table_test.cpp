// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/result_table.h"

#include <gtest/gtest.h>

#include <limits>

namespace diaoyan {
namespace {

std::string zh(const TableCell& cell) {
    return cellText(cell, Language::zh);
}

TEST(CellText, UndefinedIsADashAndNeverZero) {
    EXPECT_EQ(zh(Share{0, 0, BaseKind::valid}), "—");
    EXPECT_EQ(zh(NoValue{{"样本过小", "too few"}}), "—");
    EXPECT_EQ(zh(Figure{std::numeric_limits<double>::quiet_NaN(), 2}), "—");
    EXPECT_EQ(zh(Figure{std::numeric_limits<double>::infinity(), 2}), "—");
    EXPECT_EQ(zh(PValue{std::numeric_limits<double>::quiet_NaN()}), "—");
    EXPECT_EQ(zh(IntervalCell{std::numeric_limits<double>::quiet_NaN(), 1}), "—");
}

TEST(CellText, WordsAndCounts) {
    EXPECT_EQ(cellText(Text{"同意", "Agree"}, Language::en), "Agree");
    EXPECT_EQ(cellText(Text{"同意", ""}, Language::en), "同意");
    EXPECT_EQ(zh(std::int64_t{1234567}), "1234567");
}

TEST(CellText, SharesAndIntervals) {
    EXPECT_EQ(zh(Share{551, 1241, BaseKind::cases}), "44.4%");
    EXPECT_EQ(zh(Share{0, 12, BaseKind::valid}), "0.0%");
    EXPECT_EQ(zh(IntervalCell{0.4164, 0.4718}), "41.6%～47.2%");
    EXPECT_EQ(cellText(IntervalCell{0, 1}, Language::en), "0.0%–100.0%");
}

TEST(CellText, SmallPValuesAreNotZero) {
    EXPECT_EQ(zh(PValue{0}), "<0.001");
    EXPECT_EQ(zh(PValue{0.0009999}), "<0.001");
    EXPECT_EQ(zh(PValue{0.001}), "0.001");
    EXPECT_EQ(zh(PValue{0.0455}), "0.046");
    EXPECT_EQ(zh(PValue{1}), "1.000");
}

TEST(CellText, FiguresRoundHalfAwayFromZero) {
    EXPECT_EQ(zh(Figure{2.675, 2}), "2.68");
    EXPECT_EQ(zh(Figure{0.125, 2}), "0.13");
    EXPECT_EQ(zh(Figure{-2.5, 0}), "-3");
    EXPECT_EQ(zh(Figure{9.995, 2}), "10.00");
    EXPECT_EQ(zh(Figure{-0.001, 2}), "0.00");
    EXPECT_EQ(zh(Figure{84, 1}), "84.0");
    EXPECT_EQ(zh(Figure{1e-9, 3}), "0.000");
    EXPECT_EQ(zh(Figure{1e300, 1}).size(), 303u);
}

TEST(ResultTable, BaseAndNotesAreIntroduced) {
    ResultTable table;
    EXPECT_EQ(baseText(table, Language::zh), "");
    table.base = {"有效作答 1241 名家长", "1241 parents who answered"};
    table.notes = {{"可多选。", "Several answers possible."}, {}, {"乙", "b"}};
    EXPECT_EQ(baseText(table, Language::zh), "基数：有效作答 1241 名家长");
    EXPECT_EQ(baseText(table, Language::en), "Base: 1241 parents who answered");
    EXPECT_EQ(noteLines(table, Language::zh), (std::vector<std::string>{"注：可多选。", "乙"}));
}

}  // namespace
}  // namespace diaoyan
