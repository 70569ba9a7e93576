// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/schools/binomial_tail.h"
#include "analysis/schools/funnel.h"
#include "analysis/schools/random_effects.h"
#include "analysis/schools/school_rates.h"
#include "analysis/schools/shrinkage.h"
#include "tests/analysis/golden_cases.h"

#include <cmath>
#include <map>

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

/// Ids of the reference are numbers, ascending.
std::map<int, SchoolCount> countedByUnit(const std::string& unit) {
    const auto& table = golden::table("data/insteval.csv");
    std::map<int, SchoolCount> schools;
    for (std::size_t row = 0; row < table.rows; ++row) {
        SchoolCount& school = schools[std::stoi(table.at(unit)[row])];
        ++school.n;
        if (std::stoi(table.at("y")[row]) >= 4) ++school.count;
    }
    return schools;
}

std::vector<SchoolCount> schoolsOf(const json& one) {
    std::vector<SchoolCount> schools;
    if (one.at("data").is_object()) {
        const json& data = one.at("data");
        if (!data.at("n").is_array()) return {{"A", data.at("x"), data.at("n"), {}}};
        for (std::size_t i = 0; i < data.at("n").size(); ++i)
            schools.push_back(
                {golden::text(one.at("expected").at("id").at(i)), data.at("x").at(i), data.at("n").at(i), {}});
        return schools;
    }
    const std::size_t wanted = one.at("expected").at("n").size();  // the smallest ids, as the filter says
    for (auto& [id, school] : countedByUnit(one.at("args").at("unit"))) {
        if (schools.size() == wanted) break;
        school.school = std::to_string(id);
        schools.push_back(school);
    }
    return schools;
}

void expectRanks(const json& expected, const std::optional<RankInterval>& got) {
    ASSERT_TRUE(got.has_value());
    EXPECT_EQ(got->first, expected.at(0));
    EXPECT_EQ(got->last, expected.at(1));
}

void checkRates(const json& expected, const std::vector<SchoolCount>& schools) {
    const golden::Agreement scope("school-rates");
    const SchoolRates table = *schoolRates(schools, {.minimum_n = 1});
    expectClose(expected.at("overall"), table.overall.proportion(), "overall");
    EXPECT_EQ(table.ranked, static_cast<int>(schools.size()));
    ASSERT_EQ(table.schools.size(), expected.at("n").size());
    for (std::size_t i = 0; i < schools.size(); ++i) {
        const SchoolRate& school = table.schools[i];
        EXPECT_EQ(school.school, golden::text(expected.at("id").at(i)));
        EXPECT_EQ(school.rate.base, expected.at("n").at(i));
        EXPECT_EQ(school.rate.count, expected.at("x").at(i));
        expectClose(expected.at("p").at(i), school.rate.proportion(), "p");
        // R's limit for x = 0 is 0 and for x = n is 1 as well.
        expectClose(expected.at("wilson_lower").at(i), school.interval->lower, "lower");
        expectClose(expected.at("wilson_upper").at(i), school.interval->upper, "upper");
        expectClose(expected.at("p_exact_binomial_two_sided").at(i), school.p->p, "p value");
        expectClose(expected.at("p_BH").at(i), school.p_bh, "BH");
        expectClose(expected.at("p_holm").at(i), school.p_holm, "Holm");
        EXPECT_EQ(school.rank, expected.at("rank_raw").at(i).get<int>());
        expectRanks(expected.at("rank_interval_joint95_sidak").at(i), school.joint_ranks);
        expectRanks(expected.at("rank_interval_pointwise95").at(i), school.pointwise_ranks);
    }
}

void expectLimits(const json& expected, std::size_t i, const std::vector<FunnelLimit>& limits) {
    ASSERT_EQ(limits.size(), 4u);
    for (std::size_t l = 0; l < 4; ++l) {
        expectClose(expected.at("probs").at(l), limits[l].probability, "probability");
        expectClose(expected.at("exact_interpolated").at(i).at(l), limits[l].exact, "exact limit");
        expectClose(expected.at("normal").at(i).at(l), limits[l].normal, "normal limit");
    }
}

void checkFunnel(const json& expected, const std::vector<SchoolCount>& schools) {
    const golden::Agreement scope("funnel");
    const Funnel funnel = *funnelPlot(schools);
    expectClose(expected.at("overall"), funnel.centre, "centre");
    const OverDispersion& spread = *funnel.over_dispersion;
    expectClose(expected.at("phi_winsor10"), spread.phi, "phi");
    expectClose(expected.at("phi_raw"), spread.phi_raw, "phi raw");
    expectClose(expected.at("Q"), spread.q, "Q");
    expectClose(expected.at("tau2"), spread.tau2, "tau2");
    EXPECT_EQ(*overDispersion(schools), spread);
    for (std::size_t i = 0; i < schools.size(); ++i) {
        const FunnelSchool& school = funnel.schools[i];
        expectLimits(expected.at("funnel"), i, school.limits);
        expectClose(expected.at("z").at(i), school.z, "z");
        expectClose(expected.at("z_overdispersed_multiplicative").at(i), school.z_multiplicative, "multiplicative");
        expectClose(expected.at("z_overdispersed_additive").at(i), school.z_additive, "additive");
    }
}

