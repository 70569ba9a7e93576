// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/crosstabs/marginal_independence.h"

#include "tests/analysis/golden_cases.h"

#include <numeric>

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

/// Rows of ticks with the group of each.
struct TickRows {
    std::vector<std::vector<int>> rows;
    std::vector<std::string> groups;
    std::vector<std::string> levels;
    std::size_t options = 0;
};

TickRows rowsOf(const json& one) {
    TickRows all;
    if (!one.at("data").is_string()) {
        all.rows = one.at("data").at("matrix").get<std::vector<std::vector<int>>>();
        all.groups = golden::texts(one.at("data").at("group"));
    } else {
        const golden::Table& table = golden::table(one.at("data"));
        all.groups = table.at(one.at("args").at("group"));
        all.rows.resize(table.rows);
        for (const std::string& option : golden::texts(one.at("args").at("columns")))
            for (std::size_t row = 0; row < table.rows; ++row)
                all.rows[row].push_back(table.at(option)[row] == "1" ? 1 : 0);
    }
    all.levels = golden::levels(all.groups);
    all.options = all.rows.front().size();
    return all;
}

std::vector<TickPattern> patternsOf(const TickRows& all) {
    std::map<std::vector<std::uint64_t>, std::vector<std::int64_t>> counted;
    for (std::size_t row = 0; row < all.rows.size(); ++row) {
        const auto level = std::find(all.levels.begin(), all.levels.end(), all.groups[row]);
        if (level == all.levels.end()) continue;
        std::vector<std::uint64_t> ticks((all.options + 63) / 64);
        for (std::size_t j = 0; j < all.options; ++j)
            if (all.rows[row][j] == 1) ticks[j / 64] |= std::uint64_t{1} << (j % 64);
        auto& counts = counted[ticks];
        counts.resize(all.levels.size());
        ++counts[static_cast<std::size_t>(level - all.levels.begin())];
    }
    std::vector<TickPattern> patterns;
    for (const auto& [ticks, counts] : counted) patterns.push_back({ticks, counts});
    return patterns;
}

std::vector<GroupCoOccurrence> groupsOf(const json& one) {
    const TickRows all = rowsOf(one);
    return coOccurrences(patternsOf(all), all.options);
}

void expectSameOptions(const json& expected, const std::vector<GroupCoOccurrence>& groups) {
    for (const auto& [field, adjustment] :
         std::map<std::string, Adjustment>{{"p_bonferroni", Adjustment::bonferroni},
                                           {"p_holm", Adjustment::holm},
                                           {"p_BH", Adjustment::benjamini_hochberg}}) {
        const MarginalIndependence test = *marginalIndependence(groups, {adjustment, SmallTables::pearson});
        ASSERT_EQ(test.options.size(), expected.at("X2_item").size());
        for (std::size_t j = 0; j < test.options.size(); ++j) {
            const OptionIndependence& option = test.options[j];
            expectClose(expected.at("X2_item").at(j), option.statistic, "X2_item");
            expectClose(expected.at("p_item").at(j), option.p.p, "p_item");
            EXPECT_NEAR(option.p.log_p, std::log(option.p.p), 1e-12);
            expectClose(expected.at("min_expected_item").at(j), option.min_expected, "min_expected_item");
            expectClose(expected.at(field).at(j), option.p_adjusted, field);
        }
    }
}

void checkTest(const json& one) {
    const json& expected = one.at("expected");
    const auto groups = groupsOf(one);
    expectSameOptions(expected, groups);
    const MarginalIndependence test = *marginalIndependence(groups);
    EXPECT_EQ(test.n, expected.at("n"));
    EXPECT_EQ(test.groups_used, expected.at("group_levels").size());
    EXPECT_EQ(test.options_used, test.options.size());
    EXPECT_EQ(test.df_option, expected.at("df_item"));
    expectClose(expected.at("X2_S"), test.statistic, "X2_S");
    EXPECT_EQ(test.naive.df, expected.at("df_naive"));
    expectClose(expected.at("p_naive"), test.naive.p.p, "p_naive");
    expectClose(expected.at("p_overall_bonferroni"), test.bonferroni.p, "p_overall_bonferroni");
    expectClose(expected.at("trace_eigen"), test.trace, "trace_eigen");
    expectClose(expected.at("sum_eigen_sq"), test.squares, "sum_eigen_sq");
    expectClose(expected.at("X2_rs1"), test.first_order.value().statistic, "X2_rs1");
    expectClose(expected.at("p_rs1"), test.first_order->p.p, "p_rs1");
    expectClose(expected.at("X2_rs2"), test.second_order.value().statistic, "X2_rs2");
    expectClose(expected.at("df_rs2"), test.second_order->df, "df_rs2");
    expectClose(expected.at("p_rs2"), test.second_order->p.p, "p_rs2");
}

