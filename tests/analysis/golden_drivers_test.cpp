// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/drivers/importance_performance.h"
#include "analysis/drivers/key_drivers.h"
#include "analysis/numeric/random.h"
#include "tests/analysis/golden_cases.h"

#include <numeric>

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

CrossMoments momentsOf(const std::vector<std::string>& items, const std::vector<std::vector<double>>& columns) {
    CrossMoments moments;
    moments.items = items;
    const std::size_t k = columns.size(), n = columns.front().size();
    moments.n = static_cast<std::int64_t>(n);
    for (const auto& column : columns)
        moments.means.push_back(std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(n));
    for (std::size_t a = 0; a < k; ++a)
        for (std::size_t b = 0; b < k; ++b) {
            double sum = 0;
            for (std::size_t i = 0; i < n; ++i)
                sum += (columns[a][i] - moments.means[a]) * (columns[b][i] - moments.means[b]);
            moments.covariances.push_back(sum / static_cast<double>(n - 1));
        }
    return moments;
}

std::vector<double> midRanks(const std::vector<double>& values) {
    std::vector<double> ranks;
    for (const double value : values) {
        const auto below = std::count_if(values.begin(), values.end(), [&](double other) { return other < value; });
        const auto equal = std::count(values.begin(), values.end(), value);
        ranks.push_back(static_cast<double>(below) + static_cast<double>(equal + 1) / 2);
    }
    return ranks;
}

CrossMoments rankMomentsOf(const std::vector<std::string>& items, std::vector<std::vector<double>> columns) {
    for (auto& column : columns) column = midRanks(column);
    return momentsOf(items, columns);
}

void checkRegression(const json& expected, const LinearRegression& fit) {
    std::vector<const RegressionTerm*> terms{&fit.intercept};
    for (const RegressionTerm& term : fit.terms) terms.push_back(&term);
    ASSERT_EQ(terms.size(), expected.at("b").size());
    for (std::size_t i = 0; i < terms.size(); ++i) {
        SCOPED_TRACE(terms[i]->item);
        expectClose(expected.at("b").at(i), terms[i]->b, "b");
        expectClose(expected.at("b_se").at(i), terms[i]->se, "se");
        expectClose(expected.at("b_t").at(i), terms[i]->t, "t");
        expectClose(expected.at("b_p").at(i), terms[i]->p->p, "p");
    }
    expectClose(expected.at("r_squared"), fit.r_squared, "R2");
    expectClose(expected.at("adj_r_squared"), fit.adjusted_r_squared, "adjusted R2");
    expectClose(expected.at("sigma"), fit.sigma, "sigma");
    expectClose(expected.at("F"), fit.f, "F");
}

void checkQuadrants(const json& expected, const KeyDrivers& drivers) {
    const golden::Agreement scope("importance-performance");
    std::vector<IpaPoint> points;
    for (const KeyDriver& driver : drivers.drivers) points.push_back({driver.item, driver.r, driver.mean});
    const std::map<IpaQuadrant, std::string> names{{IpaQuadrant::concentrate, "1 concentrate here"},
                                                   {IpaQuadrant::keep_up, "2 keep up"},
                                                   {IpaQuadrant::low_priority, "3 low priority"},
                                                   {IpaQuadrant::overkill, "4 possible overkill"}};
    const ImportancePerformance mean = *importancePerformance(points),
                                median = *importancePerformance(points, IpaCut::median);
    expectClose(expected.at("cut_importance_mean"), mean.importance_cut, "importance cut");
    expectClose(expected.at("cut_performance_mean"), mean.performance_cut, "performance cut");
    for (std::size_t i = 0; i < points.size(); ++i) {
        EXPECT_EQ(names.at(*mean.points[i].quadrant), expected.at("quadrant_mean_cut").at(i));
        EXPECT_EQ(names.at(*median.points[i].quadrant), expected.at("quadrant_median_cut").at(i));
    }
}

void checkKeyDrivers(const json& one) {
    const golden::Agreement scope("key-drivers");
    const json& expected = one.at("expected");
    std::vector<std::string> items = golden::texts(one.at("args").at("drivers"));
    items.push_back(one.at("args").at("outcome"));
    std::vector<std::vector<double>> columns;
    for (const std::string& item : items) {
        auto& column = columns.emplace_back();
        for (const auto& value : golden::numbers(golden::table(one.at("data")).at(item))) column.push_back(*value);
    }
    const CrossMoments ranks = rankMomentsOf(items, columns);
    const auto got = keyDrivers(momentsOf(items, columns), items.size() - 1, &ranks);
    ASSERT_TRUE(got.ok());
    ASSERT_TRUE(got->regression.has_value());
    checkRegression(expected, *got->regression);
    double lmg = 0, johnson = 0;
    for (std::size_t i = 0; i < got->drivers.size(); ++i) {
        const KeyDriver& driver = got->drivers[i];
        SCOPED_TRACE(driver.item);
        expectClose(expected.at("pearson_r").at(i), driver.r, "r");
        expectClose(expected.at("spearman").at(i), driver.spearman, "Spearman");
        expectClose(expected.at("beta_standardized").at(i), driver.term->beta, "beta");
        expectClose(expected.at("vif").at(driver.item), driver.term->vif, "VIF");
        expectClose(expected.at("lmg_shapley").at(i), driver.lmg, "LMG");
        expectClose(expected.at("lmg_percent").at(i), got->lmgPercent(i), "LMG percent");
        expectClose(expected.at("johnson_relative_weights").at(i), driver.johnson, "Johnson");
        expectClose(expected.at("johnson_percent").at(i), got->johnsonPercent(i), "Johnson percent");
        expectClose(expected.at("performance_mean").at(i), driver.mean, "performance");
        lmg += *driver.lmg;
        johnson += *driver.johnson;
    }
    EXPECT_NEAR(lmg, got->regression->r_squared, 1e-14);
    EXPECT_NEAR(johnson, got->regression->r_squared, 1e-14);
    checkQuadrants(expected, *got);
}

