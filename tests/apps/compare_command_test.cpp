// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/apps/program.h"

#include <nlohmann/json.hpp>

#include <string>

namespace diaoyan {
namespace {

using nlohmann::json;

/// Two schools with so many satisfied and others, and one with three answers.
std::string answers() {
    std::string csv = "您孩子所在的学校,总体来看，您对学校是否满意\n";
    const auto add = [&](const char* school, int satisfied, int others) {
        for (int i = 0; i < satisfied + others; ++i)
            csv += std::string(school) + (i < satisfied ? ",满意\n" : ",不满意\n");
    };
    add("第一小学", 38, 2);
    add("第二小学", 12, 28);
    add("第三中学", 2, 1);
    return csv;
}

TEST_F(ProgramTest, ComparesSchoolsWithoutShowingSmallOnes) {
    write("roster.csv", "学校代码,学校名称,学段\nS01,第一小学,小学\nS02,第二小学,小学\nS03,第三中学,初中\n");
    write("a.csv", answers());
    ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent,teacher").exit_code, 0);
    ASSERT_EQ(run("import town.survey a.csv --form parent").exit_code, 0);

    // Nobody answered the teachers' questionnaire: it is passed over.
    const Ran text = run("compare town.survey --by school");
    EXPECT_EQ(text.exit_code, 0) << text.err;
    EXPECT_NE(text.out.find("名次区间"), std::string::npos) << text.out;
    EXPECT_NE(text.out.find("<10"), std::string::npos);
    EXPECT_EQ(text.out.find("66.7%"), std::string::npos) << "2 of 3 in a school of three answers";

    const json schools = json::parse(run("compare town.survey --by school --json").out);
    ASSERT_EQ(schools["tables"].size(), 2u);
    EXPECT_EQ(schools["tables"][0]["kind"], "school-rates");
    EXPECT_EQ(schools["tables"][0]["rows"][0]["cells"][3]["percent"], 95.0);
    EXPECT_EQ(schools["tables"][0]["rows"][0]["cells"][5]["text"]["zh"], "1–1");

    const json by_rate = json::parse(run("compare town.survey --by school --sort rate --json").out);
    EXPECT_EQ(by_rate["tables"][0]["rows"][1]["code"], "S02");
    const json shown = json::parse(run("compare town.survey --by school --minimum-n 3 --json").out);
    EXPECT_EQ(shown["tables"][0]["rows"][2]["cells"][1]["count"], 3);
    EXPECT_EQ(json::parse(run("compare town.survey --by school.stage/school --json").out)["tables"].size(), 3u);
    EXPECT_EQ(json::parse(run("compare town.survey --by school.stage --json").out)["tables"][0]["rows"].size(), 2u);
}

TEST_F(ProgramTest, ASurveyWithoutAnswersHasNothingToCompare) {
    write("roster.csv", "学校代码,学校名称\nS01,第一小学\n");
    ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent").exit_code, 0);
    EXPECT_EQ(run("compare town.survey --by school").exit_code, 1);
}

TEST_F(ProgramTest, SaysWhatCannotBeCompared) {
    write("a.csv", answers());
    ASSERT_EQ(run("new town.survey --forms parent,teacher").exit_code, 0);
    EXPECT_EQ(run("compare town.survey").exit_code, 2) << "by what?";
    EXPECT_EQ(run("compare town.survey --by school --question parent.nothing").exit_code, 2);
    EXPECT_EQ(run("compare town.survey --by moon").exit_code, 2);
    EXPECT_EQ(run("compare town.survey --by school --minimum-n 0").exit_code, 2);
    EXPECT_EQ(run("compare town.survey --by school --confidence 100").exit_code, 2);
    const Ran no_roster = run("compare town.survey --by school");
    EXPECT_EQ(no_roster.exit_code, 1) << no_roster.out;
    EXPECT_NE(no_roster.err.find("没有可比较的学校"), std::string::npos) << no_roster.err;
}

}  // namespace
}  // namespace diaoyan
