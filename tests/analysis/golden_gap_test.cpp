// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/gaps/gap_analysis.h"
#include "analysis/gaps/paired_change.h"
#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

ScaleAnswers answers(const std::vector<double>& points, double satisfied_from = 4) {
    ScaleAnswers made{valueCounts(points)};
    for (const double value : points) made.satisfied += value >= satisfied_from;
    return made;
}

GapAnalysis analysisOf(const json& one, Adjustment adjustment) {
    const auto groups = golden::texts(one.at("args").at("groups"));
    const auto& table = golden::table(one.at("data"));
    const auto& group_column = table.at(one.at("args").at("group_column"));
    std::vector<GapItem> items;
    for (const std::string& item : golden::texts(one.at("args").at("items"))) {
        GapItem& made = items.emplace_back();
        made.item = item;
        const auto values = golden::numbers(table.at(item));
        for (const std::string& group : groups) {
            std::vector<double> points;
            for (std::size_t row = 0; row < values.size(); ++row)
                if (group_column[row] == group && values[row]) points.push_back(*values[row]);
            made.groups.push_back(answers(points));
        }
    }
    return *gapAnalysis(groups, items, adjustment);
}

void checkCells(const json& expected, const GapAnalysis& got) {
    for (std::size_t i = 0; i < got.items.size(); ++i)
        for (std::size_t g = 0; g < got.groups.size(); ++g) {
            const GapCell& cell = got.cells[i][g];
            expectClose(expected.at("means").at(i).at(g), cell.mean, "mean");
            expectClose(expected.at("sds").at(i).at(g), cell.sd, "sd");
            EXPECT_EQ(cell.n, expected.at("n").at(i).at(g));
            expectClose(expected.at("top2").at(i).at(g), *cell.satisfied.percent() / 100, "top2");
        }
}

void checkAgreement(const json& expected, const ProfileAgreement& got) {
    const golden::Agreement scope("profile-agreement");
    ASSERT_EQ(got.groups, 3u);
    for (std::size_t i = 0; i < expected.at("rank_of_items").size(); ++i)
        for (std::size_t g = 0; g < 3; ++g)
            expectClose(expected.at("rank_of_items").at(i).at(g), got.ranks[i][g], "rank");
    for (std::size_t a = 0; a < 3; ++a)
        for (std::size_t b = 0; b < 3; ++b)
            expectClose(expected.at("spearman_of_profiles").at(a).at(b), got.spearman[a * 3 + b], "Spearman");
    expectClose(expected.at("kendall_W"), got.kendall_w, "W");
    expectClose(expected.at("rms_gap").at(0), got.rms_gap[1], "RMS 1-2");
    expectClose(expected.at("rms_gap").at(1), got.rms_gap[2], "RMS 1-3");
    expectClose(expected.at("rms_gap").at(2), got.rms_gap[5], "RMS 2-3");
}

void checkPair(const json& pair, const GapAnalysis& got, const ItemGap& gap) {
    EXPECT_EQ(got.items[gap.item], pair.at("item"));
    EXPECT_EQ(got.groups[gap.group1], pair.at("a"));
    EXPECT_EQ(got.groups[gap.group2], pair.at("b"));
    expectClose(pair.at("gap_mean"), gap.gap, "gap");
    expectClose(pair.at("gap_index_0_100"), gap.index_gap, "index gap");
    EXPECT_NEAR(*gap.index_gap_20, 0.8 * *gap.index_gap, 1e-12);
    expectClose(pair.at("welch_t"), gap.welch->t, "t");
    expectClose(pair.at("welch_df"), gap.welch->df, "df");
    expectClose(pair.at("p"), gap.p, "p");
    expectClose(pair.at("ci_l"), gap.welch->interval.lower, "lower");
    expectClose(pair.at("ci_u"), gap.welch->interval.upper, "upper");
    expectClose(pair.at("d"), gap.cohens_d, "d");
    expectClose(pair.at("gap_top2"), gap.satisfied->difference, "rates");
    expectClose(pair.at("top2_l"), gap.satisfied->newcombe.lower, "rates lower");
    expectClose(pair.at("top2_u"), gap.satisfied->newcombe.upper, "rates upper");
}

