// SPDX-License-Identifier: GPL-3.0-or-later
// weights, what it changes in tables and status, and help.
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class WeightsCommandTest : public ProgramTest {
protected:
    /// Two schools with 300 and 100 parents, two answers from each; a third school sent none.
    void newSurvey(const std::string& third = {}) {
        write("roster.csv",
              "学校代码,学校名称,学段,城乡,家长发放数\nS01,第一小学,小学,城区,300\nS02,第二中学,初中,镇区,100\n" +
                  third);
        ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent").exit_code, 0);
        write("a.csv", "您孩子所在的学校,总体来看，您对学校是否满意\n第一小学,非常满意\n第一小学,非常满意\n第二中学,"
                       "一般\n第二中学,一般\n");
        ASSERT_EQ(run("import town.survey a.csv --form parent").exit_code, 0);
    }
};

TEST_F(WeightsCommandTest, MakesKeepsShowsAndTakesBack) {
    newSurvey();
    EXPECT_THAT(run("weights town.survey").out, HasSubstr("未加权"));
    const Ran trial = run("weights town.survey --to school --dry-run");
    EXPECT_EQ(trial.exit_code, 0) << trial.err;
    EXPECT_THAT(run("weights town.survey").out, HasSubstr("未加权")) << "a trial stores nothing";
    const Ran made = run("weights town.survey --form parent --to school --json");
    ASSERT_EQ(made.exit_code, 0) << made.err;
    const json tables = json::parse(made.out)["tables"];
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_EQ(tables[1]["rows"][0]["cells"][6]["value"], 1.5);
    EXPECT_THAT(run("weights town.survey").out, HasSubstr("按学校事后分层"));
    EXPECT_THAT(run("status town.survey").out, HasSubstr("问卷 parent 已加权：按学校事后分层"));
    EXPECT_EQ(json::parse(run("status town.survey --json").out)["questionnaires"][0]["weighting"]["zh"].is_string(),
              true);
    const json overall = json::parse(run("tables town.survey --question overall --json").out)["tables"][0];
    EXPECT_EQ(overall["rows"][0]["cells"][1]["count"], 2) << "people stay people";
    EXPECT_EQ(overall["columns"][3]["heading"]["zh"], "加权频数");
    EXPECT_EQ(overall["rows"][0]["cells"][3]["value"], 3.0);
    EXPECT_THAT(run("tables town.survey --question overall --by school.stage").out, HasSubstr("加权"));
    ASSERT_EQ(run("weights town.survey --clear").exit_code, 0);
    EXPECT_THAT(run("tables town.survey --question overall").out, Not(HasSubstr("加权")));
    EXPECT_THAT(run("status town.survey").out, Not(HasSubstr("加权")));
}

TEST_F(WeightsCommandTest, RakesToRosterAndFile) {
    newSurvey();
    write("m.csv", "题目,选项,比例\n总体来看，您对学校是否满意,非常满意,70%\noverall,一般,30%\n");
    const Ran bad = run("weights town.survey --margins m.csv");
    EXPECT_EQ(bad.exit_code, 1) << bad.out << "the two names of one question are two margins with half of it each";
    write("m.csv", "题目,选项,比例\n总体来看，您对学校是否满意,非常满意,70%\n,一般,30%\n");
    EXPECT_EQ(run("weights town.survey --margins m.csv --dry-run").exit_code, 0);
    const Ran contradiction = run("weights town.survey --to school --margins m.csv");
    EXPECT_EQ(contradiction.exit_code, 1) << "school and answer are the same here: 75 and 70 percent cannot both be";
    EXPECT_THAT(contradiction.err, HasSubstr("不收敛"));
    const Ran raked = run("weights town.survey --to school.stage --to school.area");
    EXPECT_EQ(raked.exit_code, 0) << raked.err;
    EXPECT_THAT(raked.out, HasSubstr("迭代加权"));
}

TEST_F(WeightsCommandTest, SaysWhyNot) {
    newSurvey("S03,第三小学,小学,乡村,50\n");
    struct Case {
        const char* arguments;
        int exit_code;
        const char* says;
    };
    for (const Case& one : std::vector<Case>{{"--to school", 1, "第三小学"},
                                             {"--to school", 1, "--allow-empty"},
                                             {"--to school --allow-empty", 0, ""},
                                             {"--to overall", 2, "overall"},
                                             {"--to weather", 2, "weather"},
                                             {"--to school --population teachers", 1, "教师人数"},
                                             {"--from-item nothing", 2, "nothing"},
                                             {"--from-item overall", 1, "不是数字题"},
                                             {"--trim 5", 2, "--to"},
                                             {"--to school --allow-empty --trim 0.5", 2, "上限"},
                                             {"--to school --clear", 2, "--clear"},
                                             {"--margins none.csv", 2, "none.csv"},
                                             {"--form teacher", 2, "teacher"}}) {
        const Ran ran = run(std::string("weights town.survey ") + one.arguments);
        EXPECT_EQ(ran.exit_code, one.exit_code) << one.arguments << "\n" << ran.out << ran.err;
        EXPECT_THAT(ran.err, HasSubstr(one.says)) << one.arguments;
    }
    ASSERT_EQ(run("new empty.survey --schools roster.csv --forms parent,teacher").exit_code, 0);
    EXPECT_EQ(run("weights empty.survey --to school").exit_code, 2) << "which questionnaire?";
    EXPECT_EQ(run("weights empty.survey --form parent --to school").exit_code, 1) << "no answers";
    EXPECT_EQ(run("weights empty.survey").exit_code, 0);
}

TEST_F(WeightsCommandTest, HelpExplainsStatisticsAndCommands) {
    const Ran list = run("help");
    EXPECT_EQ(list.exit_code, 0) << list.err;
    EXPECT_THAT(list.out, HasSubstr("chi-square"));
    EXPECT_THAT(list.out, HasSubstr("多选题（多重响应）分析"));
    EXPECT_THAT(run("help chi-square").out, HasSubstr("Pearson (1900)"));
    EXPECT_THAT(run("help 卡方检验").out, HasSubstr("chi-square"));
    EXPECT_THAT(run("help chi-square --lang en").out, HasSubstr("Chi-square test (chi-square)"));
    EXPECT_THAT(run("help weights").out, HasSubstr("--allow-empty"));
    const Ran both = run("help satisfaction --json");
    EXPECT_EQ(json::parse(both.out)["statistic"]["id"], "satisfaction");
    EXPECT_THAT(std::string(json::parse(both.out)["command"]["usage"]), HasSubstr("--definition"));
    const Ran all = run("help --json");
    EXPECT_GT(json::parse(all.out)["statistics"].size(), 9u);
    const Ran wrong = run("help chisquare");
    EXPECT_EQ(wrong.exit_code, 2);
    EXPECT_THAT(wrong.err, HasSubstr("chi-square"));
    EXPECT_THAT(run("help 卡方").err, HasSubstr("chi-square"));
    EXPECT_THAT(run("help zzzz").err, Not(HasSubstr("是不是")));
    EXPECT_EQ(json::parse(run("help zzzz --json").out)["problem"]["code"], "unknown-topic");
}

}  // namespace
}  // namespace diaoyan
