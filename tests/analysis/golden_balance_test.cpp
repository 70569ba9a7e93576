// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/balance_standards.h"
#include "analysis/schools/variation.h"
#include "tests/analysis/golden_cases.h"

#include <map>

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

double at(const json& values, std::size_t i) {
    return golden::entry(values, i).get<double>();
}

std::vector<SchoolTotal> apiSchools(const json& filter) {
    const auto& table = golden::table("data/api_pop.csv");
    const auto full = golden::numbers(table.at("full")), enroll = golden::numbers(table.at("enroll"));
    std::vector<SchoolTotal> schools;
    for (std::size_t row = 0; row < table.rows; ++row)
        if (table.at("cname")[row] == filter.at("cname") && table.at("stype")[row] == filter.at("stype") &&
            enroll[row] && full[row])
            schools.push_back(
                {table.at("snum")[row], *full[row] / 100 * *enroll[row] / 20, static_cast<std::int64_t>(*enroll[row])});
    return schools;
}

std::vector<SchoolTotal> ratedUnits() {
    const auto& table = golden::table("data/insteval.csv");
    std::map<std::string, SchoolTotal> units;
    for (std::size_t row = 0; row < table.rows; ++row) {
        SchoolTotal& unit = units[table.at("dept")[row]];
        ++unit.pupils;
        unit.total = unit.total.value_or(0) + (std::stoi(table.at("y")[row]) >= 4 ? 1 : 0);
    }
    std::vector<SchoolTotal> schools;
    for (const auto& [id, unit] : units) schools.push_back(unit);
    return schools;
}

std::vector<SchoolTotal> schoolsOf(const json& one) {
    if (one.at("data") == "data/api_pop.csv") return apiSchools(one.at("args").at("filter"));
    if (one.at("data") == "data/insteval.csv") return ratedUnits();
    const json& data = one.at("data");
    const json& totals = data.contains("books") ? data.at("books") : data.at("total");
    std::vector<SchoolTotal> schools;
    const std::size_t k = totals.is_array() ? totals.size() : 1;
    for (std::size_t i = 0; i < k; ++i)
        schools.push_back({std::to_string(i), at(totals, i), static_cast<std::int64_t>(at(data.at("students"), i))});
    return schools;
}

void checkCv(const json& one) {
    const golden::Agreement scope("variation-coefficient");
    const json& expected = one.at("expected");
    const VariationCoefficient result = *variationCoefficient(schoolsOf(one));
    EXPECT_EQ(result.schools_used, expected.at("k"));
    expectClose(expected.at("county_mean"), result.mean, "mean");
    expectClose(expected.at("S"), result.deviation, "S");
    expectClose(expected.at("CV"), result.cv, "CV");
    if (expected.contains("P_N")) { EXPECT_EQ(result.pupils, expected.at("P_N")); }
    if (expected.contains("unweighted_cv_population"))
        expectClose(expected.at("unweighted_cv_population"), result.unweighted_population, "population");
    if (expected.contains("unweighted_cv_sample"))
        expectClose(expected.at("unweighted_cv_sample"), result.unweighted_sample, "sample");
    if (expected.contains("per_school"))
        for (std::size_t i = 0; i < result.schools.size(); ++i) {
            expectClose(expected.at("per_school").at(i), result.schools[i].per_pupil, "per pupil");
            expectClose(expected.at("contribution").at(i), result.schools[i].contribution, "contribution");
        }
    if (one.at("id") == "cv_zero_students") {
        ASSERT_EQ(result.problems.size(), 1u);
        EXPECT_EQ(result.problems[0].code, "school-left-out");
    }
}

std::vector<std::optional<double>> coefficients(const json& values) {
    std::vector<std::optional<double>> all;
    for (const json& value : values) all.push_back(value.get<double>());
    return all;
}

void checkComposite(const json& one) {
    const golden::Agreement scope("balance-standard");
    const bool primary = one.at("id").get<std::string>().find("primary") != std::string::npos;
    const BalanceStandard& standard = *findBalanceStandard(primary ? "basic-primary" : "basic-junior");
    const std::string words = one.at("args").at("standard");
    EXPECT_EQ(std::stod(words.substr(words.find("<=") + 2)), standard.limit);
    const BalanceResult result = *judgeBalance(standard, coefficients(one.at("data").at("indicator_cv")));
    expectClose(one.at("expected").at("composite"), result.composite, "composite");
    EXPECT_NEAR(*result.composite, one.at("expected").at("published").get<double>(), 0.0005);
    EXPECT_EQ(result.pass, one.at("expected").at("pass"));
}

void checkQuality(const json& one) {
    for (const std::string stage : {"primary", "junior"}) {
        const BalanceStandard& standard = *findBalanceStandard("quality-" + stage);
        EXPECT_EQ(standard.limit, one.at("args").at("limit_" + stage));
        const BalanceResult result = *judgeBalance(standard, coefficients(one.at("data").at(stage)));
        const json& each = one.at("expected").at(stage + "_pass_each");
        ASSERT_EQ(result.decisions.size(), each.size());
        for (std::size_t i = 0; i < each.size(); ++i) EXPECT_EQ(result.decisions[i].pass, each.at(i));
        EXPECT_EQ(result.pass, one.at("expected").at(stage + "_pass"));
    }
}

void checkThreshold(const json& one) {
    const json& cv = one.at("data").at("cv");
    for (std::size_t i = 0; i < cv.size(); ++i) {
        const BalanceDecision decision = balanceDecision(cv.at(i), one.at("args").at("limit"));
        EXPECT_EQ(decision.pass, one.at("expected").at("pass_unrounded").at(i)) << cv.at(i);
        EXPECT_EQ(decision.pass_rounded, one.at("expected").at("pass_rounded_3dp").at(i)) << cv.at(i);
    }
}

const std::map<std::string, void (*)(const json&)> checks{{"balance_cv", checkCv},
                                                          {"balance_composite", checkComposite},
                                                          {"balance_quality", checkQuality},
                                                          {"balance_threshold", checkThreshold}};

TEST(GoldenBalance, AgreesWithR) {
    for (const json& one : golden::read("balance.json")) {
        if (one.at("data") == "data/insteval.csv") continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        ASSERT_TRUE(golden::available(one));
        checks.at(one.at("method"))(one);
    }
}

TEST(GoldenBalance, AgreesWithROnSeventyThousandRatings) {
    for (const json& one : golden::read("balance.json"))
        if (one.at("data") == "data/insteval.csv") { checkCv(one); }
}

TEST(GoldenBalance, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(
        golden::read("balance.json"), {"balance_cv", "balance_composite", "balance_quality", "balance_threshold"}, {});
}

}  // namespace
}  // namespace diaoyan
