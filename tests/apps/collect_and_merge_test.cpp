// SPDX-License-Identifier: GPL-3.0-or-later
// collect: settings of web collection. merge: several schools' survey files.
#include "collector/store/answer_inbox.h"
#include "collector/store/collection_store.h"
#include "collector/web/protection/secrets.h"
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class CollectAndMerge : public ProgramTest {
protected:
    void newSurvey(const std::string& name, const std::string& schools = "S01,第一小学,小学\nS02,第二中学,初中\n") {
        write("roster.csv", "学校代码,学校名称,学段\n" + schools);
        ASSERT_EQ(run("new " + name + " --schools roster.csv --forms parent,student").exit_code, 0);
    }

    void answer(const std::string& name, int first, int count, const std::string& code = {}) const {
        Result<AnswerInbox> box = AnswerInbox::open((folder_ / name).string(), "web", "网上填写");
        ASSERT_TRUE(box.ok());
        for (int number = first; number < first + count; ++number) {
            const IncomingSheet sheet{.questionnaire = "parent",
                                      .answer_id = "answer-" + std::to_string(number),
                                      .code = code,
                                      .sheet = {.school = "S01", .answers = {{"overall", Choice{"satisfied", ""}}}}};
            const auto receipts = box->store(std::vector<IncomingSheet>{sheet});
            ASSERT_TRUE(receipts.ok());
            ASSERT_EQ(receipts->front(), Receipt::stored);
        }
    }

    json settingsOf(const std::string& arguments = {}) const {
        const Ran ran = run("collect town.survey --json " + arguments);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return json::parse(ran.out, nullptr, false);
    }
};

TEST_F(CollectAndMerge, CollectSaysWhatIsWrong) {
    newSurvey("town.survey");
    const std::string before = settingsOf().dump();
    struct Case {
        const char* arguments;
        int exit_code;
        const char* says;
    };
    for (const Case& one : std::vector<Case>{{"collect none.survey", 2, "找不到调查文件"},
                                             {"collect town.survey --open --close", 2, "close"},
                                             {"collect town.survey --access parent", 2, "问卷编号=内容"},
                                             {"collect town.survey --access parent=friends", 2, "school-links"},
                                             {"collect town.survey --access teacher=codes", 2, "teacher"},
                                             {"collect town.survey --pause --consent parent=no-file", 2, "no-file"},
                                             {"collect town.survey --closes-at tomorrow", 2, "2026-11-30T18:00"},
                                             {"collect town.survey --closes-at 2099-02-30T10:00", 2, "截止时间"},
                                             {"collect town.survey --closes-at 2001-01-01T10:00", 2, "已经过去"},
                                             {"collect town.survey --minimum-n 0", 2, "0"},
                                             {"collect town.survey --password", 2, "--password-file"},
                                             {"collect town.survey --withdraw-codes 7", 2, "7"}}) {
        const Ran ran = run(one.arguments);
        EXPECT_EQ(ran.exit_code, one.exit_code) << one.arguments;
        EXPECT_THAT(ran.err, HasSubstr(one.says)) << one.arguments;
    }
    write("short.txt", "secret\nand more");
    EXPECT_THAT(run("collect town.survey --close --password-file short.txt").err, HasSubstr("至少"));
    EXPECT_EQ(settingsOf().dump(), before) << "one thing wrong: nothing is changed";
}