void checkShrinkage(const json& expected, const std::vector<SchoolCount>& schools) {
    const golden::Agreement scope("school-shrinkage");
    const ShrunkenRates shrunken = *shrunkenRates(schools);
    expectClose(expected.at("betabin_rho"), shrunken.rho, "rho");
    expectClose(expected.at("betabin_M"), shrunken.prior_size.value_or(std::numeric_limits<double>::infinity()), "M");
    for (std::size_t i = 0; i < schools.size(); ++i) {
        const ShrunkenRate& school = shrunken.schools[i];
        expectClose(expected.at("eb_betabin").at(i), school.shrunken, "beta-binomial");
        expectClose(expected.at("eb_betabin_lower").at(i), school.interval->lower, "lower");
        expectClose(expected.at("eb_betabin_upper").at(i), school.interval->upper, "upper");
        expectClose(expected.at("eb_normal_B").at(i), school.reliability, "B");
        expectClose(expected.at("eb_normal").at(i), school.shrunken_normal, "normal");
        EXPECT_EQ(school.rank, expected.at("rank_eb").at(i).get<int>());
    }
}

void checkSchools(const json& one) {
    const std::vector<SchoolCount> schools = schoolsOf(one);
    const json& expected = one.at("expected");
    if (schools.size() == 1) {  // the reference says 0 for what does not exist with one school
        const SchoolRates table = *schoolRates(schools);
        expectClose(expected.at("p"), table.schools[0].rate.proportion(), "p");
        expectClose(expected.at("overall"), table.overall.proportion(), "overall");
        EXPECT_EQ(table.schools[0].rank, expected.at("rank_raw").get<int>());
        EXPECT_EQ(funnelPlot(schools)->schools[0].z, 0);
        EXPECT_FALSE(funnelPlot(schools)->over_dispersion);
        EXPECT_EQ(overDispersion(schools).problem().code, "too-few-groups");
        EXPECT_EQ(shrunkenRates(schools).problem().code, "too-few-groups");
        return;
    }
    checkRates(expected, schools);
    checkFunnel(expected, schools);
    checkShrinkage(expected, schools);
}

void checkFunnelGrid(const json& one) {
    const golden::Agreement scope("funnel");
    const json& sizes = one.at("data").at("n");
    for (std::size_t i = 0; i < sizes.size(); ++i)
        expectLimits(one.at("expected"), i, *funnelLimits(one.at("data").at("theta"), sizes.at(i)));
}

void checkRandomEffects(const json& one) {
    const golden::Agreement scope("school-random-effects");
    const json& expected = one.at("expected");
    const auto& table = golden::table(one.at("data"));
    const auto y = golden::numbers(table.at(one.at("args").at("y")));
    std::map<int, std::vector<double>> values;
    for (std::size_t row = 0; row < table.rows; ++row)
        if (y[row]) values[std::stoi(table.at(one.at("args").at("unit"))[row])].push_back(*y[row]);
    std::vector<SchoolMoments> schools;
    for (const auto& [id, of_school] : values)
        schools.push_back(schoolMoments(std::to_string(id), valueCounts(of_school)));
    const RandomEffects effects = *randomEffects(schools);
    EXPECT_EQ(effects.schools_used, expected.at("k"));
    EXPECT_EQ(effects.n, expected.at("N"));
    expectClose(expected.at("msb"), effects.msb, "msb");
    expectClose(expected.at("msw"), effects.msw, "msw");
    expectClose(expected.at("n0"), effects.n0, "n0");
    expectClose(expected.at("tau2_anova"), effects.tau2_anova, "tau2 anova");
    expectClose(expected.at("icc_anova"), effects.icc_anova, "icc anova");
    expectClose(expected.at("reml_mu"), effects.mu, "mu");
    expectClose(expected.at("reml_se_mu"), effects.mu_standard_error, "se of mu");
    expectClose(expected.at("reml_sigma2"), effects.sigma2, "sigma2");
    expectClose(expected.at("reml_tau2"), effects.tau2, "tau2");
    expectClose(expected.at("icc_reml"), effects.icc, "icc");
    for (std::size_t i = 0; i < schools.size(); ++i) {
        const SchoolEffect& school = effects.schools[i];
        EXPECT_EQ(school.school, golden::text(expected.at("level").at(i)));
        EXPECT_EQ(school.n, expected.at("n").at(i));
        expectClose(expected.at("school_mean").at(i), school.mean, "mean");
        expectClose(expected.at("reliability").at(i), school.reliability, "reliability");
        expectClose(expected.at("blup").at(i), school.blup, "blup");
        expectClose(expected.at("blup_posterior_sd_cond").at(i), school.blup_sd, "blup sd");
        EXPECT_EQ(school.rank_raw, expected.at("rank_raw").at(i).get<int>());
        EXPECT_EQ(school.rank_blup, expected.at("rank_blup").at(i).get<int>());
    }
}

const std::map<std::string, void (*)(const json&)> checks{{"school_proportions", checkSchools},
                                                          {"funnel_limits", checkFunnelGrid},
                                                          {"random_effects_oneway", checkRandomEffects}};

void run(bool large) {
    for (const json& one : golden::read("schools.json")) {
        if ((one.at("data") == "data/insteval.csv") != large) continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        ASSERT_TRUE(golden::available(one));
        checks.at(one.at("method"))(one);
    }
}

TEST(GoldenSchools, AgreesWithR) {
    run(false);
}

TEST(GoldenSchools, AgreesWithROnSeventyThousandRatings) {
    run(true);
}

TEST(GoldenSchools, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(golden::read("schools.json"),
                                        {"school_proportions", "funnel_limits", "random_effects_oneway"}, {});
}

}  // namespace
}  // namespace diaoyan