void checkBootstrap(const json& one) {
    const json& expected = one.at("expected");
    const TickRows all = rowsOf(one);
    const MarginalIndependenceBootstrap test = *marginalIndependenceBootstrap(patternsOf(all), all.options, 8000);
    expectClose(expected.at("observed"), test.statistic, "observed");
    EXPECT_EQ(test.replications, 8000);
    EXPECT_GE(test.valid, 7950);
    const double theirs = expected.at("p_boot"), their_error = expected.at("mc_se");
    EXPECT_LE(std::abs(test.p - theirs), 5 * std::hypot(their_error, test.monte_carlo_error));
    EXPECT_LE(test.monte_carlo_interval.lower, test.p);
    EXPECT_GE(test.monte_carlo_interval.upper, test.p);
    EXPECT_EQ(test.seed, defaultSeed);
}

TEST(GoldenMarginalIndependence, AgreesWithR) {
    golden::Agreement scope("marginal-independence");
    int tests = 0, bootstraps = 0;
    for (const json& one : golden::read("multiresponse.json")) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        if (!golden::available(one)) continue;
        if (one.at("method") == "mmi_test") {
            checkTest(one);
            ++tests;
        } else if (one.at("method") == "mmi_bootstrap") {
            checkBootstrap(one);
            ++bootstraps;
        }
    }
    EXPECT_GE(tests, 10);  // hobbies.csv is not on every machine
    EXPECT_EQ(bootstraps, 2);
}

TEST(GoldenMarginalIndependence, EveryCaseIsAccountedFor) {
    json cases = golden::read("multiresponse.json");
    cases.erase(std::remove_if(cases.begin(), cases.end(),
                               [](const json& one) { return one.at("id").get<std::string>().rfind("mmi_", 0) != 0; }),
                cases.end());
    EXPECT_EQ(cases.size(), 14u);
    golden::expectEveryCaseAccountedFor(cases, {"mmi_test", "mmi_bootstrap"}, {});
}

// ---- degenerate inputs ----

GroupCoOccurrence group(std::int64_t n, std::vector<std::int64_t> together) {
    return {n, std::move(together)};
}

TEST(MarginalIndependence, NeedsTwoGroupsAndAnOption) {
    const auto codeOf = [](const std::vector<GroupCoOccurrence>& groups) {
        const auto test = marginalIndependence(groups);
        return test.ok() ? std::string("ok") : test.problem().code;
    };
    EXPECT_EQ(codeOf({}), "no-test");
    EXPECT_EQ(codeOf({group(5, {3})}), "no-test");
    EXPECT_EQ(codeOf({group(5, {3}), group(0, {0})}), "no-test");
    EXPECT_EQ(codeOf({group(5, {0}), group(4, {0})}), "no-test");
    EXPECT_EQ(codeOf({group(5, {5}), group(4, {4})}), "no-test");
    EXPECT_EQ(codeOf({group(5, {}), group(4, {})}), "no-test");
    EXPECT_EQ(codeOf({group(5, {3}), group(4, {1})}), "ok");
}

TEST(MarginalIndependence, RefusesCountsThatContradictEachOther) {
    const GroupCoOccurrence fine = group(9, {5, 2, 2, 4});
    for (const GroupCoOccurrence& wrong :
         {group(9, {5, 2, 2}), group(9, {5, 2, 2, 4, 0, 0, 0, 0, 0}), group(-1, {0, 0, 0, 0}), group(9, {10, 2, 2, 4}),
          group(9, {5, 2, 3, 4}), group(9, {5, 5, 5, 4}), group(9, {5, -1, -1, 4}), group(9, {8, 2, 2, 4})}) {
        EXPECT_EQ(marginalIndependence({fine, wrong}).problem().code, "wrong-counts");
        EXPECT_EQ(marginalIndependence({wrong, fine}).problem().code, "wrong-counts");
    }
}

