// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/describe.h"

#include "tests/charts/findings/numbers_survey.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using namespace numbers_survey;
using testing::HasSubstr;
using testing::Not;

std::vector<ResultTable> describe(const ColumnEngine& engine, const DescribeRequest& request) {
    const auto tables = describeTables(engine, questionnaire(), request);
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.problem().message.en);
    return tables.ok() ? *tables : std::vector<ResultTable>(2);
}

std::string problemOf(const DescribeRequest& request) {
    const auto tables = describeTables(engine({{"s1", {{"overall", 5}}}}), questionnaire(), request);
    return tables.ok() ? "none" : tables.problem().code;
}

TEST(Describe, OneSchoolIsTakenAsIndependentRespondents) {
    const auto tables = describe(engine({{"s1", {{"overall", 5}}},
                                         {"s1", {{"overall", 4}}},
                                         {"s1", {{"overall", 3}}},
                                         {"s1", {{"overall", 2}}},
                                         {"s1", {{"overall", 0}}},
                                         {"s1", {}}}),
                                 {.question = "overall"});
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_EQ(number(tables[0], "overall", "Valid n"), 4);
    EXPECT_EQ(number(tables[0], "overall", "Mean"), 3.5);
    EXPECT_NEAR(number(tables[0], "overall", "SD"), 1.2909944487, 1e-9);
    EXPECT_NEAR(number(tables[0], "overall", "95% lower"), 3.5 - 3.1824463053 * 0.6454972244, 1e-9);
    EXPECT_EQ(number(tables[0], "overall", "95% upper"), 5) << "cut at the end of the scale";
    EXPECT_EQ(number(tables[0], "overall", "No answer"), 1);
    EXPECT_EQ(number(tables[0], "overall", "Not sure"), 1) << "不了解 is no answer on the scale, but not silence";
    EXPECT_EQ(column(tables[0], "Schools"), -1);
    EXPECT_THAT(notes(tables[0]), HasSubstr("假定各人作答相互独立"));
}

/// Two people in each of five schools, with means of 1 to 5; all men but one of the first school.
std::vector<Person> fiveSchools() {
    std::vector<Person> people;
    for (int school = 1; school <= 5; ++school)
        for (const double more : {-0.5, 0.5})
            people.push_back(
                {"s" + std::to_string(school), {{"hours", school + more}, {"sex", school == 1 && more > 0 ? 2 : 1}}});
    return people;
}

TEST(Describe, SchoolsAreClustersWhereThereAreSeveral) {
    const auto tables = describe(engine(fiveSchools()), {.question = "hours", .confidence = Confidence(0.9)});
    // Schools of one size: the standard deviation of 1 to 5 over the root of 5, with four degrees of freedom.
    EXPECT_NEAR(number(tables[0], "hours", "SE"), std::sqrt(0.5), 1e-12);
    EXPECT_NEAR(number(tables[0], "hours", "90% lower"), 3 - 2.1318467863 * std::sqrt(0.5), 1e-9);
    EXPECT_EQ(number(tables[0], "hours", "Schools"), 5);
    EXPECT_THAT(notes(tables[0]), HasSubstr("90%置信区间与标准误以学校为群"));
    EXPECT_THAT(notes(tables[0]), HasSubstr("不足10所学校"));
    EXPECT_THAT(notes(tables[0]), Not(HasSubstr("相互独立")));
}

TEST(Describe, GroupsAreSubpopulationsOfAllSchools) {
    const auto grouped = describe(engine(fiveSchools()), {.question = "hours", .by = "sex"});
    ASSERT_EQ(grouped.size(), 2u);
    EXPECT_NEAR(number(grouped[0], "男", "Mean"), 28.5 / 9, 1e-12);
    EXPECT_EQ(number(grouped[0], "男", "Schools"), 5);
    EXPECT_EQ(cell(grouped[0], "女", "SE"), "—") << "one answer has no error";
    EXPECT_EQ(grouped[0].rows.back().role, RowRole::total);
    EXPECT_NEAR(number(grouped[0], "", "SE"), std::sqrt(0.5), 1e-12);
    EXPECT_THAT(notes(grouped[0]), HasSubstr("只有一人作答"));
}

TEST(Describe, AHandfulOfSchoolsAreNoClusters) {
    std::vector<Person> people = fiveSchools();
    people.resize(8);
    const auto tables = describe(engine(people), {.question = "hours"});
    EXPECT_EQ(column(tables[0], "Schools"), -1);
    EXPECT_THAT(notes(tables[0]), HasSubstr("假定各人作答相互独立；同一学校的作答往往相近，实际区间更宽"));
}

TEST(Describe, SchoolsThemselvesAreNoClusters) {
    std::vector<Person> people = fiveSchools();
    people.push_back({"", {{"hours", 9}}});
    const auto tables = describe(engine(people), {.question = "hours", .by = "school"});
    EXPECT_NEAR(number(tables[0], "s1", "SE"), 0.5, 1e-12);
    EXPECT_EQ(cell(tables[0], "s1", "Schools"), "—");
    EXPECT_EQ(number(tables[0], "", "Schools"), 5);
    EXPECT_NEAR(number(tables[0], "", "Mean"), 39.0 / 11, 1e-12);
    EXPECT_THAT(notes(tables[0]), HasSubstr("“全体”中另有1名家长不属于任何一组"));
    EXPECT_THAT(notes(tables[0]), HasSubstr("学校不明的作答计入均值，但不计入区间（各行至多1人）"));
    const auto some = describe(engine({{"s1", {{"hours", 9}}}}), {.question = "hours", .by = "school"});
    EXPECT_EQ(cell(some[0], "s3", "Mean"), "—") << "a school nobody answered from";
    EXPECT_EQ(number(some[0], "s3", "Valid n"), 0);
    EXPECT_THAT(notes(some[0]), HasSubstr("没有人作答"));
}

