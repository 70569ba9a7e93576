// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/clusters/design_chi_square.h"
#include "analysis/clusters/design_proportion.h"
#include "analysis/clusters/design_quantile.h"
#include "analysis/clusters/design_tests.h"
#include "analysis/clusters/icc.h"
#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

/// The six designs of the reference by the middle of the case's id.
std::string designOf(const json& one) {
    const std::string design = one.at("args").at("design"), data = one.at("data");
    if (design.rfind("two-stage", 0) == 0) return "clus2";
    if (design == "id=d, weights=1") return "lecturers";
    const std::string base = data.substr(9, data.size() - 13);
    return design.find("fpc") == std::string::npos ? base + "_nofpc" : base;
}

/// Adds one respondent, who is a profile of their own.
void addRow(SampledCluster& cluster, std::size_t row, double weight) {
    cluster.sums.push_back({static_cast<int>(row), 1, weight, weight * weight});
}

ClusterSample sampleOf(const json& one) {
    const std::string design = designOf(one);
    const auto& table = golden::table(one.at("data"));
    const bool strata = design.rfind("strat", 0) == 0, alone = strata || design == "srs";
    const std::string cluster_column = design == "lecturers" ? "d" : "dnum";
    ClusterSample sample;
    sample.unit = alone ? SamplingUnit::respondent : SamplingUnit::cluster;
    sample.profiles = static_cast<int>(table.rows);
    std::map<std::string, int> stratum_numbers;
    std::map<std::string, std::size_t> cluster_numbers;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const std::string stratum = strata ? table.at("stype")[row] : "";
        const int h = stratum_numbers.try_emplace(stratum, static_cast<int>(stratum_numbers.size())).first->second;
        const std::string name = alone ? stratum : table.at(cluster_column)[row];
        const auto [found, fresh] = cluster_numbers.try_emplace(name, sample.clusters.size());
        if (fresh) sample.clusters.push_back({.stratum = h});
        SampledCluster& cluster = sample.clusters[found->second];
        if (design == "clus2" && fresh) cluster.population = std::stod(table.at("fpc2")[row]);
        addRow(cluster, row, design == "lecturers" ? 1 : std::stod(table.at("pw")[row]));
    }
    sample.strata.resize(stratum_numbers.size());
    if (design == "lecturers" || design.find("nofpc") != std::string::npos) return sample;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const int h = strata ? stratum_numbers.at(table.at("stype")[row]) : 0;
        sample.strata[static_cast<std::size_t>(h)].population =
            std::stod(table.at(design == "clus2" ? "fpc1" : "fpc")[row]);
    }
    return sample;
}

ProfileValues columnOf(const json& one, const std::string& name) {
    return golden::numbers(golden::table(one.at("data")).at(name));
}

ProfileValues indicator(const json& one, const std::string& name, const std::string& level) {
    ProfileValues values;
    for (const std::string& field : golden::table(one.at("data")).at(name))
        values.push_back(field.empty() ? std::nullopt : std::optional<double>(field == level));
    return values;
}

void expectInterval(const json& expected, const std::optional<Interval>& got, const std::string& what) {
    ASSERT_TRUE(got.has_value()) << what;
    expectClose(expected.at(0), got->lower, what + " lower");
    expectClose(expected.at(1), got->upper, what + " upper");
}

/// Where R itself stops at so many digits; not counted as our agreement.
void expectRough(const json& expected, const std::optional<Interval>& got, double tolerance) {
    ASSERT_TRUE(got.has_value());
    EXPECT_NEAR(got->lower / expected.at(0).get<double>(), 1, tolerance);
    EXPECT_NEAR(got->upper / expected.at(1).get<double>(), 1, tolerance);
}

