// SPDX-License-Identifier: GPL-3.0-or-later
// What a desktop reads about the program, looked at by the desktop's own checkers.
#include "tests/apps/program.h"

namespace diaoyan {
namespace {

using DesktopFilesTest = ProgramTest;

const std::string share = std::string(DIAOYAN_SOURCE_DIR) + "/apps/diaoyan-desktop/share/org.diaoyan.Diaoyan";

bool isInstalled(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

TEST_F(DesktopFilesTest, TheDesktopEntryIsValid) {
    if (!isInstalled("desktop-file-validate")) GTEST_SKIP() << "desktop-file-validate is not installed";
    const Ran ran = run("'" + share + ".desktop'", "", "desktop-file-validate");
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
    EXPECT_EQ(ran.out, "") << "hints of the checker";
}

TEST_F(DesktopFilesTest, TheMetadataAreValid) {
    if (!isInstalled("appstreamcli")) GTEST_SKIP() << "appstreamcli is not installed";
    const Ran ran = run("validate --no-net '" + share + ".metainfo.xml'", "", "appstreamcli");
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
}

TEST_F(DesktopFilesTest, ASurveyFileIsKnownByItsContent) {
    if (!isInstalled("update-mime-database")) GTEST_SKIP() << "shared-mime-info is not installed";
    std::filesystem::create_directories(folder_ / "share/mime/packages");
    std::filesystem::copy_file(share + ".xml", folder_ / "share/mime/packages/diaoyan.xml");
    ASSERT_EQ(run("share/mime", "", "update-mime-database").exit_code, 0);
    // What desktops look for, as the database says it: at byte 0 and, within that, at byte 68 ...
    const std::string magic = bytesOf("share/mime/magic");
    const std::size_t rule = magic.find(":application/x-diaoyan-survey]");
    ASSERT_NE(rule, std::string::npos);
    const std::string length_of_4("\0\4", 2);
    EXPECT_NE(magic.find("1>68=" + length_of_4 + "DYsv", rule), std::string::npos);
    // ... and what a survey file has there.
    ASSERT_EQ(run("new town.survey --forms parent").exit_code, 0);
    const std::string survey = bytesOf("town.survey");
    EXPECT_EQ(survey.substr(0, 15), "SQLite format 3");
    EXPECT_EQ(survey.substr(68, 4), "DYsv");
}

}  // namespace
}  // namespace diaoyan