TEST(Describe, QuartilesNameTheirDefinition) {
    const ColumnEngine some =
        engine({{"s1", {{"pages", 1}}}, {"s1", {{"pages", 2}}}, {"s1", {{"pages", 3}}}, {"s1", {{"pages", 10.5}}}});
    const auto seven = describe(some, {.question = "pages"});
    EXPECT_EQ(number(seven[1], "pages", "Lower quartile"), 1.75);
    EXPECT_THAT(notes(seven[1]), HasSubstr("定义7（linear），即R、Excel的算法"));
    const auto six = describe(some, {.question = "pages", .quartiles = QuantileDefinition::weibull});
    EXPECT_EQ(number(six[1], "pages", "Lower quartile"), 1.25);
    EXPECT_EQ(number(six[1], "pages", "Median"), 2.5);
    EXPECT_THAT(notes(six[1]), HasSubstr("定义6（weibull），即SPSS、Minitab的算法"));
    EXPECT_EQ(cell(six[1], "pages", "Mode"), "—") << "every value once";
    EXPECT_EQ(cell(six[1], "pages", "Maximum"), "10.50");
}

TEST(Describe, WeightsAreNeverSilent) {
    const auto tables = describe(
        engine({{"s1", {{"hours", 2}}, 1}, {"s1", {{"hours", 6}}, 3}}, {"按学段调整", "adjusted to the stages"}),
        {.question = "hours"});
    EXPECT_EQ(tables[0].kind, "weighted-description");
    EXPECT_EQ(number(tables[0], "hours", "Weighted mean"), 5);
    EXPECT_EQ(number(tables[0], "hours", "Unweighted mean"), 4);
    EXPECT_EQ(number(tables[0], "hours", "Valid n (unweighted)"), 2);
    EXPECT_NEAR(number(tables[0], "hours", "Effective n"), 16.0 / 10, 1e-12);
    EXPECT_NEAR(number(tables[0], "hours", "Weighted SD"), std::sqrt(6.0), 1e-12) << "12 / 4 * 2 / 1";
    EXPECT_EQ(number(tables[1], "hours", "Median"), 6);
    EXPECT_THAT(notes(tables[0]), HasSubstr("已加权：按学段调整"));
    EXPECT_THAT(notes(tables[0]), HasSubstr("Kish"));
    EXPECT_THAT(notes(tables[1]), HasSubstr("已加权：按学段调整"));
}

TEST(Describe, WhatIsMissingIsSaid) {
    const auto nobody = describe(engine({{"s1", {}}, {"s2", {}}}), {});
    ASSERT_EQ(nobody.size(), 2u);
    EXPECT_EQ(nobody[0].rows.size(), 7u) << "four rows of the matrix, overall, two numbers; no choices";
    EXPECT_EQ(cell(nobody[0], "overall", "Mean"), "—");
    EXPECT_THAT(notes(nobody[0]), HasSubstr("“—”表示没有结果：没有人作答"));
    const auto empty = describe(engine({}), {.by = "sex"});
    EXPECT_EQ(empty.size(), 14u);
    EXPECT_EQ(problemOf({.question = "nothing"}), "unknown-item");
    EXPECT_EQ(problemOf({.question = "sex"}), "not-a-number");
    EXPECT_EQ(problemOf({.question = "overall", .by = "nothing"}), "unknown-grouping");
    EXPECT_EQ(problemOf({.question = "overall", .by = "overall"}), "grouped-by-itself");
    EXPECT_EQ(problemOf({.by = "parent.overall"}), "none") << "the others are still described";
    Questionnaire words = questionnaire();
    words.questions = {sample::question("words", QuestionKind::text)};
    EXPECT_EQ(describeTables(engine({}), words, {}).problem().code, "no-numbers");
}

TEST(Describe, ReadsWell) {
    std::vector<Person> people = fiveSchools();
    for (const Person& more :
         std::vector<Person>{{"s1", {{"overall", 5}, {"aspects.a", 4}, {"hours", 7.5}, {"sex", 1}}},
                             {"s1", {{"overall", 4}, {"aspects.a", 0}, {"hours", 8}, {"sex", 2}}},
                             {"s2", {{"overall", 3}, {"aspects.a", 2}, {"hours", 6}, {"sex", 2}}},
                             {"s2", {{"overall", 4}, {"hours", 7}, {"sex", 1}}}})
        people.push_back(more);
    const ColumnEngine some = engine(people);
    expectGolden("findings/describe-zh.txt", text(describe(some, {}), Language::zh));
    expectGolden("findings/describe-en.txt", text(describe(some, {.question = "hours", .by = "sex"}), Language::en));
}

}  // namespace
}  // namespace diaoyan