void checkMean(const json& one) {
    const golden::Agreement scope("design-mean");
    const json& expected = one.at("expected");
    if (!expected.contains("estimate")) {  // two variables
        const ClusterSample sample = sampleOf(one);
        const ProfileValues y = columnOf(one, "y");
        ProfileValues top2;
        for (const auto& value : y) top2.push_back(*value >= 4);
        const auto mean = designMean(sample, y), top = designProportion(sample, top2);
        ASSERT_TRUE(mean.ok() && top.ok());
        for (const auto& [name, got] : {std::pair{"y", &*mean}, std::pair{"top2", &*top}}) {
            expectClose(expected.at(name).at("estimate"), got->estimate, name);
            expectClose(expected.at(name).at("se"), got->se, name);
            expectClose(expected.at(name).at("deff"), got->deff, name);
            EXPECT_FALSE(got->deff_without_replacement.has_value());
            EXPECT_EQ(got->df, expected.at("df"));
        }
        // R fits this one by iteration.
        expectRough(expected.at("ci_logit_top2"), top->interval, 1e-9);
        return;
    }
    const auto got = designMean(sampleOf(one), columnOf(one, one.at("args").at("variable")));
    ASSERT_TRUE(got.ok());
    expectClose(expected.at("estimate"), got->estimate, "mean");
    expectClose(expected.at("se"), got->se, "se");
    expectClose(expected.at("deff"), got->deff_without_replacement, "deff");
    EXPECT_EQ(got->df, expected.at("df"));
    expectInterval(expected.at("ci_t"), got->interval, "t");
    const double z = normalQuantile(0.975);
    expectInterval(expected.at("ci_normal"), Interval{got->estimate - z * got->se, got->estimate + z * got->se}, "z");
    expectClose(expected.at("sum_weights"), got->weight, "weight");
}

void checkTotal(const json& one) {
    const golden::Agreement scope("design-mean");
    const auto got = designTotal(sampleOf(one), columnOf(one, one.at("args").at("variable")));
    ASSERT_TRUE(got.ok());
    expectClose(one.at("expected").at("estimate"), got->estimate, "total");
    expectClose(one.at("expected").at("se"), got->se, "se");
}

void checkRatio(const json& one) {
    const golden::Agreement scope("design-mean");
    const json& args = one.at("args");
    const auto got =
        designRatio(sampleOf(one), columnOf(one, args.at("numerator")), columnOf(one, args.at("denominator")));
    ASSERT_TRUE(got.ok());
    expectClose(one.at("expected").at("ratio"), got->estimate, "ratio");
    expectClose(one.at("expected").at("se"), got->se, "se");
}

void checkShares(const json& one) {
    const golden::Agreement scope("design-proportion");
    const json& expected = one.at("expected");
    const ClusterSample sample = sampleOf(one);
    for (std::size_t j = 0; j < 2; ++j) {
        const std::string name = expected.at("names").at(j);
        const auto got = designProportion(sample, indicator(one, "sch.wide", name.substr(8)));
        ASSERT_TRUE(got.ok());
        expectClose(expected.at("estimate").at(j), got->estimate, name);
        expectClose(expected.at("se").at(j), got->se, name);
        expectClose(expected.at("deff").at(j), got->deff_without_replacement, name);
    }
}

void checkProportion(const json& one) {
    const golden::Agreement scope("design-proportion");
    const json& expected = one.at("expected");
    const ClusterSample sample = sampleOf(one);
    const ProfileValues event = indicator(one, "sch.wide", "Yes");
    using enum ProportionScale;
    // R fits "logit" by iteration ("xlogit" is its closed form) and reads "likelihood" off a spline through
    // the profile: put into the likelihood, R's limits are off by up to 2e-4 of the deviance, either way.
    const struct {
        const char* name;
        ProportionScale scale;
        double rough;
    } rows[] = {{"mean", identity, 0}, {"beta", beta, 0},      {"asin", arcsine, 0},
                {"xlogit", logit, 0},  {"logit", logit, 1e-9}, {"likelihood", likelihood, 1.5e-5}};
    for (const auto& row : rows) {
        const auto got = designProportion(sample, event, Confidence{one.at("args").at("level")}, row.scale);
        ASSERT_TRUE(got.ok());
        if (row.rough > 0)
            expectRough(expected.at(row.name), got->interval, row.rough);
        else
            expectInterval(expected.at(row.name), got->interval, row.name);
    }
}

