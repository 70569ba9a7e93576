// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/trend_tables.h"

#include "charts/tables/text_table.h"
#include "tests/charts/findings/role_answers.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

Result<std::vector<ResultTable>> between(const AskedRole& earlier, const AskedRole& later,
                                         const TrendRequest& request = {}) {
    return trendTables({&earlier.questionnaire, earlier.engine.get()}, {&later.questionnaire, later.engine.get()},
                       request);
}

std::vector<ResultTable> trend(const AskedRole& earlier, const AskedRole& later, const TrendRequest& request = {}) {
    const auto tables = between(earlier, later, request);
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.problem().message.zh);
    return tables.ok() ? *tables : std::vector<ResultTable>{};
}

std::string problemCode(const AskedRole& earlier, const AskedRole& later, const TrendRequest& request = {}) {
    const auto tables = between(earlier, later, request);
    return tables.ok() ? "none" : tables.problem().code;
}

const Roster abc = rosterOf({{"A", "小学"}, {"B", "小学"}, {"C", "初中"}});

SameAnswers overall(const std::string& school, int count, const std::string& answer) {
    return {school, count, {{"总体", chose(answer)}}};
}

AskedRole wave(const Roster& roster, const std::vector<SameAnswers>& answers) {
    return askedRole(formOf("parent", {fourPoints("总体")}), roster, answers);
}

/// A: 2 of 4 satisfied, then 4 of 4; B: 2 of 4 in both.
AskedRole first() {
    return wave(
        abc, {overall("A", 2, "满意"), overall("A", 2, "不满意"), overall("B", 2, "满意"), overall("B", 2, "不满意")});
}
AskedRole second() {
    return wave(abc, {overall("A", 4, "满意"), overall("B", 2, "满意"), overall("B", 2, "不满意")});
}

TEST(TrendTables, TheSameSchoolsAreClusters) {
    const auto tables = trend(first(), second(), {.fewest_schools = 2});
    const ResultTable rates = tableNamed(tables, "trend.parent.rates");
    EXPECT_EQ(cellOf(rates, "总体", "前期"), "50.0%");
    EXPECT_EQ(cellOf(rates, "总体", "后期"), "75.0%");
    EXPECT_EQ(cellOf(rates, "总体", "变化"), "25.0");
    // By hand: later (y - 0.75) / 8 gives A +1/8, B -1/8; earlier adds 0. V = 2 (1/64 + 1/64), t = 1, one df.
    EXPECT_EQ(cellOf(rates, "总体", "p值"), "0.500");
    EXPECT_EQ(rates.kind, "trend");
    EXPECT_THAT(notesOf(rates), HasSubstr("两期都是同样的2所学校"));
    EXPECT_THAT(notesOf(rates), HasSubstr("措辞、选项和答题范围一致"));
    const ResultTable means = tableNamed(tables, "trend.parent.means");
    EXPECT_EQ(cellOf(means, "总体", "前期均值"), "2.50");
    EXPECT_EQ(cellOf(means, "总体", "后期均值"), "3.25");
    EXPECT_EQ(cellOf(means, "总体", "变化"), "0.75");
    EXPECT_EQ(tables.size(), 2U);
}

TEST(TrendTables, UnknownSchoolsMakeIndependentSamples) {
    const AskedRole before = wave({}, {overall("", 48, "满意"), overall("", 32, "不满意")});
    const AskedRole after = wave({}, {overall("", 56, "满意"), overall("", 14, "不满意")});
    const ResultTable rates = tableNamed(trend(before, after), "trend.parent.rates");
    EXPECT_EQ(cellOf(rates, "总体", "变化"), "20.0");
    EXPECT_EQ(cellOf(rates, "总体", "下限"), "5.2") << "Newcombe's published example";
    EXPECT_EQ(cellOf(rates, "总体", "上限"), "33.4");
    EXPECT_THAT(notesOf(rates), HasSubstr("视为各自独立的样本"));
    EXPECT_THAT(notesOf(rates), HasSubstr("纽科姆区间"));
}

