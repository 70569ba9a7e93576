// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/tested_tables.h"

#include "analysis/crosstabs/independence.h"
#include "tests/charts/findings/group_survey.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using grouped::Survey;
using testing::ElementsAre;
using testing::HasSubstr;
using Tables = std::vector<ResultTable>;

Tables tested(const Survey& survey, const TableRequest& request, const GroupTestOptions& options = {}) {
    const auto tables = testedTables(*survey.engine, survey.questionnaire, request, options);
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.problem().message.zh);
    return tables.ok() ? *tables : Tables{};
}

std::string problemOf(const Survey& survey, const TableRequest& request) {
    const auto tables = testedTables(*survey.engine, survey.questionnaire, request, {});
    return tables.ok() ? "" : tables.problem().code;
}

std::vector<std::string> idsOf(const Tables& tables) {
    std::vector<std::string> ids;
    for (const ResultTable& table : tables) ids.push_back(table.id);
    return ids;
}

std::size_t lettered(const ResultTable& table) {
    std::size_t columns = 0;
    for (const TableColumn& column : table.columns) columns += column.heading.zh.rfind("高于", 0) == 0 ? 1 : 0;
    return columns;
}

TEST(TestedTables, EveryQuestionButTextsAndTheGroupingItself) {
    EXPECT_THAT(idsOf(tested(grouped::town(), {.by = "sex"})),
                ElementsAre("parent.grade.by.sex", "parent.grade.tests.by.sex", "parent.overall.by.sex",
                            "parent.overall.tests.by.sex", "parent.way.by.sex", "parent.way.tests.by.sex",
                            "parent.wishes.by.sex", "parent.wishes.tests.by.sex", "parent.order.ranks.by.sex",
                            "parent.hours.means.by.sex", "parent.hours.tests.by.sex"));
}

TEST(TestedTables, TheSharesAreThoseOfTheUntestedTable) {
    const Survey town = grouped::town();
    const auto plain = tablesOf(*town.engine, town.questionnaire, {.question = "way", .by = "sex"});
    ASSERT_TRUE(plain.ok());
    const Tables tables = tested(town, {.question = "way", .by = "sex"});
    std::vector<std::vector<TableCell>> without;
    for (const TableRow& row : tables.front().rows) {
        without.emplace_back();
        for (std::size_t c = 0; c < row.cells.size(); ++c)
            if (c != 1 && tables.front().columns[c].heading.zh != "高于") without.back().push_back(row.cells[c]);
    }
    ASSERT_EQ(without.size(), plain->front().rows.size());
    for (std::size_t r = 0; r < without.size(); ++r) EXPECT_EQ(without[r], plain->front().rows[r].cells);
    EXPECT_EQ(tables.back().rows.front().code, "design-chi-square");
    EXPECT_EQ(tables.back().rows.back().code, "pearson");
}

TEST(TestedTables, WhatIsAskedOfTheTestsIsUsed) {
    const Survey town = grouped::town();
    const TableRequest request{.question = "way", .by = "grade"};
    EXPECT_GT(lettered(tested(town, request).front()), 0u);
    EXPECT_EQ(lettered(tested(town, request, {.alpha = 1e-9}).front()), 0u);
    EXPECT_GE(lettered(tested(town, request, {.adjustment = Adjustment::none}).front()),
              lettered(tested(town, request, {.adjustment = Adjustment::bonferroni}).front()));
    EXPECT_THAT(tested(town, request, {.adjustment = Adjustment::none}).front().notes.back().zh, HasSubstr("未校正"));
}

TEST(TestedTables, TheSeedOfASimulationIsSaid) {
    Questionnaire form = grouped::form();
    for (const std::size_t question : {std::size_t{1}, std::size_t{3}}) {
        form.questions[question].options.clear();
        for (int o = 0; o < 20; ++o)
            form.questions[question].options.push_back(choice(std::to_string(o), std::to_string(o), ""));
    }
    const Survey survey = grouped::survey(form, 1, 150, [](int i, AnswerSheet& sheet) {
        sheet.school = "s0";
        sheet.answers["grade"] = grouped::pick(std::to_string(i * 13 % 20));
        sheet.answers["way"] = grouped::pick(std::to_string(i * i % 37 % 20));
    });
    GroupTestOptions options;
    options.seed = 77;
    const ResultTable table = tested(survey, {.question = "way", .by = "grade"}, options).back();
    EXPECT_EQ(table.rows.front().code, "monte-carlo");
    std::string notes;
    for (const Text& note : table.notes) notes += note.zh;
    EXPECT_THAT(notes, HasSubstr("种子77"));
    EXPECT_THAT(notes, HasSubstr("10000次"));
}

TEST(TestedTables, Problems) {
    const Survey town = grouped::town();
    EXPECT_EQ(problemOf(town, {.question = "way"}), "no-grouping");
    EXPECT_EQ(problemOf(town, {.question = "weather", .by = "sex"}), "unknown-item");
    EXPECT_EQ(problemOf(town, {.question = "words", .by = "sex"}), "no-table");
    EXPECT_EQ(problemOf(town, {.question = "sex", .by = "sex"}), "grouped-by-itself");
    EXPECT_EQ(problemOf(town, {.by = "weather"}), "unknown-grouping");
    EXPECT_EQ(problemOf(town, {.question = "parent.way", .by = "parent.sex"}), "");
}

}  // namespace
}  // namespace diaoyan
