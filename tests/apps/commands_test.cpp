// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class CommandsTest : public ProgramTest {
protected:
    void newSurvey() {
        write("roster.csv", "学校代码,学校名称,学段,家长发放数\nS01,第一小学,小学,3\nS02,第二小学,小学,2\n");
        ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent").exit_code, 0);
    }
};

constexpr const char* answers = "您孩子所在的学校,对孩子的首要期望\n第一小学,学习成绩优秀\n第一小学,"
                                "学习成绩优秀┋和谐全面发展\n第二小学,健康快乐成长\n";

TEST_F(CommandsTest, FromRosterToTables) {
    newSurvey();
    write("a.csv", answers);
    const Ran imported = run("import town.survey a.csv --form parent");
    EXPECT_EQ(imported.exit_code, 0) << imported.out << imported.err;
    const Ran tables = run("tables town.survey --question parent.hope --json");
    ASSERT_EQ(tables.exit_code, 0) << tables.err;
    const json table = json::parse(tables.out)["tables"][0];
    EXPECT_EQ(table["rows"][0]["code"], "grades");
    EXPECT_THAT(tables.out, HasSubstr("\"base_kind\": \"cases\""));
    const Ran text = run("tables town.survey --question hope");
    EXPECT_THAT(text.out, HasSubstr("66.7%"));
    EXPECT_THAT(run("tables town.survey --question hope", "LC_ALL=en_US.UTF-8").out, HasSubstr("Percent of cases"));
    const Ran status = run("status town.survey --json");
    EXPECT_EQ(json::parse(status.out)["batches"][0]["rows_stored"], 3);
}

TEST_F(CommandsTest, ByGroupsAndSatisfaction) {
    newSurvey();
    write("a.csv", "您孩子所在的学校,总体来看，您对学校是否满意\n第一小学,非常满意\n第一小学,满意\n第二小学,"
                   "一般\n第二小学,不了解\n");
    ASSERT_EQ(run("import town.survey a.csv").exit_code, 0) << "the questionnaire is found by its titles";
    const Ran grouped = run("tables town.survey --question overall --by school");
    EXPECT_THAT(grouped.out, HasSubstr("第一小学"));
    EXPECT_THAT(run("tables town.survey --question overall --by school.stage").out, HasSubstr("小学"));
    const Ran satisfied = run("satisfaction town.survey --question parent.overall");
    EXPECT_EQ(satisfied.exit_code, 0) << satisfied.err;
    EXPECT_THAT(satisfied.out, HasSubstr("66.7%")) << "2 of 3; 不了解 is not in the base";
}

TEST_F(CommandsTest, AProblemAfterTheFirstTableStandsBehindIt) {
    // 1,000 options by 200 x 200 groups are more cells than an engine gives memory for.
    json form = json::parse(R"({"id": "far", "version": "1", "title": "F", "role": "parent", "questions": []})");
    for (const auto& [id, options] :
         std::vector<std::pair<std::string, int>>{{"way", 2}, {"x", 200}, {"y", 200}, {"place", 1000}}) {
        json question{{"id", id}, {"title", id}, {"kind", "single"}, {"options", json::array()}};
        for (int i = 0; i < options; ++i) question["options"].push_back(id + std::to_string(i));
        form["questions"].push_back(question);
    }
    write("form.json", form.dump());
    write("roster.csv", "学校代码,学校名称\nS01,第一小学\n");
    write("a.csv", "way,x,y,place\nway0,x1,y2,place3\n");
    ASSERT_EQ(run("new town.survey --schools roster.csv --forms form.json").exit_code, 0);
    ASSERT_EQ(run("import town.survey a.csv --form far").exit_code, 0);
    const Ran ran = run("tables town.survey --by x/y --json");
    EXPECT_EQ(ran.exit_code, 1);
    const json document = json::parse(ran.out);
    EXPECT_EQ(document["tables"][0]["id"], "far.way.by.x/y");
    EXPECT_EQ(document["problem"]["code"], "too-many-cells");
    EXPECT_THAT(ran.err, HasSubstr("表太大"));
    const json alone = json::parse(run("tables town.survey --question place --by x/y --json").out);
    EXPECT_EQ(alone.size(), 1u) << "nothing but the problem where no table was made";
}

TEST_F(CommandsTest, AnUnknownGroupingIsSaidBeforeTheFirstTable) {
    newSurvey();
    const Ran ran = run("tables town.survey --by moon --json");
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(json::parse(ran.out).size(), 1u) << ran.out;
}