TEST(TrendTables, SchoolsOfOneWaveAreToldApart) {
    const Roster other = rosterOf({{"A", "小学"}, {"B", "小学"}, {"D", "初中"}});
    const AskedRole before = wave(abc, {overall("A", 2, "满意"), overall("A", 2, "不满意"), overall("B", 2, "满意"),
                                        overall("B", 2, "不满意"), overall("C", 8, "不满意")});
    const AskedRole after = wave(
        other, {overall("A", 4, "满意"), overall("B", 2, "满意"), overall("B", 2, "不满意"), overall("D", 8, "满意")});
    const auto tables = trend(before, after);
    const ResultTable common = tableNamed(tables, "trend.parent.rates");
    EXPECT_EQ(cellOf(common, "总体", "变化"), "25.0") << "A and B only";
    EXPECT_THAT(common.title.zh, HasSubstr("两期都有答卷的2所学校"));
    const std::string notes = notesOf(common);
    EXPECT_THAT(notes, HasSubstr("有1所学校只在前一期有答卷（学校C，共8份）"));
    EXPECT_THAT(notes, HasSubstr("有1所学校只在后一期有答卷（学校D，共8份）"));
    EXPECT_THAT(notes, HasSubstr("1所只在前一期的名册中（学校C）"));
    const ResultTable everybody = tableNamed(tables, "trend.parent.rates.everybody");
    EXPECT_EQ(cellOf(everybody, "总体", "前期n"), "16");
    EXPECT_EQ(cellOf(everybody, "总体", "变化"), "62.5");
    EXPECT_THAT(notesOf(everybody), HasSubstr("只是学校不同"));
}

TEST(TrendTables, ASchoolThatChangedItsNameIsPointedOut) {
    Roster renamed = abc;
    renamed.schools[1].name = "新B校";
    const AskedRole after = wave(renamed, {overall("A", 4, "满意"), overall("B", 4, "满意")});
    EXPECT_THAT(notesOf(trend(first(), after)[0]), HasSubstr("代码B在前一期名为“学校B”，后一期名为“新B校”"));
}

/// A questionnaire with a single choice, a multiple response and a number beside the scale.
Questionnaire wideForm() {
    Question sex{.id = "身份",
                 .title = untranslated("身份"),
                 .options = {choiceOption("父"), choiceOption("母"), choiceOption("其他人")}};
    Question wishes{.id = "期望",
                    .title = untranslated("期望"),
                    .kind = QuestionKind::multiple,
                    .options = {choiceOption("成绩"), choiceOption("健康")}};
    Question hours{.id = "睡眠", .title = untranslated("睡眠"), .kind = QuestionKind::number};
    return formOf("parent", {fourPoints("总体"), sex, wishes, hours});
}

SameAnswers wide(const std::string& school, int count, const char* who, const std::vector<std::string>& wishes,
                 double hours) {
    Choices ticked;
    for (const std::string& wish : wishes) ticked.ticked.push_back({wish, {}});
    return {school, count, {{"身份", chose(who)}, {"期望", ticked}, {"睡眠", Number{hours}}, {"总体", chose("满意")}}};
}

TEST(TrendTables, OptionsAndNumbers) {
    const AskedRole before =
        askedRole(wideForm(), {}, {wide("", 6, "父", {"成绩"}, 8), wide("", 4, "母", {"成绩", "健康"}, 9)});
    const AskedRole after =
        askedRole(wideForm(), {}, {wide("", 3, "父", {"健康"}, 7), wide("", 7, "母", {"成绩", "健康"}, 8)});
    const auto tables = trend(before, after);
    const ResultTable who = tableNamed(tables, "trend.parent.身份.rates");
    EXPECT_EQ(cellOf(who, "父", "变化"), "-30.0");
    EXPECT_EQ(cellOf(who, "其他人", "变化"), "0.0");
    EXPECT_EQ(cellOf(who, "其他人", "p值"), "—") << "chosen by nobody";
    EXPECT_EQ(std::get<Share>(who.rows[0].cells[3]), (Share{6, 10, BaseKind::valid}));
    const ResultTable wishes = tableNamed(tables, "trend.parent.期望.rates");
    EXPECT_EQ(cellOf(wishes, "健康", "前期"), "40.0%");
    EXPECT_EQ(cellOf(wishes, "健康", "后期"), "100.0%");
    EXPECT_EQ(std::get<Share>(wishes.rows[1].cells[3]), (Share{4, 10, BaseKind::cases}));
    const ResultTable numbers = tableNamed(tables, "trend.parent.numbers.means");
    EXPECT_EQ(cellOf(numbers, "睡眠", "前期均值"), "8.40");
    EXPECT_EQ(cellOf(numbers, "睡眠", "后期均值"), "7.70");
    EXPECT_EQ(cellOf(numbers, "睡眠", "变化"), "-0.70");
}

