// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/gap_tables.h"

#include "charts/tables/text_table.h"
#include "tests/charts/findings/role_answers.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

#include <cmath>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<RoleSide> sidesOf(const std::vector<AskedRole>& roles) {
    std::vector<RoleSide> sides;
    for (const AskedRole& role : roles) sides.push_back({&role.questionnaire, role.engine.get()});
    return sides;
}

std::vector<ResultTable> gaps(const std::vector<AskedRole>& roles, const GapRequest& request = {}) {
    const auto tables = gapTables(sidesOf(roles), request);
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.problem().message.zh);
    return tables.ok() ? *tables : std::vector<ResultTable>{};
}

Problem problemOf(const std::vector<AskedRole>& roles, const GapRequest& request = {}) {
    const auto tables = gapTables(sidesOf(roles), request);
    return tables.ok() ? Problem{"none", {}, {}} : tables.problem();
}

SameAnswers overall(const std::string& school, int count, const std::string& answer, double weight = 1) {
    return {school, count, {{"总体", chose(answer)}}, weight};
}

const Roster fourSchools = rosterOf({{"A", "小学"}, {"B", "小学"}, {"C", "初中"}, {"D", "初中"}});

/// Teachers 4, 4 in A and 3, 3 in B; parents 2, 2 in A and 3, 3 in B.
std::vector<AskedRole> twoRoles(bool parents_worst_first = false) {
    return {askedRole(formOf("teacher", {fourPoints("总体")}), fourSchools,
                      {overall("A", 2, "满意"), overall("B", 2, "比较满意"), overall("B", 1, "不了解")}),
            askedRole(formOf("parent", {fourPoints("总体", parents_worst_first)}), fourSchools,
                      {overall("A", 2, "基本满意"), overall("B", 2, "比较满意")})};
}

TEST(GapTables, SchoolsAreTheClusters) {
    const auto tables = gaps(twoRoles(), {.fewest_schools = 2});
    const ResultTable sides = tableNamed(tables, "gap.总体.sides");
    EXPECT_EQ(cellOf(sides, "总体/1", "有效作答"), "4") << "不了解 is no valid answer";
    EXPECT_EQ(cellOf(sides, "总体/1", "均值"), "3.50");
    EXPECT_EQ(cellOf(sides, "总体/2", "均值"), "2.50");
    EXPECT_EQ(cellOf(sides, "总体/1", "满意率"), "100.0%");
    EXPECT_EQ(cellOf(sides, "总体/2", "满意率"), "50.0%");
    // By hand: schools add +0.5 and -0.5 to the difference of 1, so that the variance is 2 (0.25 + 0.25): se 1,
    // t 1 with one degree of freedom, p = 2 (1/4).
    const ResultTable means = tableNamed(tables, "gap.总体.means");
    EXPECT_EQ(cellOf(means, "总体/1-2", "差距"), "1.00");
    EXPECT_EQ(cellOf(means, "总体/1-2", "p值"), "0.500");
    EXPECT_EQ(cellOf(means, "总体/1-2", "下限"), "-11.71") << "1 - 12.706";
    EXPECT_EQ(cellOf(means, "总体/1-2", "指数差距"), "33.3");
    EXPECT_EQ(cellOf(means, "总体/1-2", "大小"), "大");
    EXPECT_THAT(notesOf(means), HasSubstr("以学校为群"));
    EXPECT_THAT(notesOf(means), HasSubstr("教师2所"));
    EXPECT_EQ(means.kind, "gap-analysis");
}

TEST(GapTables, AScaleTurnedRoundIsTheSameScale) {
    const auto straight = gaps(twoRoles(false)), turned = gaps(twoRoles(true));
    ASSERT_EQ(straight.size(), turned.size());
    for (std::size_t t = 0; t < straight.size(); ++t) EXPECT_EQ(straight[t].rows, turned[t].rows) << straight[t].id;
}

TEST(GapTables, WithoutSchoolsRespondentsAreIndependent) {
    const std::vector<AskedRole> roles{
        askedRole(formOf("teacher", {fourPoints("总体")}), {}, {overall("", 56, "满意"), overall("", 14, "不满意")}),
        askedRole(formOf("parent", {fourPoints("总体")}), {}, {overall("", 48, "满意"), overall("", 32, "不满意")})};
    const auto tables = gaps(roles);
    // Newcombe's published example: 56 of 70 against 48 of 80 is 0.0524 to 0.3339.
    const ResultTable rates = tableNamed(tables, "gap.总体.rates");
    EXPECT_EQ(cellOf(rates, "总体/1-2", "差距"), "20.0");
    EXPECT_EQ(cellOf(rates, "总体/1-2", "下限"), "5.2");
    EXPECT_EQ(cellOf(rates, "总体/1-2", "上限"), "33.4");
    EXPECT_THAT(notesOf(rates), HasSubstr("纽科姆区间"));
    const ResultTable means = tableNamed(tables, "gap.总体.means");
    EXPECT_THAT(notesOf(means), HasSubstr("韦尔奇t检验"));
    EXPECT_THAT(notesOf(means), HasSubstr("没有学校层面的比较"));
    EXPECT_EQ(tables.size(), 3U) << "one item has no profile, no schools have no pairs";
}