TEST_F(CommandsTest, FiguresAndReports) {
    newSurvey();
    write("a.csv", answers);
    ASSERT_EQ(run("import town.survey a.csv --form parent").exit_code, 0);
    for (const char* ending : {"png", "svg", "pdf"})
        EXPECT_EQ(run(std::string("chart town.survey --question hope -o fig.") + ending).exit_code, 0) << ending;
    EXPECT_TRUE(bytesOf("fig.png").starts_with("\x89PNG"));
    EXPECT_THAT(bytesOf("fig.svg"), HasSubstr("学习成绩优秀"));
    EXPECT_TRUE(bytesOf("fig.pdf").starts_with("%PDF"));
    const Ran guarded = run("report town.survey -o r.md --title 家长问卷报告");
    EXPECT_EQ(guarded.exit_code, 0) << guarded.err;
    EXPECT_THAT(guarded.out, HasSubstr("没有公布")) << "three answers are too few to print by default";
    EXPECT_THAT(bytesOf("r.md"), Not(HasSubstr("66.7%）选择")));
    const Ran report = run("report town.survey -o r.docx -o r.html --title 家长问卷报告 --minimum-n 1");
    EXPECT_EQ(report.exit_code, 0) << report.err;
    EXPECT_TRUE(bytesOf("r.docx").starts_with("PK"));
    EXPECT_THAT(bytesOf("r.html"), HasSubstr("家长问卷报告"));
    EXPECT_THAT(bytesOf("r.html"), HasSubstr("在作答的3名家长中，有2人（66.7%）选择"));
}

TEST_F(CommandsTest, ExitCodes) {
    newSurvey();
    write("bad.csv", "您孩子所在的学校,对孩子的首要期望\n第一小学,学习成绩优秀┋当宇航员\n");
    write("text.survey", "not a database at all, but long enough to be taken for one perhaps");
    struct Case {
        const char* arguments;
        int exit_code;
        const char* says;
    };
    for (const Case& one : std::vector<Case>{{"", 2, "--help"},
                                             {"nonsense", 2, "nonsense"},
                                             {"tables none.survey", 2, "找不到"},
                                             {"tables text.survey", 1, "不是"},
                                             {"tables town.survey --question nothing", 2, "nothing"},
                                             {"tables town.survey --by nothing", 2, "nothing"},
                                             {"new town.survey", 2, "已存在"},
                                             {"new x.survey --forms nothing", 2, "nothing"},
                                             {"import town.survey none.csv", 2, "none.csv"},
                                             {"import town.survey bad.csv", 1, ""},
                                             {"chart town.survey --question hope -o fig.gif", 2, ".svg"},
                                             {"report town.survey -o r.docx", 1, "还没有答卷"},
                                             {"--help", 0, ""},
                                             {"--version", 0, ""}}) {
        const Ran ran = run(one.arguments);
        EXPECT_EQ(ran.exit_code, one.exit_code) << one.arguments << "\n" << ran.out << ran.err;
        EXPECT_THAT(ran.err, HasSubstr(one.says)) << one.arguments;
    }
    EXPECT_THAT(run("import town.survey bad.csv").out, HasSubstr("bad.csv 第 2 行 “对孩子的首要期望”列"));
    const Ran refused = run("tables none.survey --json");
    EXPECT_EQ(json::parse(refused.out)["problem"]["code"], "file-missing") << "one JSON document even then";
}

TEST_F(CommandsTest, AFullDiskIsSaidAndNothingIsLost) {
    newSurvey();
    write("a.csv", answers);
    ASSERT_EQ(run("import town.survey a.csv --form parent").exit_code, 0);
    // A limit on the size of files stands in for a full disk: writing fails in the same places.
    std::string many = "您孩子所在的学校,对孩子的首要期望\n";
    for (int i = 0; i < 20000; ++i) many += "第二小学,学习成绩优秀┋健康快乐成长\n";
    write("many.csv", many);
    const Ran ran = run("import town.survey many.csv --form parent", "ulimit -f 400; trap '' XFSZ; LC_ALL=zh_CN.UTF-8");
    EXPECT_EQ(ran.exit_code, 3) << ran.out << ran.err;
    EXPECT_EQ(json::parse(run("status town.survey --json").out)["batches"].size(), 1u);
    const Ran report = run("report town.survey -o r.docx", "ulimit -f 4; trap '' XFSZ; LC_ALL=zh_CN.UTF-8");
    EXPECT_EQ(report.exit_code, 3) << report.err;
    EXPECT_FALSE(std::filesystem::exists(folder_ / "r.docx")) << "nothing half-written";
}

}  // namespace
}  // namespace diaoyan
