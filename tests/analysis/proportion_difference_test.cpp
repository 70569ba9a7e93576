// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/chi_square.h"
#include "analysis/proportions/proportion_difference.h"
#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

void expectInterval(const json& expected, const Interval& got, const char* what) {
    expectClose(expected.at(0), got.lower, std::string(what) + " lower");
    expectClose(expected.at(1), got.upper, std::string(what) + " upper");
}

TEST(ProportionDifference, AgreesWithR) {
    const golden::Agreement scope("proportion-difference");
    int checked = 0;
    for (const json& one : golden::read("proportions.json")) {
        if (one.at("method") != "proportion_difference") continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        const json& data = one.at("data");
        const json& expected = one.at("expected");
        const auto made = proportionDifference(data.at("x1"), data.at("n1"), data.at("x2"), data.at("n2"),
                                               Confidence(one.at("args").at("conf")));
        ASSERT_TRUE(made.ok());
        expectClose(expected.at("p1"), made->proportion1, "p1");
        expectClose(expected.at("p2"), made->proportion2, "p2");
        expectClose(expected.at("diff"), made->difference, "diff");
        expectClose(expected.at("z_pooled"), made->z, "z");
        expectClose(expected.at("p_value_two_sided"), made->p ? std::optional(made->p->p) : std::nullopt, "p");
        expectInterval(expected.at("wald"), made->wald, "wald");
        expectInterval(expected.at("newcombe_hybrid"), made->newcombe, "newcombe");
        expectInterval(expected.at("agresti_caffo"), made->agresti_caffo, "agresti_caffo");
        expectClose(expected.at("cohen_h"), made->cohen_h, "h");
        expectClose(expected.at("odds_ratio"), made->odds_ratio, "odds ratio");
        expectClose(expected.at("risk_ratio"), made->risk_ratio, "risk ratio");
        ++checked;
    }
    EXPECT_EQ(checked, 6);
}

TEST(ProportionDifference, RefusesWhatIsNoShare) {
    EXPECT_EQ(proportionDifference(0, 0, 1, 2).problem().code, "no-base");
    EXPECT_EQ(proportionDifference(1, 2, 0, 0).problem().code, "no-base");
    EXPECT_EQ(proportionDifference(3, 2, 1, 2).problem().code, "impossible-count");
    EXPECT_EQ(proportionDifference(1, 2, -1, 2).problem().code, "impossible-count");
    EXPECT_EQ(proportionDifference(1, 2, 1, -2).problem().code, "impossible-count");
}

TEST(ProportionDifference, ChangesItsSignWithTheOrder) {
    const ProportionDifference one = *proportionDifference(56, 70, 48, 80);
    const ProportionDifference other = *proportionDifference(48, 80, 56, 70);
    EXPECT_EQ(one.difference, -other.difference);
    EXPECT_EQ(*one.z, -*other.z);
    EXPECT_EQ(one.p, other.p);
    EXPECT_NEAR(one.newcombe.lower, -other.newcombe.upper, 1e-15);
    EXPECT_NEAR(one.newcombe.upper, -other.newcombe.lower, 1e-15);
    EXPECT_NEAR(*one.odds_ratio * *other.odds_ratio, 1, 1e-15);
}

TEST(ProportionDifference, SquareOfZIsChiSquareOfTheTable) {
    const ProportionDifference one = *proportionDifference(245, 507, 211, 507);
    const ChiSquare test = *chiSquare(crossTable({{245, 262}, {211, 296}}));
    EXPECT_NEAR(*one.z * *one.z, test.statistic, 1e-12 * test.statistic);
    EXPECT_NEAR(one.p->p, test.p, 1e-12 * test.p);
}

TEST(ProportionDifference, EqualSharesDifferByNothing) {
    const ProportionDifference thirds = *proportionDifference(1, 3, 1'000'000'000, 3'000'000'000);
    EXPECT_EQ(thirds.difference, 0);
    EXPECT_EQ(*thirds.z, 0);
    EXPECT_EQ(thirds.p->p, 1);
    EXPECT_EQ(thirds.cohen_h, 0);
    const ProportionDifference everybody = *proportionDifference(5, 5, 7, 7);
    EXPECT_FALSE(everybody.z.has_value());
    EXPECT_FALSE(everybody.p.has_value());
    EXPECT_FALSE(everybody.odds_ratio.has_value());
    EXPECT_EQ(*everybody.risk_ratio, 1);
    EXPECT_EQ(everybody.wald, (Interval{0, 0}));
    EXPECT_LT(everybody.newcombe.lower, -0.3);
}

TEST(ProportionDifference, KeepsALogarithmWhereTheProbabilityVanishes) {
    const ProportionDifference huge = *proportionDifference(3'000'000'000, 4'000'000'000, 1'000'000'000, 4'000'000'000);
    EXPECT_EQ(huge.p->p, 0);
    EXPECT_TRUE(std::isfinite(huge.p->log_p));
    EXPECT_LT(huge.p->log_p, -1e8);
    EXPECT_EQ(huge.difference, 0.5);
}

TEST(ProportionDifference, NewcombeStaysWithinTheScale) {
    for (std::int64_t x = 0; x <= 4; ++x)
        for (std::int64_t y = 0; y <= 6; ++y) {
            const ProportionDifference one = *proportionDifference(x, 4, y, 6);
            EXPECT_GE(one.newcombe.lower, -1);
            EXPECT_LE(one.newcombe.upper, 1);
            EXPECT_LE(one.newcombe.lower, one.difference);
            EXPECT_GE(one.newcombe.upper, one.difference);
            EXPECT_LT(one.newcombe.lower, one.newcombe.upper);
        }
}

}  // namespace
}  // namespace diaoyan
