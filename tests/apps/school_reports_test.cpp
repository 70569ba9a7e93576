// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <vector>

namespace diaoyan {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

class SchoolReportsTest : public ProgramTest {
protected:
    /// Parents of three schools: 4, 30 and 16 of them.
    void newSurvey(const std::string& roster) {
        write("roster.csv", "学校代码,学校名称,学段\n" + roster);
        ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent").exit_code, 0);
        std::string answers = "您孩子所在的学校,总体来看，您对学校是否满意\n";
        const std::vector<std::pair<const char*, int>> schools{{"S1", 4}, {"S2", 30}, {"S3", 16}};
        for (const auto& [code, parents] : schools)
            for (int i = 0; i < parents; ++i)
                answers += std::string(code) + (i % 3 == 0 ? ",满意\n" : i % 3 == 1 ? ",一般\n" : ",不满意\n");
        write("a.csv", answers);
        ASSERT_EQ(run("import town.survey a.csv --form parent").exit_code, 0);
    }

    std::vector<std::string> filesIn(const std::string& folder) const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder_ / folder))
            names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }
};

constexpr const char* plainRoster = "S1,竹林小学,小学\nS2,中心小学,小学\nS3,河东小学,小学\n";

TEST_F(SchoolReportsTest, OnePerSchoolBesideTheOverview) {
    newSurvey(plainRoster);
    const Ran ran = run("report town.survey -o all.html --each-school schools --disclosure-log log.csv --json");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(json::parse(ran.out)["files"], SizeIs(4));
    EXPECT_THAT(filesIn("schools"), testing::ElementsAre("S1 竹林小学.html", "S2 中心小学.html", "S3 河东小学.html"));
    const std::string small = bytesOf("schools/S1 竹林小学.html"), large = bytesOf("schools/S2 中心小学.html");
    EXPECT_THAT(small, HasSubstr("不公布结果"));
    EXPECT_THAT(small, HasSubstr("竹林小学"));
    EXPECT_THAT(large, HasSubstr("在有效作答的30名家长中"));
    for (const char* other : {"竹林小学", "河东小学", "log.csv", "a.csv"}) EXPECT_THAT(large, Not(HasSubstr(other)));
    EXPECT_THAT(bytesOf("schools/S3 河东小学.html"), Not(HasSubstr("有效作答的16名家长"))) << "it covers";
    const std::string log = bytesOf("log.csv");
    EXPECT_THAT(log, HasSubstr("内部资料"));
    EXPECT_THAT(log, HasSubstr("\"竹林小学\",\"4\",\"人数不足\""));
    EXPECT_THAT(log, HasSubstr("\"河东小学\",\"16\",\"防止推算\""));
    const std::string overview = bytesOf("all.html");
    EXPECT_THAT(overview, HasSubstr("在有效作答的50名家长中"));
    EXPECT_THAT(overview, Not(HasSubstr("所学校没有有效作答"))) << "they answered; it is not published";
    EXPECT_THAT(overview, Not(HasSubstr("披露控制记录")));
}

TEST_F(SchoolReportsTest, SameBytesAgain) {
    newSurvey(plainRoster);
    ASSERT_EQ(run("report town.survey -o all.docx --each-school one").exit_code, 0);
    ASSERT_EQ(run("report town.survey -o all.docx --each-school two").exit_code, 0);
    for (const std::string& name : filesIn("one")) {
        EXPECT_TRUE(bytesOf("one/" + name).starts_with("PK"));
        EXPECT_EQ(bytesOf("one/" + name), bytesOf("two/" + name)) << name;
    }
}

TEST_F(SchoolReportsTest, FormatsAndTheMinimum) {
    newSurvey(plainRoster);
    const Ran ran = run("report town.survey -o all.docx --each-school schools --format html --minimum-n 3");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(bytesOf("schools/S1 竹林小学.html"), HasSubstr("在有效作答的4名家长中"));
    const Ran named = run("report town.survey -o all.docx --each-school named --format html --name-schools");
    EXPECT_EQ(named.exit_code, 0) << named.err;
}

TEST_F(SchoolReportsTest, NamesOfFilesAreSafe) {
    const std::string endless(300, 'x');
    newSurvey("S1,../../etc/passwd,小学\nS2,\"a:b*?|<>$(rm)\"\"\",小学\nS3,很" + endless + ",小学\nT3,CON,\n" +
              "-rf,.,小学\n");
    const Ran ran = run("report town.survey -o all.html --each-school schools");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const std::vector<std::string> names = filesIn("schools");
    EXPECT_THAT(names, SizeIs(5));
    std::set<std::string> lowered;
    for (std::string name : names) {
        EXPECT_LE(name.size(), 100U) << name;
        EXPECT_EQ(name.find_first_of("/\\:*?\"<>|$"), std::string::npos) << name;
        EXPECT_TRUE(name[0] != '-' && name[0] != '.') << name;
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
        EXPECT_TRUE(lowered.insert(name).second) << name;
    }
}

TEST_F(SchoolReportsTest, WhatIsWrongIsSaidBeforeAnythingIsWritten) {
    newSurvey(plainRoster);
    struct Case {
        const char* arguments;
        int exit_code;
        const char* says;
    };
    for (const Case& one : std::vector<Case>{
             {"--each-school schools --format doc", 2, "没有报告格式"},
             {"--each-school schools --minimum-n 0", 2, "--minimum-n"},
             {"--format html", 2, "--each-school"},
             {"--disclosure-log log.txt", 2, ".csv"},
             {"--each-school schools --also-by school.颜色", 2, "不能按"},
         }) {
        const Ran ran = run(std::string("report town.survey -o all.html ") + one.arguments);
        EXPECT_EQ(ran.exit_code, one.exit_code) << one.arguments << ran.err;
        EXPECT_THAT(ran.err, HasSubstr(one.says)) << one.arguments;
        EXPECT_EQ(bytesOf("all.html"), "") << one.arguments;
        EXPECT_FALSE(std::filesystem::exists(folder_ / "schools"));
    }
    write("file", "in the way");
    EXPECT_EQ(run("report town.survey -o all.html --each-school file").exit_code, 3);
}

}  // namespace
}  // namespace diaoyan