void checkDomains(const json& one) {
    const golden::Agreement scope("design-mean");
    const json& expected = one.at("expected");
    const ClusterSample sample = sampleOf(one);
    const bool top2 = one.at("args").at("variable") == "top2";
    const ProfileValues values = columnOf(one, top2 ? "y" : "api00");
    const auto& by = golden::table(one.at("data")).at(one.at("args").at("by"));
    for (std::size_t j = 0; j < expected.at("by").size(); ++j) {
        const std::string domain = golden::text(expected.at("by").at(j));
        ProfileValues inside(values.size());
        for (std::size_t row = 0; row < values.size(); ++row)
            if (by[row] == domain) inside[row] = top2 ? std::optional<double>(*values[row] >= 4) : values[row];
        const auto got = designMean(sample, inside);
        ASSERT_TRUE(got.ok());
        expectClose(expected.at("mean").at(j), got->estimate, domain);
        expectClose(expected.at("se").at(j), got->se, domain);
    }
}

void checkChiSquare(const json& one) {
    const golden::Agreement scope("design-chi-square");
    const json& expected = one.at("expected");
    const auto& table = golden::table(one.at("data"));
    std::vector<std::optional<TablePlace>> cells;
    for (std::size_t row = 0; row < table.rows; ++row) {
        const std::string& type = table.at("stype")[row];
        cells.push_back(TablePlace{table.at("sch.wide")[row] == "Yes" ? 1 : 0, type == "E" ? 0 : type == "H" ? 1 : 2});
    }
    const auto got = designChiSquare(sampleOf(one), cells);
    ASSERT_TRUE(got.ok());
    expectClose(expected.at("F"), got->f, "F");
    expectClose(expected.at("ndf"), got->df1, "ndf");
    expectClose(expected.at("ddf"), got->df2, "ddf");
    expectClose(expected.at("p_F"), got->p.p, "p");
    expectClose(expected.at("X2_first_order"), got->pearson, "X2");
    EXPECT_EQ(got->df, expected.at("df"));
    expectClose(expected.at("p_chisq"), got->p_chi_square.p, "p chisq");
    expectClose(expected.at("wald_F").at(0).at(0), got->wald_f, "Wald");
    expectClose(expected.at("p_wald"), got->p_wald->p, "p Wald");
    expectClose(expected.at("adjwald_F").at(0).at(0), got->adjusted_wald_f, "adjusted Wald");
    expectClose(expected.at("p_adjwald"), got->p_adjusted_wald->p, "p adjusted Wald");
}

/// The reference takes the second group minus the first.
ProfileGroups groupsOf(const json& one) {
    ProfileGroups groups;
    for (const std::string& field : golden::table(one.at("data")).at(one.at("args").at("group")))
        groups.push_back(field.empty() ? std::nullopt : std::optional(field == "Yes" ? 1 : 2));
    return groups;
}

void checkTTest(const json& one) {
    const golden::Agreement scope("design-t-test");
    const json& expected = one.at("expected");
    const auto got = designTTest(sampleOf(one), columnOf(one, one.at("args").at("y")), groupsOf(one));
    ASSERT_TRUE(got.ok());
    expectClose(expected.at("t"), got->t, "t");
    EXPECT_EQ(got->difference.df, expected.at("df"));
    expectClose(expected.at("p"), got->p->p, "p");
    expectClose(expected.at("diff"), got->difference.estimate, "difference");
}