TEST(MarginalIndependence, OptionsEverybodyTickedTakeNoPart) {
    // Option 0 as in the second test, option 1 ticked by all, option 2 by nobody.
    const MarginalIndependence with =
        *marginalIndependence({group(9, {5, 5, 0, 5, 9, 0, 0, 0, 0}), group(0, std::vector<std::int64_t>(9)),
                               group(7, {1, 1, 0, 1, 7, 0, 0, 0, 0})});
    const MarginalIndependence without = *marginalIndependence({group(9, {5}), group(7, {1})});
    EXPECT_EQ(with.options_used, 1u);
    EXPECT_EQ(with.groups_used, 2u);
    EXPECT_FALSE(with.options[1].statistic.has_value());
    EXPECT_FALSE(with.options[2].statistic.has_value());
    EXPECT_EQ(with.options[1].p_adjusted, 1);
    EXPECT_EQ(with.options[0], without.options[0]);
    EXPECT_EQ(with.second_order, without.second_order);
    EXPECT_EQ(with.bonferroni, without.bonferroni);
}

TEST(MarginalIndependence, GroupsThatAgreeWithinThemselvesHaveNoSpread) {
    const MarginalIndependence test = *marginalIndependence({group(9, {9}), group(7, {0})});
    EXPECT_EQ(test.squares, 0);
    EXPECT_FALSE(test.first_order.has_value());
    EXPECT_FALSE(test.second_order.has_value());
    EXPECT_GT(test.statistic, 5);
    EXPECT_LT(test.bonferroni.p, 0.01);
}

TEST(MarginalIndependence, EqualSharesGiveZeroExactly) {
    const MarginalIndependence test =
        *marginalIndependence({group(300000001, {100000000, 0, 0, 7}), group(600000002, {200000000, 3, 3, 14})});
    EXPECT_EQ(test.options[0].statistic, 0);
    EXPECT_EQ(test.options[1].statistic, 0);
    EXPECT_EQ(test.second_order.value().p, (Tail{1, 0}));
    EXPECT_EQ(test.bonferroni, (Tail{1, 0}));
}

// ---- properties ----

std::vector<TickPattern> somePatterns(std::size_t groups, std::size_t options, std::uint64_t seed) {
    Random random(seed);
    std::vector<TickPattern> patterns;
    for (int i = 0; i < 40; ++i) {
        TickPattern& pattern = patterns.emplace_back();
        pattern.ticks.push_back(random() & ((std::uint64_t{1} << options) - 1));
        for (std::size_t g = 0; g < groups; ++g) pattern.by_group.push_back(static_cast<std::int64_t>(random.below(5)));
    }
    return patterns;
}

/// The formula of the reference script with all its matrices, (g c)^2 large.
std::pair<double, double> tracesInFull(const std::vector<GroupCoOccurrence>& groups, std::size_t c) {
    const std::size_t g = groups.size(), size = g * c;
    double n = 0;
    std::vector<double> p(c), h(size * size), v(size * size), d(size);
    for (const auto& one : groups) n += static_cast<double>(one.n);
    for (const auto& one : groups)
        for (std::size_t j = 0; j < c; ++j) p[j] += static_cast<double>(one.together[j * c + j]) / n;
    for (std::size_t i = 0; i < g; ++i)
        for (std::size_t j = 0; j < c; ++j) {
            const auto ni = static_cast<double>(groups[i].n);
            d[i * c + j] = n / ni * p[j] * (1 - p[j]);
            for (std::size_t other = 0; other < g; ++other)
                h[(i * c + j) * size + other * c + j] = (i == other ? 1 : 0) - static_cast<double>(groups[other].n) / n;
            for (std::size_t k = 0; k < c; ++k)
                v[(i * c + j) * size + i * c + k] = n / ni *
                                                    (static_cast<double>(groups[i].together[j * c + k]) / ni -
                                                     static_cast<double>(groups[i].together[j * c + j]) / ni *
                                                         static_cast<double>(groups[i].together[k * c + k]) / ni);
        }
    const auto times = [size](const std::vector<double>& a, const std::vector<double>& b, bool transposed) {
        std::vector<double> product(size * size);
        for (std::size_t i = 0; i < size; ++i)
            for (std::size_t j = 0; j < size; ++j)
                for (std::size_t k = 0; k < size; ++k)
                    product[i * size + j] += a[i * size + k] * b[transposed ? j * size + k : k * size + j];
        return product;
    };
    const std::vector<double> a = times(times(h, v, false), h, true);
    double trace = 0, squares = 0;
    for (std::size_t i = 0; i < size; ++i) {
        trace += a[i * size + i] / d[i];
        for (std::size_t j = 0; j < size; ++j) squares += a[i * size + j] / d[i] * a[j * size + i] / d[j];
    }
    return {trace, squares};
}