TEST(TrendTables, WhatChangedInTheQuestionnaireIsNamed) {
    Questionnaire changed = wideForm();
    changed.questions[0].title.zh = "您满意吗";
    changed.questions[1].options[0].label.zh = "父亲";
    changed.questions[2].options.push_back(choiceOption("体育"));
    changed.questions[3].show_when = {{"身份", {"父"}, false}};
    changed.questions.push_back(fourPoints("新题"));
    const AskedRole before = askedRole(wideForm(), {}, {wide("", 10, "父", {"成绩"}, 8)});
    const AskedRole after = askedRole(changed, {}, {wide("", 10, "父", {"成绩", "体育"}, 7)});
    const auto tables = trend(before, after);
    const ResultTable wording = tableNamed(tables, "trend.parent.wording");
    std::vector<std::string> rows;
    for (const TableRow& row : wording.rows) {
        std::string words;
        for (const TableCell& cell : row.cells) words += cellText(cell, Language::zh) + "|";
        rows.push_back(words);
    }
    EXPECT_THAT(rows, testing::ElementsAre("您满意吗|题目措辞|对总体的评价|您满意吗|", "身份|选项措辞|父|父亲|",
                                           "期望|选项增减|成绩、健康|成绩、健康、体育|",
                                           "睡眠|谁要答|所有人都答|身份为父|", "对新题的评价|是否问到|没有|有|"));
    EXPECT_THAT(notesOf(tableNamed(tables, "trend.parent.rates")), HasSubstr("两期问法有改动的题：“您满意吗”"));
    EXPECT_THAT(notesOf(tableNamed(tables, "trend.parent.期望.rates")), HasSubstr("只列两期都有的选项"));
}

TEST(TrendTables, AnotherScaleIsNotCompared) {
    Question three = fourPoints("总体");
    three.options.erase(three.options.begin() + 1);
    const AskedRole after =
        askedRole(formOf("parent", {three}), abc, {overall("A", 4, "满意"), overall("B", 4, "满意")});
    const auto tables = between(first(), after);
    ASSERT_FALSE(tables.ok());
    EXPECT_EQ(tables.problem().code, "no-trend");
    EXPECT_THAT(tables.problem().message.zh, HasSubstr("刻度不同（4级改为3级）"));
}

TEST(TrendTables, AQuestionIsFoundByItsConstructToo) {
    Question renamed = fourPoints("总体");
    renamed.id = "满意度";
    const AskedRole after = askedRole(formOf("parent", {renamed}), abc,
                                      {{"A", 4, {{"满意度", chose("满意")}}}, {"B", 4, {{"满意度", chose("满意")}}}});
    EXPECT_EQ(cellOf(tableNamed(trend(first(), after, {.question = "parent.满意度"}), "trend.parent.rates"), "满意度",
                     "变化"),
              "50.0");
}

TEST(TrendTables, ProblemsAreNamed) {
    EXPECT_EQ(problemCode(first(), wave(abc, {})), "no-answers");
    EXPECT_EQ(problemCode(first(), second(), {.question = "食堂"}), "unknown-item");
    EXPECT_EQ(problemCode(first(), second(), {.by = "school.stage"}), "unknown-grouping");
    EXPECT_EQ(problemCode(first(), second(), {.definition = "top2of5"}), "definition-does-not-fit");
    EXPECT_EQ(problemCode(first(), second(), {.by = "school"}), "no-common-schools") << "four answers are too few";
    const AskedRole other =
        askedRole(formOf("parent", {fourPoints("别的")}), abc, {{"A", 1, {{"别的", chose("满意")}}}});
    EXPECT_EQ(problemCode(first(), other), "no-common-questions");
    EXPECT_EQ(problemCode(first(), other, {.question = "别的"}), "not-asked-before");
}

