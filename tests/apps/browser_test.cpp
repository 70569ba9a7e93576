// SPDX-License-Identifier: GPL-3.0-or-later
// What respondents do on their phones: tests/browser/respondents.py with a real browser and the real server.
#include "tests/apps/program.h"

namespace diaoyan {
namespace {

constexpr int noBrowser = 77;

class RespondentsPhone : public ProgramTest {
protected:
    void goThrough(const std::string& what) const {
        const std::string script = std::string(DIAOYAN_SOURCE_DIR) + "/tests/browser/respondents.py";
        const Ran ran = run("'" + script + "' " + what + " --program '" + DIAOYAN_PROGRAM + "'",
                            "PYTHONDONTWRITEBYTECODE=1", "/usr/bin/python3");
        if (ran.exit_code == noBrowser || ran.exit_code == 127) GTEST_SKIP() << "no browser: " << ran.out << ran.err;
        EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
    }
};

TEST_F(RespondentsPhone, FillsInTheParentForm) {
    goThrough("parent");
}
TEST_F(RespondentsPhone, FillsInTheStudentForm) {
    goThrough("student");
}
TEST_F(RespondentsPhone, FillsInTheTeacherForm) {
    goThrough("teacher");
}
TEST_F(RespondentsPhone, FillsInTheParentFormWithoutScripts) {
    goThrough("parent_without_scripts");
}
TEST_F(RespondentsPhone, FillsInTheStudentFormWithoutScripts) {
    goThrough("student_without_scripts");
}
TEST_F(RespondentsPhone, FillsInTheTeacherFormWithoutScripts) {
    goThrough("teacher_without_scripts");
}
TEST_F(RespondentsPhone, SendsByItselfWhenTheNetworkIsBack) {
    goThrough("offline");
}
TEST_F(RespondentsPhone, GoesOnWhenTheServerIsBackAndTheTabWasClosed) {
    goThrough("server_away");
}
TEST_F(RespondentsPhone, WaitsWhileTheCollectionIsPaused) {
    goThrough("paused");
}
TEST_F(RespondentsPhone, AgreesBeforeAnythingIsStored) {
    goThrough("consent");
}
TEST_F(RespondentsPhone, KeepsADraftThroughAClosedTab) {
    goThrough("draft");
}
TEST_F(RespondentsPhone, SendsOneAnswerOnceThoughTheReplyIsLost) {
    goThrough("lost_reply");
}
TEST_F(RespondentsPhone, FillsInEveryKindOfQuestion) {
    goThrough("every_kind");
}
TEST_F(RespondentsPhone, FollowsTheSkipRules) {
    goThrough("skip_rules");
}
TEST_F(RespondentsPhone, SaysWhatIsMissingAtItsPlace) {
    goThrough("limits");
}
TEST_F(RespondentsPhone, IsCountedOnTheOrganisersPage) {
    goThrough("office");
}
TEST_F(RespondentsPhone, OpensTheLinkOfASchool) {
    goThrough("school_link");
}
TEST_F(RespondentsPhone, TypesACodeThatWorksOnce) {
    goThrough("code");
}
TEST_F(RespondentsPhone, ShowsNothingTooWideOrTooSmall) {
    goThrough("screen");
}

}  // namespace
}  // namespace diaoyan
