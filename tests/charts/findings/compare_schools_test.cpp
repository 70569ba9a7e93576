// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/findings/compare.h"
#include "charts/tables/text_table.h"
#include "tests/charts/findings/school_town.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

#include <chrono>

namespace diaoyan {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using Tables = std::vector<ResultTable>;

Tables compared(const SchoolTown& town, const CompareRequest& request) {
    const auto tables = compareTables(town.engine(), town.form(), town.roster, request);
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.problem().message.en);
    return tables.ok() ? *tables : Tables{};
}

std::string problemCode(const SchoolTown& town, const CompareRequest& request) {
    const auto tables = compareTables(town.engine(), town.form(), town.roster, request);
    return tables.ok() ? "none" : tables.problem().code;
}

CompareRequest bySchool() {
    return {.question = "overall", .by = "school"};
}

const TableRow* rowOf(const ResultTable& table, const std::string& code) {
    for (const TableRow& row : table.rows)
        if (row.code == code) return &row;
    return nullptr;
}

/// The cell of a row under a heading, as printed in Chinese.
std::string cell(const ResultTable& table, const std::string& code, const std::string& heading) {
    const TableRow* row = rowOf(table, code);
    for (std::size_t c = 0; row != nullptr && c < table.columns.size(); ++c)
        if (table.columns[c].heading.zh == heading) return cellText(row->cells[c], Language::zh);
    return "no such cell";
}

std::vector<std::string> codes(const ResultTable& table) {
    std::vector<std::string> all;
    for (const TableRow& row : table.rows) all.push_back(row.code);
    return all;
}

std::string notes(const ResultTable& table) {
    std::string all;
    for (const std::string& line : noteLines(table, Language::zh)) all += line + "\n";
    return all;
}

std::string textOf(const Tables& tables, Language language) {
    std::string text;
    for (const ResultTable& table : tables)
        text += "[" + table.id + " " + table.kind + "]\n" +
                renderText(table, {.language = language, .width = 110, .bars = false}) + "\n";
    return text;
}

/// Six schools to compare, one with four answers and one that nobody answered from.
SchoolTown eightSchools() {
    SchoolTown town;
    town.role = "teacher";
    town.add("一", "小学", 58, 2).teachers = 70;
    town.add("二", "小学", 40, 20, 3);
    town.add("三", "小学", 3, 1);
    town.add("四", "初中", 41, 19).teachers = 60;
    town.add("五", "初中", 9, 1).teachers = 10;
    town.add("六", "初中", 12, 48);
    town.add("七", "小学", 38, 22);
    town.add("八", "小学", 0, 0);
    town.sheets.push_back(sample::sheet("", {{"overall", sample::choice("一般")}}));
    return town;
}

TEST(CompareSchools, AsPrinted) {
    const Tables tables = compared(eightSchools(), bySchool());
    expectGolden("findings/compare_schools.zh.txt", textOf(tables, Language::zh));
    expectGolden("findings/compare_schools.en.txt", textOf(tables, Language::en));
}

TEST(CompareSchools, EveryRowIsAsLongAsTheHeadings) {
    for (const CompareRequest& request :
         {bySchool(), CompareRequest{.by = "school.stage/school"}, CompareRequest{.question = "age", .by = "school"},
          CompareRequest{.by = "school", .definition = "index-100-80-60-40-20"}, CompareRequest{.by = "school.stage"},
          CompareRequest{.by = "sex/school", .minimum_n = 31}, CompareRequest{.by = "school", .minimum_n = 1000}})
        for (const ResultTable& table : compared(eightSchools(), request))
            for (const TableRow& row : table.rows) EXPECT_EQ(row.cells.size(), table.columns.size()) << table.id;
}