TEST(GapTables, FewSchoolsOfOneSideLimitTheDegreesOfFreedom) {
    std::vector<SameAnswers> teachers, students;
    for (const char* school : {"A", "B", "C", "D"}) teachers.push_back(overall(school, 3, "满意"));
    teachers.push_back(overall("A", 1, "不满意"));
    for (const char* school : {"A", "B"}) students.push_back(overall(school, 3, "基本满意"));
    students.push_back(overall("B", 2, "满意"));
    const auto tables = gaps({askedRole(formOf("teacher", {fourPoints("总体")}), fourSchools, teachers),
                              askedRole(formOf("student", {fourPoints("总体")}), fourSchools, students)},
                             {.fewest_schools = 2});
    const ResultTable means = tableNamed(tables, "gap.总体.means");
    const auto number = [&](std::size_t column) { return std::get<Figure>(means.rows[0].cells[column]).value; };
    const double gap = number(3), lower = number(4), p = std::get<PValue>(means.rows[0].cells[6]).value;
    // With one degree of freedom t = tan(pi (1 - p) / 2) and the interval is gap -+ 12.7062 se.
    const double se = (gap - lower) / 12.706204736;
    EXPECT_NEAR(p, 1 - 2 / M_PI * std::atan(gap / se), 1e-9);
    EXPECT_THAT(notesOf(means), HasSubstr("教师4所和学生2所"));
}

TEST(GapTables, AHandfulOfSchoolsIsNoSampleOfSchools) {
    std::vector<SameAnswers> teachers, parents, students;
    Roster roster;
    for (const char* school : {"A", "B", "C", "D", "E", "F"}) {
        roster.schools.push_back({.code = school});
        parents.push_back(overall(school, 30, school[0] < 'D' ? "满意" : "比较满意"));
        teachers.push_back(overall(school, 30, school[0] < 'E' ? "满意" : "比较满意"));
    }
    for (const char* school : {"A", "B"}) students.push_back(overall(school, 30, school[0] == 'A' ? "满意" : "不满意"));
    const auto tables = gaps({askedRole(formOf("teacher", {fourPoints("总体")}), roster, teachers),
                              askedRole(formOf("parent", {fourPoints("总体")}), roster, parents),
                              askedRole(formOf("student", {fourPoints("总体")}), roster, students)});
    const std::string notes = notesOf(tableNamed(tables, "gap.总体.means"));
    EXPECT_THAT(notes, HasSubstr("例外（教师−学生和家长−学生）：区间和p值出自韦尔奇t检验"));
    EXPECT_THAT(notes, HasSubstr("没有一项差距能推及各校"));
    EXPECT_THAT(notes, HasSubstr("仅就这些学校的作答者而言，不像是偶然的有：教师−学生和家长−学生"));
    EXPECT_THAT(notesOf(tableNamed(tables, "gap.总体.sides")), HasSubstr("学生的满意率区间"));
}

TEST(GapTables, DifferentScalesAreNotCompared) {
    Question three = fourPoints("总体");
    three.options.erase(three.options.begin() + 1);
    const AskedRole teacher = twoRoles()[0], parent = twoRoles()[1];
    const AskedRole student = askedRole(formOf("student", {three}), fourSchools, {overall("A", 2, "满意")});
    const Problem problem = problemOf({teacher, student});
    EXPECT_EQ(problem.code, "scales-differ");
    EXPECT_THAT(problem.message.zh, HasSubstr("教师（4级）和学生（3级）"));
    const auto tables = gaps({teacher, parent, student});
    const ResultTable sides = tableNamed(tables, "gap.总体.sides");
    EXPECT_EQ(cellOf(sides, "总体/3", "有效作答"), "—");
    EXPECT_THAT(notesOf(sides), HasSubstr("教师（4级）、家长（4级）和学生（3级）"));
    const ResultTable means = tableNamed(tables, "gap.总体.means");
    EXPECT_EQ(cellOf(means, "总体/1-2", "差距"), "1.00");
    EXPECT_EQ(cellOf(means, "总体/1-3", "差距"), "—");
}