/// Schools of 20 answers each; `satisfied` says how many of them are satisfied.
AskedRole twentyEach(const std::vector<int>& satisfied) {
    Roster roster;
    std::vector<SameAnswers> answers;
    for (std::size_t s = 0; s < satisfied.size(); ++s) {
        const std::string code(1, static_cast<char>('A' + s));
        roster.schools.push_back({.code = code, .name = "学校" + code});
        answers.push_back(overall(code, satisfied[s], "满意"));
        answers.push_back(overall(code, 20 - satisfied[s], "不满意"));
    }
    return wave(roster, answers);
}

TEST(TrendTables, SchoolBySchool) {
    AskedRole after = twentyEach({16, 10, 10, 11});
    const auto tables = trend(twentyEach({4, 10, 11, 12}), after, {.by = "school"});
    const ResultTable schools = tableNamed(tables, "trend.parent.总体.schools");
    EXPECT_EQ(schools.kind, "trend-by-school");
    EXPECT_EQ(cellOf(schools, "A", "变化（点）"), "60.0");
    // z squared is chi-square of 16, 4 against 4, 16: 14.4; p = 0.000148, times 4 by Benjamini-Hochberg.
    EXPECT_EQ(cellOf(schools, "A", "p值"), "<0.001");
    EXPECT_NEAR(std::get<PValue>(schools.rows[0].cells[9]).value, 4 * 0.00014779, 1e-6);
    EXPECT_THAT(notesOf(schools), HasSubstr("校正后不像是偶然的变化：上升：学校A。"));
    EXPECT_THAT(notesOf(schools), HasSubstr("向均值回归"));
    const ResultTable together = tableNamed(tables, "trend.parent.总体.schools.together");
    EXPECT_EQ(cellOf(together, "all", "上升"), "1");
    EXPECT_EQ(cellOf(together, "all", "下降"), "2");
    EXPECT_EQ(cellOf(together, "all", "前期平均（%）"), "46.3");
    EXPECT_THAT(notesOf(together), HasSubstr("其中一部分必然出于偶然")) << "the lowest school rose most";
}

TEST(TrendTables, SmallSchoolsShowNothing) {
    const AskedRole before = wave(abc, {overall("A", 12, "满意"), overall("B", 5, "满意"), overall("C", 12, "不满意")});
    const AskedRole after = wave(abc, {overall("A", 12, "不满意"), overall("B", 12, "满意")});
    const ResultTable schools = tableNamed(trend(before, after, {.by = "school"}), "trend.parent.总体.schools");
    EXPECT_EQ(cellOf(schools, "A", "变化（点）"), "-100.0");
    EXPECT_EQ(cellOf(schools, "B", "前期n"), "<10");
    EXPECT_EQ(cellOf(schools, "B", "后期"), "—");
    EXPECT_EQ(cellOf(schools, "C", "后期n"), "0");
    EXPECT_EQ(cellOf(schools, "C", "前期"), "—");
    const auto lowered = trend(before, after, {.by = "school", .minimum_n = 5});
    EXPECT_EQ(cellOf(tableNamed(lowered, "trend.parent.总体.schools"), "B", "后期"), "100.0%");
}

TEST(TrendTables, AsAReaderSeesThem) {
    std::string text;
    for (const TrendRequest& request : {TrendRequest{}, TrendRequest{.by = "school"}})
        for (const ResultTable& table : trend(twentyEach({4, 10, 11, 12}), twentyEach({16, 10, 10, 11}), request))
            text += "[" + table.id + "]\n" +
                    renderText(table, {.language = Language::zh, .width = 100, .bars = false}) + "\n";
    expectGolden("findings/trend_of_a_scale.zh.txt", text);
    EXPECT_THAT(text, Not(HasSubstr("nan")));
}

}  // namespace
}  // namespace diaoyan
