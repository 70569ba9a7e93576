// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_mean.h"
#include "analysis/gaps/paired_change.h"
#include "analysis/gaps/wave_change.h"
#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

/// The ratings of a wave of InstEval: lectage 1 or 2.
struct Ratings {
    std::vector<std::string> wave, student, department;
    std::vector<double> y;
};

const Ratings& ratings(const json& data) {
    static const Ratings all = [&] {
        const auto& table = golden::table(data);
        Ratings made{table.at("lectage"), table.at("s"), table.at("dept"), {}};
        for (const auto& value : golden::numbers(table.at("y"))) made.y.push_back(*value);
        return made;
    }();
    return all;
}

ScaleAnswers waveOf(const Ratings& all, const std::string& wave) {
    std::vector<double> points;
    for (std::size_t row = 0; row < all.y.size(); ++row)
        if (all.wave[row] == wave) points.push_back(all.y[row]);
    ScaleAnswers made{valueCounts(points)};
    for (const double value : points) made.satisfied += value >= 4;
    return made;
}

void checkIndependent(const json& one) {
    const golden::Agreement scope("trend");
    const json& expected = one.at("expected");
    const ScaleAnswers first = waveOf(ratings(one.at("data")), "1"), second = waveOf(ratings(one.at("data")), "2");
    const auto got = waveChange(first, second);
    ASSERT_TRUE(got.ok());
    EXPECT_EQ(got->rates.base2, expected.at("n").at(0));
    EXPECT_EQ(got->rates.base1, expected.at("n").at(1));
    expectClose(expected.at("top2").at(0), got->rates.proportion2, "rate 1");
    expectClose(expected.at("top2").at(1), got->rates.proportion1, "rate 2");
    expectClose(expected.at("diff"), got->rates.difference, "change of the rate");
    expectClose(expected.at("z"), got->rates.z, "z");
    expectClose(expected.at("p"), got->rates.p->p, "p");
    expectClose(expected.at("newcombe").at(0), got->rates.newcombe.lower, "lower");
    expectClose(expected.at("newcombe").at(1), got->rates.newcombe.upper, "upper");
    expectClose(expected.at("mean").at(0), got->mean1, "mean 1");
    expectClose(expected.at("mean").at(1), got->mean2, "mean 2");
    expectClose(expected.at("mean_diff"), got->mean_change, "change of the mean");
    const StudentTest& welch = *got->means->welch;
    expectClose(expected.at("t"), welch.t, "t");
    expectClose(expected.at("df"), welch.df, "df");
    expectClose(expected.at("p_t"), welch.tail.p, "p");
    expectClose(expected.at("ci").at(0), welch.interval.lower, "mean lower");
    expectClose(expected.at("ci").at(1), welch.interval.upper, "mean upper");
}

/// Profiles: wave * 5 + rating - 1; students are the clusters.
ClusterSample byStudent(const Ratings& all) {
    std::map<std::string, std::array<std::int64_t, 10>> counts;
    for (std::size_t row = 0; row < all.y.size(); ++row)
        if (all.wave[row] == "1" || all.wave[row] == "2")
            ++counts[all.student[row]][(all.wave[row] == "2" ? 5 : 0) + static_cast<std::size_t>(all.y[row]) - 1];
    ClusterSample sample;
    sample.profiles = 10;
    for (const auto& [student, profile] : counts) {
        auto& cluster = sample.clusters.emplace_back();
        for (std::size_t p = 0; p < profile.size(); ++p)
            cluster.sums.push_back(
                {static_cast<int>(p), profile[p], static_cast<double>(profile[p]), static_cast<double>(profile[p])});
    }
    return sample;
}

void checkClustered(const json& one) {
    const golden::Agreement scope("trend");
    const ClusterSample sample = byStudent(ratings(one.at("data")));
    for (const bool top2 : {false, true}) {
        const json& expected = one.at("expected").at(top2 ? "top2" : "mean");
        ProfileValues before(10), after(10);
        for (int rating = 1; rating <= 5; ++rating) {
            const double value = top2 ? rating >= 4 : rating;
            before[static_cast<std::size_t>(rating - 1)] = value;
            after[static_cast<std::size_t>(rating + 4)] = value;
        }
        const auto got = designDifference(sample, after, before);
        ASSERT_TRUE(got.ok());
        expectClose(expected.at("diff"), got->difference.estimate, "difference");
        expectClose(expected.at("se_cluster"), got->difference.se, "se");
        EXPECT_EQ(got->difference.clusters, expected.at("k"));
        EXPECT_EQ(got->difference.df, expected.at("df"));
        expectClose(expected.at("t"), got->t, "t");
        expectClose(expected.at("p"), got->p->p, "p");
    }
}

