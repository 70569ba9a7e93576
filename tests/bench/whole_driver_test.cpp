// SPDX-License-Identifier: GPL-3.0-or-later
// The driver from end to end on a few answers: nothing crashes, everybody agrees. Times are not looked at.
#include "bench/measured_run.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace diaoyan::bench {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

TEST(WholeDriver, MeasuresAndAgrees) {
    const fs::path folder = fs::temp_directory_path() / ("diaoyan-driver-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const std::string source = DIAOYAN_SOURCE_DIR;
    // DuckDB takes part where ./dev bench --install-peers has put it.
    ::setenv("NODE_PATH", (source + "/build/bench/peers/node_modules").c_str(), 0);
    const auto run = measuredRun({DIAOYAN_BENCH_PROGRAM, "run", DIAOYAN_PROGRAM, folder / "run", "--check", "--peers",
                                  source + "/bench/peers", "--markdown", folder / "page.md"},
                                 folder / "stderr", folder / "stdout");
    EXPECT_TRUE(run.ok()) << bytesOf(folder / "stdout") << bytesOf(folder / "stderr");
    const std::string page = bytesOf(folder / "page.md");
    EXPECT_THAT(page, HasSubstr("| kernel limit |"));
    EXPECT_THAT(page, HasSubstr("diaoyan tables --by school --json, cold"));
    EXPECT_THAT(page, HasSubstr("Checksums: all programs agree."));
    fs::remove_all(folder);
}

TEST(WholeDriver, LoadsTheWebServersWithoutErrors) {
    const fs::path folder = fs::temp_directory_path() / ("diaoyan-web-driver-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const std::string source = DIAOYAN_SOURCE_DIR;
    // Node takes part where ./dev bench --install-peers has put its module.
    ::setenv("NODE_PATH", (source + "/build/bench/peers/node_modules").c_str(), 0);
    const auto run = measuredRun({DIAOYAN_BENCH_PROGRAM, "web", folder / "run", "--program", DIAOYAN_PROGRAM, "--check",
                                  "--peers", source + "/bench/peers"},
                                 folder / "stderr", folder / "stdout");
    EXPECT_TRUE(run.ok()) << bytesOf(folder / "stdout") << bytesOf(folder / "stderr");
    const std::string page = bytesOf(folder / "stdout");
    EXPECT_THAT(page, HasSubstr("1,000 connections: errors"));
    EXPECT_THAT(page, testing::ContainsRegex("diaoyan serve +3,000 "));
    EXPECT_THAT(page, testing::Not(HasSubstr("brought no numbers"))) << "the dashboard";
    fs::remove_all(folder);
}

TEST(WholeDriver, SaysWhatIsWrong) {
    const fs::path folder = fs::temp_directory_path() / ("diaoyan-driver-wrong-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const auto run = measuredRun({DIAOYAN_BENCH_PROGRAM, "run", "/nonexistent/diaoyan", folder / "run", "--check"},
                                 folder / "stderr", folder / "stdout");
    ASSERT_FALSE(run.ok());
    EXPECT_THAT(run.problem().message.en, HasSubstr("the program cannot be started"));
    fs::remove_all(folder);
}

}  // namespace
}  // namespace diaoyan::bench