TEST(GoldenGap, AgreesWithR) {
    const golden::Agreement scope("gap-analysis");
    int checked = 0;
    for (const json& one : golden::read("gap_ipa.json")) {
        if (one.at("method") != "gap_analysis") continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        const json& expected = one.at("expected");
        const GapAnalysis holm = analysisOf(one, Adjustment::holm);
        const GapAnalysis bh = analysisOf(one, Adjustment::benjamini_hochberg);
        checkCells(expected, holm);
        checkAgreement(expected, holm.agreement);
        ASSERT_EQ(holm.gaps.size(), expected.at("pairs").size());
        for (std::size_t i = 0; i < holm.gaps.size(); ++i) {
            checkPair(expected.at("pairs").at(i), holm, holm.gaps[i]);
            expectClose(expected.at("pairs").at(i).at("p_holm"), holm.gaps[i].adjusted_p, "Holm");
            expectClose(expected.at("pairs").at(i).at("p_BH"), bh.gaps[i].adjusted_p, "BH");
        }
        ++checked;
    }
    EXPECT_EQ(checked, 1);
}

TEST(GoldenGap, EveryCaseIsAccountedFor) {
    const std::string why = "computed in golden_drivers_test.cpp";
    golden::expectEveryCaseAccountedFor(golden::read("gap_ipa.json"), {"gap_analysis"},
                                        {{"ipa_attitude", why}, {"ipa_collinear", why}, {"ipa_constant_driver", why}});
}

GapItem item(const std::string& name, std::vector<ScaleAnswers> groups) {
    GapItem made;
    made.item = name;
    made.groups = std::move(groups);
    return made;
}

TEST(GapAnalysis, UndefinedPartsStayUndefined) {
    const GapAnalysis got =
        *gapAnalysis({"teachers", "parents", "pupils"}, {item("a", {answers({}), answers({5, 5}), answers({3, 3, 3})}),
                                                         item("b", {answers({1, 2}), answers({4, 5}), answers({2})})});
    const ItemGap &nobody = got.gaps[0], &constant = got.gaps[2], &usual = got.gaps[3], &single = got.gaps[4];
    EXPECT_FALSE(nobody.gap || nobody.welch || nobody.satisfied || nobody.p || nobody.adjusted_p);
    EXPECT_EQ(constant.gap, 2.0);
    EXPECT_EQ(constant.index_gap, 50.0);
    EXPECT_FALSE(constant.welch || constant.cohens_d || constant.p);
    EXPECT_EQ(constant.satisfied->difference, 1);
    EXPECT_TRUE(usual.p);
    EXPECT_EQ(usual.p, usual.adjusted_p);  // the only test of the family
    EXPECT_EQ(single.gap, -0.5);
    EXPECT_FALSE(single.welch);
    EXPECT_FALSE(got.cells[1][2].sd);
    // Item "a" has no mean in one group, so that one item is left to rank.
    EXPECT_EQ(got.agreement.items_ranked, 1);
    EXPECT_FALSE(got.agreement.kendall_w);
    EXPECT_FALSE(got.agreement.ranks[0][1]);
}

TEST(GapAnalysis, RefusesWhatDoesNotFit) {
    const auto code = [](const std::vector<std::string>& groups, const std::vector<GapItem>& items) {
        return gapAnalysis(groups, items).problem().code;
    };
    const GapItem good = item("a", {answers({1, 2}), answers({3, 4})});
    EXPECT_EQ(code({"teachers"}, {item("a", {answers({1, 2})})}), "too-few-groups");
    EXPECT_EQ(code(std::vector<std::string>(101), {}), "too-many-groups");
    EXPECT_EQ(code({"teachers", "parents"}, {}), "no-items");
    EXPECT_EQ(code({"teachers", "parents", "pupils"}, {good}), "wrong-groups");
    GapItem impossible = good;
    impossible.groups[0].satisfied = 3;
    EXPECT_EQ(code({"teachers", "parents"}, {impossible}), "wrong-groups");
    GapItem broken = good;
    broken.clusters = ClusterSample{};
    EXPECT_EQ(code({"teachers", "parents"}, {broken}), "wrong-groups");
    broken.cluster_values = {{1.0}, {1.0}};
    EXPECT_EQ(code({"teachers", "parents"}, {broken}), "wrong-sample");
}

