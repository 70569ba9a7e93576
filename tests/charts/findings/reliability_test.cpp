// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/reliability.h"

#include "tests/charts/findings/numbers_survey.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using namespace numbers_survey;
using testing::HasSubstr;
using testing::Not;

Person rated(double a, double b, double c, double d = -1) {
    Person person{"s1", {{"aspects.a", a}, {"aspects.b", b}, {"aspects.c", c}}};
    if (d >= 0) person.answers["aspects.d"] = d;
    return person;
}

std::vector<ResultTable> reliability(const ColumnEngine& engine, const ReliabilityRequest& request) {
    const auto tables = reliabilityTables(engine, questionnaire(), request);
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.problem().message.en);
    return tables.ok() ? *tables : std::vector<ResultTable>(2);
}

const std::vector<std::string> abc{"aspects.a", "aspects.b", "aspects.c"};

TEST(Reliability, AlphaByHand) {
    // Variances 5/3, 5/3 and 2, of the sum 14: 3/2 (1 - 16/3 / 14) = 13/14.
    const ColumnEngine four = engine({rated(5, 5, 4), rated(4, 3, 4), rated(3, 4, 3), rated(2, 2, 1), rated(5, 5, 0)});
    const auto tables = reliability(four, {.items = abc});
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_NEAR(number(tables[0], "alpha", "Value"), 13.0 / 14, 1e-12);
    EXPECT_EQ(number(tables[0], "alpha", "n"), 4);
    EXPECT_LT(number(tables[0], "alpha", "95% lower"), 13.0 / 14);
    EXPECT_THAT(tables[0].base.zh, HasSubstr("3道题都答了的4名家长，成列删除"));
    EXPECT_THAT(notes(tables[0]), HasSubstr("另有1名家长至少一题没有可计分的回答"));
    EXPECT_THAT(notes(tables[0]), HasSubstr("Nunnally（1978）"));
    EXPECT_EQ(tables[0].title.zh, "对学校各方面的评价：信度");
    EXPECT_EQ(cellText(tables[1].rows[0].cells[0], Language::zh), "教学") << "rows of one matrix by their labels";
    // a with b + c: covariances 4/3 and 5/3, variance of b + c 5/3 + 2 + 2 * 4/3.
    EXPECT_NEAR(number(tables[1], "aspects.a", "Corrected item-total r"),
                3.0 / std::sqrt(5.0 / 3 * (5.0 / 3 + 2 + 2 * 4.0 / 3)), 1e-12);
}

TEST(Reliability, PairwiseSaysWhoWasCounted) {
    const ColumnEngine some = engine(
        {rated(5, 5, 4), rated(4, 3, 4), rated(3, 4, 3), rated(2, 2, 1), rated(5, 5, 0), Person{"s1", {{"hours", 3}}}});
    const auto tables = reliability(some, {.items = abc, .deletion = MissingDeletion::pairwise});
    EXPECT_EQ(number(tables[0], "alpha", "n"), 5);
    EXPECT_EQ(cell(tables[0], "alpha", "95% lower"), "—");
    EXPECT_EQ(number(tables[1], "aspects.a", "n"), 5);
    EXPECT_EQ(number(tables[1], "aspects.c", "n"), 4);
    EXPECT_THAT(tables[0].base.zh, HasSubstr("成对删除"));
    EXPECT_THAT(notes(tables[0]), HasSubstr("另有1名家长一题也没有可计分的回答"));
    EXPECT_THAT(notes(tables[0]), HasSubstr("ω 需要成列删除"));
}

TEST(Reliability, AnItemThatRunsAgainstTheOthers) {
    // c is 6 - b: the sum of a, b and c varies as a alone.
    const ColumnEngine some = engine({rated(5, 5, 1), rated(4, 3, 3), rated(3, 4, 2), rated(2, 2, 4), rated(1, 1, 5)});
    const auto tables = reliability(some, {.items = abc});
    EXPECT_LT(number(tables[0], "alpha", "Value"), 0);
    EXPECT_THAT(notes(tables[0]), HasSubstr("α为负"));
    EXPECT_THAT(notes(tables[1]), HasSubstr("“校园”与其余各题之和的相关为负，请检查是否为反向题"));
    const auto turned = reliability(some, {.items = abc, .reversed = {"c"}});
    EXPECT_GT(number(turned[0], "alpha", "Value"), 0.9);
    EXPECT_NEAR(number(turned[1], "aspects.c", "Mean"), 3, 1e-12);
    EXPECT_THAT(notes(turned[0]), HasSubstr("“校园”已反向计分"));
    EXPECT_THAT(notes(turned[1]), Not(HasSubstr("请检查")));
}

