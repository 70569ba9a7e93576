// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/compare_groups.h"

#include "analysis/clusters/design_tests.h"
#include "analysis/crosstabs/marginal_independence.h"
#include "analysis/groups/two_sample_t.h"
#include "analysis/statistics/scale_scores.h"
#include "charts/findings/group_clusters.h"
#include "charts/tables/text_table.h"
#include "tests/charts/findings/group_survey.h"
#include "tests/support/golden.h"

#include <chrono>
#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using grouped::pick;
using grouped::Survey;
using testing::HasSubstr;
using testing::Not;
using Tables = std::vector<ResultTable>;

std::string textOf(const Tables& tables, Language language = Language::zh) {
    std::string text;
    for (const ResultTable& table : tables)
        text += "[" + table.id + " " + table.kind + "]\n" +
                renderText(table, {.language = language, .width = 110, .bars = false}) + "\n";
    return text;
}

Tables compared(const Survey& survey, const CompareRequest& request) {
    const auto tables = compareGroupTables(*survey.engine, survey.questionnaire, request);
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.problem().code + ": " + tables.problem().message.zh);
    return tables.ok() ? *tables : Tables{};
}

std::string problemOf(const Survey& survey, const CompareRequest& request) {
    const auto tables = compareGroupTables(*survey.engine, survey.questionnaire, request);
    return tables.ok() ? "" : tables.problem().code;
}

/// The cell of a row in the column of a heading.
const TableCell* cellOf(const ResultTable& table, const std::string& code, const std::string& heading) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        for (const TableRow& row : table.rows)
            if (row.code == code && table.columns[c].heading.zh == heading) return &row.cells[c];
    return nullptr;
}

std::string cell(const ResultTable& table, const std::string& code, const std::string& heading) {
    const TableCell* found = cellOf(table, code, heading);
    return found ? cellText(*found, Language::zh) : "no such cell";
}

double figure(const ResultTable& table, const std::string& code, const std::string& heading) {
    const TableCell* found = cellOf(table, code, heading);
    if (found == nullptr) return -1e9;
    if (const auto* p = std::get_if<PValue>(found)) return p->value;
    if (const auto* one = std::get_if<Figure>(found)) return one->value;
    return -1e9;
}

std::string notesOf(const ResultTable& table) {
    std::string all;
    for (const Text& note : table.notes) all += note.zh + "\n";
    return all;
}

TEST(CompareGroups, AScaleByTwoGroups) {
    const Tables tables = compared(grouped::town(), {.question = "overall", .by = "sex"});
    ASSERT_EQ(tables.size(), 3u);
    expectGolden("findings/scale_by_sex.zh.txt", textOf(tables));
    expectGolden("findings/scale_by_sex.en.txt", textOf(tables, Language::en));
}

TEST(CompareGroups, ANumberAShareTicksAndRanksByGrade) {
    Tables all;
    for (const char* question : {"hours", "way", "wishes", "order"})
        for (ResultTable& table : compared(grouped::town(), {.question = question, .by = "grade"}))
            all.push_back(std::move(table));
    expectGolden("findings/questions_by_grade.zh.txt", textOf(all));
}