/// 90, 50 and 10 of 100: no overlap, so each has one rank; three alike ones exclude nothing.
TEST(CompareSchools, RanksAreSaidOnlyWhereTheyAreCertain) {
    SchoolTown apart;
    apart.add("a", "", 90, 10);
    apart.add("b", "", 50, 50);
    apart.add("c", "", 10, 90);
    const ResultTable table = compared(apart, bySchool()).front();
    EXPECT_EQ(cell(table, "a", "名次区间"), "1–1");
    EXPECT_EQ(cell(table, "b", "名次区间"), "2–2");
    EXPECT_EQ(cell(table, "c", "名次区间"), "3–3");
    EXPECT_THAT(cell(table, "a", "可以怎么说"), HasSubstr("最好之一"));
    EXPECT_THAT(cell(table, "b", "可以怎么说"), AllOf(Not(HasSubstr("最")), Not(HasSubstr("靠"))));
    EXPECT_THAT(cell(table, "c", "可以怎么说"), HasSubstr("最差之一"));
    EXPECT_EQ(cell(table, "a", "漏斗图位置"), "高于99.8%界");
    EXPECT_EQ(cell(table, "c", "漏斗图位置"), "低于99.8%界");

    SchoolTown alike;
    alike.add("a", "", 16, 4);
    alike.add("b", "", 15, 5);
    alike.add("c", "", 14, 6);
    const ResultTable close = compared(alike, bySchool()).front();
    for (const char* code : {"a", "b", "c"}) {
        EXPECT_EQ(cell(close, code, "名次区间"), "1–3");
        EXPECT_EQ(cell(close, code, "可以怎么说"), "不能断定");
    }
    EXPECT_EQ(cell(close, "a", "收缩估计（%）"), "75.0") << "no more than chance: all equal the whole";
    EXPECT_EQ(cell(close, "a", "收缩区间"), "—") << "an interval without width would read as certainty";
    EXPECT_THAT(notes(close), AllOf(HasSubstr("不能说哪一所最好或最差"), HasSubstr("没有超出偶然波动")));
}

TEST(CompareSchools, FewAnswersAreListedLastAndTellNothing) {
    const Tables tables = compared(eightSchools(), bySchool());
    const ResultTable& table = tables.front();
    EXPECT_THAT(codes(table), ElementsAre("一", "二", "四", "五", "六", "七", "", "三", "八"));
    EXPECT_EQ(cell(table, "三", "有效作答"), "<10");
    EXPECT_EQ(cell(table, "三", "可以怎么说"), "不参与排名");
    EXPECT_EQ(cell(table, "八", "有效作答"), "0");
    for (std::size_t c = 1; c < table.columns.size(); ++c) {
        const TableCell& hidden = rowOf(table, "三")->cells[c];
        EXPECT_TRUE(std::holds_alternative<NoValue>(hidden) || std::holds_alternative<Text>(hidden)) << c;
    }
    // The total is of the schools that are shown, or a subtraction would tell.
    EXPECT_EQ(cell(table, "", "有效作答"), "310");
    EXPECT_EQ(cell(table, "", "计入人数"), "198");
    EXPECT_EQ(rowOf(tables[1], "overall-with-small"), nullptr);
    EXPECT_THAT(textOf(tables, Language::zh), Not(HasSubstr("314"))) << "the answers of all schools together";
}

TEST(CompareSchools, SeveralSmallSchoolsCountTogetherWhenTheyAreEnough) {
    SchoolTown town = eightSchools();
    town.add("九", "小学", 5, 2);
    EXPECT_THAT(cell(compared(town, bySchool())[1], "overall-with-small", "怎么读"), HasSubstr("321人"));
    town.add("十", "小学", 0, 0);
    CompareRequest strict = bySchool();
    strict.minimum_n = 12;  // hides 三, 五 and 九: 21 answers
    EXPECT_NE(rowOf(compared(town, strict)[1], "overall-with-small"), nullptr);
    strict.minimum_n = 10;
    town.sheets.resize(town.sheets.size() - 3);  // 九 loses three: 4 + 4 answers are too few together
    EXPECT_EQ(rowOf(compared(town, strict)[1], "overall-with-small"), nullptr);
}

TEST(CompareSchools, WithinStages) {
    const Tables tables = compared(eightSchools(), {.question = "overall", .by = "school.stage/school"});
    ASSERT_EQ(tables.size(), 4u);
    EXPECT_EQ(tables[0].title.zh, "对学校的总体评价：各校比较（小学）");
    EXPECT_THAT(codes(tables[0]), ElementsAre("一", "二", "七", "", "三", "八"));
    EXPECT_THAT(codes(tables[2]), ElementsAre("四", "五", "六", ""));
    EXPECT_EQ(cell(tables[2], "四", "学校"), "第四学校");
    EXPECT_EQ(cell(tables[2], "六", "名次区间"), "3–3") << "of three junior schools";
    EXPECT_EQ(cell(tables[2], "四", "在编教师"), "60");
}

