// SPDX-License-Identifier: GPL-3.0-or-later
// quality: what is flagged, what it changes, leaving sheets out and taking them back.
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class QualityCommandTest : public ProgramTest {
protected:
    /// Five parents of two schools; two of the first school say the same in everything.
    void newSurvey() {
        write("roster.csv",
              "学校代码,学校名称,学段,城乡,家长发放数\nS01,第一小学,小学,城区,300\nS02,第二中学,初中,镇区,100\n");
        ASSERT_EQ(run("new town.survey --schools roster.csv --forms parent").exit_code, 0);
        write("a.csv",
              "您孩子所在的学校,总体来看，您对学校是否满意,您对学校还有什么建议\n第一小学,非常满意,多运动\n第一小学,"
              "非常满意,多运动\n第二中学,一般,多运动\n第二中学,满意,\n第一小学,一般,少作业\n");
        ASSERT_EQ(run("import town.survey a.csv --form parent").exit_code, 0);
    }
    json quality(const std::string& arguments) {
        const Ran ran = run("quality town.survey --json " + arguments);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return json::parse(ran.out)["tables"];
    }
    static json tableNamed(const json& tables, const std::string& id) {
        for (const json& table : tables)
            if (table["id"] == id) return table;
        return {};
    }
};

TEST_F(QualityCommandTest, ShowsTheLedgerAndChangesNothing) {
    newSurvey();
    const json tables = quality("--rules duplicate --list");
    const json rules = tableNamed(tables, "parent.rules");
    ASSERT_EQ(rules["rows"][0]["code"], "duplicate");
    EXPECT_EQ(rules["rows"][0]["cells"][2]["count"], 2);
    EXPECT_EQ(tableNamed(tables, "parent.sheets")["rows"].size(), 2u);
    const json effect = tableNamed(tables, "parent.effect");
    bool found = false;
    for (const json& row : effect["rows"])
        if (row["code"] == "overall") {
            found = true;
            EXPECT_EQ(row["cells"][1]["count"], 5);
            EXPECT_EQ(row["cells"][3]["count"], 3);
        }
    EXPECT_TRUE(found);
    EXPECT_EQ(json::parse(
                  run("tables town.survey --question overall --json").out)["tables"][0]["rows"][0]["cells"][1]["count"],
              2)
        << "looking changes nothing";
    EXPECT_THAT(run("quality town.survey").out, HasSubstr("没有任何答卷因此被排除"));
}

TEST_F(QualityCommandTest, AppliesAndRestores) {
    newSurvey();
    const Ran applied = run("quality town.survey --rules duplicate --apply");
    ASSERT_EQ(applied.exit_code, 0) << applied.err;
    EXPECT_THAT(applied.out, HasSubstr("已排除 2 份"));
    const json after = quality("");
    EXPECT_EQ(tableNamed(after, "parent.excluded")["rows"][0]["code"], "duplicate");
    EXPECT_EQ(tableNamed(after, "parent.excluded")["rows"][0]["cells"][1]["count"], 2);
    EXPECT_THAT(run("tables town.survey --question overall").out, Not(HasSubstr("5名")));
    const Ran restored = run("quality town.survey --restore");
    ASSERT_EQ(restored.exit_code, 0) << restored.err;
    EXPECT_THAT(restored.out, HasSubstr("已恢复 2 份"));
    EXPECT_TRUE(tableNamed(quality(""), "parent.excluded").is_null());
}

TEST_F(QualityCommandTest, SaysWhyNot) {
    newSurvey();
    EXPECT_EQ(run("quality town.survey --rules weather").exit_code, 2);
    EXPECT_EQ(run("quality town.survey --rules many-missing=200").exit_code, 2);
    EXPECT_EQ(run("quality town.survey --form none").exit_code, 2);
    EXPECT_NE(run("quality town.survey --apply --restore").exit_code, 0);
    EXPECT_THAT(run("quality town.survey --rules percent-match").out, HasSubstr("没有检查"));
}

}  // namespace
}  // namespace diaoyan
