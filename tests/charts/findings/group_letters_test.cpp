// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/group_letters.h"

#include "charts/findings/effect_words.h"
#include "charts/findings/test_table.h"

#include <gtest/gtest.h>
#include <limits>

namespace diaoyan {
namespace {

TEST(GroupLetters, StandSideBySideUntilTheAlphabetIsUsedUp) {
    EXPECT_EQ(letterRuns({0, 1, 2, 5}, 26), "ABCF");
    EXPECT_EQ(letterRuns({0, 1, 2, 5}, 27), "A–C F");
    EXPECT_EQ(letterRuns({0, 1, 25, 26, 27, 30, 31}, 40), "A B Z–AB AE AF");
    EXPECT_EQ(letterRuns({}, 40), "");
}

TEST(GroupLetters, TheLargerGroupHasTheLetterOfTheSmaller) {
    const std::vector<LetterPair> pairs{
        {0, 1, 0.5, 0.01}, {0, 2, -0.5, 0.04}, {1, 2, -1, 0.05}, {0, 3, 1, {}}, {1, 3, 0, 0.001}};
    EXPECT_EQ(lettersAbove(4, pairs, 0.05), (std::vector<std::string>{"B", "", "A", ""}));
    EXPECT_EQ(lettersAbove(4, pairs, 0.02), (std::vector<std::string>{"B", "", "", ""}));
}

TEST(GroupLetters, OnlyOptionsWithLettersGetAColumn) {
    ResultTable table;
    table.columns = {{{"组", "Group"}, ColumnRole::label}, {{"n", "n"}, ColumnRole::count}};
    const auto letters = columnProportions(crossTable({{80, 10, 10}, {20, 70, 10}}), {}, ComparedSide::rows);
    ASSERT_TRUE(letters.ok());
    for (const char* option : {"x", "y", "z"}) table.columns.push_back({untranslated(option), ColumnRole::share});
    for (int g = 0; g < 3; ++g) {
        table.rows.push_back(
            {g < 2 ? RowRole::option : RowRole::total, g < 2 ? std::string(1, static_cast<char>('a' + g)) : "", {}});
        table.rows.back().cells = {untranslated("g"), std::int64_t{100}, Share{1, 2}, Share{1, 2}, Share{1, 2}};
    }
    addLetters(table, *letters, {0, 1, 2});
    ASSERT_EQ(table.columns.size(), 8u);
    const auto words = [&](std::size_t row, std::size_t column) {
        return cellText(table.rows[row].cells[column], Language::zh);
    };
    EXPECT_EQ(words(0, 1), "A");
    EXPECT_EQ(words(0, 4), "B");
    EXPECT_EQ(words(1, 6), "A");
    EXPECT_EQ(words(2, 4), "—") << "the total is no group";
    EXPECT_EQ(table.columns[7].heading.zh, "z") << "nothing differs there";
    for (const TableRow& row : table.rows) EXPECT_EQ(row.cells.size(), table.columns.size());
}

TEST(EffectWords, ByTheirConventions) {
    EXPECT_EQ(effectWords(EffectMeasure::standardized_difference, -0.5).zh, "中等");
    EXPECT_EQ(effectWords(EffectMeasure::standardized_difference, 0.19).zh, "可忽略");
    EXPECT_EQ(effectWords(EffectMeasure::cliffs_delta, 0.2).zh, "小");
    EXPECT_EQ(effectWords(EffectMeasure::explained_variance, -0.2).zh, "可忽略") << "less than nothing is explained";
    EXPECT_EQ(effectWords(EffectMeasure::explained_variance, 0.14).zh, "大");
    EXPECT_EQ(cramersVWords(0.2, 2, 7).zh, "小");
    EXPECT_EQ(cramersVWords(0.2, 6, 7).zh, "中等") << "w = 0.2 sqrt 5";
}

TEST(TestTable, WhatIsUndefinedHasItsReason) {
    ResultTable table = testTable();
    addTest(table, {.code = "a",
                    .label = {"甲", "a"},
                    .statistic = std::numeric_limits<double>::infinity(),
                    .df1 = 3.0,
                    .p = 0.0});
    addFailedTest(table, "b", {"乙", "b"}, {"no-test", {"不能检验", "cannot be tested"}, {}});
    finishTests(table);
    EXPECT_EQ(table.columns.size(), 7u) << "no test has second degrees of freedom";
    EXPECT_EQ(cellText(table.rows[0].cells[1], Language::zh), "—");
    EXPECT_EQ(cellText(table.rows[0].cells[3], Language::zh), "<0.001");
    ASSERT_TRUE(std::holds_alternative<NoValue>(table.rows[1].cells[3]));
    EXPECT_EQ(std::get<NoValue>(table.rows[1].cells[3]).reason.zh, "不能检验");
    ASSERT_EQ(table.notes.size(), 1u);
    EXPECT_EQ(table.notes[0].zh, "乙：不能检验。");
}

}  // namespace
}  // namespace diaoyan
