// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class GapAndTrendTest : public ProgramTest {
protected:
    /// A survey of two schools; `good` of ten parents of each are satisfied, and five of ten teachers.
    void makeSurvey(const std::string& name, int good) {
        write("roster.csv", "学校代码,学校名称,学段\nS01,第一小学,小学\nS02,第二小学,小学\n");
        std::string parents = "您孩子所在的学校,总体来看，您对学校是否满意\n";
        std::string teachers = "您所在的学校,总体来看，您对学校是否满意\n";
        for (const char* school : {"第一小学", "第二小学"})
            for (int i = 0; i < 10; ++i) {
                parents += std::string(school) + (i < good ? ",满意\n" : ",不满意\n");
                // The schools differ, so that there is an error to estimate.
                teachers +=
                    std::string(school) + (i < (std::string(school) == "第一小学" ? 4 : 6) ? ",满意\n" : ",一般\n");
            }
        write("parents.csv", parents);
        write("teachers.csv", teachers);
        ASSERT_EQ(run("new " + name + " --schools roster.csv --forms teacher,parent").exit_code, 0);
        ASSERT_EQ(run("import " + name + " parents.csv --form parent").exit_code, 0);
        ASSERT_EQ(run("import " + name + " teachers.csv --form teacher").exit_code, 0);
    }

    json tables(const std::string& arguments) {
        const Ran ran = run(arguments + " --json");
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        const json parsed = json::parse(ran.out, nullptr, false);
        return parsed.is_discarded() ? json::array() : parsed["tables"];
    }
};

TEST_F(GapAndTrendTest, GapsBetweenRoles) {
    makeSurvey("town.survey", 8);
    const Ran words = run("gap town.survey --construct overall");
    EXPECT_EQ(words.exit_code, 0) << words.err;
    EXPECT_THAT(words.out, HasSubstr("教师−家长"));
    const json made = tables("gap town.survey --construct overall");
    ASSERT_EQ(made.size(), 4U) << "roles, means, rates, schools";
    const json rates = made[2];
    EXPECT_EQ(rates["id"], "gap.overall.rates");
    EXPECT_EQ(rates["kind"], "gap-analysis");
    EXPECT_EQ(rates["rows"][0]["cells"][1]["count"], 20);
    EXPECT_NEAR(rates["rows"][0]["cells"][3]["value"].get<double>(), -30, 1e-9) << "50 % against 80 %";
    EXPECT_EQ(run("gap town.survey --construct nothing").exit_code, 2);
    EXPECT_EQ(run("gap town.survey --by nothing").exit_code, 2);
    EXPECT_EQ(run("gap town.survey --confidence 200").exit_code, 2);
    EXPECT_EQ(run("gap no.survey").exit_code, 2);
}

TEST_F(GapAndTrendTest, ASurveyOfOneRoleHasNoGaps) {
    ASSERT_EQ(run("new town.survey --forms parent").exit_code, 0);
    const Ran ran = run("gap town.survey --json");
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("只有一类对象"));
    EXPECT_EQ(json::parse(ran.out)["problem"]["code"], "one-role");
}

TEST_F(GapAndTrendTest, TwoWaves) {
    makeSurvey("before.survey", 5);
    makeSurvey("after.survey", 8);
    const json made = tables("trend before.survey after.survey --question parent.overall");
    ASSERT_EQ(made.size(), 2U);
    const json row = made[0]["rows"][0]["cells"];
    EXPECT_EQ(row[2]["count"], 10);
    EXPECT_EQ(row[3]["count"], 16);
    EXPECT_NEAR(row[4]["value"].get<double>(), 30, 1e-9);
    const Ran schools = run("trend before.survey after.survey --question parent.overall --by school");
    EXPECT_EQ(schools.exit_code, 0) << schools.err;
    EXPECT_THAT(schools.out, HasSubstr("第一小学"));
    EXPECT_THAT(schools.out, HasSubstr("向均值回归"));
    EXPECT_EQ(tables("trend before.survey after.survey").size(), 4U) << "rates and means of both questionnaires";
    EXPECT_EQ(run("trend before.survey after.survey --form student").exit_code, 2);
    EXPECT_EQ(run("trend before.survey after.survey --question parent.nothing").exit_code, 2);
    EXPECT_EQ(run("trend before.survey after.survey --by school.stage").exit_code, 2);
    EXPECT_EQ(run("trend before.survey").exit_code, 2);
}

}  // namespace
}  // namespace diaoyan
