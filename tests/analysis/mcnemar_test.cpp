// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/mcnemar.h"
#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

std::optional<double> pOf(const std::optional<Tail>& tail) {
    return tail ? std::optional(tail->p) : std::nullopt;
}

/// Rows: the first answer (no, yes), columns: the second.
Result<McNemar> ofTable(const json& table) {
    return mcnemar(table.at(1).at(1), table.at(1).at(0), table.at(0).at(1), table.at(0).at(0));
}

TEST(McNemar, AgreesWithROnTwoWaves) {
    const golden::Agreement scope("mcnemar");
    int checked = 0;
    for (const json& one : golden::read("trend.json")) {
        if (one.at("method") != "mcnemar") continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        const json& expected = one.at("expected");
        const bool small = expected.at("chi2").is_null();
        const auto test = ofTable(small ? one.at("data").at("table") : expected.at("table"));
        ASSERT_TRUE(test.ok());
        expectClose(expected.at("exact_p"), pOf(test->p_exact), "exact p");
        expectClose(expected.at("chi2"), test->statistic, "chi2");
        ++checked;
        if (small) continue;
        expectClose(expected.at("p"), pOf(test->p_chi_square), "p");
        expectClose(expected.at("chi2_cc"), test->statistic_corrected, "chi2_cc");
        expectClose(expected.at("diff"), test->difference, "diff");
        expectClose(expected.at("diff_se"), test->difference_se, "diff_se");
        EXPECT_FALSE(test->exact);
    }
    EXPECT_EQ(checked, 2);
}

/// The two-by-two tables of crosstab.json; the reference calls the upper right cell b.
TEST(McNemar, AgreesWithROnEveryTable) {
    const golden::Agreement scope("mcnemar");
    int checked = 0;
    for (const json& one : golden::read("crosstab.json")) {
        const json& expected = one.at("expected");
        if (!expected.contains("mcnemar_chi2")) continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        // Empty rows and columns take no part.
        std::vector<std::int64_t> cells;
        const auto& table = expected.at("table");
        for (std::size_t r = 0; r < table.size(); ++r)
            for (std::size_t c = 0; c < table.at(r).size(); ++c) {
                std::int64_t row = 0, column = 0;
                for (const json& cell : table.at(r)) row += cell.get<std::int64_t>();
                for (const json& line : table) column += line.at(c).get<std::int64_t>();
                if (row > 0 && column > 0) cells.push_back(table.at(r).at(c));
            }
        ASSERT_EQ(cells.size(), 4u);
        const auto test = mcnemar(cells[0], cells[1], cells[2], cells[3]);
        ASSERT_TRUE(test.ok());
        expectClose(expected.at("mcnemar_chi2"), test->statistic, "chi2");
        expectClose(expected.at("mcnemar_p"), pOf(test->p_chi_square), "p");
        expectClose(expected.at("mcnemar_chi2_cc"), test->statistic_corrected, "chi2_cc");
        expectClose(expected.at("mcnemar_p_cc"), pOf(test->p_corrected), "p_cc");
        expectClose(expected.at("mcnemar_exact_p"), pOf(test->p_exact), "exact");
        ++checked;
    }
    EXPECT_EQ(checked, 8);
}

TEST(McNemar, RefusesNobodyAndNegativeCounts) {
    EXPECT_EQ(mcnemar(0, 0, 0, 0).problem().code, "no-test");
    EXPECT_EQ(mcnemar(5, -1, 2, 3).problem().code, "negative-count");
}

TEST(McNemar, NobodyChanged) {
    const McNemar test = *mcnemar(10, 0, 0, 5);
    EXPECT_EQ(test.p.p, 1);
    EXPECT_TRUE(test.exact);
    EXPECT_FALSE(test.statistic.has_value());
    EXPECT_FALSE(test.odds_ratio.has_value());
    EXPECT_EQ(test.difference, 0);
    EXPECT_EQ(test.difference_se, 0);
}

TEST(McNemar, IsExactBelow25Changes) {
    EXPECT_FALSE(mcnemar(1, 20, 5, 1)->exact);
    const McNemar test = *mcnemar(1, 20, 4 - 1, 1);
    EXPECT_TRUE(test.exact);
    // 2 * (1 + 23 + 253 + 1771) / 2^23
    EXPECT_NEAR(test.p.p, 2 * 2048.0 / 8388608, 1e-18);
    EXPECT_EQ(test.p, *test.p_exact);
}

TEST(McNemar, WhoDidNotChangeDoesNotMatter) {
    const McNemar few = *mcnemar(1, 12, 5, 0);
    const McNemar many = *mcnemar(1'000'000, 12, 5, 900'000);
    EXPECT_EQ(few.p, many.p);
    EXPECT_EQ(few.statistic, many.statistic);
    const McNemar turned = *mcnemar(1, 5, 12, 0);
    EXPECT_EQ(few.p, turned.p);
    EXPECT_EQ(few.difference, -turned.difference);
}

TEST(McNemar, ManyPairsTakeNoTime) {
    const McNemar even = *mcnemar(0, 4'000'000'000, 4'000'100'000, 0);
    // So many that the exact p and the one of chi-square are the same.
    EXPECT_NEAR(even.p_exact->p, even.p_corrected->p, 1e-6);
    const McNemar far = *mcnemar(0, 1'000'000'000, 10, 0);
    EXPECT_EQ(far.p_exact->p, 0);
    EXPECT_NEAR(far.p_exact->log_p, -693146994.67, 0.1);
    EXPECT_FALSE(mcnemar(0, 900'000'000'000'000, 1, 0)->p_exact.has_value());
}

}  // namespace
}  // namespace diaoyan
