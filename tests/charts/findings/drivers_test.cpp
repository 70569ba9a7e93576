// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/drivers.h"

#include "tests/charts/findings/numbers_survey.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using namespace numbers_survey;
using testing::HasSubstr;
using testing::Not;

std::vector<ResultTable> drivers(const ColumnEngine& engine, const DriversRequest& request) {
    const auto tables = driverTables(engine, questionnaire(), request);
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.problem().message.en);
    return tables.ok() ? *tables : std::vector<ResultTable>(4);
}

/// a and b cross evenly, the outcome follows a twice as closely as b; c follows neither; d is always the best.
std::vector<Person> crossed(int times) {
    std::vector<Person> people;
    for (int t = 0; t < times; ++t)
        for (const int a : {2, 4})
            for (const int b : {2, 4})
                for (const int c : {1, 3})
                    people.push_back({"s1",
                                      {{"aspects.a", a},
                                       {"aspects.b", b},
                                       {"aspects.c", c},
                                       {"aspects.d", 5},
                                       {"overall", (a == 4 ? 2 : 0) + (b == 4 ? 1 : 0) + 1 + t % 2}}});
    return people;
}

TEST(Drivers, SharesByHand) {
    const auto tables = drivers(engine(crossed(10)), {});
    ASSERT_EQ(tables.size(), 4u);
    // Uncorrelated drivers of one spread: shares as the squares of 2 and 1, whatever the noise.
    EXPECT_NEAR(number(tables[1], "aspects.a", "LMG share (%)"), 80, 1e-8);
    EXPECT_NEAR(number(tables[1], "aspects.b", "LMG share (%)"), 20, 1e-8);
    EXPECT_NEAR(number(tables[1], "aspects.a", "Johnson share (%)"), 80, 1e-8);
    EXPECT_NEAR(number(tables[1], "aspects.c", "LMG"), 0, 1e-12);
    EXPECT_NEAR(number(tables[1], "aspects.a", "b"), 1, 1e-12);
    EXPECT_NEAR(number(tables[1], "aspects.a", "VIF"), 1, 1e-12);
    // Variances of the outcome: 1 by a, 1/4 by b, 1/4 noise.
    EXPECT_NEAR(number(tables[2], "overall", "R2"), 5.0 / 6, 1e-12);
    EXPECT_NEAR(number(tables[0], "aspects.a", "Pearson r"), std::sqrt(2.0 / 3), 1e-12);
    EXPECT_EQ(number(tables[0], "aspects.a", "n"), 80);
    EXPECT_EQ(cell(tables[0], "aspects.a", "Strength"), "强");
    EXPECT_EQ(cell(tables[0], "aspects.a", "p"), "<0.001");
    // c has p = 1; a, b and c are the family.
    EXPECT_NEAR(number(tables[0], "aspects.b", "Adjusted p"), 2 * number(tables[0], "aspects.b", "p"), 1e-12);
    EXPECT_THAT(notes(tables[1]), HasSubstr("不是因果"));
}

TEST(Drivers, WhoNeverVariesIsLeftOutWithTheReason) {
    const auto tables = drivers(engine(crossed(10)), {});
    EXPECT_EQ(cell(tables[1], "aspects.d", "Beta"), "—");
    EXPECT_THAT(notes(tables[1]), HasSubstr("“食堂”的回答完全相同，不参与分析"));
    EXPECT_EQ(cell(tables[0], "aspects.d", "Pearson r"), "—");
    EXPECT_EQ(cell(tables[3], "aspects.d", "Quadrant"), "—") << "no importance";
    EXPECT_EQ(number(tables[3], "aspects.d", "Performance"), 100);
}

TEST(Drivers, QuadrantsWithTheirCut) {
    const auto tables = drivers(engine(crossed(10)), {.drivers = {"aspects.a", "aspects.b", "aspects.c"}});
    const ResultTable& ipa = tables[3];
    EXPECT_EQ(ipa.kind, "importance-performance");
    // Means 3, 3 and 2 on 5 points: 50, 50 and 25 of 100; importance 80, 20 and 0.
    EXPECT_NEAR(number(ipa, "aspects.a", "Performance"), 50, 1e-12);
    EXPECT_EQ(cell(ipa, "aspects.a", "Quadrant"), "继续保持");
    EXPECT_EQ(cell(ipa, "aspects.b", "Quadrant"), "过度供给");
    EXPECT_EQ(cell(ipa, "aspects.c", "Quadrant"), "次要改进");
    EXPECT_THAT(notes(ipa), HasSubstr("以各项的平均数为界：重要性33.33，表现41.67"));
    const auto median =
        drivers(engine(crossed(10)),
                {.drivers = {"aspects.a", "aspects.b", "aspects.c"}, .definition = "top2of5", .cut = IpaCut::median});
    EXPECT_THAT(notes(median[3]), HasSubstr("以各项的中位数为界：重要性20.00，表现50.00"));
    EXPECT_EQ(cell(median[3], "aspects.b", "Quadrant"), "继续保持") << "on the line is high";
}

TEST(Drivers, ChanceMakesNoQuadrants) {
    std::vector<Person> people = crossed(3);
    for (Person& person : people) person.answers["overall"] = person.answers["aspects.c"] + 1;
    const auto tables = drivers(engine(people), {.drivers = {"aspects.a", "aspects.b"}});
    EXPECT_EQ(cell(tables[3], "aspects.a", "Quadrant"), "—");
    EXPECT_THAT(notes(tables[3]), HasSubstr("不划分象限"));
    EXPECT_THAT(notes(tables[1]), HasSubstr("注意：回归整体的F检验p=1.000"));
}

