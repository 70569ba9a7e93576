// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/result_page.h"
#include "bench/targets.h"

#include <gmock/gmock.h>

namespace diaoyan::bench {
namespace {

using testing::HasSubstr;
using testing::Not;

Findings someFindings() {
    Findings findings;
    findings.measurements = {
        {"diaoyan", "import", 100'000, 0.5, 80.0},    {"diaoyan", "analysis", 100'000, 0.002},
        {"kernel limit", "analysis", 100'000, 0.001}, {"DuckDB, text", "load", 100'000, 1.0},
        {"DuckDB, text", "analysis", 100'000, 0.1},
    };
    return findings;
}

TEST(ResultPage, SecondsAreReadable) {
    EXPECT_EQ(secondsText(0.00234), "2.34 ms");
    EXPECT_EQ(secondsText(0.0234), "23.4 ms");
    EXPECT_EQ(secondsText(0.234), "0.23 s");
    EXPECT_EQ(secondsText(67.54), "67.5 s");
}

TEST(ResultPage, PeersStandBesideOurs) {
    const std::string page = markdownPage(someFindings(), {100'000});
    EXPECT_THAT(page, HasSubstr("| program | 100,000 rows | x ours | peak MB |\n|---|--:|--:|--:|\n"));
    EXPECT_THAT(page, HasSubstr("| diaoyan import (durable, whole process) | 0.50 s | 1.0 x | 80 |\n"));
    EXPECT_THAT(page, HasSubstr("| DuckDB, text | 0.10 s | 50 x | |\n"));
    EXPECT_THAT(page, HasSubstr("all programs agree"));
    EXPECT_THAT(page, Not(HasSubstr("| new |"))) << "what was not measured has no row";
    EXPECT_THAT(page, Not(HasSubstr("Small surveys"))) << "and no table";
}

TEST(ResultPage, DisagreementIsLoud) {
    Findings findings = someFindings();
    findings.wrong = {"100000 rows, ticks: a 1, b 2"};
    EXPECT_THAT(terminalPage(findings, {100'000}), HasSubstr("CHECKSUMS DISAGREE: 100000 rows, ticks: a 1, b 2"));
}

TEST(ResultPage, ReplacesWhatStandsBetweenTheMarkers) {
    const std::string document = "a\n<!-- bench: begin -->\nold\n<!-- bench: end -->\nb\n";
    EXPECT_EQ(withPage(document, "new\n").value(), "a\n<!-- bench: begin -->\n\nnew\n\n<!-- bench: end -->\nb\n");
    EXPECT_EQ(withPage("a\n", "new\n").problem().code, "no-marker");
}

TEST(Targets, AreJudged) {
    bool slower_than_duckdb = false;
    for (const Target& target : targets(someFindings(), {100'000})) {
        if (target.name == "analysis: faster than DuckDB on text") {
            EXPECT_NEAR(target.measured, 50, 1e-9);
            slower_than_duckdb = !target.met();
        }
        if (target.name == "import: times DuckDB's load into its own file") { EXPECT_TRUE(target.met()); }
    }
    EXPECT_TRUE(slower_than_duckdb) << "50 times is less than the 60 promised";
    EXPECT_TRUE(targets({}, {100'000}).empty());
}

TEST(SelfReports, AreReadFromLines) {
    const SelfReport report = selfReport("hello\n{\"version\": \"X 1\"}\n{\"step\": \"load\", \"seconds\": [3, 1, 2]}\n"
                                         "{\"program\": \"limit\", \"step\": \"load\", \"seconds\": [4]}\n"
                                         "{\"checksums\": {\"choices\": 5}}\n{\"step\": \"x\", \"seconds\": []}\n",
                                         "X", 9);
    EXPECT_EQ(report.version, "X 1");
    ASSERT_EQ(report.measurements.size(), 2u);
    EXPECT_EQ(report.measurements[0].program, "X");
    EXPECT_EQ(report.measurements[0].rows, 9);
    EXPECT_DOUBLE_EQ(report.measurements[0].seconds, 2) << "the median";
    EXPECT_EQ(report.measurements[1].program, "limit");
    ASSERT_EQ(report.checksums.size(), 1u);
    EXPECT_EQ(report.checksums[0].second.choices, 5);
}

}  // namespace
}  // namespace diaoyan::bench
