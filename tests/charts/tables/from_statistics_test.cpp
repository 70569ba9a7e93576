// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/tables/from_statistics.h"

#include "charts/tables/text_table.h"
#include "tests/charts/report/small_study.h"
#include "tests/support/golden.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string textOf(const std::vector<ResultTable>& tables, Language language = Language::zh) {
    std::string text;
    for (const ResultTable& table : tables)
        text += "[" + table.id + " " + table.kind + " bar " + std::to_string(table.bar_column) + "]\n" +
                renderText(table, {.language = language, .width = 120, .bars = false}) + "\n";
    return text;
}

std::vector<ResultTable> teacherTables(const TableRequest& request) {
    const StudyPart part = studyPart(teacherAnswers(), twoSchools(false));
    const auto tables = tablesOf(*part.answers, part.questionnaire, request);
    EXPECT_TRUE(tables.ok()) << (tables.ok() ? "" : tables.problem().message.zh);
    return tables.ok() ? *tables : std::vector<ResultTable>{};
}

std::string problemCode(const TableRequest& request) {
    const StudyPart part = studyPart(teacherAnswers(), twoSchools(false));
    const auto tables = tablesOf(*part.answers, part.questionnaire, request);
    return tables.ok() ? "" : tables.problem().code;
}

Result<std::vector<ResultTable>> rates(const SatisfactionRequest& request) {
    const StudyPart part = studyPart(teacherAnswers(), twoSchools(false));
    return satisfactionTables(*part.answers, part.questionnaire, request);
}

/// The cell of a row in the column of a heading, as printed.
std::string cell(const ResultTable& table, const std::string& code, const std::string& heading) {
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        for (const TableRow& row : table.rows)
            if (row.code == code && table.columns[c].heading.zh == heading) return cellText(row.cells[c], Language::zh);
    return "no such cell";
}

std::vector<std::string> codes(const ResultTable& table) {
    std::vector<std::string> all;
    for (const TableRow& row : table.rows)
        if (!row.code.empty()) all.push_back(row.code);
    return all;
}

TEST(TablesOf, EveryQuestionOfTheForm) {
    expectGolden("tables/teacher_questions.zh.txt", textOf(teacherTables({})));
    expectGolden("tables/teacher_questions.en.txt", textOf(teacherTables({}), Language::en));
}

TEST(TablesOf, EveryQuestionBySchool) {
    expectGolden("tables/teacher_by_school.zh.txt", textOf(teacherTables({.by = "school"})));
}

TEST(TablesOf, RowsAreAsLongAsTheHeadings) {
    for (const TableRequest& request : {TableRequest{}, TableRequest{.by = "school", .cells = CrossCells::both},
                                        TableRequest{.by = "time", .order = TableOrder::by_count}})
        for (const ResultTable& table : teacherTables(request))
            for (const TableRow& row : table.rows) EXPECT_EQ(row.cells.size(), table.columns.size()) << table.id;
}

TEST(TablesOf, OneQuestionOneRowOfAMatrixOrAll) {
    EXPECT_EQ(teacherTables({.question = "hope"}).front().id, "teacher.hope");
    EXPECT_EQ(teacherTables({.question = "teacher.hope"}).size(), 1u);
    EXPECT_EQ(teacherTables({.question = "services.canteen"}).front().kind, "frequency");
    EXPECT_EQ(teacherTables({.question = "services"}).front().rows.size(), 3u);
}

TEST(TablesOf, MultipleResponseStatesEveryBase) {
    const ResultTable table = teacherTables({.question = "hope"}).front();
    EXPECT_EQ(table.base.zh, "至少选一项的38名教师（个案）");
    EXPECT_EQ(cell(table, "b", "频数"), "33");
    EXPECT_EQ(cell(table, "b", "个案百分比"), "86.8%");
    EXPECT_EQ(cell(table, "b", "响应百分比"), "48.5%");
    EXPECT_EQ(cell(table, "b", "百分比（含未作答）"), "82.5%");
    EXPECT_EQ(table.columns[static_cast<std::size_t>(table.bar_column)].heading.zh, "个案百分比");
}