TEST(CompareSchools, PopulationOnlyWhereItIsTrulyKnown) {
    const ResultTable teachers = compared(eightSchools(), bySchool()).front();
    EXPECT_EQ(cell(teachers, "四", "95%区间"), "68.3%～68.3%") << "all 60 of 60 answered";
    EXPECT_THAT(cell(teachers, "四", "名次区间"), Not("3–3")) << "which makes no rank certain";
    EXPECT_EQ(cell(teachers, "六", "在编教师"), "—");
    // Boys and girls of a school are not its whole staff.
    for (const ResultTable& table : compared(eightSchools(), {.question = "overall", .by = "sex/school"}))
        EXPECT_EQ(cell(table, "四", "在编教师"), "no such cell") << table.id;

    SchoolTown parents;
    School& asked = parents.add("a", "", 20, 10);
    asked.enrolment = 300;
    asked.expected["parent"] = 30;  // thirty of them were asked
    parents.add("b", "", 20, 10);
    EXPECT_EQ(cell(compared(parents, bySchool()).front(), "a", "家长"), "no such cell");
    parents.roster.schools[0].expected["parent"] = 300;
    EXPECT_EQ(cell(compared(parents, bySchool()).front(), "a", "家长"), "300");
}

TEST(CompareSchools, MoreAnswersThanTeachersIsSaid) {
    SchoolTown town;
    town.role = "teacher";
    town.add("a", "", 20, 10).teachers = 25;
    town.add("b", "", 20, 10).teachers = 100;
    EXPECT_THAT(notes(compared(town, bySchool()).front()), HasSubstr("30 份有效作答，多于"));
}

TEST(CompareSchools, NothingVaries) {
    SchoolTown town;
    town.add("a", "", 20, 0);
    town.add("b", "", 30, 0);
    const Tables tables = compared(town, bySchool());
    EXPECT_EQ(cell(tables[0], "a", "满意率"), "100.0%");
    EXPECT_EQ(cell(tables[0], "a", "收缩估计（%）"), "—");
    EXPECT_EQ(cell(tables[0], "a", "校正z"), "—");
    EXPECT_THAT(notes(tables[0]), HasSubstr("没有漏斗图和检验"));
    EXPECT_EQ(cell(tables[1], "icc", "数值"), "—");
    EXPECT_EQ(cell(tables[1], "overall", "数值"), "100.0");
    EXPECT_EQ(cell(tables[1], "overall", "区间下限"), "92.9") << "Wilson for 50 of 50";
    EXPECT_EQ(cell(tables[1], "variation-coefficient", "数值"), "0.000");
}

TEST(CompareSchools, OneSchoolOrNone) {
    SchoolTown one;
    one.add("a", "", 20, 10);
    const Tables tables = compared(one, bySchool());
    ASSERT_EQ(tables.size(), 1u) << "nothing varies between one school";
    EXPECT_EQ(cell(tables[0], "a", "名次区间"), "—");
    EXPECT_EQ(cell(tables[0], "a", "可以怎么说"), "—");
    EXPECT_EQ(tables[0].rows.size(), 1u) << "no total of one";
    EXPECT_THAT(notes(tables[0]), Not(HasSubstr("合计")));

    SchoolTown small;
    small.add("a", "", 3, 1);
    small.add("b", "", 0, 0);
    const Tables none = compared(small, bySchool());
    ASSERT_EQ(none.size(), 1u);
    EXPECT_THAT(notes(none[0]), HasSubstr("没有一所学校的有效作答达到10人"));
    EXPECT_THAT(none[0].base.zh, HasSubstr("0所学校"));

    SchoolTown nobody;
    EXPECT_EQ(problemCode(nobody, bySchool()), "no-schools");
}

TEST(CompareSchools, ScalesThatNobodyAnsweredAreNamed) {
    SchoolTown town = eightSchools();
    town.more_scale = true;
    const Tables tables = compared(town, {.by = "school"});
    EXPECT_EQ(tables.size(), 2u);
    EXPECT_THAT(notes(tables[0]), HasSubstr("“food”没有有效作答，未列出"));
    EXPECT_EQ(compared(town, {.question = "food", .by = "school"}).size(), 1u) << "asked for by name it is shown";
    town.sheets.clear();
    EXPECT_EQ(problemCode(town, {.by = "school"}), "no-answers");
}