/// Six schools; both roles share what their school is like. Profiles: role * 5 + points - 1.
GapItem nestedItem() {
    const std::vector<std::vector<std::int64_t>> counts{{0, 1, 2, 5, 9, 0, 0, 1, 2, 2}, {6, 5, 3, 0, 0, 2, 2, 1, 0, 0},
                                                        {1, 2, 8, 3, 1, 0, 1, 3, 1, 0}, {4, 7, 2, 1, 0, 1, 3, 1, 0, 0},
                                                        {0, 0, 1, 4, 8, 0, 0, 0, 2, 3}, {1, 3, 5, 4, 2, 0, 1, 2, 2, 0}};
    GapItem made;
    made.item = "hope";
    made.cluster_values.assign(2, ProfileValues(10));
    std::vector<std::vector<double>> points(2);
    made.clusters = ClusterSample{.profiles = 10};
    for (const auto& school : counts) {
        auto& cluster = made.clusters->clusters.emplace_back();
        for (int p = 0; p < 10; ++p) {
            const std::int64_t n = school[static_cast<std::size_t>(p)];
            cluster.sums.push_back({p, n, static_cast<double>(n), static_cast<double>(n)});
            points[p < 5 ? 0 : 1].insert(points[p < 5 ? 0 : 1].end(), static_cast<std::size_t>(n), p % 5 + 1.0);
        }
    }
    for (std::size_t p = 0; p < 10; ++p) made.cluster_values[p / 5][p] = static_cast<double>(p % 5 + 1);
    for (const auto& role : points) made.groups.push_back(answers(role));
    return made;
}

TEST(GapAnalysis, RolesOfTheSameSchoolsAreComparedWithinThem) {
    const GapItem nested = nestedItem();
    const GapAnalysis got = *gapAnalysis({"parents", "teachers"}, {nested});
    const ItemGap& gap = got.gaps.front();
    ASSERT_TRUE(gap.clustered && gap.welch);
    EXPECT_NEAR(gap.clustered->difference.estimate, *gap.gap, 1e-14);
    EXPECT_EQ(gap.p, gap.clustered->p->p);
    EXPECT_EQ(gap.clustered->difference.df, 5);
    // What a school does to both roles cancels.
    const double welch_se = *gap.gap / gap.welch->t;
    EXPECT_LT(gap.clustered->difference.se, std::abs(welch_se));
    // u = (y - m1) / n1 or -(y - m2) / n2, summed by school.
    double squares = 0;
    for (const auto& school : nested.clusters->clusters) {
        double u = 0;
        for (const ProfileSum& sum : school.sums) {
            const std::size_t role = sum.profile < 5 ? 0 : 1;
            const double sign = role == 0 ? 1 : -1;
            u += sign * static_cast<double>(sum.n) * (sum.profile % 5 + 1 - *got.cells[0][role].mean) /
                 static_cast<double>(got.cells[0][role].n);
        }
        squares += u * u;
    }
    EXPECT_NEAR(gap.clustered->difference.se, std::sqrt(squares * 6 / 5), 1e-14);
    // One school: no cluster-robust test, and Welch's is not put in its place.
    GapItem alone = nested;
    alone.clusters->clusters.resize(1);
    const GapAnalysis single = *gapAnalysis({"parents", "teachers"}, {alone});
    EXPECT_FALSE(single.gaps[0].clustered || single.gaps[0].p);
}

