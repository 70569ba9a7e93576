// SPDX-License-Identifier: GPL-3.0-or-later
// What the organiser does in the office: tests/browser/organisers.py with a real browser and the real server.
#include "tests/apps/program.h"

namespace diaoyan {
namespace {

constexpr int noBrowser = 77;

class OrganisersBrowser : public ProgramTest {
protected:
    void goThrough(const std::string& what) const {
        const std::string script = std::string(DIAOYAN_SOURCE_DIR) + "/tests/browser/organisers.py";
        const Ran ran = run("'" + script + "' " + what + " --program '" + DIAOYAN_PROGRAM + "'",
                            "PYTHONDONTWRITEBYTECODE=1", "/usr/bin/python3");
        if (ran.exit_code == noBrowser || ran.exit_code == 127) GTEST_SKIP() << "no browser: " << ran.out << ran.err;
        EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
    }
};

TEST_F(OrganisersBrowser, SeesTheCountsRiseAndTheFiguresCome) {
    goThrough("overview");
}
TEST_F(OrganisersBrowser, PausesClosesAndSignsOut) {
    goThrough("state");
}
TEST_F(OrganisersBrowser, KeysPaperTwiceWithoutAMouse) {
    goThrough("entry");
}
TEST_F(OrganisersBrowser, SeesEveryPageOnAPhone) {
    goThrough("narrow");
}

}  // namespace
}  // namespace diaoyan