TEST_F(CollectAndMerge, CollectShowsAndChangesEverySetting) {
    newSurvey("town.survey");
    json now = settingsOf();
    EXPECT_EQ(now["state"], "open");
    EXPECT_EQ(now["minimum_n"], 10);
    EXPECT_EQ(now["password"], false);
    EXPECT_EQ(now["questionnaires"], json::parse(R"([{"id":"parent","access":"anyone"},
                                                     {"id":"student","access":"anyone"}])"));
    write("consent.txt", "我同意。\r\n---\r\nI agree.\n");
    write("password.txt", "chang an jie 1\n");
    now = settingsOf("--pause --closes-at 2099-11-30T18:00 --access parent=codes --access student=school-links "
                     "--consent student=default --consent parent=consent.txt --welcome 您好 --minimum-n 5 "
                     "--password-file password.txt");
    EXPECT_EQ(now["state"], "paused");
    EXPECT_EQ(now["closes_at"], "2099-11-30T18:00");
    EXPECT_EQ(now["questionnaires"][0]["access"], "codes");
    EXPECT_EQ(now["questionnaires"][1]["access"], "school-links");
    EXPECT_THAT(now["questionnaires"][1]["consent"]["zh"].get<std::string>(), HasSubstr("监护人"));
    EXPECT_EQ(now["questionnaires"][0]["consent"], json::parse(R"({"zh":"我同意。","en":"I agree.\n"})"));
    EXPECT_EQ(now["welcome"]["zh"], "您好");
    EXPECT_EQ(now["minimum_n"], 5);
    EXPECT_EQ(now["password"], true);
    CollectionStore store = CollectionStore::open((folder_ / "town.survey").string()).value();
    EXPECT_TRUE(passwordFits("chang an jie 1", store.settings().password_hash));
    const std::string shown = run("collect town.survey").out;
    EXPECT_THAT(shown, AllOf(HasSubstr("已暂停"), HasSubstr("凭填写码"), HasSubstr("2099-11-30T18:00")));
    EXPECT_THAT(shown, AllOf(Not(HasSubstr("scrypt")), Not(HasSubstr(store.settings().link_key))));
    now = settingsOf("--open --closes-at none --consent parent=none --welcome ''");
    EXPECT_EQ(now["state"], "open");
    EXPECT_EQ(now["closes_at"], "");
    EXPECT_FALSE(now["questionnaires"][0].contains("consent"));
    EXPECT_EQ(now["welcome"]["zh"], "");
    EXPECT_EQ(now["minimum_n"], 5) << "what was not named stays";
}

TEST_F(CollectAndMerge, CollectListsCodes) {
    newSurvey("town.survey");
    EXPECT_THAT(run("collect town.survey").out, Not(HasSubstr("填写码")));
    CollectionStore store = CollectionStore::open((folder_ / "town.survey").string()).value();
    const auto made = store.makeCodes({{.questionnaire = "parent", .school = "S02", .class_name = "二班", .count = 40},
                                       {.questionnaire = "student", .count = 3}});
    ASSERT_TRUE(made.ok());
    answer("town.survey", 1, 1, made->front().codes.front());
    const Ran ran = run("collect town.survey");
    EXPECT_THAT(ran.out, AllOf(HasSubstr("第二中学"), HasSubstr("二班"), HasSubstr("40"), HasSubstr("43")));
    const json now = settingsOf("--withdraw-codes 2");
    EXPECT_EQ(now["codes"][0]["used"], 1);
    EXPECT_EQ(now["codes"][0]["made"], 40);
    EXPECT_EQ(now["codes"][0]["withdrawn"], false);
    EXPECT_EQ(now["codes"][1]["withdrawn"], true);
}

TEST_F(CollectAndMerge, MergeBringsSchoolsTogether) {
    newSurvey("town.survey");
    newSurvey("a.survey");
    newSurvey("b.survey", "S09,第九小学,小学\n");
    answer("town.survey", 1, 2);
    answer("a.survey", 2, 5);
    const Ran trial = run("merge town.survey a.survey --dry-run");
    EXPECT_EQ(trial.exit_code, 0) << trial.err;
    EXPECT_THAT(trial.out, AllOf(HasSubstr("第一小学"), HasSubstr("试算")));
    const Ran merged = run("merge town.survey a.survey b.survey --json");
    EXPECT_EQ(merged.exit_code, 1) << "the second file has a school that the town does not know";
    const json report = json::parse(merged.out);
    ASSERT_EQ(report["files"].size(), 1u);
    EXPECT_EQ(report["files"][0]["came"], 4);
    EXPECT_EQ(report["files"][0]["there_before"], 1);
    EXPECT_EQ(report["problem"]["code"], "school-missing");
    EXPECT_THAT(merged.err, HasSubstr("第九小学"));
    const Ran again = run("merge town.survey a.survey b.survey --add-schools");
    EXPECT_EQ(again.exit_code, 0) << again.err;
    EXPECT_THAT(again.out, AllOf(HasSubstr("新增 0 份，已有 5 份"), HasSubstr("名册新增学校：S09")));
    EXPECT_THAT(run("status town.survey").out, AllOf(HasSubstr("第九小学"), HasSubstr("3 所学校")));
    EXPECT_EQ(run("merge town.survey town.survey").exit_code, 2);
    EXPECT_EQ(run("merge town.survey none.survey").exit_code, 2);
    EXPECT_THAT(run("merge town.survey a.survey", "LC_ALL=en_US.UTF-8").out, HasSubstr("5 there before"));
}

}  // namespace
}  // namespace diaoyan
