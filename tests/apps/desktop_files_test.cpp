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
    if (!isInstalled("update-mime-database") || !isInstalled("xdg-mime"))
        GTEST_SKIP() << "shared-mime-info or xdg-utils is not installed";
    ASSERT_EQ(run("new town.survey --forms parent").exit_code, 0);
    std::filesystem::create_directories(folder_ / "share/mime/packages");
    std::filesystem::copy_file(share + ".xml", folder_ / "share/mime/packages/diaoyan.xml");
    ASSERT_EQ(run("share/mime", "", "update-mime-database").exit_code, 0);
    std::filesystem::rename(folder_ / "town.survey", folder_ / "nameless");
    const Ran ran = run("query filetype nameless", "XDG_DATA_HOME=\"$PWD/share\" DE=generic", "xdg-mime");
    if (ran.out.find("sqlite") == std::string::npos && ran.out.find("diaoyan") == std::string::npos)
        GTEST_SKIP() << "xdg-mime asks a program that does not read the database: " << ran.out;
    EXPECT_EQ(ran.out, "application/x-diaoyan-survey\n");
}

}  // namespace
}  // namespace diaoyan
