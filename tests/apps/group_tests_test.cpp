// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class GroupTestsTest : public ProgramTest {
protected:
    void SetUp() override {
        ProgramTest::SetUp();
        std::string roster = "学校代码,学校名称,学段\n";
        for (int s = 0; s < 12; ++s)
            roster +=
                "S" + std::to_string(s) + ",第" + std::to_string(s) + "学校," + (s % 2 == 0 ? "小学\n" : "初中\n");
        write("roster.csv", roster);
        ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent").exit_code, 0);
        std::string answers = "您孩子所在的学校,对孩子的首要期望,总体来看，您对学校是否满意\n";
        for (int i = 0; i < 240; ++i) {
            const bool primary = i % 2 == 0;
            answers += "第" + std::to_string(i % 12) + "学校" + (i % 3 == 0 ? ",学习成绩优秀," : ",健康快乐成长,") +
                       (i / 12 % 10 < (primary ? 8 : 3) ? "非常满意\n"
                        : i % 5 == 0                    ? "满意\n"
                                                        : "一般\n");
        }
        write("a.csv", answers);
        ASSERT_EQ(run("import town.survey a.csv --form parent").exit_code, 0);
    }
};

TEST_F(GroupTestsTest, TablesWithTests) {
    const Ran text = run("tables town.survey --question overall --by school.stage --test");
    ASSERT_EQ(text.exit_code, 0) << text.err;
    EXPECT_THAT(text.out, HasSubstr("学校为群：Rao–Scott F检验"));
    EXPECT_THAT(text.out, HasSubstr("字母：该组高于所标字母的组"));
    EXPECT_THAT(text.out, HasSubstr("学校不足10所"));
    const Ran compared = run("compare town.survey --question overall --by school.stage --rank");
    ASSERT_EQ(compared.exit_code, 0) << compared.err;
    EXPECT_THAT(compared.out, HasSubstr("Dunn检验"));
    EXPECT_THAT(compared.out, HasSubstr("满意率（学校为群）：Rao–Scott F检验"));
    const Ran plain = run("tables town.survey --question overall --by school.stage");
    EXPECT_THAT(plain.out, Not(HasSubstr("代号")));
    const Ran data = run("tables town.survey --question hope --by school.stage --test --adjust BH --json");
    const json tables = json::parse(data.out)["tables"];
    ASSERT_EQ(tables.size(), 2u);
    EXPECT_EQ(tables[1]["kind"], "marginal-independence");
    EXPECT_THAT(data.out, HasSubstr("BH校正"));
    EXPECT_THAT(run("tables town.survey --by school.stage --test", "LC_ALL=en_US.UTF-8").out,
                HasSubstr("schools as clusters"));
}

TEST_F(GroupTestsTest, WrongUsageIsSaid) {
    EXPECT_EQ(run("tables town.survey --test").exit_code, 2) << "a test needs groups";
    EXPECT_EQ(run("tables town.survey --by school.stage --adjust BH").exit_code, 2) << "without --test";
    EXPECT_EQ(run("tables town.survey --by school.stage --test --adjust most").exit_code, 2);
    EXPECT_EQ(run("tables town.survey --by school.stage --test --alpha 2").exit_code, 2);
    EXPECT_EQ(run("tables town.survey --by school.stage --test --base asked").exit_code, 2);
    EXPECT_EQ(run("tables town.survey --by weather --test").exit_code, 2);
}

}  // namespace
}  // namespace diaoyan