void checkEdge(const json& one) {
    std::vector<std::vector<double>> columns;
    for (const char* item : {"x1", "x2", "y"}) columns.push_back(one.at("data").at(item).get<std::vector<double>>());
    const auto got = keyDrivers(momentsOf({"x1", "x2", "y"}, columns), 2);
    ASSERT_TRUE(got.ok());
    if (one.at("expected").contains("error")) {
        EXPECT_EQ(got->no_regression->code, "collinear");
        EXPECT_FALSE(got->regression.has_value());
        for (const KeyDriver& driver : got->drivers) {
            EXPECT_NEAR(*driver.r, 0.8, 1e-14);
            EXPECT_FALSE(driver.lmg || driver.johnson || driver.term || driver.dropped);
        }
        return;
    }
    for (std::size_t i = 0; i < 2; ++i) expectClose(one.at("expected").at("pearson_r").at(i), got->drivers[i].r, "r");
    EXPECT_EQ(got->drivers[1].dropped->code, "zero-variance");
    EXPECT_NEAR(*got->drivers[0].lmg, 0.64, 1e-14);
    EXPECT_NEAR(*got->lmgPercent(0), 100, 1e-12);
    EXPECT_FALSE(got->lmgPercent(1).has_value());
}

TEST(GoldenDrivers, AgreeWithR) {
    int checked = 0;
    for (const json& one : golden::read("gap_ipa.json")) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        if (one.at("method") == "key_driver")
            checkKeyDrivers(one);
        else if (one.at("method") == "key_driver_edge")
            checkEdge(one);
        else
            continue;
        ++checked;
    }
    EXPECT_EQ(checked, 3);
}

TEST(GoldenDrivers, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(golden::read("gap_ipa.json"), {"key_driver", "key_driver_edge"},
                                        {{"gap_beps_vote", "computed in golden_gap_test.cpp"}});
}

/// Related items, the last of them the outcome.
std::vector<std::vector<double>> relatedColumns(std::size_t k, std::size_t n, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::vector<double>> columns(k);
    for (std::size_t i = 0; i < n; ++i) {
        double total = 0;
        for (std::size_t j = 0; j + 1 < k; ++j) {
            columns[j].push_back(static_cast<double>(random.below(5)) + total / 4);
            total += columns[j].back();
        }
        columns[k - 1].push_back(total + static_cast<double>(random.below(20)));
    }
    return columns;
}

std::vector<std::string> names(std::size_t k) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < k; ++i) all.push_back("q" + std::to_string(i));
    return all;
}

TEST(KeyDrivers, FifteenDriversAreExactAndSixteenKeepJohnson) {
    const auto columns = relatedColumns(16, 300, 1);
    const KeyDrivers most = *keyDrivers(momentsOf(names(16), columns), 15);
    double lmg = 0, johnson = 0;
    for (const KeyDriver& driver : most.drivers) {
        EXPECT_GE(*driver.lmg, 0);
        EXPECT_GE(*driver.johnson, 0);
        lmg += *driver.lmg;
        johnson += *driver.johnson;
    }
    EXPECT_NEAR(lmg, most.regression->r_squared, 1e-12);
    EXPECT_NEAR(johnson, most.regression->r_squared, 1e-12);
    const KeyDrivers more = *keyDrivers(momentsOf(names(17), relatedColumns(17, 300, 2)), 16);
    EXPECT_FALSE(more.drivers[0].lmg.has_value());
    EXPECT_TRUE(more.drivers[0].johnson.has_value());
}

TEST(KeyDrivers, OrderAndUnitsDoNotMatter) {
    auto columns = relatedColumns(5, 60, 3);
    const KeyDrivers straight = *keyDrivers(momentsOf(names(5), columns), 4);
    std::vector<std::vector<double>> turned{columns[4], columns[3], columns[2], columns[1], columns[0]};
    for (double& value : turned[2]) value = 1000 - 7 * value;
    const KeyDrivers other = *keyDrivers(momentsOf(names(5), turned), 0);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_NEAR(*straight.drivers[i].lmg, *other.drivers[3 - i].lmg, 1e-12);
        EXPECT_NEAR(*straight.drivers[i].johnson, *other.drivers[3 - i].johnson, 1e-12);
        EXPECT_NEAR(straight.drivers[i].term->p->p, other.drivers[3 - i].term->p->p, 1e-12);
    }
    EXPECT_NEAR(*straight.drivers[2].r, -*other.drivers[1].r, 1e-13);
}