/// Schools with both scores.
std::vector<JointValueCount> apiScores(const json& data) {
    const auto before = golden::numbers(golden::table(data).at("api99"));
    const auto after = golden::numbers(golden::table(data).at("api00"));
    std::vector<JointValueCount> units;
    for (std::size_t row = 0; row < before.size(); ++row) units.push_back({*before[row], *after[row], 1});
    return units;
}

void checkPaired(const json& one) {
    const golden::Agreement scope("trend");
    const json& expected = one.at("expected");
    const auto got = pairedChange(apiScores(one.at("data")));
    ASSERT_TRUE(got.ok());
    EXPECT_EQ(got->n, expected.at("n"));
    expectClose(expected.at("mean_change"), got->mean_change, "change");
    expectClose(expected.at("se"), got->se, "se");
    expectClose(expected.at("t"), got->test->t, "t");
    expectClose(expected.at("p"), got->test->tail.p, "p");
    expectClose(expected.at("ci").at(0), got->test->interval.lower, "lower");
    expectClose(expected.at("ci").at(1), got->test->interval.upper, "upper");
    expectClose(expected.at("share_up"), static_cast<double>(got->up) / static_cast<double>(got->n), "up");
    EXPECT_EQ(got->up + got->down + got->same, got->n);
    expectClose(expected.at("r"), got->r, "r");
    expectClose(expected.at("se_if_wrongly_independent"), got->se_if_independent, "se if independent");
}

void checkBySchool(const json& one) {
    const golden::Agreement scope("trend-by-school");
    const Ratings& all = ratings(one.at("data"));
    std::map<int, SchoolWaves> by_department;
    for (std::size_t row = 0; row < all.y.size(); ++row) {
        SchoolWaves& waves = by_department[std::stoi(all.department[row])];
        waves.school = all.department[row];
        const std::int64_t satisfied = all.y[row] >= 4;
        if (all.wave[row] == "1") ++waves.base1, waves.count1 += satisfied;
        if (all.wave[row] == "2") ++waves.base2, waves.count2 += satisfied;
    }
    std::vector<SchoolWaves> schools;
    for (const auto& [number, waves] : by_department) schools.push_back(waves);
    const auto bh = schoolChanges(schools), holm = schoolChanges(schools, Adjustment::holm);
    ASSERT_TRUE(bh.ok() && holm.ok());
    const json& expected = one.at("expected");
    ASSERT_EQ(bh->schools.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        SCOPED_TRACE(i);
        const ProportionDifference& change = *bh->schools[i].change;
        EXPECT_EQ(bh->schools[i].school, golden::text(expected.at(i).at("dept")));
        EXPECT_EQ(change.base2, expected.at(i).at("n1"));
        EXPECT_EQ(change.base1, expected.at(i).at("n2"));
        expectClose(expected.at(i).at("p1"), change.proportion2, "rate 1");
        expectClose(expected.at(i).at("p2"), change.proportion1, "rate 2");
        expectClose(expected.at(i).at("diff"), change.difference, "change");
        expectClose(expected.at(i).at("z"), change.z, "z");
        expectClose(expected.at(i).at("p"), change.p->p, "p");
        expectClose(expected.at(i).at("p_BH"), bh->schools[i].adjusted_p, "BH");
        expectClose(expected.at(i).at("p_holm"), holm->schools[i].adjusted_p, "Holm");
    }
}

void checkRegressionToTheMean(const json& one) {
    const golden::Agreement scope("trend-by-school");
    const auto got = regressionToTheMean(apiScores(one.at("data")));
    ASSERT_TRUE(got.ok());
    expectClose(one.at("expected").at("cor_change_baseline"), got->change_with_baseline.r, "with baseline");
    expectClose(one.at("expected").at("cor_change_average"), got->change_with_average, "with average");
    EXPECT_TRUE(got->warning());
}

