// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/statistics/nps.h"

#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;
using Points = std::array<std::int64_t, 11>;

Points pointsOf(const json& one) {
    Points points{};
    if (one.at("data").is_string()) {
        const golden::Table& table = golden::table(one.at("data"));
        const json& args = one.at("args");
        for (std::size_t row = 0; row < table.rows; ++row) {
            const std::string& value = table.at(args.at("column"))[row];
            if (value.empty()) continue;
            if (args.contains("filter") && table.at("gender")[row] != args.at("filter").at("gender")) continue;
            ++points.at(std::stoul(value) - 1);
        }
        return points;
    }
    const json& values = one.at("data").at("values");
    const json all = values.is_array() ? values : json::array({values});
    for (const json& value : all) ++points.at(value.get<std::size_t>());
    return points;
}

ValueCounts distribution(const Points& points) {
    ValueCounts values;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto weight = static_cast<double>(points[i]);
        if (points[i] > 0) values.push_back({static_cast<double>(i), points[i], weight, weight});
    }
    return values;
}

TEST(GoldenNetPromoterScore, AgreesWithR) {
    golden::Agreement scope("nps");
    int checked = 0;
    for (const json& one : golden::read("frequency.json")) {
        if (one.at("method") != "nps") continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        const json& expected = one.at("expected");
        const NetPromoterScore nps = *netPromoterScore(pointsOf(one));
        EXPECT_EQ(nps.n, expected.at("n"));
        EXPECT_EQ(nps.promoters, expected.at("promoters"));
        EXPECT_EQ(nps.passives, expected.at("passives"));
        EXPECT_EQ(nps.detractors, expected.at("detractors"));
        expectClose(expected.at("nps"), nps.score, "nps");
        expectClose(expected.at("se"), nps.standard_error, "se");
        expectClose(expected.at("se_n_minus_1"), nps.standard_error_n1, "se_n_minus_1");
        expectClose(expected.at("ci_lower"), nps.interval.lower, "ci_lower");
        expectClose(expected.at("ci_upper"), nps.interval.upper, "ci_upper");
        EXPECT_EQ(nps, *netPromoterScore(distribution(pointsOf(one))));
        ++checked;
    }
    EXPECT_EQ(checked, 5);
}

TEST(NetPromoterScore, NeedsAnswersFromZeroToTen) {
    EXPECT_EQ(netPromoterScore(Points{}).problem().code, "no-answers");
    EXPECT_EQ(netPromoterScore(ValueCounts{}).problem().code, "no-answers");
    EXPECT_EQ(netPromoterScore(Points{3, -1}).problem().code, "wrong-counts");
    for (const double value : {-1.0, 11.0, 7.5, 1e300})
        EXPECT_EQ(netPromoterScore(ValueCounts{{value, 2, 2, 2}}).problem().code, "not-0-to-10") << value;
}

TEST(NetPromoterScore, StaysWithinAHundred) {
    const NetPromoterScore nps = *netPromoterScore(Points{0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 20});
    EXPECT_LT(nps.interval.lower, nps.score);
    EXPECT_EQ(nps.interval.upper, 100);
    const NetPromoterScore turned = *netPromoterScore(Points{20, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0});
    EXPECT_EQ(turned.score, -nps.score);
    EXPECT_EQ(turned.interval.lower, -100);
}

TEST(NetPromoterScore, FourTimesTheAnswersHalveTheError) {
    const NetPromoterScore one = *netPromoterScore(Points{1, 0, 0, 2, 0, 4, 3, 5, 6, 7, 8});
    const NetPromoterScore four = *netPromoterScore(Points{4, 0, 0, 8, 0, 16, 12, 20, 24, 28, 32});
    EXPECT_EQ(one.score, four.score);
    EXPECT_NEAR(four.standard_error, one.standard_error / 2, 1e-12);
    EXPECT_LT(netPromoterScore(Points{1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1}, Confidence(0.5))->interval.upper, 60);
}

TEST(NetPromoterScore, HugeCountsDoNotOverflow) {
    constexpr std::int64_t many = 1000000000000000000;
    const NetPromoterScore nps = *netPromoterScore(Points{many, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3 * many});
    EXPECT_NEAR(nps.score, 50, 1e-12);
    EXPECT_NEAR(nps.standard_error, 100 * std::sqrt(0.75 / 4e18), 1e-18);
}

}  // namespace
}  // namespace diaoyan
