// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/numeric/studentized_range.h"
#include "analysis/numeric/tails.h"
#include "tests/analysis/golden_all_values.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/hypergeometric.hpp>

#include <cmath>
#include <limits>

namespace diaoyan {
namespace {

using golden::Computed;
using golden::json;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

using Arguments = std::vector<std::vector<double>>;

Arguments argumentsOf(const json& one, const std::vector<std::string>& names) {
    Arguments columns;
    for (const std::string& name : names) columns.push_back(one.at("data").at(name).get<std::vector<double>>());
    return columns;
}

/// The function of each row of arguments, as the value `name` of the case.
template <class Function>
void setRows(Computed& computed, const std::string& name, const Arguments& columns, const Function& function) {
    std::vector<double> results;
    for (std::size_t i = 0; i < columns[0].size(); ++i) results.push_back(function(i));
    computed.of("distributions").set(name, results);
}

void computeTails(const json& one, Computed& computed) {
    const std::string id = one.at("id");
    if (id == "chisq_sf") {
        const Arguments a = argumentsOf(one, {"x", "df"});
        setRows(computed, "sf", a, [&](auto i) { return chiSquareUpperTail(a[0][i], a[1][i]).p; });
        setRows(computed, "log_sf", a, [&](auto i) { return chiSquareUpperTail(a[0][i], a[1][i]).log_p; });
    } else if (id == "t_two_sided") {
        const Arguments a = argumentsOf(one, {"t", "df"});
        setRows(computed, "p", a, [&](auto i) { return studentTTwoSided(a[0][i], a[1][i]).p; });
    } else if (id == "F_sf") {
        const Arguments a = argumentsOf(one, {"F", "d1", "d2"});
        setRows(computed, "sf", a, [&](auto i) { return fUpperTail(a[0][i], a[1][i], a[2][i]).p; });
    } else if (id == "normal") {
        const Arguments a = argumentsOf(one, {"z"});
        setRows(computed, "sf", a, [&](auto i) { return normalUpperTail(a[0][i]).p; });
        setRows(computed, "two_sided", a, [&](auto i) { return normalTwoSided(a[0][i]).p; });
    } else if (id == "normal_quantile") {
        const Arguments a = argumentsOf(one, {"p"});
        setRows(computed, "z", a, [&](auto i) { return normalQuantile(a[0][i]); });
    } else if (id == "t_quantile") {
        const Arguments a = argumentsOf(one, {"p", "df"});
        setRows(computed, "t", a, [&](auto i) { return studentTQuantile(a[0][i], a[1][i]); });
    }
}

/// The discrete distributions are those of the library; these are the conventions that the callers count on.
void computeLibrary(const json& one, Computed& computed) {
    const std::string id = one.at("id");
    if (id == "hypergeom") {
        const Arguments a = argumentsOf(one, {"x", "K", "N", "n"});
        const auto distribution = [&](std::size_t i) {
            const auto whole = [&](std::size_t column) { return static_cast<unsigned>(a[column][i]); };
            return boost::math::hypergeometric(whole(1), whole(3), whole(2));
        };
        setRows(computed, "cdf", a, [&](auto i) { return boost::math::cdf(distribution(i), a[0][i]); });
        setRows(computed, "pmf", a, [&](auto i) { return boost::math::pdf(distribution(i), a[0][i]); });
    } else if (id == "qbinom") {
        using RoundUp = boost::math::policies::policy<
            boost::math::policies::discrete_quantile<boost::math::policies::integer_round_up>>;
        const Arguments a = argumentsOf(one, {"p", "n", "th"});
        setRows(computed, "q", a, [&](auto i) {
            return quantile(boost::math::binomial_distribution<double, RoundUp>(a[1][i], a[2][i]), a[0][i]);
        });
    } else if (id == "qbeta") {
        const Arguments a = argumentsOf(one, {"p", "a", "b"});
        setRows(computed, "q", a,
                [&](auto i) { return quantile(boost::math::beta_distribution<double>(a[1][i], a[2][i]), a[0][i]); });
    }
}

void computeRange(const json& one, Computed& computed) {
    if (one.at("id") == "ptukey") {
        const Arguments a = argumentsOf(one, {"q", "k", "df"});
        setRows(computed, "sf", a, [&](auto i) {
            return studentizedRangeUpperTail(a[0][i], static_cast<std::int64_t>(a[1][i]), a[2][i]).p;
        });
    } else if (one.at("id") == "qtukey") {
        const Arguments a = argumentsOf(one, {"p", "k", "df"});
        setRows(computed, "q", a,
                [&](auto i) { return studentizedRangeQuantile(a[0][i], static_cast<std::int64_t>(a[1][i]), a[2][i]); });
    }
}

TEST(GoldenDistributions, AgreeWithR) {
    int checked = 0;
    for (const json& one : golden::read("distributions.json")) {
        SCOPED_TRACE(one.at("id").get<std::string>());
        Computed computed;
        computeTails(one, computed);
        computeLibrary(one, computed);
        computeRange(one, computed);
        json expected = one.at("expected");
        expected.erase("r_ptukey_for_comparison");  // R's own, wrong in the third digit (see the note of the case)
        computed.expectAgreement(expected, 1e-10);
        ++checked;
    }
    EXPECT_EQ(checked, 11);
}

TEST(GoldenDistributions, EveryCaseIsAccountedFor) {
    golden::expectEveryCaseAccountedFor(golden::read("distributions.json"),
                                        {"chisq", "t", "F", "normal", "normal_quantile", "t_quantile",
                                         "studentized_range", "studentized_range_quantile", "hypergeometric",
                                         "binomial_quantile", "beta_quantile"},
                                        {});
}

void expectLog(double expected, const Tail& tail) {
    EXPECT_NEAR(tail.log_p / expected, 1, 1e-11) << tail.log_p << " instead of " << expected;
    if (expected < -750) { EXPECT_EQ(tail.p, 0); }
}

/// R: pchisq, pt, pf and pnorm with lower.tail = FALSE, log.p = TRUE.
TEST(Tails, LogarithmsWhereProbabilitiesVanish) {
    expectLog(-5004.8310615136461, chiSquareUpperTail(1e4, 1));
    expectLog(-499950.68859232072, chiSquareUpperTail(1e6, 10));
    expectLog(-2446.309116308229, chiSquareUpperTail(5000, 18.6));
    expectLog(-50005.982264084887, chiSquareUpperTail(1e5, 1));
    expectLog(-3458.0568098975396, studentTTwoSided(1e3, 1000));
    expectLog(-803.27517756978216, studentTTwoSided(-40, 1e6));
    expectLog(-764.43990932721613, studentTTwoSided(100, 500));
    expectLog(-652.11097138717957, studentTTwoSided(1e10, 30.5));
    expectLog(-16719.136181259451, studentTTwoSided(2000, 5000));
    expectLog(-867.05837339702828, fUpperTail(200, 13, 2558));
    expectLog(-6462.8183986584536, fUpperTail(1e5, 4, 2558));
    expectLog(-9116.0778396977312, fUpperTail(1e4, 2, 1e5));
    expectLog(-3075.729377431674, fUpperTail(500, 13, 73407));
    expectLog(-804.6084420137538, normalUpperTail(40));
    expectLog(-5005.5242086942053, normalUpperTail(100));
    expectLog(-50000010.129278913, normalUpperTail(1e4));
}

TEST(StudentizedRange, TwoGroupsAreStudentsT) {
    StudentizedRange range(2);
    for (const double df : {1.0, 2.0, 3.7, 30.0, 2558.0, 1e6, infinity})
        for (const double q : {1e-3, 0.5, 2.0, 8.0, 40.0, 100.0, 1000.0}) {
            const Tail t = studentTTwoSided(q / std::sqrt(2.0), df);
            const Tail found = range.upperTail(q, df);
            EXPECT_NEAR(found.log_p, t.log_p, 2e-12 * std::max(1.0, std::abs(t.log_p))) << q << ' ' << df;
            if (t.p > 1e-280) { EXPECT_NEAR(found.p / t.p, 1, 1e-11) << q << ' ' << df; }
        }
}

/// The same double integral in R with finer Gauss-Legendre panels (1/2 wide inside, 12 nodes; 400 outside).
TEST(StudentizedRange, ManyGroups) {
    struct Row {
        double q;
        std::int64_t groups;
        double df, p;
    };
    for (const Row& row :
         std::vector<Row>{{6.5, 50, 1, 0.50888077723915115},       {6.5, 200, 1, 0.60006486511268864},
                          {6.5, 1000, 1, 0.68000405452739887},     {8, 50, 3, 0.1910535907210906},
                          {8, 200, 3, 0.29958014935831973},        {8, 1000, 3, 0.42130729957867874},
                          {5, 50, 10, 0.3894353632781925},         {12, 50, 10, 0.0015368986083370041},
                          {5, 200, 10, 0.69557213242880755},       {12, 200, 10, 0.00597580142558522},
                          {5, 1000, 10, 0.9048525797124769},       {12, 1000, 10, 0.019153023031196616},
                          {6.5, 50, 60, 0.016007023588758565},     {6.5, 200, 60, 0.1159273912269345},
                          {6.5, 1000, 60, 0.49848552000672336},    {5, 50, 1000, 0.21388542262338819},
                          {12, 50, 1000, 9.4003032035495093e-14},  {5, 200, 1000, 0.80199943734256374},
                          {12, 200, 1000, 1.5266525106661248e-12}, {5, 1000, 1000, 0.99993203183142154},
                          {12, 1000, 1000, 3.826997951772425e-11}}) {
        EXPECT_NEAR(studentizedRangeUpperTail(row.q, row.groups, row.df).p / row.p, 1, 1e-11)
            << row.q << ' ' << row.groups << ' ' << row.df;
    }
}

TEST(StudentizedRange, FarOutItIsBonferronisBound) {
    for (const std::int64_t groups : {3, 200}) {
        StudentizedRange range(groups);
        const double pairs = static_cast<double>(groups * (groups - 1) / 2);
        for (const double df : {500.0, infinity}) {
            const Tail bound = studentTTwoSided(60 / std::sqrt(2.0), df);
            const Tail found = range.upperTail(60, df);
            EXPECT_NEAR(found.log_p, bound.log_p + std::log(pairs), 1e-9 * std::abs(bound.log_p)) << df;
            EXPECT_LE(found.log_p, bound.log_p + std::log(pairs) + 1e-10 * std::abs(bound.log_p));
        }
    }
}

TEST(StudentizedRange, ManyDegreesOfFreedomAreNearlyInfinitelyMany) {
    StudentizedRange range(7);
    for (const double q : {0.5, 3.0, 9.0, 70.0}) {
        const Tail limit = range.upperTail(q, infinity);
        for (const double df : {1e9, 1e12, 1e15, 1e16}) {
            // The first correction is q^4 / (16 df) of the logarithm, and q^2 less.
            const double correction = (q * q * q * q + 10) / df;
            EXPECT_NEAR(range.upperTail(q, df).log_p, limit.log_p, correction + 1e-12 * (1 - limit.log_p))
                << q << ' ' << df;
        }
    }
}

TEST(StudentizedRange, FallsWithQAndGrowsWithTheNumberOfGroups) {
    for (const double df : {1.0, 7.0, 1e5}) {
        double more = 0;
        StudentizedRange few(5), many(6);
        for (double q = 0; q < 60; q += 0.37) {
            const double log_p = few.upperTail(q, df).log_p;
            EXPECT_TRUE(log_p < more || q == 0) << q << ' ' << df;
            EXPECT_LE(log_p, many.upperTail(q, df).log_p);
            more = log_p;
        }
    }
}

TEST(StudentizedRange, CriticalValuesInvertTheTail) {
    for (const std::int64_t groups : {2, 4, 200})
        for (const double df : {1.0, 12.0, 900.0, infinity})
            for (const double alpha : {0.5, 0.05, 1e-3, 1e-12}) {
                StudentizedRange range(groups);
                const double q = range.criticalValue(alpha, df);
                EXPECT_NEAR(range.upperTail(q, df).p / alpha, 1, 1e-10) << groups << ' ' << df << ' ' << alpha;
            }
}

TEST(StudentizedRange, Bounds) {
    EXPECT_EQ(studentizedRangeUpperTail(0, 3, 10), Tail{});
    EXPECT_EQ(studentizedRangeUpperTail(-1, 3, 10), Tail{});
    EXPECT_EQ(studentizedRangeUpperTail(infinity, 3, 10).p, 0);
    EXPECT_EQ(studentizedRangeUpperTail(infinity, 3, 10).log_p, -infinity);
    for (const Tail& undefined :
         {studentizedRangeUpperTail(1, 1, 10), studentizedRangeUpperTail(1, 3, 0.5),
          studentizedRangeUpperTail(notANumber, 3, 10), studentizedRangeUpperTail(1, 3, notANumber),
          studentizedRangeUpperTail(1, 1'000'000'000, 10)})
        EXPECT_TRUE(std::isnan(undefined.p) && std::isnan(undefined.log_p));
    for (const double alpha : {0.0, 1.0, -1.0, notANumber})
        EXPECT_TRUE(std::isnan(StudentizedRange(3).criticalValue(alpha, 10)));
    const Tail large = studentizedRangeUpperTail(9, 1'000'000, 50);
    EXPECT_TRUE(large.p > 0.5 && large.p <= 1);
}

}  // namespace
}  // namespace diaoyan