TEST(Drivers, CollinearDriversKeepTheirCorrelations) {
    std::vector<Person> people = crossed(2);
    for (Person& person : people) person.answers["aspects.b"] = 6 - person.answers["aspects.a"];
    const auto tables = drivers(engine(people), {.drivers = {"aspects.a", "aspects.b"}});
    ASSERT_EQ(tables.size(), 3u);
    EXPECT_THAT(notes(tables[1]), HasSubstr("没有做回归：有的自变量可由其他自变量完全推出"));
    EXPECT_EQ(cell(tables[1], "overall", "R2"), "—");
    EXPECT_LT(number(tables[0], "aspects.b", "Pearson r"), 0);
    EXPECT_NE(column(tables[2], "Importance: correlation with the outcome"), -1);
}

TEST(Drivers, FewAnswersAreAWarningAndTooFewAReason) {
    std::vector<Person> people = crossed(2);
    people.push_back({"s1", {{"aspects.a", 2}, {"overall", 0}}});
    const auto few = drivers(engine(people), {});
    EXPECT_THAT(notes(few[1]), HasSubstr("完整作答的只有16人，每项驱动因素不到10人"));
    EXPECT_THAT(notes(few[1]), HasSubstr("另有1名家长至少一题没有可计分的回答"));
    EXPECT_EQ(number(few[0], "aspects.a", "n"), 16) << "不了解 of the outcome is no answer";
    const auto none = drivers(engine({people.front()}), {});
    ASSERT_EQ(none.size(), 3u);
    EXPECT_THAT(notes(none[1]), HasSubstr("只有1人这些题都答了"));
    EXPECT_EQ(cell(none[0], "aspects.a", "n"), "—");
    EXPECT_EQ(drivers(engine({}), {}).size(), 3u);
    for (Person& person : people) person.answers["overall"] = 4;
    EXPECT_THAT(notes(drivers(engine(people), {})[1]), HasSubstr("“总体满意度”的回答完全相同"));
}

TEST(Drivers, NumbersAndScalesTogether) {
    std::vector<Person> people = crossed(10);
    for (Person& person : people) {
        person.answers["hours"] = 2.5 * person.answers["overall"];
        person.answers["pages"] = person.answers["aspects.a"];
    }
    const auto mixed = drivers(engine(people), {.drivers = {"aspects.a", "hours"}});
    EXPECT_NEAR(number(mixed[0], "hours", "Spearman rho"), 1, 1e-12);
    EXPECT_THAT(notes(mixed[3]), HasSubstr("没有共同的表现尺度"));
    EXPECT_EQ(cell(mixed[3], "hours", "Performance"), "—");
    const auto numbers = drivers(engine(people), {.outcome = "hours", .drivers = {"pages"}});
    EXPECT_EQ(cell(numbers[0], "pages", "Pearson r"), "—");
    EXPECT_THAT(notes(numbers[0]), HasSubstr("两题都是数值题"));
    EXPECT_NEAR(number(numbers[2], "hours", "R2"), 2.0 / 3, 1e-12) << "the regression needs no joint counts";
    const auto scale = drivers(engine(people), {.outcome = "hours", .drivers = {"aspects.a"}});
    EXPECT_NEAR(number(scale[0], "aspects.a", "Pearson r"), std::sqrt(2.0 / 3), 1e-12);
}

TEST(Drivers, WhatCannotBeAsked) {
    const auto codeOf = [&](const DriversRequest& request, const Questionnaire& form = questionnaire()) {
        const auto tables = driverTables(engine(crossed(1)), form, request);
        return tables.ok() ? "none" : tables.problem().code;
    };
    EXPECT_EQ(codeOf({.outcome = "nothing"}), "unknown-item");
    EXPECT_EQ(codeOf({.outcome = "sex"}), "not-a-number");
    EXPECT_EQ(codeOf({.drivers = {"nothing"}}), "unknown-item");
    EXPECT_EQ(codeOf({.drivers = {"aspects.a", "overall"}}), "outcome-is-driver");
    EXPECT_EQ(codeOf({.question = "sex"}), "not-a-matrix");
    EXPECT_EQ(codeOf({.definition = "nothing"}), "unknown-definition");
    EXPECT_EQ(codeOf({.outcome = "aspects.a", .question = "parent.aspects"}), "none") << "the other rows";
    Questionnaire form = questionnaire();
    form.questions[1].construct.clear();
    EXPECT_EQ(codeOf({}, form), "no-outcome");
    form = questionnaire();
    form.questions.erase(form.questions.begin());
    EXPECT_EQ(codeOf({}, form), "no-drivers");
}

TEST(Drivers, ReadsWell) {
    std::vector<Person> people = crossed(10);
    for (std::size_t i = 0; i < people.size(); ++i) {
        people[i].school = "s" + std::to_string(1 + i % 5);
        people[i].weight = i % 2 == 0 ? 1.5 : 0.5;
    }
    const ColumnEngine some = engine(people, {"按学段调整", "adjusted to the stages"});
    expectGolden("findings/drivers-zh.txt", text(drivers(some, {}), Language::zh));
    expectGolden("findings/drivers-en.txt", text(drivers(some, {}), Language::en));
}

}  // namespace
}  // namespace diaoyan