TEST(KeyDrivers, UncorrelatedDriversShareBySquaredCorrelation) {
    // A 2 x 2 x 2 design: columns orthogonal, outcome 2 a + b + noise orthogonal to both.
    std::vector<std::vector<double>> columns(3);
    for (int i = 0; i < 8; ++i) {
        const double a = i & 1 ? 1 : -1, b = i & 2 ? 1 : -1, noise = i & 4 ? 1 : -1;
        columns[0].push_back(a);
        columns[1].push_back(b);
        columns[2].push_back(2 * a + b + noise);
    }
    const KeyDrivers got = *keyDrivers(momentsOf(names(3), columns), 2);
    EXPECT_NEAR(*got.drivers[0].lmg, 4.0 / 6, 1e-14);
    EXPECT_NEAR(*got.drivers[0].johnson, 4.0 / 6, 1e-14);
    EXPECT_NEAR(*got.drivers[1].lmg, 1.0 / 6, 1e-14);
    EXPECT_NEAR(got.drivers[1].term->vif, 1, 1e-14);
}

TEST(KeyDrivers, WhatCannotBeComputedIsNamed) {
    const CrossMoments constant = momentsOf(names(2), {{1, 2, 3}, {4, 4, 4}});
    EXPECT_EQ(keyDrivers(constant, 1).problem().code, "zero-variance");
    EXPECT_EQ(keyDrivers(constant, 0).problem().code, "no-predictors");
    EXPECT_EQ(keyDrivers(constant, 2).problem().code, "wrong-moments");
    CrossMoments pairwise = momentsOf(names(2), {{1, 2, 3}, {4, 4, 5}});
    pairwise.deletion = MissingDeletion::pairwise;
    EXPECT_EQ(keyDrivers(pairwise, 0).problem().code, "not-listwise");
    CrossMoments wrong = momentsOf(names(2), {{1, 2, 3}, {4, 4, 5}});
    wrong.covariances[1] = NAN;
    EXPECT_EQ(keyDrivers(wrong, 0).problem().code, "wrong-moments");
    EXPECT_EQ(keyDrivers(CrossMoments{}, 0).problem().code, "wrong-moments");
    const CrossMoments few = momentsOf(names(3), {{1, 2, 3}, {4, 4, 5}, {1, 3, 2}});
    const KeyDrivers correlations_only = *keyDrivers(few, 2);
    EXPECT_EQ(correlations_only.no_regression->code, "too-few-answers");
    EXPECT_TRUE(correlations_only.drivers[0].r && correlations_only.drivers[0].p_r);
    EXPECT_EQ(linearRegression(few, 2, {}).problem().code, "no-predictors");
    EXPECT_EQ(linearRegression(few, 2, {2}).problem().code, "wrong-moments");
    // All points on a line: no t, no F.
    const KeyDrivers perfect = *keyDrivers(momentsOf(names(2), {{1, 2, 3, 4}, {5, 7, 9, 11}}), 1);
    EXPECT_NEAR(perfect.regression->r_squared, 1, 1e-14);
    EXPECT_FALSE(perfect.regression->f.has_value());
    EXPECT_FALSE(perfect.drivers[0].term->t.has_value());
    EXPECT_NEAR(perfect.drivers[0].term->b, 2, 1e-13);
}

TEST(ImportancePerformance, TheLineIsHigh) {
    const ImportancePerformance equal = *importancePerformance({{"a", 0.1, 3}, {"b", 0.1, 3}, {"c", 0.1, 3}});
    for (const IpaPoint& point : equal.points) EXPECT_EQ(point.quadrant, IpaQuadrant::keep_up);
    const ImportancePerformance median =
        *importancePerformance({{"a", 1, 5}, {"b", 2, 4}, {"c", 9, 1}, {"d", std::nullopt, 9}}, IpaCut::median);
    EXPECT_EQ(median.importance_cut, 2);
    EXPECT_EQ(median.performance_cut, 4);
    EXPECT_EQ(median.points[0].quadrant, IpaQuadrant::overkill);
    EXPECT_EQ(median.points[1].quadrant, IpaQuadrant::keep_up);
    EXPECT_EQ(median.points[2].quadrant, IpaQuadrant::concentrate);
    EXPECT_FALSE(median.points[3].quadrant.has_value());
    EXPECT_EQ(importancePerformance({{"a", 1, 5}, {"b", 2, std::nullopt}}).problem().code, "too-few-items");
    EXPECT_EQ(quadrantName(IpaQuadrant::concentrate).in(Language::zh), "优先改进");
    EXPECT_EQ(quadrantName(IpaQuadrant::keep_up).in(Language::zh), "继续保持");
    EXPECT_EQ(quadrantName(IpaQuadrant::low_priority).in(Language::zh), "次要改进");
    EXPECT_EQ(quadrantName(IpaQuadrant::overkill).in(Language::zh), "过度供给");
}

}  // namespace
}  // namespace diaoyan