TEST(MarginalIndependence, TracesEqualThoseOfTheFullMatrices) {
    for (const std::size_t groups : {2u, 3u, 7u}) {
        const auto counts = coOccurrences(somePatterns(groups, 5, groups), 5);
        const MarginalIndependence test = *marginalIndependence(counts);
        const auto [trace, squares] = tracesInFull(counts, 5);
        EXPECT_NEAR(test.trace, trace, 1e-12 * trace);
        EXPECT_NEAR(test.squares, squares, 1e-12 * squares);
    }
}

TEST(MarginalIndependence, DoesNotDependOnTheOrderOfGroupsAndOptions) {
    auto patterns = somePatterns(4, 6, 11);
    const MarginalIndependence one = *marginalIndependence(coOccurrences(patterns, 6));
    for (TickPattern& pattern : patterns) {
        std::reverse(pattern.by_group.begin(), pattern.by_group.end());
        std::uint64_t turned = 0;
        for (int j = 0; j < 6; ++j) turned |= (pattern.ticks[0] >> j & 1u) << (5 - j);
        pattern.ticks[0] = turned;
    }
    std::rotate(patterns.begin(), patterns.begin() + 7, patterns.end());
    const MarginalIndependence other = *marginalIndependence(coOccurrences(patterns, 6));
    EXPECT_NEAR(one.second_order->statistic, other.second_order->statistic, 1e-12 * one.second_order->statistic);
    EXPECT_NEAR(one.second_order->df, other.second_order->df, 1e-12 * one.second_order->df);
    for (std::size_t j = 0; j < 6; ++j) EXPECT_NEAR(one.options[j].p_adjusted, other.options[5 - j].p_adjusted, 1e-12);
}

TEST(MarginalIndependence, TickedAndNotTickedAreTheSameQuestion) {
    auto patterns = somePatterns(3, 5, 12);
    const MarginalIndependence one = *marginalIndependence(coOccurrences(patterns, 5));
    for (TickPattern& pattern : patterns) pattern.ticks[0] ^= 31u;
    const MarginalIndependence other = *marginalIndependence(coOccurrences(patterns, 5));
    EXPECT_NEAR(one.statistic, other.statistic, 1e-12 * one.statistic);
    EXPECT_NEAR(one.squares, other.squares, 1e-12 * one.squares);
}

TEST(MarginalIndependence, EverybodyTwiceDoublesTheStatistic) {
    auto patterns = somePatterns(3, 4, 13);
    const MarginalIndependence one = *marginalIndependence(coOccurrences(patterns, 4));
    for (TickPattern& pattern : patterns)
        for (std::int64_t& people : pattern.by_group) people *= 2;
    const MarginalIndependence twice = *marginalIndependence(coOccurrences(patterns, 4));
    EXPECT_NEAR(twice.statistic, 2 * one.statistic, 1e-12 * twice.statistic);
    EXPECT_NEAR(twice.squares, one.squares, 1e-12);
}

TEST(MarginalIndependence, HugeCountsStayFinite) {
    constexpr std::int64_t billion = 1000000000;
    const MarginalIndependence test =
        *marginalIndependence({group(billion, {billion / 2, billion / 4, billion / 4, billion / 2}),
                               group(billion, {billion / 4, billion / 8, billion / 8, billion / 2 + 1})});
    EXPECT_EQ(test.second_order->p.p, 0);
    EXPECT_TRUE(std::isfinite(test.second_order->p.log_p));
    EXPECT_LT(test.bonferroni.log_p, -1e7);
    EXPECT_GT(test.options[1].p.p, 0.9);
}

/// Sixty options in two hundred schools: the work is bounded by counting it, not by the clock. The full
/// matrices would take (200 * 60)^3 = 1.7e12 multiplications.
TEST(MarginalIndependence, WorkGrowsWithGroupsTimesOptionsSquared) {
    Random random(5);
    std::vector<GroupCoOccurrence> groups(200);
    for (GroupCoOccurrence& one : groups) {
        one.n = 500;
        one.together.assign(3600, 0);
        for (int j = 0; j < 60; ++j)
            one.together[static_cast<std::size_t>(j) * 61] = 200 + static_cast<std::int64_t>(random.below(50));
        for (int j = 0; j < 60; ++j)
            for (int k = 0; k < j; ++k)
                one.together[static_cast<std::size_t>(j * 60 + k)] =
                    one.together[static_cast<std::size_t>(k * 60 + j)] =
                        100 + static_cast<std::int64_t>(random.below(9));
    }
    const MarginalIndependence test = *marginalIndependence(groups);
    EXPECT_EQ(test.options_used, 60u);
    EXPECT_GT(test.products, 200 * 60);
    EXPECT_LE(test.products, 4 * 200 * 60 * 60);
    EXPECT_GT(test.second_order->df, 1);
}