TEST(CompareSchools, RequestsThatCannotBeMet) {
    const SchoolTown town = eightSchools();
    EXPECT_EQ(problemCode(town, {}), "no-grouping");
    EXPECT_EQ(problemCode(town, {.question = "nothing", .by = "school"}), "unknown-item");
    EXPECT_EQ(problemCode(town, {.question = "wishes", .by = "school"}), "not-a-scale");
    EXPECT_EQ(problemCode(town, {.by = "moon/school"}), "unknown-grouping");
    EXPECT_EQ(problemCode(town, {.by = "moon"}), "unknown-grouping");
    EXPECT_EQ(problemCode(town, {.question = "overall", .by = "overall/school"}), "grouped-by-itself");
    EXPECT_EQ(problemCode(town, {.by = "school", .definition = "top99"}), "unknown-definition");
}

TEST(CompareSchools, HighestShrunkenRateFirstWhereAsked) {
    CompareRequest request = bySchool();
    request.order = SchoolOrder::by_shrunken;
    // 五 has 9 of 10, but ten answers are not enough to put it before 一 with 58 of 60.
    EXPECT_THAT(codes(compared(eightSchools(), request).front()),
                ElementsAre("一", "五", "四", "二", "七", "六", "", "三", "八"));
}

TEST(CompareSchools, MeansOfNumbersAndIndices) {
    const Tables ages = compared(eightSchools(), {.question = "age", .by = "school"});
    EXPECT_EQ(ages[0].kind, "school-random-effects");
    EXPECT_EQ(cell(ages[0], "一", "有效作答"), "60");
    EXPECT_EQ(cell(ages[0], "三", "有效作答"), "<10");
    EXPECT_EQ(cell(ages[0], "三", "均值"), "—");
    EXPECT_THAT(notes(ages[0]), HasSubstr("没有排名"));
    EXPECT_EQ(rowOf(ages[1], "variation-coefficient"), nullptr);
    const Tables index =
        compared(eightSchools(), {.question = "overall", .by = "school", .definition = "index-100-80-60-40-20"});
    EXPECT_EQ(cell(index[0], "六", "指数"), "64.0") << "12 of 80 points and 48 of 60";
    EXPECT_EQ(cell(index[1], "overall", "数值"), "72.8") << "(198 x 80 + 112 x 60) / 310";
}

TEST(CompareSchools, WeightsAreNeverSilent) {
    SchoolTown town = eightSchools();
    town.weighting = {"按学段事后分层", "post-stratified by stage"};
    for (AnswerSheet& sheet : town.sheets) sheet.weight = sheet.school == "六" ? 5 : 1;
    const Tables tables = compared(town, bySchool());
    EXPECT_THAT(notes(tables[0]), AllOf(HasSubstr("按学段事后分层"), HasSubstr("未加权")));
    EXPECT_EQ(cell(tables[0], "六", "满意率"), "20.0%");
    EXPECT_EQ(cell(tables[0], "", "95%区间"), "—") << "it belongs to the weighted rate";
    EXPECT_EQ(cell(tables[1], "overall", "指标"), "加权满意率（%）");
    EXPECT_EQ(cell(tables[1], "overall", "数值"), "44.7") << "(186 + 5 x 12) / (250 + 5 x 60)";
}

TEST(CompareGroups, StagesOfFewSchools) {
    const Tables tables = compared(eightSchools(), {.question = "overall", .by = "school.stage"});
    ASSERT_EQ(tables.size(), 3u) << "rates, means, tests";
    EXPECT_EQ(cell(tables[0], "小学", "有效作答"), "184");
    EXPECT_THAT(notes(tables[0]), HasSubstr("各人视为相互独立")) << "four schools are no clusters";
    EXPECT_THAT(notes(tables[2]), HasSubstr("至少5所学校"));
    CompareRequest strict{.question = "overall", .by = "school.stage", .minimum_n = 150};
    const Tables hidden = compared(eightSchools(), strict);
    EXPECT_EQ(cell(hidden[0], "初中", "有效作答"), "<150");
    EXPECT_EQ(cell(hidden[0], "初中", "满意率"), "—");
    EXPECT_EQ(hidden.size(), 2u) << "nothing is left to test";
}

TEST(CompareSchools, TwentyThousandSchoolsStayFast) {
    SchoolTown town;
    for (int i = 0; i < 20000; ++i) town.add("s" + std::to_string(i), "小学", 6 + i % 9, 2 + i % 5);
    const ColumnEngine engine = town.engine();
    const auto begin = std::chrono::steady_clock::now();
    const auto tables = compareTables(engine, town.form(), town.roster, bySchool());
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    ASSERT_TRUE(tables.ok());
    EXPECT_EQ(tables->front().rows.size(), 20001u);
    EXPECT_LT(seconds.count(), 10) << "about one second where nothing else runs";
}

}  // namespace
}  // namespace diaoyan