TEST(CompareGroups, NumbersAreThoseOfTheStatistics) {
    const Survey town = grouped::town();
    const Tables tables = compared(town, {.question = "overall", .by = "sex"});
    const auto values = scores(*town.engine, {"overall", "sex"});
    ASSERT_TRUE(values.ok());
    const auto t = twoSampleT(values->per_group[0], values->per_group[1]);
    ASSERT_TRUE(t.ok());
    const ResultTable& tests = tables[2];
    EXPECT_DOUBLE_EQ(figure(tests, "welch-t", "统计量"), t->welch->t);
    EXPECT_DOUBLE_EQ(figure(tests, "welch-t", "p值"), t->welch->tail.p);
    EXPECT_DOUBLE_EQ(figure(tests, "welch-t", "效应值"), *t->hedges_g);
    const auto nested = town.engine->count({"overall", "sex/school"});
    ASSERT_TRUE(nested.ok());
    const ClusterSample sample = clusterSample(*nested);
    ProfileValues points(14);
    ProfileGroups groups(14);
    for (std::size_t i = 0; i < 14; ++i) {
        if (i % 7 < 5) points[i] = 5.0 - static_cast<double>(i % 7);
        groups[i] = i < 7 ? 1 : 2;
    }
    const auto design = designTTest(sample, points, groups);
    ASSERT_TRUE(design.ok()) << design.problem().message.en;
    EXPECT_NEAR(figure(tests, "design-t-test", "统计量"), *design->t, 1e-9);
    EXPECT_NEAR(figure(tests, "design-t-test", "效应值"), design->difference.estimate, 1e-12);
    EXPECT_EQ(cell(tests, "design-t-test", "自由度"), "no such cell") << "Levene has two degrees of freedom";
    EXPECT_EQ(cell(tests, "design-t-test", "自由度1"), "10") << "12 schools";
}

TEST(CompareGroups, TheFirstTestIsTheOneToTrust) {
    const Tables tables = compared(grouped::town(), {.question = "hours", .by = "sex"});
    EXPECT_EQ(tables.back().rows.front().code, "design-t-test");
    EXPECT_THAT(notesOf(tables.back()), HasSubstr("请以“学校为群”的结果为准"));
    const Tables single = compared(grouped::town(1), {.question = "hours", .by = "sex"});
    EXPECT_EQ(single.back().rows.front().code, "welch-t");
    EXPECT_THAT(notesOf(single.back()), HasSubstr("把每个人当作独立的"));
    EXPECT_THAT(notesOf(single.front()), HasSubstr("各人视为相互独立"));
}

/// Schools differ, the groups do not but for the schools they happen to be in.
TEST(CompareGroups, WhatSchoolsDoIsNotTakenForTheGroups) {
    const Survey survey = grouped::survey(grouped::form(), 8, 800, [](int i, AnswerSheet& sheet) {
        const int school = i / 100;
        sheet.school = "s" + std::to_string(school);
        const bool boy = i % 100 < (school < 4 ? 60 : 40);
        sheet.answers["sex"] = pick(boy ? "m" : "f");
        sheet.answers["hours"] = Number{(school % 4 == 0 ? 3.0 : school < 4 ? 2.2 : 1.6) + 0.01 * (i % 7)};
    });
    const Tables tables = compared(survey, {.question = "hours", .by = "sex"});
    EXPECT_LT(figure(tables[1], "welch-t", "p值"), 0.05);
    EXPECT_GT(figure(tables[1], "design-t-test", "p值"), 0.05);
    EXPECT_EQ(cell(tables[0], "m", "高于（各人独立）"), "B");
    EXPECT_EQ(cell(tables[0], "m", "高于（学校为群）"), "");
}

/// A single school of the third grade would have no other to differ from: as if its mean were known exactly.
TEST(CompareGroups, AGroupOfTooFewSchoolsIsNotComparedBySchools) {
    const Survey survey = grouped::survey(grouped::form(), 13, 1300, [](int i, AnswerSheet& sheet) {
        const int school = i / 100;
        sheet.school = "s" + std::to_string(school);
        sheet.answers["grade"] = pick(school < 6 ? "1" : school < 12 ? "2" : "3");
        sheet.answers["overall"] = pick(i % 10 < (school == 12 ? 9 : 4 + school % 3) ? "5" : "2");
        sheet.answers["wishes"] = i % 10 < (school == 12 ? 9 : school % 2 == 0 ? 3 : 5) ? ticks({"x"}) : ticks({"y"});
    });
    const Tables tables = compared(survey, {.question = "overall", .by = "grade"});
    EXPECT_EQ(cell(tables[1], "3", "高于（学校为群）"), "—");
    EXPECT_EQ(cell(tables[1], "3", "高于（各人独立）"), "AB");
    EXPECT_EQ(cell(tables[0], "3", "高于（学校为群）"), "—");
    EXPECT_THAT(notesOf(tables[1]), HasSubstr("C组的作答来自不足5所学校"));
    EXPECT_THAT(notesOf(tables[2]), HasSubstr("C组的作答来自不足5所学校"));
    EXPECT_THAT(notesOf(tables[2]), HasSubstr("A和B组的学校不足10所"));
    EXPECT_EQ(figure(tables[2], "design-t-test", "自由度1"), 10) << "twelve schools, two grades";
    const ResultTable ticks = compared(survey, {.question = "wishes", .by = "grade"})[1];
    EXPECT_LT(figure(ticks, "x", "p值"), 0.001);
    EXPECT_GT(figure(ticks, "x", "学校为群p值"), 0.05) << "the two grades that are compared do not differ";
}

