// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/figures/return_bars.h"

#include "charts/figures/spec_text.h"

#include <gtest/gtest.h>

namespace diaoyan {
namespace {

Roster threeSchools() {
    return {.schools = {{.code = "1", .name = "城东小学", .expected = {{"parent", 80}}},
                        {.code = "2", .name = "城西小学", .expected = {{"parent", 100}}},
                        {.code = "3", .name = "城南小学"}}};
}

FigureOptions ofParents(Language language) {
    return {.role = roleNamed("parent"), .language = language};
}

TEST(ReturnBars, NoSchoolsAreAProblem) {
    const auto spec = returnBars(responseRates({}, {roleNamed("parent")}, {}), ofParents(Language::zh));
    ASSERT_FALSE(spec.ok());
    EXPECT_EQ(spec.problem().code, "nothing-to-draw");
}

TEST(ReturnBars, HighestFirstAndUnknownIsNotZero) {
    const ResponseRates rates =
        responseRates(threeSchools(), {roleNamed("parent")},
                      {{"1", "parent", 40, 38}, {"2", "parent", 90, 90}, {"3", "parent", 7, 7}});
    EXPECT_EQ(specText(returnBars(rates, ofParents(Language::zh)).value()), R"(figure: returns.parent
kind: horizontal bars
title: 各校家长问卷回收率
caption: 基数：发给各校家长的问卷份数；合计回收130/180份（72.2%）；1所学校发放数未知，没有回收率
axis: 0 to 100 %
ordinal: no
colouring: plain
without answers: 

1. 城西小学
   90 of 100 issued  [90/100份（90.0%）]

2. 城东小学
   40 of 80 issued  [40/80份（50.0%）]

3. 城南小学
   0 of 0 issued  [回收7份，发放数未知]  withheld
)");
    const ChartSpec english = returnBars(rates, ofParents(Language::en)).value();
    EXPECT_EQ(english.title, "Return rate of parents, by school");
    EXPECT_EQ(english.caption,
              "Base: questionnaires issued to parents at each school; together 130 of 180 returned (72.2%); "
              "schools without a known number issued, and so without a rate: 1");
    EXPECT_EQ(english.series.front().values.back().label, "7 returned, number issued not known");
}

TEST(ReturnBars, MoreReturnedThanIssuedLengthensTheAxis) {
    const ResponseRates rates =
        responseRates(threeSchools(), {roleNamed("parent")}, {{"1", "parent", 120, 120}, {"2", "parent", 0, 0}});
    const ChartSpec spec = returnBars(rates, ofParents(Language::zh)).value();
    EXPECT_EQ(spec.series.front().values.front().label, "120/80份（150.0%）");
    EXPECT_GE(spec.axis.maximum, 150);
    EXPECT_NE(spec.caption.find("2所学校没有回收"), std::string::npos) << spec.caption;
}

}  // namespace
}  // namespace diaoyan
