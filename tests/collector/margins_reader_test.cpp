// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/margins_reader.h"
#include "tests/collector/tabular/table_files.h"

#include <gtest/gtest.h>

namespace diaoyan::tabular_tests {

namespace {

Result<std::vector<PopulationTable>> populationOf(std::string_view text) {
    return readPopulation(fileWith(text, ".csv"));
}

}  // namespace

TEST(MarginsReader, PeopleByOptionItemsFilledDown) {
    const auto read = populationOf("题目,选项,总体人数\nsex,男,\"5,210\"\n,女, ４９９０ \n\nschool.stage,小学,6000\n"
                                   "school.stage,初中,4200\n");
    ASSERT_TRUE(read.ok()) << describe(read.problem(), Language::en);
    ASSERT_EQ(read->size(), 2u);
    EXPECT_EQ((*read)[0].item, "sex");
    EXPECT_FALSE((*read)[0].shares);
    EXPECT_EQ((*read)[0].lines, (std::vector<PopulationTable::Line>{{"男", 5210, 2}, {"女", 4990, 3}}));
    EXPECT_EQ((*read)[1].lines[1].amount, 4200);
}

TEST(MarginsReader, SharesAsPartsOrPercent) {
    const auto read = populationOf("item,option,share\nsex,1,51.2%\nsex,2,0.488\n");
    ASSERT_TRUE(read.ok());
    EXPECT_TRUE(read->front().shares);
    EXPECT_NEAR(read->front().lines[0].amount, 0.512, 1e-15);
}

TEST(MarginsReader, SaysWhatIsWrongAndWhere) {
    EXPECT_EQ(populationOf("item,option,weight\nsex,1,2\n").problem().code, "no-margin-columns");
    EXPECT_EQ(populationOf("item,option,share\n").problem().code, "no-margins");
    const auto bad = populationOf("item,option,population\nsex,1,20\nsex,2,约三十\n");
    ASSERT_FALSE(bad.ok());
    EXPECT_EQ(bad.problem().code, "bad-number");
    EXPECT_EQ(bad.problem().where.row, 3);
    EXPECT_EQ(bad.problem().where.text, "约三十");
    for (const char* amount : {"-1", "nan", "inf", "", "1e999", "5 人"})
        EXPECT_EQ(populationOf(std::string("item,option,population\nsex,1,") + amount + "\n").problem().code,
                  "bad-number")
            << amount;
    EXPECT_EQ(readPopulation("/no/such/file.csv").problem().code, "file-missing");
}

}  // namespace diaoyan::tabular_tests
