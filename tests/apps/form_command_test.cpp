// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/apps/program.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace diaoyan {
namespace {

using testing::HasSubstr;
using testing::Not;

class FormCommand : public ProgramTest {};

const std::string forms = DIAOYAN_SOURCE_DIR "/tests/data/forms/";

TEST_F(FormCommand, ShowsABundledQuestionnaire) {
    const Ran ran = run("form parent");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("家长问卷（parent）：内置问卷，12 道题"));
    EXPECT_THAT(ran.out, HasSubstr("1. school  您孩子所在的学校（填空题，必答）"));
    EXPECT_THAT(ran.out, HasSubstr("no_change  没有明显变化"));
}

TEST_F(FormCommand, ShowsFilesOfOtherTools) {
    const Ran lss = run("form " + forms + "digital_twins_survey_222232.lss --lang en");
    EXPECT_EQ(lss.exit_code, 0) << lss.err;
    EXPECT_THAT(lss.out, HasSubstr("LimeSurvey survey structure, 54 questions"));
    const Ran xlsx = run("form " + forms + "onadata_form_with_multiple_select.xlsx --json");
    EXPECT_EQ(xlsx.exit_code, 0) << xlsx.err;
    const auto json = nlohmann::json::parse(xlsx.out);
    EXPECT_EQ(json["format"], "xlsform");
    EXPECT_EQ(json["questionnaire"]["questions"].size(), 29U);
    EXPECT_EQ(json["remarks"][0]["code"], "form-remark");
}

TEST_F(FormCommand, WritesAWorkbookAndReadsItBack) {
    EXPECT_EQ(run("form student -o s.xlsx").exit_code, 0);
    EXPECT_EQ(run("form s.xlsx -o s.json").exit_code, 0);
    EXPECT_EQ(run("form student -o t.json").exit_code, 0);
    EXPECT_EQ(bytesOf("s.json"), bytesOf("t.json"));
    const Ran made = run("new w.survey --forms s.xlsx");
    EXPECT_EQ(made.exit_code, 0) << made.err << made.out;
}

TEST_F(FormCommand, WritesNothingWithLossesUnlessTheyAreAccepted) {
    const Ran refused = run("form parent -o p.txt --format wjx-text --lang en");
    EXPECT_EQ(refused.exit_code, 1);
    EXPECT_THAT(refused.out, HasSubstr("not kept: "));
    EXPECT_THAT(refused.out, HasSubstr("add --accept-losses"));
    EXPECT_EQ(bytesOf("p.txt"), "");
    const Ran written = run("form parent -o p.txt --format wjx-text --accept-losses");
    EXPECT_EQ(written.exit_code, 0);
    EXPECT_THAT(bytesOf("p.txt"), HasSubstr("1. 您孩子所在的学校*[填空题]\n"));
    EXPECT_EQ(run("form p.txt").exit_code, 0);
}

TEST_F(FormCommand, AsksForTheFormatWhereTheEndingIsNotEnough) {
    const Ran txt = run("form parent -o p.txt --lang en");
    EXPECT_EQ(txt.exit_code, 2);
    EXPECT_THAT(txt.err, HasSubstr("--format"));
    EXPECT_EQ(run("form parent -o p.lss").exit_code, 2);
    EXPECT_EQ(run("form parent -o p.json --format nothing").exit_code, 2);
    EXPECT_EQ(run("form parent -o p.json --format surveyjs").exit_code, 0);
    EXPECT_THAT(bytesOf("p.json"), HasSubstr("\"pages\""));
}

TEST_F(FormCommand, SaysWhatIsNoQuestionnaire) {
    write("words.txt", "just words\n");
    const Ran words = run("form words.txt --lang en");
    EXPECT_NE(words.exit_code, 0);
    EXPECT_THAT(words.err, HasSubstr("not a format of questionnaires that is known"));
    EXPECT_EQ(run("form nobody").exit_code, 2);
    write("broken.json", "{\"id\": ");
    EXPECT_THAT(run("form broken.json --lang en").err, HasSubstr("breaks off"));
}

}  // namespace
}  // namespace diaoyan