/// Ranks as R has them: rows tied in value share the plain mean of the ranks they get in file order.
ProfileValues ranksInFileOrder(const ProfileValues& values, const std::vector<std::string>& weights) {
    std::vector<std::size_t> order(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return *values[a] < *values[b]; });
    ProfileValues ranks(values.size());
    double total = 0;
    for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
        double sum = 0;
        for (last = first; last < order.size() && *values[order[last]] == *values[order[first]]; ++last) {
            const double weight = std::stod(weights[order[last]]);
            sum += total + weight / 2;
            total += weight;
        }
        for (std::size_t i = first; i < last; ++i) ranks[order[i]] = sum / static_cast<double>(last - first);
    }
    for (auto& rank : ranks) rank = *rank / total;
    return ranks;
}

void checkRankTest(const json& one) {
    const golden::Agreement scope("design-rank-test");
    const json& expected = one.at("expected");
    const ClusterSample sample = sampleOf(one);
    const ProfileValues values = columnOf(one, one.at("args").at("y"));
    const auto& weights = golden::table(one.at("data")).at("pw");
    const auto as_in_r = designTTest(sample, ranksInFileOrder(values, weights), groupsOf(one));
    ASSERT_TRUE(as_in_r.ok());
    expectClose(expected.at("t"), as_in_r->t, "t");
    EXPECT_EQ(as_in_r->difference.df, expected.at("df"));
    expectClose(expected.at("p"), as_in_r->p->p, "p");
    // R's number depends on the order of tied rows with different weights (6 of the 200); ours does not.
    const auto got = designRankTest(sample, values, groupsOf(one));
    ASSERT_TRUE(got.ok());
    EXPECT_NEAR(*got->t, expected.at("t"), 2e-4);
    EXPECT_NEAR(got->p->p, expected.at("p"), 1e-5);
}

void checkQuantiles(const json& one) {
    const golden::Agreement scope("design-quantile");
    const json& expected = one.at("expected");
    for (std::size_t j = 0; j < 3; ++j) {
        const auto got = designQuantile(sampleOf(one), columnOf(one, "api00"), one.at("args").at("q").at(j));
        ASSERT_TRUE(got.ok());
        EXPECT_EQ(got->quantile, expected.at("q").at(j));
        expectClose(expected.at("se").at(j), got->se, "se");
        EXPECT_EQ(got->lower, expected.at("ci").at(j).at(0).get<double>());
        EXPECT_EQ(got->upper, expected.at("ci").at(j).at(1).get<double>());
    }
}

std::vector<ValueCounts> valuesByCluster(const json& one) {
    std::map<std::string, std::vector<double>> by_cluster;
    if (!one.at("data").is_string()) {
        for (std::size_t row = 0; row < one.at("data").at("y").size(); ++row)
            by_cluster[one.at("data").at("g").at(row).dump()].push_back(one.at("data").at("y").at(row));
    } else {
        const std::string y = one.at("args").at("y"), name = y.substr(0, y.find(' '));
        const auto values = columnOf(one, name == "1" ? "y" : name);
        const auto& clusters = golden::table(one.at("data")).at(one.at("args").at("cluster"));
        for (std::size_t row = 0; row < values.size(); ++row)
            by_cluster[clusters[row]].push_back(name == "1" ? *values[row] >= 4 : *values[row]);
    }
    std::vector<ValueCounts> counts;
    for (const auto& [cluster, values] : by_cluster) counts.push_back(valueCounts(values));
    return counts;
}

