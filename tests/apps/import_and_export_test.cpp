// SPDX-License-Identifier: GPL-3.0-or-later
// Files in and out, as a school office does it.
#include "tests/apps/program.h"

#include <gmock/gmock.h>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* form = R"({"id": "short", "version": "1", "title": {"zh": "简卷", "en": "short"},
 "role": "parent", "questions": [{"id": "sex", "title": {"zh": "性别", "en": "sex"}, "kind": "single", "options": [
 {"code": "m", "label": {"zh": "男", "en": "male"}}, {"code": "f", "label": {"zh": "女", "en": "female"}}]}]})";

TEST_F(ProgramTest, AQuestionnaireAmongTheFilesIsTheOneTheyAnswer) {
    write("form.json", form);
    write("a.csv", "编号,性别\n1,男\n2,女\n3,女\n");
    ASSERT_EQ(run("new town.survey").exit_code, 0);
    const Ran looked = run("import town.survey a.csv form.json --dry-run --lang zh");
    EXPECT_EQ(looked.exit_code, 0) << looked.err;
    EXPECT_THAT(looked.out, HasSubstr("sex［单选题］性别：答 3"));
    EXPECT_THAT(looked.out, HasSubstr("男 1，女 2"));
    EXPECT_EQ(run("import town.survey form.json form.json").exit_code, 2) << "two questionnaires";
    const Ran alone = run("import town.survey form.json --lang zh");
    EXPECT_EQ(alone.exit_code, 0) << alone.err;
    EXPECT_THAT(alone.out, HasSubstr("1. sex  性别（单选题）"));
    EXPECT_EQ(run("import town.survey a.csv --form short").exit_code, 0);
}

TEST_F(ProgramTest, SpellingsOfSchoolsAreDecidedOnceAndKept) {
    write("roster.csv", "学校代码,学校名称\nS01,城关镇中心小学\nS02,第二小学\n");
    write("form.json", form);
    write("a.csv", "编号,学校,性别\n1,中心小学,男\n2,二小,女\n");
    ASSERT_EQ(run("new town.survey --schools roster.csv").exit_code, 0);
    const std::string import = "import town.survey a.csv form.json --school-column 学校 --lang zh ";
    const Ran refused = run(import);
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.out, HasSubstr("加 --school 中心小学=S01"));
    EXPECT_THAT(refused.out, HasSubstr("“二小”按“第二小学（S02）”计（1 份）"));
    EXPECT_EQ(run(import + "--school 中心小学=S09").exit_code, 2) << "no such school";
    const Ran decided = run(import + "--school 中心小学=S01 --write-mapping m.json");
    EXPECT_EQ(decided.exit_code, 0) << decided.out;
    ASSERT_EQ(run("new next.survey --schools roster.csv").exit_code, 0);
    write("b.csv", "编号,学校,性别\n7,中心小学,女\n");
    const Ran next = run("import next.survey b.csv --mapping m.json");
    EXPECT_EQ(next.exit_code, 0) << next.out;
}

TEST_F(ProgramTest, AnswersAreExportedAndOldFilesStayWhenThatFails) {
    write("form.json", form);
    write("a.csv", "编号,性别\n1,男\n2,女\n");
    ASSERT_EQ(run("new town.survey").exit_code, 0);
    ASSERT_EQ(run("import town.survey a.csv form.json").exit_code, 0);
    for (const char* name : {"out.csv", "out.xlsx", "out.sav", "out.json", "out.sss", "out.xml"}) {
        const Ran ran = run(std::string("export town.survey --accept-losses -o ") + name);
        EXPECT_EQ(ran.exit_code, 0) << name << ran.err << ran.out;
        EXPECT_FALSE(bytesOf(name).empty()) << name;
    }
    EXPECT_THAT(bytesOf("out.csv"), HasSubstr("1、性别"));
    EXPECT_THAT(bytesOf("out.sps"), HasSubstr("VALUE LABELS"));
    EXPECT_THAT(bytesOf("out_data.csv"), Not(HasSubstr("男"))) << "codes";
    EXPECT_EQ(run("export town.survey -o nowhere/out.csv").exit_code, 3);
    EXPECT_EQ(run("export town.survey -o out.moon").exit_code, 2);
    EXPECT_EQ(run("export town.survey -o out.csv --form moon").exit_code, 2);
    EXPECT_THAT(bytesOf("out.csv"), HasSubstr("1、性别"));
}

}  // namespace
}  // namespace diaoyan