TEST(Reliability, AConstantItemHasAReason) {
    const ColumnEngine some = engine({rated(5, 5, 3), rated(4, 3, 3), rated(3, 4, 3), rated(2, 2, 3)});
    const auto tables = reliability(some, {.items = abc});
    EXPECT_EQ(cell(tables[0], "alpha-standardized", "Value"), "—");
    EXPECT_EQ(cell(tables[0], "kmo", "Value"), "—");
    EXPECT_THAT(notes(tables[0]), HasSubstr("“校园”所有人的回答都一样，没有相关系数"));
    EXPECT_THAT(notes(tables[0]), Not(HasSubstr("aspects.c"))) << "reasons name the item by its label";
    EXPECT_THAT(notes(tables[0]), HasSubstr("去掉没有差异的题，α为0.889")) << "2 (1 - 10/3 / (10/3 + 8/3))";
}

TEST(Reliability, TooFewOrAllAlike) {
    const auto one = reliability(engine({rated(5, 5, 4)}), {.items = abc});
    ASSERT_EQ(one.size(), 1u) << "no table of items";
    EXPECT_EQ(cell(one[0], "alpha", "Value"), "—");
    EXPECT_THAT(one[0].base.zh, HasSubstr("至少要有2人"));
    EXPECT_THAT(notes(one[0]), HasSubstr("只有1人这些题都答了"));
    const auto alike = reliability(engine({rated(4, 4, 4), rated(4, 4, 4)}), {.items = abc});
    EXPECT_THAT(notes(alike[0]), HasSubstr("所有人的总分都一样"));
    EXPECT_EQ(cell(alike[0], "alpha", "n"), "2");
    const auto none = reliability(engine({}), {});
    EXPECT_EQ(cell(none[0], "omega", "Value"), "—");
}

TEST(Reliability, WhatCannotBeAsked) {
    const ColumnEngine some = engine({rated(5, 5, 4, 2), rated(4, 3, 4, 1)});
    const auto codeOf = [&](const ReliabilityRequest& request) {
        const auto tables = reliabilityTables(some, questionnaire(), request);
        return tables.ok() ? "none" : tables.problem().code;
    };
    EXPECT_EQ(codeOf({.question = "nothing"}), "unknown-item");
    EXPECT_EQ(codeOf({.question = "overall"}), "not-a-matrix");
    EXPECT_EQ(codeOf({.question = "parent.aspects"}), "none");
    EXPECT_EQ(codeOf({.items = {"aspects.a", "nothing"}}), "unknown-item");
    EXPECT_EQ(codeOf({.items = {"aspects.a", "sex"}}), "not-a-number");
    EXPECT_EQ(codeOf({.items = {"aspects.a", "aspects.a"}}), "too-few-items");
    EXPECT_EQ(codeOf({.reversed = {"overall"}}), "unknown-item");
    EXPECT_EQ(codeOf({.items = {"aspects.a", "pages"}, .reversed = {"pages"}}), "no-range");
    EXPECT_EQ(codeOf({.items = {"aspects.a", "hours"}, .reversed = {"hours"}}), "none") << "0 to 24 hours";
    Questionnaire form = questionnaire();
    form.questions.erase(form.questions.begin());
    EXPECT_EQ(reliabilityTables(some, form, {}).problem().code, "no-scales");
}

TEST(Reliability, ReadsWell) {
    std::vector<Person> people;
    for (int i = 0; i < 60; ++i) {
        const auto near = [&](int step) { return 1.0 + i % 3 + (i * i + step * i / 2) % 7 % 3; };
        people.push_back(rated(near(1), near(2), near(5), i % 7 == 0 ? 0 : near(7)));
    }
    const ColumnEngine some = engine(people, {"按学段调整", "adjusted to the stages"});
    expectGolden("findings/reliability-zh.txt", text(reliability(some, {}), Language::zh));
    expectGolden("findings/reliability-en.txt", text(reliability(some, {}), Language::en));
}

}  // namespace
}  // namespace diaoyan