void expectSameIcc(const json& expected, const IntraclassCorrelation& got) {
    EXPECT_EQ(got.n, expected.at("N"));
    EXPECT_EQ(got.clusters, expected.at("k"));
    EXPECT_EQ(got.df, expected.at("df"));
    expectClose(expected.at("mean"), got.mean, "mean");
    expectClose(expected.at("n0"), got.n0, "n0");
    expectClose(expected.at("mean_size"), got.mean_size, "mean size");
    expectClose(expected.at("size_weighted"), got.size_weighted, "weighted size");
    expectClose(expected.at("F"), got.f, "F");
    expectClose(expected.at("p"), got.p->p, "p");
    EXPECT_TRUE(std::isfinite(got.p->log_p));
    expectClose(expected.at("icc1"), got.icc1, "ICC(1)");
    expectClose(expected.at("icc1_mean_size_multilevel_pkg"), got.icc1_mean_size, "ICC(1) of mean size");
    expectInterval(expected.at("icc1_ci_n0"), got.icc1_interval, "ICC(1) interval");
    expectClose(expected.at("deff_kish_formula"), got.deff_kish, "deff", 1e-10, 1e-15);
    expectClose(expected.at("deff_mean_size"), got.deff_mean_size, "deff of mean size", 1e-10, 1e-15);
    expectClose(expected.at("se_srs"), got.se_srs, "se");
    expectClose(expected.at("se_cluster"), got.se_cluster, "cluster se");
    expectClose(expected.at("deff_empirical"), got.deff_empirical, "empirical deff");
    expectInterval(expected.at("ci_cluster_t"), got.interval, "interval");
    if (!expected.contains("multilevel_ICC1")) return;
    expectClose(expected.at("multilevel_ICC1"), got.icc1_mean_size, "multilevel ICC1");
    expectClose(expected.at("multilevel_ICC2"), got.icc2, "multilevel ICC2");
}

void checkIcc(const json& one) {
    const golden::Agreement scope("icc");
    const json& expected = one.at("expected");
    const auto got = intraclassCorrelation(valuesByCluster(one));
    if (expected.at("k") == 1) {
        ASSERT_FALSE(got.ok());
        EXPECT_EQ(got.problem().code, "too-few-clusters");
        return;
    }
    ASSERT_TRUE(got.ok());
    expectSameIcc(expected, *got);
    // Where all means agree R divides by 0.
    const bool no_spread = expected.at("icc2") == "-Inf";
    EXPECT_EQ(got->icc2.has_value(), !no_spread);
    EXPECT_EQ(got->n_eff.has_value(), expected.at("n_eff") != "Inf");
    if (no_spread) return;
    expectClose(expected.at("icc2"), got->icc2, "ICC(2)");
    expectClose(expected.at("n_eff"), got->n_eff, "n_eff");
}

using Check = void (*)(const json&);
const std::map<std::string, Check> checks{
    {"icc_deff", checkIcc},         {"svymean", checkMean},         {"svytotal", checkTotal},
    {"svyratio", checkRatio},       {"svyprop", checkShares},       {"svyciprop", checkProportion},
    {"svyby", checkDomains},        {"svychisq", checkChiSquare},   {"svyttest", checkTTest},
    {"svyranktest", checkRankTest}, {"svyquantile", checkQuantiles}};

class GoldenCluster : public testing::TestWithParam<const char*> {};

TEST_P(GoldenCluster, AgreesWithR) {
    int checked = 0;
    for (const json& one : golden::read("cluster.json")) {
        if (one.at("method") != GetParam()) continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        ASSERT_TRUE(golden::available(one));
        checks.at(one.at("method"))(one);
        ++checked;
    }
    EXPECT_GT(checked, 0);
}

INSTANTIATE_TEST_SUITE_P(Methods, GoldenCluster,
                         testing::Values("icc_deff", "svymean", "svytotal", "svyratio", "svyprop", "svyciprop", "svyby",
                                         "svychisq", "svyttest", "svyranktest", "svyquantile"),
                         [](const auto& method) { return std::string(method.param); });

TEST(GoldenClusters, EveryCaseIsAccountedFor) {
    std::vector<std::string> methods;
    for (const auto& [method, check] : checks) methods.push_back(method);
    golden::expectEveryCaseAccountedFor(golden::read("cluster.json"), methods, {});
}

}  // namespace
}  // namespace diaoyan