/// An engine counts the same as the rows by hand.
TEST(MarginalIndependence, TakesWhatAnEngineCounts) {
    const json one = {{"data", "data/tea.csv"}, {"args", {{"columns", {"work", "resto", "pub"}}, {"group", "sex"}}}};
    const TickRows all = rowsOf(one);
    std::vector<std::vector<std::string>> columns;
    for (const char* option : {"work", "resto", "pub"}) columns.push_back(golden::table(one.at("data")).at(option));
    const auto engine = golden::Survey(all.rows.size())
                            .oneChoice("sex", all.groups, all.levels)
                            .ticks("place", {"work", "resto", "pub"}, columns)
                            .engine();
    const CoOccurrence pairs = *engine.coOccurrence({"place", "sex"});
    std::vector<std::int64_t> asked;
    const Counts counts = *engine.count({"place", "sex"});
    for (const ItemCounts& of_group : counts.per_group) asked.push_back(of_group.asked());
    EXPECT_EQ(groupCoOccurrences(pairs, asked), groupsOf(one));
    const auto cases = groupCoOccurrences(pairs);
    EXPECT_LT(cases[0].n, asked[0]);
    EXPECT_EQ(coOccurrences(tickPatterns(*engine.patterns({"sex", "place"}), 2), 3), cases);
}

// ---- resampling ----

TEST(MarginalIndependenceBootstrap, IsTheSameForTheSameSeed) {
    auto patterns = somePatterns(3, 4, 14);
    const auto one = *marginalIndependenceBootstrap(patterns, 4, 500, 1);
    EXPECT_EQ(one, *marginalIndependenceBootstrap(patterns, 4, 500, 1));
    EXPECT_NE(one.at_least, marginalIndependenceBootstrap(patterns, 4, 500, 2)->at_least);
    std::reverse(patterns.begin(), patterns.end());
    EXPECT_EQ(one, *marginalIndependenceBootstrap(patterns, 4, 500, 1));
    EXPECT_EQ(one.statistic, marginalIndependence(coOccurrences(patterns, 4))->statistic);
    EXPECT_EQ(one.valid, 500);
}

/// Where the groups do not differ p is spread evenly: not all small, not all large.
TEST(MarginalIndependenceBootstrap, IsSpreadEvenlyWhereNothingDiffers) {
    int below_half = 0;
    Random random(77);
    for (int trial = 0; trial < 40; ++trial) {
        std::vector<TickPattern> patterns;
        for (std::uint64_t ticks = 0; ticks < 8; ++ticks) patterns.push_back({{ticks}, {0, 0}});
        for (std::size_t person = 0; person < 120; ++person) ++patterns[random.below(8)].by_group[person % 2];
        if (marginalIndependenceBootstrap(patterns, 3, 200, 5)->p < 0.5) ++below_half;
    }
    EXPECT_GE(below_half, 8);
    EXPECT_LE(below_half, 32);
}

TEST(MarginalIndependenceBootstrap, RefusesWhatItCannotDo) {
    const TickPattern ticked{{1}, {3, 2}}, empty{{0}, {2, 4}};
    EXPECT_EQ(marginalIndependenceBootstrap({}, 1).problem().code, "no-test");
    EXPECT_EQ(marginalIndependenceBootstrap({ticked}, 1).problem().code, "no-test");
    EXPECT_EQ(marginalIndependenceBootstrap({ticked, {{0}, {2}}}, 1).problem().code, "wrong-counts");
    EXPECT_EQ(marginalIndependenceBootstrap({ticked, {{0}, {2, -1}}}, 1).problem().code, "wrong-counts");
    EXPECT_EQ(marginalIndependenceBootstrap({ticked, empty}, 65).problem().code, "wrong-counts");
    EXPECT_EQ(marginalIndependenceBootstrap({ticked, empty}, 1, 0).problem().code, "no-resample");
    EXPECT_EQ(marginalIndependenceBootstrap({ticked, {{0}, {1000000000, 4}}}, 1).problem().code, "too-many-draws");
    EXPECT_TRUE(marginalIndependenceBootstrap({ticked, empty}, 1, 50).ok());
}

}  // namespace
}  // namespace diaoyan