TEST(CompareGroups, RanksInsteadOfMeans) {
    CompareRequest request{.question = "hours", .by = "grade"};
    request.tests.pairs = PairsBy::ranks;
    request.tests.adjustment = Adjustment::benjamini_hochberg;
    const Tables tables = compared(grouped::town(), request);
    EXPECT_EQ(tables[0].kind, "dunn");
    EXPECT_THAT(notesOf(tables[0]), HasSubstr("Dunn检验，BH校正"));
    EXPECT_EQ(tables[1].rows.front().code, "design-rank-test");
    EXPECT_EQ(cell(tables[0], "3", "高于（各人独立）"), "AB");
    EXPECT_EQ(cell(tables[0], "1", "高于（各人独立）"), "");
}

TEST(CompareGroups, SmallGroupsAreListedWithoutResults) {
    const Survey survey = grouped::survey(grouped::form(), 3, 103, [](int i, AnswerSheet& sheet) {
        sheet.school = "s" + std::to_string(i % 3);
        sheet.answers["grade"] = pick(i < 50 ? "1" : i < 100 ? "2" : "3");
        sheet.answers["overall"] = pick(i % 4 == 0 ? "2" : "5");
        sheet.answers["way"] = pick(i % 2 == 0 ? "a" : "b");
        sheet.answers["wishes"] = i % 3 == 0 ? ticks({"x"}) : ticks({"y"});
        sheet.answers["order"] = Ranking{{"p"}};
    });
    for (const char* question : {"overall", "way", "wishes", "order"}) {
        CompareRequest request{.question = question, .by = "grade"};
        request.minimum_n = 10;
        for (const ResultTable& table : compared(survey, request))
            for (const TableRow& row : table.rows) {
                if (row.code != "3") continue;
                int hidden = 0;
                for (const TableCell& one : row.cells) hidden += std::holds_alternative<NoValue>(one) ? 1 : 0;
                EXPECT_EQ(hidden, static_cast<int>(row.cells.size()) - 2) << table.id;
                EXPECT_THAT(notesOf(table), HasSubstr("不足10人的组不显示结果"));
                EXPECT_EQ(table.base.zh.find("103"), std::string::npos) << "the total would give them away";
            }
    }
    CompareRequest request{.question = "overall", .by = "grade"};
    request.minimum_n = 10;
    EXPECT_EQ(cell(compared(survey, request).front(), "3", "有效作答"), "<10");
}

TEST(CompareGroups, SmallTablesGetAnExactTest) {
    const Survey survey = grouped::survey(grouped::form(), 1, 16, [](int i, AnswerSheet& sheet) {
        sheet.school = "s0";
        sheet.answers["sex"] = pick(i < 8 ? "m" : "f");
        sheet.answers["way"] = pick(i < 7 || i > 14 ? "a" : "b");
    });
    const Tables tables = compared(survey, {.question = "way", .by = "sex", .minimum_n = 1});
    EXPECT_EQ(tables[1].rows.front().code, "fisher");
    EXPECT_NEAR(figure(tables[1], "fisher", "p值"), 0.01010101010101, 1e-12) << "2 (8 8 + 1) / 12870";
    EXPECT_THAT(notesOf(tables[1]), HasSubstr("改用费舍尔精确检验"));
    EXPECT_EQ(cell(tables[1], "fisher", "大小"), "大");
}