TEST(GapAnalysis, TurnedAroundAndDoubled) {
    const ScaleAnswers one = answers({1, 2, 2, 4, 5}), other = answers({3, 4, 5, 5, 5, 2});
    const ItemGap straight = gapAnalysis({"x", "y"}, {item("a", {one, other})})->gaps[0];
    const ItemGap turned = gapAnalysis({"y", "x"}, {item("a", {other, one})})->gaps[0];
    EXPECT_EQ(*straight.gap, -*turned.gap);
    EXPECT_NEAR(*straight.p, *turned.p, 1e-15);
    EXPECT_NEAR(straight.satisfied->newcombe.lower, -turned.satisfied->newcombe.upper, 1e-15);
    ScaleAnswers huge = one;
    for (ValueCount& value : huge.points) value.count *= 1'000'000'000;
    huge.satisfied *= 1'000'000'000;
    const ItemGap big = gapAnalysis({"x", "y"}, {item("a", {huge, other})})->gaps[0];
    EXPECT_NEAR(*big.gap, *straight.gap, 1e-14);
    EXPECT_TRUE(std::isfinite(*big.p));
}

TEST(ProfileAgreement, OrderTiesAndNothing) {
    const ProfileAgreement same = profileAgreement({{1.0, 10.0}, {2.0, 20.0}, {3.0, 30.0}});
    EXPECT_EQ(same.kendall_w, 1.0);
    EXPECT_EQ(same.spearman[1], 1.0);
    EXPECT_EQ(same.ranks[2][0], 1.0);
    // Ties: the correction lets W reach 1.
    const ProfileAgreement tied = profileAgreement({{1.0, 10.0}, {1.0, 10.0}, {3.0, 30.0}, {4.0, 30.0}});
    EXPECT_EQ(tied.ranks[0][0], 3.5);
    EXPECT_EQ(tied.ranks[3][1], 1.5);
    EXPECT_GT(*tied.kendall_w, 0.9);
    EXPECT_LT(*tied.kendall_w, 1);
    EXPECT_EQ(profileAgreement({{1.0, 2.0}, {1.0, 2.0}, {0.0, 0.0}}).kendall_w, 1.0);
    const ProfileAgreement flat = profileAgreement({{1.0, 2.0}, {1.0, 2.0}});
    EXPECT_FALSE(flat.kendall_w || flat.spearman[1]);
    EXPECT_EQ(flat.rms_gap[1], 1.0);
    EXPECT_EQ(profileAgreement({}), ProfileAgreement{});
    const ProfileAgreement missing = profileAgreement({{1.0, std::nullopt}, {std::nullopt, 2.0}});
    EXPECT_FALSE(missing.rms_gap[1].has_value());
    EXPECT_EQ(missing.rms_gap[0], 0.0);
}

TEST(PairedChange, TeachersAndParentsOfTheSameSchools) {
    // Means of parents (x) and of teachers (y), school by school.
    const std::vector<JointValueCount> schools{{3.5, 4.0, 1}, {2.5, 3.25, 1}, {4.0, 4.0, 1}, {3.0, 4.25, 1}};
    const PairedChange got = *pairedChange(schools);
    EXPECT_EQ(got.mean_change, 0.625);
    EXPECT_EQ(got.up, 3);
    EXPECT_EQ(got.same, 1);
    EXPECT_EQ(got.down, 0);
    // Deviations -.125, .125, -.625, .625 of four.
    EXPECT_NEAR(got.se, std::sqrt(0.8125 / 3 / 4), 1e-15);
    EXPECT_NEAR(got.test->t, 0.625 / got.se, 1e-13);
    const PairedChange alike = *pairedChange({{1, 2, 3}, {2, 3, 4}});
    EXPECT_FALSE(alike.test.has_value());
    EXPECT_EQ(alike.mean_change, 1);
    EXPECT_EQ(alike.se, 0);
    EXPECT_EQ(pairedChange({{1, 2, 1}}).problem().code, "too-few-answers");
    EXPECT_EQ(pairedChange({}).problem().code, "too-few-answers");
    const PairedChange still = *pairedChange({{2, 1, 1}, {2, 5, 1}});
    EXPECT_FALSE(still.r.has_value());
}

}  // namespace
}  // namespace diaoyan
