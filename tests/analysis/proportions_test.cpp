// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/proportions/finite_population.h"
#include "analysis/proportions/hypergeometric.h"
#include "analysis/proportions/proportion_interval.h"
#include "analysis/proportions/sample_size.h"
#include "tests/analysis/golden_cases.h"

namespace diaoyan {
namespace {

using golden::expectClose;
using golden::json;

constexpr double tolerance = 1e-9;

void expectInterval(const json& expected, const std::optional<Interval>& got, const std::string& what,
                    double within = tolerance, double absolute = 1e-17) {
    ASSERT_TRUE(got.has_value()) << what;
    expectClose(expected.at(0), got->lower, what + " lower", within, absolute);
    expectClose(expected.at(1), got->upper, what + " upper", within, absolute);
}

void checkIntervals(const json& one) {
    const json& expected = one.at("expected");
    const std::int64_t x = one.at("data").at("x"), n = one.at("data").at("n");
    const Confidence confidence(one.at("args").at("conf"));
    const double p = static_cast<double>(x) / static_cast<double>(n);
    expectClose(expected.at("p"), p, "p");
    expectClose(expected.at("se_wald"), std::sqrt(p * (1 - p) / static_cast<double>(n)), "se");
    expectInterval(expected.at("wald"), waldInterval(x, n, confidence), "wald");
    expectInterval(expected.at("wilson"), wilsonInterval(x, n, confidence), "wilson");
    expectInterval(expected.at("wilson_cc"), wilsonContinuityInterval(x, n, confidence), "wilson_cc");
    expectInterval(expected.at("agresti_coull"), agrestiCoullInterval(x, n, confidence), "agresti_coull");
    expectInterval(expected.at("clopper_pearson"), clopperPearsonInterval(x, n, confidence), "clopper_pearson");
    expectInterval(expected.at("jeffreys"), jeffreysInterval(x, n, confidence), "jeffreys");
    expectInterval(expected.at("mid_p"), midPInterval(x, n, confidence), "mid_p");
    const Interval wilson = *wilsonInterval(x, n, confidence);
    expectClose(expected.at("wilson_centre"), (wilson.lower + wilson.upper) / 2, "centre", tolerance);
}

void checkFinitePopulation(const json& one) {
    const json& expected = one.at("expected");
    const json& data = one.at("data");
    const auto made =
        finitePopulationShare(data.at("x"), data.at("n"), data.at("N"), Confidence(one.at("args").at("conf")));
    ASSERT_TRUE(made.ok());
    expectClose(expected.at("p"), made->proportion, "p");
    expectClose(expected.at("fpc_N_minus_1"), made->correction, "correction");
    expectClose(expected.at("fpc_survey"),
                std::sqrt(1 - static_cast<double>(made->base) / static_cast<double>(made->population)), "fpc_survey");
    expectClose(expected.at("se_fpc"), made->se, "se");
    expectClose(expected.at("se_survey_package"), made->se_survey, "se_survey");
    expectInterval(expected.at("wald_fpc"), made->wald, "wald");
    expectInterval(expected.at("wilson_fpc"), made->wilson, "wilson", tolerance, 1e-16);
    expectClose(expected.at("n_eff"), made->effective_size, "n_eff");
    EXPECT_EQ(expected.at("hypergeometric_exact_count").at(0), *made->fewest);
    EXPECT_EQ(expected.at("hypergeometric_exact_count").at(1), *made->most);
    expectInterval(expected.at("hypergeometric_exact"), made->hypergeometric, "exact");
}

void checkSampleSize(const json& one) {
    const json& expected = one.at("expected");
    const json& data = one.at("data");
    std::optional<std::int64_t> population;
    if (data.contains("N") && data.at("N").is_number()) population = data.at("N").get<std::int64_t>();
    const auto made = sampleSize(data.at("margin"), data.at("p"), population, Confidence(one.at("args").at("conf")));
    ASSERT_TRUE(made.ok());
    expectClose(expected.at("n0"), made->unlimited, "n0");
    expectClose(expected.at("n"), made->size, "n");
    EXPECT_EQ(made->needed, expected.at("n_ceiling"));
}

int check(const std::string& method, const char* statistic, void (*checkOne)(const json&)) {
    const golden::Agreement scope(statistic);
    int checked = 0;
    for (const json& one : golden::read("proportions.json")) {
        if (one.at("method") != method) continue;
        SCOPED_TRACE(one.at("id").get<std::string>());
        checkOne(one);
        ++checked;
    }
    return checked;
}

TEST(GoldenProportionIntervals, AllSevenAgreeWithR) {
    EXPECT_EQ(check("proportion_ci", "proportion-interval", checkIntervals), 32);
}

TEST(GoldenProportionIntervals, WithAFinitePopulationAgreeWithR) {
    EXPECT_EQ(check("proportion_ci_fpc", "finite-population-share", checkFinitePopulation), 10);
}

TEST(GoldenProportionIntervals, SampleSizesAgreeWithR) {
    EXPECT_EQ(check("sample_size", "sample-size", checkSampleSize), 3);
}

/// The response rates are checked with the frequencies, the differences in proportion_difference_test.cpp.
TEST(GoldenProportionIntervals, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(golden::read("proportions.json"),
                                        {"proportion_ci", "proportion_ci_fpc", "sample_size", "proportion_difference",
                                         "response_rate", "ratio_to_enrolment"},
                                        {});
}

using Method = std::optional<Interval> (*)(std::int64_t, std::int64_t, Confidence);
const std::map<std::string, Method> methods{{"wilson", wilsonInterval},
                                            {"clopper_pearson", clopperPearsonInterval},
                                            {"wilson_cc", wilsonContinuityInterval},
                                            {"agresti_coull", agrestiCoullInterval},
                                            {"jeffreys", jeffreysInterval},
                                            {"mid_p", midPInterval},
                                            {"wald", waldInterval}};

TEST(ProportionIntervals, AreUndefinedWithoutAShare) {
    for (const auto& [name, method] : methods) {
        SCOPED_TRACE(name);
        EXPECT_FALSE(method(0, 0, Confidence{}).has_value());
        EXPECT_FALSE(method(-1, 5, Confidence{}).has_value());
        EXPECT_FALSE(method(6, 5, Confidence{}).has_value());
        EXPECT_FALSE(method(0, -5, Confidence{}).has_value());
    }
}

TEST(ProportionIntervals, CountingTheNoMirrorsThem) {
    for (const auto& [name, method] : methods)
        for (std::int64_t x = 0; x <= 9; ++x) {
            SCOPED_TRACE(name + " " + std::to_string(x));
            const Interval yes = *method(x, 9, Confidence(0.9)), no = *method(9 - x, 9, Confidence(0.9));
            EXPECT_NEAR(yes.lower, 1 - no.upper, 1e-14);
            EXPECT_NEAR(yes.upper, 1 - no.lower, 1e-14);
            EXPECT_LE(yes.lower, yes.upper);
        }
}

TEST(ProportionIntervals, ShrinkWithTheBaseAndGrowWithTheConfidence) {
    for (const auto& [name, method] : methods) {
        SCOPED_TRACE(name);
        const auto width = [&](std::int64_t times, double level) {
            const Interval interval = *method(3 * times, 10 * times, Confidence(level));
            return interval.upper - interval.lower;
        };
        EXPECT_LT(width(2, 0.95), width(1, 0.95));
        EXPECT_LT(width(1'000'000, 0.95), width(1000, 0.95));
        EXPECT_LT(width(1, 0.8), width(1, 0.95));
        EXPECT_NEAR(width(1'000'000, 0.95) / width(4'000'000, 0.95), 2, 1e-3);
    }
}

TEST(ProportionIntervals, ExactOnesNestAndCoverWhatTheySay) {
    for (std::int64_t x = 0; x <= 12; ++x) {
        const Interval exact = *clopperPearsonInterval(x, 12, Confidence{});
        const Interval mid = *midPInterval(x, 12, Confidence{});
        EXPECT_LE(exact.lower, mid.lower);
        EXPECT_GE(exact.upper, mid.upper);
        EXPECT_LE(mid.lower, x / 12.0);
        EXPECT_GE(mid.upper, x / 12.0);
    }
}

TEST(ProportionIntervals, LowConfidenceIsNoError) {
    for (const auto& [name, method] : methods)
        for (const std::int64_t x : {0, 1, 3, 4}) {
            SCOPED_TRACE(name);
            const auto interval = method(x, 4, Confidence(1e-6));
            ASSERT_TRUE(interval.has_value());
            EXPECT_TRUE(std::isfinite(interval->lower) && std::isfinite(interval->upper));
        }
}

TEST(ProportionIntervals, BillionsOfAnswersTakeNoTime) {
    for (const auto& [name, method] : methods)
        for (const std::int64_t x : {std::int64_t{0}, std::int64_t{1}, std::int64_t{2'000'000'000}}) {
            SCOPED_TRACE(name);
            const Interval interval = *method(x, 4'000'000'000, Confidence{});
            EXPECT_LE(interval.upper - interval.lower, 4e-5);
            EXPECT_TRUE(std::isfinite(interval.lower) && std::isfinite(interval.upper));
        }
    // 1 - (alpha / 2)^(1 / n), which needs every digit of the complement.
    EXPECT_NEAR(clopperPearsonInterval(0, 4'000'000'000, Confidence{})->upper / (-std::log(0.025) / 4e9), 1, 1e-9);
    EXPECT_NEAR(midPInterval(0, 4'000'000'000, Confidence{})->upper / (-std::log(0.05) / 4e9), 1, 1e-9);
}

TEST(FinitePopulationShare, RefusesWhatCannotBe) {
    EXPECT_EQ(finitePopulationShare(0, 0, 10).problem().code, "no-base");
    EXPECT_EQ(finitePopulationShare(3, 2, 10).problem().code, "impossible-count");
    EXPECT_EQ(finitePopulationShare(1, 11, 10).problem().code, "base-exceeds-population");
}

TEST(FinitePopulationShare, OnePupilIsACensusOfOne) {
    const FinitePopulationShare share = *finitePopulationShare(1, 1, 1);
    EXPECT_EQ(share.correction, 0);
    EXPECT_EQ(share.wilson, (Interval{1, 1}));
    EXPECT_EQ(*share.hypergeometric, (Interval{1, 1}));
    EXPECT_FALSE(share.se_survey.has_value());
}

/// The definition, one number of yes after the other.
TEST(FinitePopulationShare, BisectionFindsWhatTryingAllFinds) {
    for (std::int64_t population = 1; population <= 14; ++population)
        for (std::int64_t base = 1; base <= population; ++base)
            for (std::int64_t count = 0; count <= base; ++count) {
                std::optional<std::int64_t> fewest, most;
                for (std::int64_t yes = count; yes <= population - (base - count); ++yes) {
                    const Hypergeometric drawn(yes, population - yes, base);
                    double at_least = 0, at_most = 0;
                    for (std::int64_t x = drawn.lowest(); x <= drawn.highest(); ++x) {
                        if (x >= count) at_least += std::exp(drawn.logProbability(x));
                        if (x <= count) at_most += std::exp(drawn.logProbability(x));
                    }
                    if (!fewest && at_least > 0.05) fewest = yes;
                    if (at_most > 0.05) most = yes;
                }
                const FinitePopulationShare share = *finitePopulationShare(count, base, population, Confidence(0.9));
                EXPECT_EQ(share.fewest, fewest) << count << ' ' << base << ' ' << population;
                EXPECT_EQ(share.most, most) << count << ' ' << base << ' ' << population;
            }
}

TEST(FinitePopulationShare, MillionsTakeNoTime) {
    const FinitePopulationShare share = *finitePopulationShare(300'000, 1'000'000, 1'500'000'000);
    EXPECT_NEAR(share.hypergeometric->lower, share.wilson.lower, 1e-5);
    EXPECT_NEAR(share.hypergeometric->upper, share.wilson.upper, 1e-5);
    EXPECT_FALSE(finitePopulationShare(300'000, 1'000'000, 3'000'000'000)->hypergeometric.has_value());
}

TEST(Hypergeometric, SumsToOneAndAgreesWithFactorials) {
    // C(5, 2) C(7, 2) / C(12, 4)
    EXPECT_NEAR(std::exp(Hypergeometric(5, 7, 4).logProbability(2)), 10 * 21 / 495.0, 1e-14);
    for (const auto& [marked, unmarked, drawn] : std::vector<std::array<std::int64_t, 3>>{
             {0, 5, 3}, {5, 0, 3}, {5, 7, 0}, {5, 7, 12}, {40, 60, 30}, {1000, 9000, 400}, {3, 1'000'000, 900'000}}) {
        const Hypergeometric drawn_from(marked, unmarked, drawn);
        double sum = 0;
        for (std::int64_t x = drawn_from.lowest(); x <= drawn_from.highest(); ++x) {
            EXPECT_NEAR(drawn_from.lowerTail(x - 1).p, sum, 1e-12);
            EXPECT_NEAR(drawn_from.upperTail(x).p, 1 - sum, 1e-12);
            sum += std::exp(drawn_from.logProbability(x));
        }
        EXPECT_NEAR(sum, 1, 1e-12);
    }
}

TEST(Hypergeometric, TailsKeepTheirLogarithm) {
    const Hypergeometric drawn(1'000'000, 1'000'000, 10'000);
    const Tail all_marked = drawn.upperTail(10'000);
    EXPECT_EQ(all_marked.p, 0);
    // 10^4 draws of about 1/2, a little less each time.
    EXPECT_NEAR(all_marked.log_p, -6956.6, 1);
    EXPECT_EQ(drawn.lowerTail(-1).p, 0);
    EXPECT_EQ(drawn.lowerTail(10'000), Tail{});
}

TEST(SampleSize, RefusesTheImpossible) {
    EXPECT_EQ(sampleSize(0).problem().code, "impossible-margin");
    EXPECT_EQ(sampleSize(1e-300).problem().code, "impossible-margin");
    EXPECT_EQ(sampleSize(std::nan("")).problem().code, "impossible-margin");
    EXPECT_EQ(sampleSize(0.05, 1).problem().code, "impossible-proportion");
    EXPECT_EQ(sampleSize(0.05, 0.5, 0).problem().code, "no-population");
}

TEST(SampleSize, NeverAsksForMoreThanThereAre) {
    for (const std::int64_t population : {1, 2, 10, 132, 829, 14707}) {
        for (const double margin : {0.001, 0.03, 0.05, 0.3, 0.9})
            EXPECT_LE(sampleSize(margin, 0.5, population)->needed, population);
        EXPECT_GE(sampleSize(0.05, 0.5, population)->needed, 1);
    }
    EXPECT_EQ(sampleSize(0.05)->needed, 385);
    EXPECT_EQ(sampleSize(0.05, 0.5, 1'000'000'000'000)->needed, 385);
}

}  // namespace
}  // namespace diaoyan
