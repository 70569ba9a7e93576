// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// describe, reliability and drivers on a town of two schools where only parents have answered.
class NumbersCommandsTest : public ProgramTest {
protected:
    void SetUp() override {
        ProgramTest::SetUp();
        write("roster.csv", "学校代码,学校名称,学段,家长发放数\nS01,第一小学,小学,30\nS02,第二小学,小学,30\n");
        ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent").exit_code, 0);
    }

    /// The aspects go with the overall rating, the first the closest.
    void importAnswers() {
        std::string csv = "您孩子所在的学校,总体来看，您对学校是否满意";
        for (const char* row : {"教育教学质量", "师资队伍", "校风校纪", "校园环境与设施", "课外活动", "食堂与后勤"})
            csv += std::string(",对学校各方面的评价—") + row;
        const char* overall[] = {"非常不满意", "不满意", "一般", "满意", "非常满意"};
        const char* aspect[] = {"不满意", "基本满意", "比较满意", "满意"};
        csv += "\n";
        for (int i = 0; i < 80; ++i) {
            const int level = (i * 7 + i / 5) % 4;
            csv += i % 2 == 0 ? "第一小学," : "第二小学,";
            csv += std::string(overall[level + (i % 3 == 0 ? 1 : 0)]);
            for (int row = 0; row < 6; ++row)
                csv += std::string(",") + aspect[(level + (i * (row + 2) / 3) % (row + 1)) % 4];
            csv += "\n";
        }
        write("a.csv", csv);
        const Ran imported = run("import town.survey a.csv --form parent");
        ASSERT_EQ(imported.exit_code, 0) << imported.out << imported.err;
    }

    json table(const std::string& arguments, std::size_t index) const {
        const Ran ran = run(arguments + " --json");
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        const json document = json::parse(ran.out);
        return index < document["tables"].size() ? document["tables"][index] : json{};
    }
};

TEST_F(NumbersCommandsTest, DescribeGivesEveryNumberInFull) {
    importAnswers();
    const json means = table("describe town.survey --question overall --quantiles 6 --confidence 90", 0);
    EXPECT_EQ(means["kind"], "numbers");
    EXPECT_EQ(means["rows"][0]["cells"][2]["count"], 80);
    const double mean = means["rows"][0]["cells"][3]["value"];
    EXPECT_NE(mean, std::round(100 * mean) / 100) << "not rounded to what is printed";
    const Ran text = run("describe town.survey --by school.stage --quantiles 6 --confidence 90");
    EXPECT_THAT(text.out, HasSubstr("90%区间下限"));
    EXPECT_THAT(text.out, HasSubstr("定义6（weibull）"));
    EXPECT_THAT(run("describe town.survey", "LC_ALL=en_US.UTF-8").out, HasSubstr("Skewness"));
}

TEST_F(NumbersCommandsTest, ReliabilityOfAMatrixAndOfAList) {
    importAnswers();
    EXPECT_EQ(table("reliability town.survey", 0)["rows"][0]["code"], "alpha");
    const Ran list = run("reliability town.survey --items aspects.teaching,aspects.staff,overall --deletion pairwise "
                         "--reverse overall");
    EXPECT_THAT(list.out, HasSubstr("成对删除"));
    EXPECT_THAT(list.out, HasSubstr("“总体来看，您对学校是否满意”已反向计分"));
}

TEST_F(NumbersCommandsTest, DriversOfTheOverallRating) {
    importAnswers();
    const json correlations = table("drivers town.survey", 0);
    EXPECT_EQ(correlations["rows"].size(), 6u);
    EXPECT_EQ(correlations["rows"][0]["cells"][0]["text"]["zh"], "教育教学质量");
    const Ran listed = run("drivers town.survey --outcome parent.overall --drivers aspects.teaching,aspects.staff "
                           "--cut median --definition top2of4");
    EXPECT_EQ(listed.exit_code, 0) << listed.err;
    EXPECT_THAT(listed.out, HasSubstr("以各项的中位数为界"));
    EXPECT_THAT(listed.out, HasSubstr("不是因果"));
}

TEST_F(NumbersCommandsTest, WithoutAnswersThereAreReasonsAndNoNumbers) {
    for (const char* command : {"describe", "reliability", "drivers"}) {
        const Ran ran = run(std::string(command) + " town.survey");
        EXPECT_EQ(ran.exit_code, 0) << command << ran.err;
        EXPECT_THAT(ran.out, HasSubstr("“—”表示没有结果")) << command;
        EXPECT_THAT(ran.out, Not(HasSubstr("nan"))) << command;
    }
}

TEST_F(NumbersCommandsTest, ExitCodes) {
    struct Case {
        const char* arguments;
        int exit_code;
        const char* says;
    };
    for (const Case& one : std::vector<Case>{{"describe none.survey", 2, "找不到"},
                                             {"describe town.survey --question nothing", 2, "nothing"},
                                             {"describe town.survey --question hope", 1, "没有均值"},
                                             {"describe town.survey --by nothing", 2, "nothing"},
                                             {"describe town.survey --quantiles 5", 2, "--quantiles"},
                                             {"describe town.survey --form nothing", 2, "nothing"},
                                             {"reliability town.survey --items aspects.staff", 1, "两道"},
                                             {"reliability town.survey --question overall", 1, "矩阵题"},
                                             {"reliability town.survey --question aspects --items overall", 2, ""},
                                             {"reliability town.survey --reverse nothing", 2, "nothing"},
                                             {"drivers town.survey --outcome nothing", 2, "nothing"},
                                             {"drivers town.survey --drivers overall", 1, "结果题"},
                                             {"drivers town.survey --definition nothing", 2, "nothing"}}) {
        const Ran ran = run(one.arguments);
        EXPECT_EQ(ran.exit_code, one.exit_code) << one.arguments << "\n" << ran.out << ran.err;
        EXPECT_THAT(ran.err, HasSubstr(one.says)) << one.arguments;
    }
}

}  // namespace
}  // namespace diaoyan