using Check = void (*)(const json&);
const std::map<std::string, Check> checks{{"trend_independent", checkIndependent},
                                          {"trend_clustered", checkClustered},
                                          {"trend_paired", checkPaired},
                                          {"trend_by_school", checkBySchool},
                                          {"rtm", checkRegressionToTheMean}};

TEST(GoldenTrend, AgreesWithR) {
    std::size_t checked = 0;
    for (const json& one : golden::read("trend.json")) {
        const auto check = checks.find(one.at("method"));
        if (check == checks.end()) continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        ASSERT_TRUE(golden::available(one));
        check->second(one);
        ++checked;
    }
    EXPECT_EQ(checked, checks.size());
}

TEST(GoldenTrend, EveryCaseIsAccountedFor) {
    const std::string why = "computed in mcnemar_test.cpp";
    std::vector<std::string> methods;
    for (const auto& [method, check] : checks) methods.push_back(method);
    golden::expectEveryCaseAccountedFor(golden::read("trend.json"), methods,
                                        {{"mcnemar_api", why}, {"mcnemar_no_discordant", why}});
}

TEST(WaveChange, DegenerateWaves) {
    const ScaleAnswers nobody, some{valueCounts({1, 2, 5}), 1}, flat{valueCounts({3, 3}), 0};
    EXPECT_EQ(waveChange(nobody, some).problem().code, "no-base");
    EXPECT_EQ(waveChange(some, nobody).problem().code, "no-base");
    EXPECT_EQ(waveChange(some, ScaleAnswers{valueCounts({3}), 2}).problem().code, "impossible-count");
    const WaveChange same = *waveChange(flat, flat);
    EXPECT_EQ(same.mean_change, 0);
    EXPECT_FALSE(same.means.has_value());
    const WaveChange up = *waveChange(flat, some), down = *waveChange(some, flat);
    EXPECT_EQ(up.mean_change, -down.mean_change);
    EXPECT_NEAR(up.means->welch->tail.p, down.means->welch->tail.p, 1e-15);
    EXPECT_NEAR(up.rates.newcombe.upper, -down.rates.newcombe.lower, 1e-15);
}

TEST(SchoolChanges, SchoolsOfOneWaveAreNoTests) {
    const SchoolChanges got = *schoolChanges(
        {{"a", 5, 10, 9, 10}, {"gone", 3, 10, 0, 0}, {"new", 0, 0, 4, 5}, {"never", 0, 0, 0, 0}, {"all", 8, 8, 9, 9}});
    EXPECT_EQ(got.only_first, 1);
    EXPECT_EQ(got.only_second, 1);
    ASSERT_TRUE(got.schools[0].adjusted_p);
    EXPECT_EQ(got.schools[0].adjusted_p, got.schools[0].change->p->p);
    for (const std::size_t i : {1, 2, 3}) {
        EXPECT_FALSE(got.schools[i].change.has_value());
        EXPECT_FALSE(got.schools[i].adjusted_p.has_value());
    }
    EXPECT_EQ(got.schools[4].change->difference, 0);  // everybody both times: a change of 0, no z
    EXPECT_FALSE(got.schools[4].adjusted_p.has_value());
    EXPECT_EQ(schoolChanges({}).problem().code, "no-schools");
    EXPECT_EQ(schoolChanges({{"a", 11, 10, 9, 10}}).problem().code, "impossible-count");
}

TEST(RegressionToTheMean, WarnsOnlyWhereTheLowestRoseMost) {
    const RegressionToTheMean fan = *regressionToTheMean({{1, 1, 5}, {2, 3, 5}, {3, 5, 5}, {4, 7, 5}});
    EXPECT_NEAR(fan.change_with_baseline.r, 1, 1e-12);
    EXPECT_FALSE(fan.warning());
    const RegressionToTheMean swapped = *regressionToTheMean({{1, 4, 5}, {2, 3, 5}, {3, 2, 5}, {4, 1, 5}});
    EXPECT_TRUE(swapped.warning());
    EXPECT_FALSE(swapped.change_with_average.has_value());
    EXPECT_EQ(regressionToTheMean({{1, 2, 5}, {2, 3, 5}}).problem().code, "zero-variance");
    EXPECT_EQ(regressionToTheMean({}).problem().code, "too-few-answers");
}

}  // namespace
}  // namespace diaoyan