TEST(CompareGroups, TicksAreTestedByPeople) {
    const Survey town = grouped::town();
    const Tables tables = compared(town, {.question = "wishes", .by = "sex"});
    ASSERT_EQ(tables.size(), 2u);
    const auto together = town.engine->coOccurrence({"wishes", "sex"});
    ASSERT_TRUE(together.ok());
    const auto test = marginalIndependence(groupCoOccurrences(*together));
    ASSERT_TRUE(test.ok());
    EXPECT_DOUBLE_EQ(figure(tables[1], "rao-scott", "统计量"), test->second_order->statistic);
    EXPECT_DOUBLE_EQ(figure(tables[1], "x", "校正后p值"), test->options[0].p_adjusted);
    EXPECT_THAT(notesOf(tables[1]), HasSubstr("p值没有意义"));
    EXPECT_EQ(cell(tables[0], "m", "高于"), "B") << "the first option with letters: sciences";
}

TEST(CompareGroups, OneGroupOrNobodyIsSaidNotTested) {
    const Survey alone = grouped::survey(grouped::form(), 2, 30, [](int i, AnswerSheet& sheet) {
        sheet.school = "s" + std::to_string(i % 2);
        sheet.answers["sex"] = pick("m");
        for (const char* item : {"overall", "way"}) sheet.answers[item] = pick(item[0] == 'o' ? "5" : "a");
        sheet.answers["hours"] = Number{1};
        sheet.answers["wishes"] = ticks({"x"});
    });
    const Survey empty =
        grouped::survey(grouped::form(), 2, 20, [](int, AnswerSheet& sheet) { sheet.answers["sex"] = pick("f"); });
    for (const Survey& survey : {alone, empty})
        for (const char* question : {"overall", "hours", "way", "wishes", "order"})
            for (const std::int64_t minimum : {1, 10}) {
                CompareRequest request{.question = question, .by = "sex"};
                request.minimum_n = minimum;
                for (const ResultTable& table : compared(survey, request)) {
                    for (const TableRow& row : table.rows) {
                        ASSERT_EQ(row.cells.size(), table.columns.size()) << table.id;
                        for (const TableCell& one : row.cells) {
                            if (const auto* none = std::get_if<NoValue>(&one)) { EXPECT_FALSE(none->reason.empty()); }
                            EXPECT_FALSE(std::holds_alternative<PValue>(one)) << table.id << " " << row.code;
                        }
                    }
                    EXPECT_THAT(renderText(table), Not(HasSubstr("nan")));
                }
            }
}

TEST(CompareGroups, WeightsAreUsedAndSaid) {
    const Survey plain = grouped::town();
    Responses weighted = *plain.responses;
    weighted.weighting = {"试验权数", "trial weights"};
    weighted.weights.clear();
    for (std::size_t row = 0; row < weighted.rows; ++row) weighted.weights.push_back(row % 3 == 0 ? 3.0 : 0.5);
    Survey survey{plain.questionnaire, std::make_shared<const Responses>(weighted), nullptr};
    survey.engine = std::make_shared<const ColumnEngine>(survey.responses, grouped::roster(12));
    const Tables tables = compared(survey, {.question = "overall", .by = "grade"});
    const Tables before = compared(plain, {.question = "overall", .by = "grade"});
    EXPECT_EQ(cell(tables[1], "1", "有效作答"), cell(before[1], "1", "有效作答")) << "n is unweighted";
    EXPECT_NE(figure(tables[1], "1", "加权均值"), figure(before[1], "1", "均值"));
    EXPECT_EQ(cell(tables[1], "1", "高于（各人独立）"), "no such cell");
    for (const char* question : {"overall", "hours", "way", "wishes", "order"})
        for (const ResultTable& table : compared(survey, {.question = question, .by = "grade"}))
            EXPECT_THAT(notesOf(table), HasSubstr("试验权数")) << table.id;
}