TEST(GapTables, OtherWordsForThePointsAreSaid) {
    Question agree = fourPoints("总体");
    agree.options[0].label.zh = "很好";
    const AskedRole student = askedRole(formOf("student", {agree}), fourSchools, {overall("A", 2, "满意")});
    EXPECT_THAT(notesOf(gaps({twoRoles()[0], student})[0]), HasSubstr("选项措辞不同"));
    EXPECT_THAT(notesOf(gaps(twoRoles())[0]), Not(HasSubstr("选项措辞不同")));
}

TEST(GapTables, ClearProblemsInsteadOfEmptyTables) {
    const auto roles = twoRoles();
    EXPECT_EQ(problemOf({roles[0]}).code, "one-role");
    EXPECT_EQ(problemOf({roles[0], askedRole(formOf("parent", {fourPoints("总体")}), fourSchools, {})}).code,
              "one-role");
    EXPECT_EQ(problemOf(roles, {.construct = "食堂"}).code, "unknown-construct");
    EXPECT_THAT(problemOf(roles, {.construct = "食堂"}).message.zh, HasSubstr("总体"));
    EXPECT_EQ(problemOf(roles, {.by = "school.color"}).code, "unknown-grouping");
    EXPECT_EQ(problemOf(roles, {.definition = "top2of5"}).code, "definition-does-not-fit");
    Question other = fourPoints("总体");
    other.construct.clear();
    const AskedRole nameless = askedRole(formOf("student", {other}), fourSchools, {overall("A", 1, "满意")});
    EXPECT_EQ(problemOf({nameless, nameless}).code, "no-shared-construct");
    EXPECT_EQ(problemOf({roles[0], nameless}).code, "one-role-only");
}

TEST(GapTables, GroupsTooSmallShowNothing) {
    const std::vector<AskedRole> roles{
        askedRole(formOf("teacher", {fourPoints("总体")}), fourSchools,
                  {overall("A", 12, "满意"), overall("B", 12, "比较满意"), overall("C", 5, "不满意")}),
        askedRole(formOf("parent", {fourPoints("总体")}), fourSchools,
                  {overall("A", 12, "基本满意"), overall("B", 12, "满意"), overall("C", 12, "满意")})};
    const auto tables = gaps(roles, {.by = "school.stage"});
    const ResultTable sides = tableNamed(tables, "gap.总体.by.school.stage.sides");
    EXPECT_EQ(cellOf(sides, "总体@初中/1", "有效作答"), "<10");
    EXPECT_EQ(cellOf(sides, "总体@初中/1", "满意率"), "—");
    EXPECT_EQ(cellOf(sides, "总体@初中/2", "满意率"), "100.0%");
    const ResultTable means = tableNamed(tables, "gap.总体.by.school.stage.means");
    EXPECT_EQ(cellOf(means, "总体@小学/1-2", "差距"), "0.50");
    EXPECT_EQ(cellOf(means, "总体@初中/1-2", "差距"), "—");
    EXPECT_THAT(notesOf(means), HasSubstr("有效作答不足10人，不显示结果"));
}

/// Three rows; teachers order them as parents do but always half a point higher on the first.
std::vector<AskedRole> matrixRoles() {
    Question matrix = fourPoints("方面");
    matrix.kind = QuestionKind::matrix;
    matrix.cells = QuestionKind::scale;
    for (const char* row : {"教学", "食堂", "操场"}) matrix.rows.push_back({row, untranslated(row)});
    const auto sheet = [](const std::string& school, int count, const char* a, const char* b, const char* c) {
        return SameAnswers{school, count, {{"方面.教学", chose(a)}, {"方面.食堂", chose(b)}, {"方面.操场", chose(c)}}};
    };
    return {
        askedRole(formOf("teacher", {matrix}), fourSchools,
                  {sheet("A", 10, "满意", "不满意", "基本满意"), sheet("B", 10, "满意", "不满意", "比较满意"),
                   sheet("C", 4, "满意", "不满意", "比较满意")}),
        askedRole(formOf("parent", {matrix}), fourSchools,
                  {sheet("A", 10, "满意", "不满意", "基本满意"), sheet("B", 10, "比较满意", "不满意", "比较满意"),
                   sheet("C", 10, "比较满意", "基本满意", "比较满意"), sheet("D", 10, "满意", "不满意", "基本满意")})};
}