TEST(TablesOf, OtherComesLastAndScalesKeepTheirOrder) {
    EXPECT_EQ(codes(teacherTables({.question = "time", .order = TableOrder::by_count}).front()),
              (std::vector<std::string>{"b", "c", "a"}));
    EXPECT_EQ(codes(teacherTables({.question = "time"}).front()), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_EQ(codes(teacherTables({.question = "environment", .order = TableOrder::by_count}).front()),
              (std::vector<std::string>{"4", "3", "2", "1", "0"}));
}

TEST(TablesOf, ClassesOfANumberKeepTheirOrder) {
    const auto firstRow = [](const std::vector<std::string>& labels) {
        Item item;
        item.kind = QuestionKind::single;
        for (const std::string& label : labels) item.options.push_back(choice(label, label, ""));
        ItemCounts counts;
        for (std::size_t i = 0; i < labels.size(); ++i) counts.options.push_back(static_cast<std::int64_t>(i));
        counts.answered = static_cast<std::int64_t>(labels.size() * (labels.size() - 1) / 2);
        const auto frequencies = frequencyTable(item, counts);
        EXPECT_TRUE(frequencies.ok());
        return tableOf(*frequencies, {.order = TableOrder::by_count}).rows.front().code;
    };
    EXPECT_EQ(firstRow({"不足20岁", "20~24岁", "25~29岁", "30岁及以上"}), "不足20岁");
    EXPECT_EQ(firstRow({"1部", "2部", "3部"}), "1部");
    EXPECT_EQ(firstRow({"3000元", "800元", "1500元"}), "1500元") << "classes that stand in no order";
    EXPECT_EQ(firstRow({"1. 食堂", "2. 操场", "3. 图书馆"}), "3. 图书馆");
    EXPECT_EQ(firstRow({"1、食堂", "2、操场", "3、图书馆"}), "3、图书馆") << "options that are only counted off";
}

TEST(TablesOf, OnlyTheBaseThatIsAskedFor) {
    const ResultTable asked = teacherTables({.question = "environment", .base = BaseKind::asked}).front();
    EXPECT_EQ(cell(asked, "4", "百分比"), "40.0%");
    EXPECT_EQ(cell(asked, "4", "有效百分比"), "no such cell");
    EXPECT_EQ(asked.columns[static_cast<std::size_t>(asked.bar_column)].heading.zh, "百分比");
    EXPECT_EQ(teacherTables({.question = "environment", .base = BaseKind::cases}).front(),
              teacherTables({.question = "environment"}).front())
        << "a table without such a base is left as it is";
}

TEST(TablesOf, MultipleByGroupHasNoChiSquare) {
    const auto tables = teacherTables({.question = "hope", .by = "school"});
    ASSERT_EQ(tables.size(), 1u);
    EXPECT_THAT(tables.front().notes.front().zh, HasSubstr("对选择次数做卡方检验是错误的"));
    EXPECT_EQ(cell(tables.front(), "s2", "个案数"), "16");
    EXPECT_EQ(cell(tables.front(), "s2", "提高学历"), "50.0%");
}

TEST(TablesOf, SingleByGroupSaysWhereCountsAreTooSmallForChiSquare) {
    const auto tables = teacherTables({.question = "environment", .by = "school"});
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_EQ(tables[1].kind, "chi-square");
    EXPECT_EQ(codes(tables[1]).front(), "pearson") << "an exact test of a large table takes its time: tables --test";
    EXPECT_THAT(tables[1].notes.front().zh, HasSubstr("期望频数低于 5"));
    EXPECT_THAT(tables[1].notes.front().zh, HasSubstr("只能参考"));
    EXPECT_THAT(tables[0].notes.front().zh, HasSubstr("4名教师"));
}

TEST(TablesOf, Problems) {
    EXPECT_EQ(problemCode({.question = "weather"}), "unknown-item");
    EXPECT_EQ(problemCode({.question = "words"}), "no-table");
    EXPECT_EQ(problemCode({.by = "weather"}), "unknown-grouping");
    EXPECT_EQ(problemCode({.question = "time", .by = "teacher.time"}), "grouped-by-itself");
}

TEST(Satisfaction, AllScalesAndTheOtherDefinitions) {
    const auto tables = rates({});
    ASSERT_TRUE(tables.ok());
    expectGolden("tables/teacher_satisfaction.zh.txt", textOf(*tables));
}

TEST(Satisfaction, BySchool) {
    const auto tables = rates({.question = "environment", .by = "school", .others = false});
    ASSERT_TRUE(tables.ok());
    ASSERT_EQ(tables->size(), 1u);
    const ResultTable& table = tables->front();
    EXPECT_EQ(cell(table, "s1", "满意率"), "100.0%");
    EXPECT_EQ(cell(table, "s2", "有效作答"), "14");
    EXPECT_EQ(cell(table, "s2", "不了解等"), "3");
    EXPECT_EQ(cell(table, "s2", "满意率（含不了解）"), "23.5%");
    EXPECT_THAT(table.notes.front().zh, HasSubstr("满意率（满意+比较满意）"));
}

TEST(Satisfaction, DefinitionThatDoesNotFitOrIsUnknown) {
    EXPECT_EQ(rates({.definition = "top2of5"}).problem().code, "definition-does-not-fit");
    EXPECT_EQ(rates({.definition = "best"}).problem().code, "unknown-definition");
    EXPECT_EQ(rates({.question = "time"}).problem().code, "not-a-scale");
    EXPECT_EQ(rates({.question = "nothing"}).problem().code, "unknown-item");
}

TEST(Satisfaction, IndexHasPointsNotPercentages) {
    const auto tables = rates({.question = "environment", .definition = "index-100-80-60-40", .others = false});
    ASSERT_TRUE(tables.ok());
    EXPECT_EQ(cell(tables->front(), "environment", "指数"), "82.2");
    EXPECT_EQ(cell(tables->front(), "environment", "满意率"), "no such cell");
}

TEST(RateName, FollowsTheWordsOfTheScale) {
    Item item;
    item.options = {choice("1", "非常同意", ""), choice("2", "不同意", "")};
    EXPECT_EQ(rateName(item).zh, "赞同率");
    item.options = {choice("1", "好", ""), choice("2", "差", "")};
    EXPECT_EQ(rateName(item).zh, "正向评价率");
    item.title = untranslated("您对食堂是否满意");
    EXPECT_EQ(rateName(item).zh, "满意率");
}

TEST(Returns, UnknownNumbersAreNotZero) {
    const std::vector<Role> roles{roleNamed("teacher")};
    const ResponseRates unknown =
        responseRates(twoSchools(false), roles, {{"s1", "teacher", 24, 22}, {"", "teacher", 3, 3}});
    const ResultTable by_role = returnsByRole(unknown, roles);
    EXPECT_EQ(cell(by_role, "teacher", "发放（份）"), "—");
    EXPECT_EQ(cell(by_role, "teacher", "回收率"), "—");
    EXPECT_EQ(cell(by_role, "teacher", "有效率"), "92.6%");
    const ResultTable by_school = returnsBySchool(unknown, roles);
    EXPECT_THAT(textOf({by_school}), HasSubstr("学校不明"));
    EXPECT_THAT(textOf({by_school}), Not(HasSubstr("回收率")));
    EXPECT_TRUE(returnsBySchool({}, roles).rows.empty());
}

}  // namespace
}  // namespace diaoyan