TEST(CompareGroups, Problems) {
    const Survey town = grouped::town();
    EXPECT_EQ(problemOf(town, {.question = "weather", .by = "sex"}), "unknown-item");
    EXPECT_EQ(problemOf(town, {.question = "overall", .by = "weather"}), "unknown-grouping");
    EXPECT_EQ(problemOf(town, {.question = "sex", .by = "parent.sex"}), "grouped-by-itself");
    EXPECT_EQ(problemOf(town, {.question = "sex", .by = "grade/sex"}), "grouped-by-itself");
    EXPECT_EQ(problemOf(town, {.question = "words", .by = "sex"}), "no-table");
    EXPECT_EQ(problemOf(town, {.question = "overall", .by = "sex", .definition = "best"}), "unknown-definition");
    Survey without = grouped::town();
    without.questionnaire.questions.erase(without.questionnaire.questions.begin() + 2);
    EXPECT_EQ(problemOf(without, {.by = "sex"}), "no-scales");
    EXPECT_EQ(compared(town, {.by = "sex"}).size(), 3u) << "every scale, without a question";
}

TEST(CompareGroups, RosterAttributesAndJoinedGroupings) {
    const Survey town = grouped::town();
    const Tables stages = compared(town, {.question = "overall", .by = "school.stage"});
    EXPECT_THAT(notesOf(stages[0]), HasSubstr("有的组学校不足10所"));
    EXPECT_EQ(cell(stages[1], "小学", "学校"), "6") << "each stage has half of the schools";
    EXPECT_EQ(cell(stages[2], "gamma", "效应值"), "no such cell") << "stages have no order here";
    const Tables joined = compared(town, {.question = "overall", .by = "school.stage/sex"});
    EXPECT_EQ(joined[1].rows.size(), 4u);
    EXPECT_EQ(cell(joined[1], "小学/m", "学校"), "6");
    EXPECT_GT(figure(joined[2], "design-t-test", "自由度1"), 0);
}

TEST(CompareGroups, ManyGroupsAndOptionsStayFastAndReadable) {
    Questionnaire form = grouped::form();
    form.questions[1].options.clear();
    for (int g = 0; g < 200; ++g) form.questions[1].options.push_back(choice("g" + std::to_string(g), "班", "class"));
    for (const std::size_t question : {std::size_t{3}, std::size_t{4}}) {
        form.questions[question].options.clear();
        for (int o = 0; o < 60; ++o)
            form.questions[question].options.push_back(choice("o" + std::to_string(o), "项", "option"));
    }
    const Survey survey = grouped::survey(form, 25, 20000, [](int i, AnswerSheet& sheet) {
        const int group = i % 200;
        sheet.school = "s" + std::to_string(group % 25);
        sheet.answers["grade"] = pick("g" + std::to_string(group));
        const std::string option = "o" + std::to_string(group < 20         ? (i / 200 % 10 == 0 ? 1 : 0)
                                                        : i / 200 % 3 == 0 ? 0
                                                                           : 2 + i * 7 % 58);
        sheet.answers["way"] = pick(option);
        sheet.answers["wishes"] = ticks({option.c_str(), "o5"});
        sheet.answers["overall"] = pick(group < 20 ? "5" : std::to_string(1 + i * 3 % 5));
    });
    for (const char* question : {"way", "wishes", "overall"}) {
        const auto start = std::chrono::steady_clock::now();
        const Tables tables = compared(survey, {.question = question, .by = "grade"});
        EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(30)) << question;
        EXPECT_LE(tables.size(), 3u) << "no tables of pairs";
    }
    const ResultTable shares = compared(survey, {.question = "way", .by = "grade"}).front();
    EXPECT_THAT(cell(shares, "g0", "高于"), HasSubstr("–")) << "runs of letters are drawn together";
}

}  // namespace
}  // namespace diaoyan