TEST(GapTables, RolesThatAGroupDoesNotHaveAreLeftOut) {
    const std::vector<AskedRole> roles{
        askedRole(formOf("teacher", {fourPoints("总体")}), fourSchools,
                  {overall("A", 12, "满意"), overall("C", 12, "比较满意")}),
        askedRole(formOf("student", {fourPoints("总体")}), fourSchools, {overall("C", 12, "满意")})};
    const auto tables = gaps(roles, {.by = "school.stage"});
    EXPECT_EQ(tableNamed(tables, "gap.总体.by.school.stage.sides").rows.size(), 3U);
    const ResultTable means = tableNamed(tables, "gap.总体.by.school.stage.means");
    EXPECT_EQ(means.rows.size(), 1U);
    EXPECT_THAT(notesOf(means), HasSubstr("没有人作答的组"));
}

TEST(GapTables, OneRowOfAMatrixIsNamed) {
    const auto tables = gaps(matrixRoles(), {.construct = "方面.食堂"});
    EXPECT_EQ(tableNamed(tables, "gap.方面.means").title.zh, "对方面的评价—食堂：均值的差距");
    EXPECT_EQ(tables.size(), 4U) << "no agreement over one item";
}

TEST(GapTables, ProfilesOfAMatrix) {
    const auto tables = gaps(matrixRoles());
    const ResultTable agreement = tableNamed(tables, "gap.方面.agreement");
    EXPECT_EQ(cellOf(agreement, "1-2", "题数"), "3");
    EXPECT_EQ(cellOf(agreement, "1-2", "排序相关"), "1.00");
    EXPECT_EQ(cellOf(agreement, "all", "和谐系数W"), "1.00");
    // Teachers 4, 1, 62/24; parents 3.5, 1.25, 2.5: root of (0.25 + 0.0625 + 0.00694) / 3.
    EXPECT_EQ(cellOf(agreement, "1-2", "均方根差距"), "0.33");
    EXPECT_EQ(agreement.kind, "profile-agreement");
}

TEST(GapTables, TheSameSchoolsSeenByTwoRoles) {
    const ResultTable schools = tableNamed(gaps(matrixRoles()), "gap.方面.schools");
    EXPECT_EQ(cellOf(schools, "方面.教学/1-2", "学校"), "2") << "C has four teachers, D none";
    EXPECT_EQ(cellOf(schools, "方面.教学/1-2", "未列"), "2");
    // A: 4 against 4, B: 4 against 3: mean difference 0.5, t = 1 with one degree of freedom.
    EXPECT_EQ(cellOf(schools, "方面.教学/1-2", "差"), "0.50");
    EXPECT_EQ(cellOf(schools, "方面.教学/1-2", "p值"), "0.500");
    EXPECT_EQ(cellOf(schools, "方面.教学/1-2", "前者高"), "1");
    EXPECT_EQ(cellOf(schools, "方面.食堂/1-2", "p值"), "—") << "no difference in either school";
    EXPECT_THAT(notesOf(schools), HasSubstr("可比的学校不足10所的（教师−家长）"));
    const auto few = gaps(matrixRoles(), {.minimum_n = 11});
    EXPECT_THAT(notesOf(tableNamed(few, "gap.方面.means")), HasSubstr("没有学校层面的比较"));
}

TEST(GapTables, WeightsAreSaidAndUsed) {
    std::vector<AskedRole> roles = twoRoles();
    roles[0] = askedRole(formOf("teacher", {fourPoints("总体")}), fourSchools,
                         {overall("A", 2, "满意", 3), overall("B", 2, "比较满意", 1)}, {"按在编人数", "by staff"});
    const auto tables = gaps(roles);
    const ResultTable sides = tableNamed(tables, "gap.总体.sides");
    EXPECT_EQ(cellOf(sides, "总体/1", "有效作答"), "4");
    EXPECT_EQ(cellOf(sides, "总体/1", "均值"), "3.75");
    EXPECT_EQ(cellOf(sides, "总体/1", "满意率（%，加权）"), "100.0");
    const ResultTable means = tableNamed(tables, "gap.总体.means");
    EXPECT_EQ(cellOf(means, "总体/1-2", "差距"), "1.25");
    EXPECT_THAT(notesOf(means), HasSubstr("教师的答卷已加权：按在编人数"));
}

TEST(GapTables, AsAReaderSeesThem) {
    for (const Language language : {Language::zh, Language::en}) {
        std::string text;
        for (const ResultTable& table : gaps(matrixRoles()))
            text +=
                "[" + table.id + "]\n" + renderText(table, {.language = language, .width = 100, .bars = false}) + "\n";
        expectGolden(std::string("findings/gap_of_a_matrix.") + (language == Language::zh ? "zh" : "en") + ".txt",
                     text);
    }
}

}  // namespace
}  // namespace diaoyan
